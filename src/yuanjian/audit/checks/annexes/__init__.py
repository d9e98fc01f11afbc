"""What a report announces or must have and does not hold: annexes, chapters."""
