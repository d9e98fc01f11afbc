"""The three-way merge: an edited Word file, what we had written into it, and what we would write today.

The edited file is the ground: whatever a human put in, dressed or moved stays where it is, and only what
the data changed is set anew in it. Where both changed, the human's words stay and a comment asks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from yuanjian.reading.docx_names import Element
from yuanjian.reports.roundtrip import bookmarks_after, contents, graft, images, places
from yuanjian.reports.roundtrip.align import Alignment, align
from yuanjian.reports.roundtrip.body import Spot, Unit, read_body
from yuanjian.reports.roundtrip.continuing import continued
from yuanjian.reports.roundtrip.decide import Choice, Held, decide
from yuanjian.reports.roundtrip.graft import Grafts
from yuanjian.reports.roundtrip.margin import Questions
from yuanjian.reports.roundtrip.said import Base, Said, base_of
from yuanjian.reports.roundtrip.settle import Labels, NotOurs, Settled, no_more, question
from yuanjian.reports.roundtrip.table_merge import TableMerge
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.word.basemap import BaseMap, image_hash


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, and what was done in reading order."""

    content: bytes
    settled: tuple[Settled, ...]

    @property
    def conflicts(self) -> tuple[Settled, ...]:
        """Places with a question to a human."""
        return tuple(s for s in self.settled if s.what in ("conflict", "gone"))


def merge(
    edited: bytes,
    new: bytes,
    *,
    made: datetime,
    base: BaseMap | None = None,
    labels: Labels = lambda fact, subject: "",
    exact_pages: bool = False,
) -> Merged:
    """Bring today's report into an edited file.

    Args:
        base: what was written into the edited file, when its own copy of that was lost.
        labels: how a fact (id, subject) is called in a question.
        exact_pages: the page numbers in the contents of ``new`` are known, not estimated.

    Raises:
        NotOurs: nobody knows what was written into it.
        UnreadableDocument: the file is damaged.
    """
    file = WordFile.of(edited)
    told = file.base or base
    if told is None:
        raise NotOurs()
    return Merge(file, WordFile.of(new), base_of(told), made, labels).run(exact_pages)


