"""The prescribed report as data: headings, tables, and every sentence that is filled in.

A *frame* is one sentence (or one part of a sentence) with blanks. ``{enterprises.total}`` is the
fact of that id; its unit stands outside, as literal text. ``{eia}``, without a dot, is the place of
a *part*: a smaller frame. A frame may be worded otherwise in certain states of a fact; the first
alternative whose condition holds is taken:

    value           measured, counted or written down
    zero            a number that is 0, or a list or text confirmed to be empty (无)
    not_applicable  does not apply, or no such figure exists (0/0, no quota set)
    missing         not filled in: never a reason to say that there is none

A frame with ``each`` is repeated for each subject of that kind (a plant, a station, a factor),
joined by ``separator`` after ``lead``; ``empty`` is said when there is none.

Source: the template itself was not seen. Each wording names the filed reports in which it stands
(``seen_in``); a wording that names none is ours.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from yuanjian.norms.document import Document, Malformed, document, folders, place, read_yaml

_BLANK = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}")


class State(StrEnum):
    """What is known of a fact; see the head of this module."""

    VALUE = "value"
    ZERO = "zero"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Text:
    """Literal words."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """The place of a fact's value."""

    fact: str


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a part."""

    part: str


Piece = Text | Blank | Slot


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say it. ``when`` is a condition on facts (all must hold; empty: always)."""

    text: str
    pieces: tuple[Piece, ...]
    when: Mapping[str, frozenset[State]] = field(default_factory=dict)
    seen_in: tuple[str, ...] = ()

    def holds(self, state: Callable[[str], str]) -> bool:
        """Whether every fact of the condition is in one of the states that it names."""
        return all(State(state(fact)) in states for fact, states in self.when.items())


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence or part of one, with its alternatives and parts."""

    id: str
    main: Wording
    alternatives: tuple[Wording, ...] = ()
    parts: Mapping[str, "Frame"] = field(default_factory=dict)
    each: str = ""
    lead: str = ""
    separator: str = ""
    empty: str = ""

    def wording(self, state: Callable[[str], str]) -> Wording:
        """The first alternative that holds in these states of facts, or else the main wording."""
        return next((a for a in self.alternatives if a.holds(state)), self.main)

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """All wordings, the main one first."""
        return (self.main, *self.alternatives)

    def facts(self) -> Iterator[str]:
        """Ids of all facts in it and its parts, those of conditions included."""
        for wording in self.wordings:
            yield from wording.when
            yield from (p.fact for p in wording.pieces if isinstance(p, Blank))
        for part in self.parts.values():
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Frames that stand in one paragraph; ``each``: one paragraph for each subject of that kind."""

    id: str
    frames: tuple[Frame, ...]
    each: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """The place of a numbered table."""

    table: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it; ``level`` is 1 (一、) or 2 (（一）). Free text may follow."""

    id: str
    heading: str
    level: int
    blocks: tuple[Paragraph | TableBlock, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a prescribed table; ``merged``: equal neighbouring cells are joined."""

    id: str
    heading: str
    merged: bool


@dataclass(frozen=True, slots=True)
class FooterRow:
    """A row below a table's items: a label and a wording with one blank."""

    label: str
    value: Wording


