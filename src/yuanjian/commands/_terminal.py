"""What a command prints: aligned for Chinese characters, in colour on a terminal, plain elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

_PIECES = re.compile(r"[（“‘《〔【]*(?:[\x21-\x7e]+|.)[，。；：、）”’》〕】？！]*")
_CLOSING = frozenset(",.;:)]")
_COLOURS = {"red": "31", "yellow": "33", "green": "32", "blue": "34", "grey": "90", "bold": "1"}


def width(text: str) -> int:
    """Columns that a text takes: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """A text filled with blanks to a number of columns."""
    gap = " " * max(0, columns - width(text))
    return gap + text if right else text + gap


def cut(text: str, columns: int) -> str:
    """A text shortened to a number of columns, with … where it was cut."""
    if width(text) <= columns:
        return text
    taken, used = [], 1
    for char in text:
        used += width(char)
        if used > columns:
            break
        taken.append(char)
    return "".join(taken) + "…"


def coloured(text: str, *styles: str) -> str:
    """A text in colour when standard output is a terminal that wants it."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or not styles:
        return text
    return f"\033[{';'.join(_COLOURS[s] for s in styles)}m{text}\033[0m"


def heading(text: str) -> None:
    """A heading with a line of space above it."""
    print("\n" + coloured(text, "bold"))


def wrapped(text: str, indent: str, hanging: str | None = None) -> str:
    """A long text folded to the terminal; ``hanging`` indents its further lines, by default as the first.

    A run of Latin letters or digits is not torn apart, a line neither begins with a closing mark nor ends
    in an opening one.
    """
    further = " " * width(indent) if hanging is None else hanging
    room = min(shutil.get_terminal_size().columns, 110)
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = (indent if not lines else further), width(indent if not lines else further)
        for piece in _PIECES.findall(part):
            if used + width(piece) > room and line.strip() and piece[0] not in _CLOSING:
                lines.append(line.rstrip())
                line, used = further, width(further)
                piece = piece.lstrip()
            line += piece
            used += width(piece)
        lines.append(line)
    return "\n".join(lines)


def table(
    rows: Iterable[Sequence[str]], heads: Sequence[str], *, right: frozenset[int] = frozenset()
) -> None:
    """A small table; the columns named in ``right`` are aligned to the right."""
    body = [list(r) for r in rows]
    sizes = [max(width(r[i]) for r in [list(heads), *body]) for i in range(len(heads))]
    print(
        "  "
        + coloured(
            "  ".join(padded(h, sizes[i], right=i in right) for i, h in enumerate(heads)), "grey"
        )
    )
    for row in body:
        print(
            "  "
            + "  ".join(padded(c, sizes[i], right=i in right) for i, c in enumerate(row)).rstrip()
        )