class Merge:
    """One merge under way. ``done`` are new pieces that are written already."""

    def __init__(
        self, file: WordFile, new: WordFile, base: Base, made: datetime, labels: Labels
    ) -> None:
        told = new.base
        assert told is not None
        self.file, self.new_file = file, new
        self.old, self.new = base, base_of(told)
        self.body = read_body(file, base.docid)
        self.new_body = read_body(new, self.new.docid)
        self.at: Alignment = align(base, self.body)
        self.new_at: Alignment = align(self.new, self.new_body)
        self.grafts = Grafts(file, new)
        self.questions = Questions(file, made)
        self.labels = labels
        self.settled: list[Settled] = []
        self.pairs = continued(base, self.new)
        self.shared = Counter(id(spot) for spot in self.at.spots.values())
        self.done: set[str] = set()
        self._images_before = set(images.used(file))

    def run(self, exact_pages: bool) -> Merged:
        """All steps, each on what the one before left."""
        after = bookmarks_after.Renaming(self.body, self.old, self.new, self.pairs, self.at)
        self._tables()
        for piece in self.new.pieces:
            self._piece(piece)
        self._vanished()
        self._added()
        after.apply(self.grafts)
        self._tidy()
        contents.refreshed(self.body, self.new_body, self.grafts, exact_pages)
        self.file.set_base(self.new_file.base_xml)
        return Merged(self.file.saved(), tuple(self.settled))

    def _tidy(self) -> None:
        """Images of ours that no picture shows any more, out of the file."""
        ours, shown = {p.image for p in self.old.pieces if p.image}, set(images.used(self.file))
        for relation in self._images_before - shown:
            content = self.file.embedded(relation)
            if content is not None and image_hash(content) in ours:
                self.file.forget(relation)

    def held(self, old: Said, spot: Spot) -> Held:
        """What stands in the edited file where ``old`` was written."""
        figures = {}
        for figure in old.figures:
            marked = self.body.figures.get(figure.bookmark)
            if marked is not None and graft.renewable(marked):
                figures[figure.bookmark] = marked.text
        own = self.shared[id(spot)] == 1 and images.as_put(self.file, spot, old)
        return Held(spot.text, figures, own)

    def as_written(self, old: Said) -> bool:
        """Whether a piece still stands as we wrote it, without anybody's remark."""
        spot = self.at.spots.get(old.name)
        return spot is not None and not spot.commented and self.held(old, spot).as_written(old)

    def _tables(self) -> None:
        tables = TableMerge(self)
        for block, unit in self.at.tables.items():
            if block in self.new_at.tables and block in self.old.blocks:
                tables.rows(block, unit, self.new_at.tables[block])

    def _piece(self, new: Said) -> None:
        old = self.pairs.get(new.name)
        spot = self.at.spots.get(old.name) if old is not None else None
        if old is None or spot is None or new.name in self.done:
            return
        self.settle(old, new, spot, decide(old, new, self.held(old, spot)))

    def settle(self, old: Said, new: Said, spot: Spot, choice: Choice) -> None:
        """Do what was decided about a piece, and write it down."""
        if choice.action == "keep":
            return
        human = "" if self.held(old, spot).as_written(old) else spot.text
        for was, now in choice.renewed:
            source = self.new_body.figures[now.bookmark].between or []
            graft.renew(
                self.body.figures[was.bookmark],
                [self.grafts.copy(e) for e in source if graft.is_run(e)],
            )
        if choice.action == "replace":
            self.fill(spot, new)
        elif choice.action == "conflict":
            self.questions.ask(spot, question(choice, self.labels))
        if new.image and old.drawn == new.drawn:
            return  # only drawn with other fonts or libraries
        what = {"renew": "renewed", "replace": "replaced", "conflict": "conflict"}[choice.action]
        self.settled.append(
            Settled(what, new.block, new.part, old.text, new.text, human, choice.changed)  # type: ignore[arg-type]
        )

    def fill(self, spot: Spot, new: Said) -> None:
        """The new words (or image) of a piece in the place of the old ones."""
        if new.image:
            self.grafts.images.renew(spot, self.new_at.spots[new.name])
            return
        source = self.new_at.spots[new.name].paragraphs[0]
        graft.replace_content(spot, graft.content_of(self.grafts.copy(source)))

    def _vanished(self) -> None:
        """What the data has no more: taken out where nobody touched it, kept with a question elsewhere."""
        continued = {old.name for old in self.pairs.values()}
        for block, unit in self.at.tables.items():
            if block not in self.new_at.tables:
                self._vanished_table(block, unit)
        for old in self.old.pieces:
            spot = self.at.spots.get(old.name)
            if old.cell or spot is None or old.name in continued or not spot.text.strip():
                continue
            if self.as_written(old):
                places.take_out(spot.paragraphs[0])
                self.settled.append(Settled("removed", old.block, old.part, old.text))
            else:
                self.still_there(old, spot)

    def still_there(self, old: Said, spot: Spot) -> None:
        """Ask about words of a human for which there is no data any more."""
        self.questions.ask(spot, no_more(old))
        self.settled.append(Settled("gone", old.block, old.part, old.text, "", spot.text))

    def _vanished_table(self, block: str, unit: Unit) -> None:
        cells = [p for p in self.old.blocks[block] if p.cell]
        untouched = all(self.as_written(p) for p in cells)
        if untouched and len(unit.lines) == len(self.old.lines(block)):
            places.take_out(unit.element)
            self.settled.append(Settled("removed", block, "table", unit.text))
            return
        first = next(unit.spots(), None)
        if first is not None and cells:
            self.still_there(cells[0], first)

    def _added(self) -> None:
        """What the data has new, after what we wrote before it and is still in its place."""
        group: list[Unit] = []
        cursor: Element | None = None
        for unit in self.new_body.units:
            pieces = [self.new.by_name[n] for n in unit.pieces if n in self.new.by_name]
            if not pieces:
                continue
            if not self._known(unit, pieces):
                group.append(unit)
                continue
            here = self._element(unit, pieces)
            if group and (cursor is not None or here is not None):
                cursor = self._insert(group, cursor, here)
                group = []
            if here is not None and pieces[0].block not in self.at.moved:
                cursor = here
        if group:
            self._insert(group, cursor, None)

    def _known(self, unit: Unit, pieces: list[Said]) -> bool:
        if unit.kind == "table":
            return any(p.cell for p in self.old.blocks.get(pieces[0].block, ()))
        return any(p.name in self.pairs for p in pieces)

    def _element(self, unit: Unit, pieces: list[Said]) -> Element | None:
        """Where the edited file has it."""
        if unit.kind == "table":
            table = self.at.tables.get(pieces[0].block)
            return None if table is None else places.in_body(table.element)
        for piece in pieces:
            old = self.pairs.get(piece.name)
            spot = self.at.spots.get(old.name) if old else None
            if spot is not None:
                return places.in_body(spot.paragraphs[-1])
        return None

    def _insert(
        self, group: list[Unit], after: Element | None, before: Element | None
    ) -> Element | None:
        copies = [self.grafts.copy(unit.element) for unit in group]
        last = places.put(copies, group, after, before, self.body, self.grafts)
        for unit in group:
            piece = self.new.by_name[unit.pieces[0]]
            part = "table" if unit.kind == "table" else piece.part
            self.settled.append(Settled("added", piece.block, part, "", unit.text))
        return last
