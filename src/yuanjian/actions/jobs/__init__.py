"""Long work, one file a kind: ``run(work, **arguments)`` does it and returns what the page needs (JSON).

A job may be run again after the process died in the middle: it must then start over or go on, never double.
"""
