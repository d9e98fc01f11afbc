"""The shelf of facts: one file a paragraph or table of the report; ``<file>.<function>`` is a fact's id."""
