"""The four things a cell can be: blank (None), confirmed none, not applicable, or a value (0 is one)."""

from enum import Enum


class Mark(Enum):
    """What an officer writes instead of a value.

    ``NONE``  «无»: confirmed that there is none (evidence, when it has a source).
    ``NA``    «/»: does not apply here.
    A blank cell is ``None`` in Python and means *not filled*, that is, missing.
    """

    NONE = "无"
    NA = "/"


_SPELLINGS = {
    "无": Mark.NONE,
    "没有": Mark.NONE,
    "/": Mark.NA,
    "／": Mark.NA,
    "不适用": Mark.NA,
    "n/a": Mark.NA,
}

BLANKS = frozenset({"", "—", "——", "-", "－", "--"})
"""Spellings that say nothing: they count as blank, never as zero or none."""


def read_mark(text: str) -> Mark | None:
    """The mark that a whole cell text spells, or None when it is something else."""
    return _SPELLINGS.get(text.strip().lower())
