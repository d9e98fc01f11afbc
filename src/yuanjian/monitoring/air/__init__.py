"""Ambient air: the index of an hour or a day (HJ 633), a year by hours or days (HJ 663, GB 3095)."""
