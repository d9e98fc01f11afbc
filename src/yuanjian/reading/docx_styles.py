"""Styles of a Word file, as far as they change what is read: heading levels, numbering, hidden and raised text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yuanjian.reading.docx_names import Element, child, integer, switch, val, w

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$")
_CHINESE = re.compile(r"([一二三四五六七八九])级标题$")
_CONTENTS = re.compile(r"(?:toc\s*[1-9]|toc heading|目录\s*[1-9]|table of figures|图表目录)$")
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None where neither it nor what it is based on says anything."""

    name: str = ""
    level: int | None = None
    num: str | None = None
    ilvl: int | None = None
    hidden: bool | None = None
    vertical: str | None = None
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, each with what it inherits."""

    by_id: dict[str, Style]
    default: str | None = None

    def paragraph(self, properties: Element | None) -> tuple[str | None, Style]:
        """The style of a paragraph by its ``w:pPr``, and its id."""
        name = val(properties, "pStyle")
        if name not in self.by_id:
            name = self.default
        return name, self.by_id.get(name or "", NO_STYLE)

    def run(self, properties: Element | None) -> Style:
        """The character style of a run by its ``w:rPr``."""
        return self.by_id.get(val(properties, "rStyle") or "", NO_STYLE)


NO_STYLE = Style()


def read_styles(root: Element | None) -> Styles:
    """The styles part. A style based on itself, or on none, stands alone."""
    if root is None:
        return Styles({})
    raw = {e.get(w("styleId"), ""): e for e in root.iter(w("style"))}
    default = next(
        (
            name
            for name, e in raw.items()
            if e.get(w("type")) == "paragraph" and e.get(w("default")) in ("1", "true")
        ),
        None,
    )
    done: dict[str, Style] = {}
    for name in raw:
        chain: list[str] = []
        at: str | None = name
        while at is not None and at in raw and at not in done and at not in chain:
            chain.append(at)
            at = val(raw[at], "basedOn")
        parent = done.get(at or "", NO_STYLE)
        for each in reversed(chain):
            done[each] = parent = _own(raw[each], parent)
    return Styles(done, default)


def _own(element: Element, parent: Style) -> Style:
    name = (val(element, "name") or "").strip().lower()
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    level = outline(paragraph)
    if level is None:
        level = _by_name(name)
    num, ilvl = val(paragraph, "numPr", "numId"), integer(val(paragraph, "numPr", "ilvl"))
    hidden, vertical = switch(run, "vanish"), val(run, "vertAlign")
    own = Style(name, level, num, ilvl, hidden, vertical, bool(_CONTENTS.match(name)))
    return replace(
        own,
        level=own.level if own.level is not None else parent.level,
        num=own.num if own.num is not None else parent.num,
        ilvl=own.ilvl if own.ilvl is not None else parent.ilvl,
        hidden=own.hidden if own.hidden is not None else parent.hidden,
        vertical=own.vertical if own.vertical is not None else parent.vertical,
        contents=own.contents or parent.contents,
    )


def outline(properties: Element | None) -> int | None:
    """The heading level by ``w:outlineLvl`` of a ``w:pPr``: 1–9, 0 body text, None not said."""
    said = integer(val(properties, "outlineLvl"))
    if said is None:
        return None
    return said + 1 if 0 <= said <= 8 else 0


def _by_name(name: str) -> int | None:
    if found := _HEADING.match(name):
        return int(found[1])
    if found := _CHINESE.match(name):
        return _DIGITS.index(found[1]) + 1
    return None
