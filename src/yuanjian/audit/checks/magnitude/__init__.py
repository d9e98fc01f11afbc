"""Magnitudes that cannot be: slips of unit or of the decimal point."""
