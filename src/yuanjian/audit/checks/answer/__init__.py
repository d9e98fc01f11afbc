"""Answers to requirements in tables 1 to 3: do they answer, and does the result follow from them."""