@dataclass(frozen=True, slots=True)
class Table:
    """A prescribed table: its title, columns, closing rows and the notes printed below."""

    id: str
    title: Wording
    columns: tuple[Column, ...]
    footer: tuple[FooterRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A prescribed report. ``given`` are facts of the report itself: id → what it is."""

    id: str
    document: Document
    province: str
    first_year: int
    title: Wording
    sections: tuple[Section, ...]
    tables: Mapping[str, Table]
    annex: str
    signature: tuple[Wording, ...]
    given: Mapping[str, str]

    def section(self, section_id: str) -> Section:
        """One section by its number, e.g. ``2.3``."""
        return next(s for s in self.sections if s.id == section_id)

    def frames(self) -> Iterator[tuple[Section, Paragraph, Frame]]:
        """Every frame with its section and paragraph, in the order of the report."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield from ((section, block, frame) for frame in block.frames)

    def frame(self, frame_id: str) -> Frame:
        """One frame by its id, e.g. ``overview.eia``."""
        return next(frame for _, _, frame in self.frames() if frame.id == frame_id)

    def facts(self) -> frozenset[str]:
        """Ids of all facts that the report needs, ``given`` ones left out."""
        said: set[str] = set()
        for _, _, frame in self.frames():
            said.update(frame.facts())
        others = [self.title, *self.signature, *(t.title for t in self.tables.values())]
        others += [row.value for t in self.tables.values() for row in t.footer]
        said.update(p.fact for w in others for p in w.pieces if isinstance(p, Blank))
        return frozenset(said - set(self.given))


@cache
def template(name: str) -> Template:
    """A template by its name on the shelf, e.g. ``hunan_2020``.

    Raises:
        KeyError: there is no such template.
        Malformed: its files do not fit together.
    """
    return _Reader(name).template()


def template_for(province: str, report_year: int) -> Template | None:
    """The newest template of a province (湖南 or 湖南省) that applies to a report year, or None."""
    known = [template(folder) for folder in folders("frames")]
    name = province.removesuffix("省")
    fitting = [t for t in known if t.province == name and t.first_year <= report_year]
    return max(fitting, key=lambda t: t.first_year, default=None)


class _Reader:
    """Reads the files of one template."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.document = document(f"frames/{name}")
        self.told = read_yaml("frames", name, "norm.yaml")
        self.witnesses: dict[str, str] = self.told["witnesses"]

    def template(self) -> Template:
        told = self.told
        blocks = self._blocks()
        sections = tuple(
            Section(s["id"], s["heading"], s["id"].count(".") + 1, blocks.pop(s["id"], ()))
            for s in told["sections"]
        )
        if blocks:
            raise Malformed(self.name, f"blocks of unknown sections {sorted(blocks)}")
        return Template(
            id=self.name,
            document=self.document,
            province=told["province"],
            first_year=int(told["first_year"]),
            title=self._wording({"text": told["title"]}),
            sections=sections,
            tables=self._tables(),
            annex=told["annex"],
            signature=tuple(self._wording({"text": t}) for t in told["signature"]),
            given=told["given"],
        )

    def _blocks(self) -> dict[str, tuple[Paragraph | TableBlock, ...]]:
        found: dict[str, tuple[Paragraph | TableBlock, ...]] = {}
        names = sorted(e.name for e in place("frames", self.name).iterdir())
        for name in names:
            if name.startswith("s") and name.endswith(".yaml"):
                told = read_yaml("frames", self.name, name)
                found[told["section"]] = tuple(self._block(b) for b in told["blocks"])
        return found

    def _block(self, told: Mapping[str, Any]) -> Paragraph | TableBlock:
        if "table" in told:
            return TableBlock(told["table"])
        frames = tuple(self._frame(f) for f in told["frames"])
        return Paragraph(told["paragraph"], frames, told.get("each", ""))

    def _frame(self, told: Mapping[str, Any]) -> Frame:
        parts = {p["id"]: self._frame(p) for p in told.get("parts", ())}
        frame = Frame(
            id=told["id"],
            main=self._wording(told),
            alternatives=tuple(self._wording(a) for a in told.get("alternatives", ())),
            parts=parts,
            each=told.get("each", ""),
            lead=told.get("lead", ""),
            separator=told.get("separator", ""),
            empty=told.get("empty", ""),
        )
        slots = {p.part for w in frame.wordings for p in w.pieces if isinstance(p, Slot)}
        if slots != set(parts):
            raise Malformed(self.name, f"{frame.id}: parts {sorted(parts)}, places {sorted(slots)}")
        return frame

    def _wording(self, told: Mapping[str, Any]) -> Wording:
        when: dict[str, frozenset[State]] = {}
        for fact, states in told.get("when", {}).items():
            named = [states] if isinstance(states, str) else states
            when[fact] = frozenset(State(s) for s in named)
        seen = tuple(self.witnesses[w] for w in told.get("seen", ()))
        text = told["text"].strip()
        return Wording(text, pieces_of(text), when, seen)

    def _tables(self) -> dict[str, Table]:
        told = read_yaml("frames", self.name, "tables.yaml")
        return {number: self._table(number, table) for number, table in told.items()}

    def _table(self, number: str, told: Mapping[str, Any]) -> Table:
        columns = tuple(
            Column(c["id"], c["heading"], c.get("merged") == "yes") for c in told["columns"]
        )
        footer = tuple(
            FooterRow(row["label"], self._wording({"text": row["value"]}))
            for row in told.get("footer", ())
        )
        # The table's notes are the credit scheme's own words; they are kept once, with the scheme.
        source = told.get("notes_from")
        notes = tuple(read_yaml("credit", source, "norm.yaml")["notes"]) if source else ()
        return Table(number, self._wording({"text": told["title"]}), columns, footer, notes)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """A wording's text cut into literal words, blanks and places of parts."""
    pieces: list[Piece] = []
    end = 0
    for blank in _BLANK.finditer(text):
        if blank.start() > end:
            pieces.append(Text(text[end : blank.start()]))
        pieces.append(Blank(blank[1]) if "." in blank[1] else Slot(blank[1]))
        end = blank.end()
    if end < len(text):
        pieces.append(Text(text[end:]))
    return tuple(pieces)
