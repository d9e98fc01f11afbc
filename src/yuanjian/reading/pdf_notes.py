"""Footnotes of a PDF: small lines at the foot of a page, under a short rule or with a raised mark that the text has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yuanjian.reading.pdf_lines import Line, Run
from yuanjian.reading.pdf_sheets import Sheet

_SMALL = 0.93
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPER, "0123456789")
_MARK = re.compile(rf"\s*([{_SUPER}]{{1,3}}|[①-⑳]|\[[{_SUPER}\d]{{1,3}}\]|[*†‡]{{1,3}})\s*")
_BARE_MARK = re.compile(r"\s*(\d{1,3})(?:\s+|[.、．)）]\s*)?(?=[^\d\s.])")
# A raised figure behind these is a power or a unit, not a mark.
_POWER = re.compile(r"(?:10|(?<![A-Za-z])[kcdhmuμn]?m|s|h|L|l|g|[-−+×])$")


@dataclass(slots=True)
class Note:
    """A footnote: where it stands, its lines with the mark taken off."""

    page: int
    run: Run


def without_notes(sheets: Sequence[Sheet]) -> list[Note]:
    """Takes the footnotes off the pages, and their marks out of the text. Headers and page numbers are off already."""
    usual = _usual_size(sheets)
    notes: list[Note] = []
    for sheet in sheets:
        below = _below(sheet, usual)
        if not below:
            continue
        sheet.lines = sheet.lines[: -len(below)]
        for line in below:
            mark, rest = _parted(line, sheet)
            if mark:
                _unmarked(sheet, mark)
                notes.append(Note(sheet.number, Run([rest])))
            elif notes:
                notes[-1].run.lines.append(line)
            else:
                notes.append(Note(sheet.number, Run([line])))
    return notes


def _usual_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _below(sheet: Sheet, usual: float) -> list[Line]:
    """The lines of a page that are its notes; none where that is not plain."""
    floor = max([0.45 * sheet.height, *(t.bottom for t in sheet.tables)])
    foot = [line for line in sheet.lines if line.y > floor]
    for rule in sorted((y for y in sheet.short_rules if y >= floor - 1), reverse=True):
        under = [line for line in foot if line.y - 0.5 * line.size > rule]
        if not under or under[0].y - rule > 3 * usual or len(under) == len(sheet.lines):
            continue
        small = all(line.size < _SMALL * usual for line in under)
        mark, _ = _parted(under[0], sheet)
        if small or (mark and _marked(sheet, mark)):
            return under
    under = []
    for line in reversed(foot):
        if line.size >= _SMALL * usual:
            break
        under.insert(0, line)
    while under and len(under) < len(sheet.lines):
        mark, _ = _parted(under[0])
        if mark and _marked(sheet, mark):
            return under
        under.pop(0)
    return []


def _parted(line: Line, ruled: Sheet | None = None) -> tuple[str, Line]:
    """The mark that a line begins with («1», «①»; empty where it has none), and the line without it.

    Under a rule the mark may stand on the line, where the text above has it raised.
    """
    found = _MARK.match(line.text)
    if found is None and ruled is not None and (bare := _BARE_MARK.match(line.text)):
        found = bare if _marked(ruled, bare[1]) else None
    if found is None or found.end() == len(line.text):
        return "", line
    return found[1].translate(_PLAIN), replace(line, text=line.text[found.end() :])


def _marked(sheet: Sheet, mark: str) -> bool:
    """Whether the text of a page has a mark. A note's own is at its line's beginning and does not count."""
    cells = (run.lines for t in sheet.tables for cell in t.cells for run in cell.runs)
    return any(
        _at(line.text, mark) is not None for lines in (sheet.lines, *cells) for line in lines
    )


def _unmarked(sheet: Sheet, mark: str) -> None:
    """Takes the first such mark out of the text of the page."""
    for several in (
        sheet.lines,
        *(run.lines for t in sheet.tables for cell in t.cells for run in cell.runs),
    ):
        for i, line in enumerate(several):
            at = _at(line.text, mark)
            if at is not None:
                text = line.text[: at[0]] + line.text[at[1] :]
                several[i] = replace(line, text=text)
                return


def _at(text: str, mark: str) -> tuple[int, int] | None:
    """Where a mark stands raised in a text, or as a circled figure."""
    bare = mark.strip("[]")
    lifted = "".join(_SUPER[int(c)] for c in bare) if bare.isdecimal() else bare
    shown = f"[{lifted}]" if mark.startswith("[") else lifted
    at = text.find(shown)
    while at >= 0:
        end = at + len(shown)
        whole = text[end : end + 1] not in _SUPER or end == len(text)
        whole = whole and (at == 0 or text[at - 1] not in _SUPER)
        if (
            at > 0
            and whole
            and not (shown[0] in _SUPER and _POWER.search(text[max(0, at - 6) : at]))
        ):
            return at, end
        at = text.find(shown, end)
    return None
