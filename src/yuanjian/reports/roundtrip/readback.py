"""An edited file read back: what became of every block that we wrote, what is new, what the margin says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from yuanjian.reports.roundtrip.align import Alignment, align
from yuanjian.reports.roundtrip.body import Body, Spot, read_body
from yuanjian.reports.roundtrip.images import as_put
from yuanjian.reports.roundtrip.margin import Remark, remarks
from yuanjian.reports.roundtrip.names import NAME, PIECE, START
from yuanjian.reports.roundtrip.proposals import Proposal, open_changes
from yuanjian.reports.roundtrip.said import Base, Said, base_of
from yuanjian.reports.roundtrip.settle import NotOurs
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import same
from yuanjian.reports.word.basemap import BaseMap

_EXCHANGED = "（图已换过或改过）"

State = Literal["unchanged", "edited", "moved", "deleted", "new"]
STATE_WORDS: Mapping[State, str] = {
    "edited": "改动",
    "moved": "移动",
    "deleted": "删除",
    "new": "新增",
}
"""What a human did with a block."""

_PARTS = {
    "caption": "表题", "unit": "表的单位", "note": "表注", "table": "表", "picture": "图", "picture_caption": "图题",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph or cell that reads other than we wrote it. Rows and columns count from 1."""

    part: str
    before: str
    after: str
    row: int | None = None
    column: int | None = None

    @property
    def where(self) -> str:
        """Its place in the block, «» for a paragraph."""
        if self.part in ("cell", "header"):
            return f"第 {self.row} 行第 {self.column} 列"
        if self.part == "row":
            return f"第 {self.row} 行"
        return _PARTS.get(self.part, "")


@dataclass(frozen=True, slots=True)
class BlockState:
    """What became of a block; ``heading`` is the one above it. ``foreign``: pasted from the report of that docid."""

    block: str
    state: State
    heading: str
    changes: tuple[Change, ...] = ()
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """An edited file. ``figures`` of blocks that still stand, ``traced`` those that still say what the data said."""

    docid: str
    blocks: tuple[BlockState, ...]
    figures: int
    traced: int
    by_words: int
    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...]

    def count(self, *states: State) -> int:
        """How many blocks are in one of these states."""
        return sum(block.state in states for block in self.blocks)


def docid_of(content: bytes) -> str:
    """Which report a file is of, by its base or, where that is lost, by most of its bookmarks; «» if none."""
    file = WordFile.of(content)
    if (told := file.base) is not None:
        return told.docid
    names = (PIECE.fullmatch(m.get(NAME, "")) for m in file.body.iter(START))
    found = Counter(name[1] for name in names if name)
    return found.most_common(1)[0][0] if found else ""


def read_back(content: bytes, base: BaseMap | None = None) -> ReadBack:
    """Compare an edited file with what was written into it.

    Args:
        base: what was written, when the file's own copy was lost.

    Raises:
        NotOurs: nobody knows what was written.
        UnreadableDocument: the file is damaged.
    """
    file = WordFile.of(content)
    told = file.base or base
    if told is None:
        raise NotOurs()
    written = base_of(told)
    body = read_body(file, told.docid)
    at = align(written, body)
    blocks = [*_blocks(file, written, at), *_new(body, at)]
    figures, traced = _figures(written, body, at)
    return ReadBack(
        told.docid, tuple(blocks), figures, traced, at.by_words,
        tuple(o.proposal for o in open_changes(file, told.docid)), tuple(remarks(body)),
    )  # fmt: skip


def _blocks(file: WordFile, base: Base, at: Alignment) -> list[BlockState]:
    found, heading = [], ""
    shared = Counter(id(spot) for spot in at.spots.values())
    for block, pieces in base.blocks.items():
        if pieces[0].part == "heading":
            heading = pieces[0].text
        there = [p for p in pieces if p.name in at.spots and at.spots[p.name].text.strip()]
        if not there and any(p.key for p in pieces):
            gone = tuple(_change(p, "") for p in pieces if p.key)
            found.append(BlockState(block, "deleted", heading, gone))
            continue
        changes = tuple(
            _change(p, _after(file, p, at.spots.get(p.name)))
            for p in pieces
            if _differs(file, p, at.spots.get(p.name), shared)
        )
        state: State = "edited" if changes else "moved" if block in at.moved else "unchanged"
        found.append(BlockState(block, state, heading, changes))
    return found


def _after(file: WordFile, piece: Said, spot: Spot | None) -> str:
    """How a piece reads now; of a picture with the same words, that it is another one."""
    if spot is None:
        return ""
    other = piece.image and same(spot.text) == piece.key and not as_put(file, spot, piece)
    return spot.text + _EXCHANGED if other else spot.text


def _differs(file: WordFile, piece: Said, spot: Spot | None, shared: Counter[int]) -> bool:
    if spot is None:
        return bool(piece.key)
    return not as_put(file, spot, piece) or shared[id(spot)] > 1 or same(spot.text) != piece.key


def _change(piece: Said, after: str) -> Change:
    row = None if piece.row is None else piece.row + 1
    column = None if piece.column is None else piece.column + 1
    return Change(piece.part, piece.text, after, row, column)


def _new(body: Body, at: Alignment) -> list[BlockState]:
    """Paragraphs, tables and rows of a human's own."""
    known = {id(spot) for spot in at.spots.values()}
    ours = {id(unit) for unit in at.tables.values()}
    rows = {id(u): set(at.rows[b].values()) for b, u in at.tables.items()}
    found, heading = [], ""
    for unit in body.units:
        if unit.kind in ("contents", "blank"):
            continue
        if unit.level and unit.spot is not None:
            heading = unit.spot.text
        if id(unit) in ours:
            for number, line in enumerate(unit.lines):
                words = "　".join(s.text.strip() for s in line.cells.values() if s.text.strip())
                if number not in rows[id(unit)] and words.strip():
                    found.append(
                        BlockState("", "new", heading, (Change("row", "", words, number + 1),))
                    )
            continue
        if any(id(spot) in known for spot in unit.spots()):
            continue
        foreign = next((s.foreign for s in unit.spots() if s.foreign), "")
        part = "table" if unit.kind == "table" else "paragraph"
        found.append(BlockState("", "new", heading, (Change(part, "", unit.text),), foreign))
    return found


def _figures(base: Base, body: Body, at: Alignment) -> tuple[int, int]:
    figures = traced = 0
    for piece in base.pieces:
        spot = at.spots.get(piece.name)
        if spot is None or not spot.text.strip():
            continue
        for figure in piece.figures:
            figures += 1
            marked = body.figures.get(figure.bookmark)
            traced += marked is not None and same(marked.text) == same(figure.text)
    return figures, traced
