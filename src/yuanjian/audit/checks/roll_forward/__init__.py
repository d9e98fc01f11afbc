"""Stocks that must follow from last year's: opening + in − out = closing."""
