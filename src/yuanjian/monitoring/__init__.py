"""Series of measured values: readers, quality, the lake, evaluation by standard (air, water, outlets).

A series is a table of readings (``readings.py`` has its columns). Readers make it from files, quality adds states
beside the raw values, evaluation is SQL over it (docs/decisions/0016), run by an engine of ``engines/``.
"""
