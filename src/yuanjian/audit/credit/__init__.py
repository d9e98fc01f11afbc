"""The credit score: each item judged from facts, the total as a range with reasons."""
