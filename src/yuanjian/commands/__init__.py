"""The shelf of commands: one file a verb. Each has ``HELP``, ``arguments(parser)`` and ``run(args) -> int``.

These modules import nothing heavy at their top: ``yuanjian --help`` reads them all.
"""
