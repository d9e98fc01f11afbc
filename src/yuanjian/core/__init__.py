"""Words that everyone shares: numbers, dates, codes, rounding, units, evidence. Standard library only."""
