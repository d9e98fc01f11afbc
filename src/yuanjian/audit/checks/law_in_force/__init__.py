"""What is cited against the time when it was in force."""
