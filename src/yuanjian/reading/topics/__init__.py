"""What a report may say yes or no about, and the words of saying it: data, found by being here."""
