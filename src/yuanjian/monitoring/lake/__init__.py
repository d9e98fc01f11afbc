"""Closed days of readings as Parquet files: a lake that readers see whole, whatever a writer was killed at.

``manifest.py``  which files count; replaced atomically, readers see only what it names
``store.py``     the only writer: add, compact, sweep
``view.py``      readings as they stand: the manifest's files and hot rows, each interval once, its latest version
``lock.py``      one writer at a time
"""
