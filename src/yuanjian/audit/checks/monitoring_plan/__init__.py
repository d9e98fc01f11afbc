"""The monitoring plan of the planning EIA against what was monitored, and lists of factors."""
