"""What is doubtful inside a single row."""
