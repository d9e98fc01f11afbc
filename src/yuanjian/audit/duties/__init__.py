"""The shelf of duties: one file a duty, each with a generator ``find`` (see ``audit/duty.py``)."""
