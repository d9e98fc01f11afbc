"""What the form left behind: blanks and alternatives that nobody filled in or struck out."""
