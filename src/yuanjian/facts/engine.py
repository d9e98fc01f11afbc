"""The engine: evaluates declared facts over a dossier, once each, and keeps the tree of reasons."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, TypeVar

from yuanjian.core import shelf
from yuanjian.core.evidence import Because
from yuanjian.core.rounding import plain, printed, round_half_even
from yuanjian.facts.amount import Amount, Known, State, Words, missing, no_words
from yuanjian.facts.claim import Claim
from yuanjian.facts.declare import KEEP, Fact
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.rows import Part, Rows, RowView, Subject

Made = TypeVar("Made")
_At = tuple[str, str, int]

BLANK, DASH = "", "—"


@cache
def all_facts() -> dict[str, Fact]:
    """Every declared fact by id."""
    found: dict[str, Fact] = {}
    for _, module in shelf.modules("yuanjian.facts.shelf"):
        for thing in vars(module).values():
            declared = getattr(thing, "__dict__", {}).get("fact")
            if isinstance(declared, Fact) and declared.formula.__module__ == module.__name__:
                if declared.id in found:
                    raise ValueError(f"two facts claim the id {declared.id}")
                found[declared.id] = declared
    return found


@cache
def _choosers() -> dict[str, Callable[[Facts], Rows]]:
    """Themes that say themselves which rows a report tells of (``subjects(f)`` in their file)."""
    named = shelf.modules("yuanjian.facts.shelf")
    return {theme: module.subjects for theme, module in named if hasattr(module, "subjects")}


@dataclass(frozen=True, slots=True)
class Value:
    """A fact's value for one subject, scope and period.

    Two values are the same fact only if fact, subject, scope and period agree.
    """

    fact: Fact
    subject: str
    scope: str
    period: str
    known: Known
    because: Because

    @property
    def state(self) -> State:
        """value, zero, na or missing."""
        return self.known.state

    @property
    def text(self) -> str:
        """As a report prints it, rounded once; «—» where it does not apply, «» where it is missing."""
        if isinstance(self.known, Words):
            return self.known.text or (DASH if self.known.na else BLANK)
        if self.known.number is None:
            return DASH if self.known.na else BLANK
        if self.fact.decimals is None and self.fact.most < KEEP:
            return plain(round_half_even(self.known.number, self.fact.most))
        return printed(self.known.number, self.fact.decimals)


@dataclass(frozen=True, slots=True)
class Subjects:
    """What facts of one kind are about. ``gap`` says why that is not known, «» when it is."""

    found: tuple[Subject, ...]
    gap: str = ""

    def __iter__(self) -> Iterator[Subject]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class Facts:
    """All facts of a dossier, computed when asked for and kept."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._values: dict[_At, Value] = {}
        self._running: list[_At] = []
        self._kept: dict[Hashable, Any] = {}
        self.asked: set[str] = set()
        """Sheets that were looked at, and «text» when a report was: emptied by whoever wants to know."""
        self.supplies: dict[str, Callable[[Facts, RowView], Known]] = {}
        """What rooms above know about a row (the trial score of a credit item), by fact id."""

    @property
    def year(self) -> int:
        """The report year."""
        return self.dossier.year

    @cached_property
    def prior(self) -> Facts | None:
        """The facts of the year before, when there is a dossier of it."""
        return Facts(self.dossier.prior) if self.dossier.prior is not None else None

    def rows(self, no: str, *, none_if: Rows | None = None) -> Rows:
        """The rows of sheet ``no``.

        ``none_if``: when the sheet is empty and that selection is decided and empty too (no firm says
        that it discharges), the sheet counts as confirmed none, on that evidence.
        """
        self.asked.add(no)
        records = self.dossier.sheet(no)
        real = tuple(r for r in records if not r.none)
        nones = tuple(r for r in records if r.none)
        if not records and none_if is not None and not none_if.gap and not len(none_if):
            return Rows(no, (), none_because=(none_if.because,))
        return Rows(no, real, nones=nones, filled=bool(records))

    def one(self, no: str) -> RowView | None:
        """The single record of a vertical sheet (01)."""
        return self.rows(no).only()

    def number(self, no: str, key: str) -> Amount:
        """A number cell of a vertical sheet; missing when the sheet is not filled."""
        row = self.one(no)
        return row.amount(key) if row else missing(*self._unfilled(no))

    def said(self, no: str, key: str) -> Words:
        """A cell of a vertical sheet as words; missing when the sheet is not filled."""
        row = self.one(no)
        return row.words(key) if row else no_words(*self._unfilled(no))

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Something that several formulas need, made once for this dossier."""
        if key not in self._kept:
            self._kept[key] = make()
        made: Made = self._kept[key]
        return made

    def value(self, fact_id: str, subject: Subject | None = None) -> Value:
        """The value of a fact, for the park or for a subject.

        A fact of the park does not look at the subject; a fact of a row, asked for a part, is that of
        the part's row.
        """
        declared = all_facts()[fact_id]
        asked = self._asked(declared, subject)
        at = (fact_id, *_identity(asked))
        if at not in self._values:
            if at in self._running:
                chain = " → ".join(i for i, *_ in [*self._running, at])
                raise RecursionError(f"facts depend on themselves: {chain}")
            self._running.append(at)
            try:
                self._values[at] = self._evaluate(declared, asked)
            finally:
                self._running.pop()
        return self._values[at]

    def values(self, fact_id: str) -> Iterator[Value]:
        """The values of a fact for all its subjects (the park, each row of its sheet, each part).

        Of a sheet without rows they are those that a report tells.
        """
        declared = all_facts()[fact_id]
        if not declared.per:
            yield self.value(fact_id)
            return
        rows = self.rows(declared.per)
        if not len(rows):
            yield from self._told_of_subjects(declared)
        for row in rows:
            for subject in self._parts(declared, row) if declared.parts else (row,):
                yield self.value(fact_id, subject)

    def subjects(self, kind: str, within: Subject | None = None) -> Subjects:
        """What a report tells of, one by one.

        ``kind`` is a theme («sewage»: the rows of its sheet, or those that its file chooses), or a
        fact of parts («air_station.factor»: the parts of the row ``within``).
        """
        if kind in (known := all_facts()) and (declared := known[kind]).parts:
            row = within.row if isinstance(within, Part) else within
            if row is None:
                raise LookupError(f"{kind} is about parts of a row: which row?")
            return self._parts(declared, row)
        if kind in (choosers := _choosers()):
            rows = choosers[kind](self)
        else:
            sheets = {f.per for f in known.values() if f.theme == kind and f.per}
            if len(sheets) != 1:
                raise LookupError(f"facts of {kind} are not about the rows of one sheet: {sheets}")
            rows = self.rows(sheets.pop())
        return Subjects(tuple(rows), rows.gap)

    def lacking(self, fact_id: str, reason: str) -> Value:
        """A fact whose subjects are not known, as a missing value that says why."""
        declared = all_facts()[fact_id]
        node = Because("fact", fact_id, declared.label, "（缺）", None, (_note(reason),))
        return Value(declared, "", declared.scope, str(self.year), missing(reason), node)

    def amount(self, fact_id: str, subject: Subject | None = None) -> Amount:
        """Another fact as a number inside a formula, with that fact as evidence."""
        value = self.value(fact_id, subject)
        if not isinstance(value.known, Amount):
            raise TypeError(f"{fact_id} is not a number")
        return Amount(value.known.number, value.known.reason, value.known.na, (value.because,))

    def words(self, fact_id: str, subject: Subject | None = None) -> Words:
        """Another fact as words inside a formula."""
        value = self.value(fact_id, subject)
        if not isinstance(value.known, Words):
            raise TypeError(f"{fact_id} is a number")
        return Words(
            value.known.text, value.known.reason, value.known.na, (value.because,), value.known.day
        )

    def supplied(self, fact_id: str, row: RowView) -> Known | None:
        """What a room above supplies for this fact and row, None when nobody does."""
        supply = self.supplies.get(fact_id)
        return supply(self, row) if supply else None

    def last_year(self, fact_id: str) -> Amount:
        """The same fact in the year before, missing when that year is neither recorded nor told."""
        if self.prior is None and (claim := self._claim(fact_id, period=str(self.year - 1))):
            declared = all_facts()[fact_id]
            known = _told(claim)
            if isinstance(known, Amount):
                node = _node(declared, claim.digits, known)
                return Amount(known.number, known.reason, known.na, (node,))
        if self.prior is None:
            return missing(f"没有{self.year - 1}年度的资料")
        return self.prior.amount(fact_id)

    def everything(self) -> Iterator[Value]:
        """Every fact for every subject."""
        for fact_id in all_facts():
            yield from self.values(fact_id)

    def _claim(
        self, fact_id: str, subject: Subject | None = None, *, period: str = ""
    ) -> Claim | None:
        """What a report says for a fact that the rows do not give: its first figure, else its blank."""
        found = self._claims.get(fact_id, ())
        if found:
            self.asked.add("text")
        names = _names(subject)
        own = [c for c in found if c.subject in names and c.period == period]
        return next((c for c in own if c.known.state != "missing"), own[0] if own else None)

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """The claims of this park by fact; those of another scope (全市) are not about it."""
        found: dict[str, list[Claim]] = {}
        for claim in self.dossier.claims:
            if not claim.scope:
                period = "" if claim.period == str(self.year) else claim.period
                found.setdefault(claim.fact, []).append(replace(claim, period=period))
        return found

    def _told_of_subjects(self, declared: Fact) -> Iterator[Value]:
        """The values that a report tells of stations, plants, blocks, each subject once."""
        told: set[str] = set()
        for claim in self._claims.get(declared.id, ()):
            if not claim.period and claim.subject not in told:
                told.add(claim.subject)
                known = _told(claim)
                shell = Value(
                    declared, claim.subject, declared.scope, str(self.year), known, _NOTHING
                )
                yield replace(shell, because=_node(declared, shell.text, known))

    def _unfilled(self, no: str) -> tuple[str, Because]:
        rows = self.rows(no)
        return rows.gap or f"{rows.because.text}有{len(rows)}份，应只有一份", rows.because

    def _parts(self, declared: Fact, row: RowView) -> Subjects:
        assert declared.parts is not None
        named = declared.parts(self, row)
        if isinstance(named, Amount | Words):
            return Subjects((), named.reason)
        return Subjects(tuple(Part(row, name) for name in named))

    @staticmethod
    def _asked(declared: Fact, subject: Subject | None) -> Subject | None:
        if not declared.per:
            return None
        row = subject.row if isinstance(subject, Part) else subject
        if row is None or row.record.sheet != declared.per:
            raise LookupError(f"{declared.id} is about a row of sheet {declared.per}")
        if declared.parts is None:
            return row
        if not isinstance(subject, Part):
            raise LookupError(f"{declared.id} is about a part of a row")
        return subject

    def _evaluate(self, declared: Fact, subject: Subject | None) -> Value:
        asked: tuple[Any, ...] = ()
        if isinstance(subject, Part):
            asked = (subject.row, subject.name)
        elif subject is not None:
            asked = (subject,)
        known: Known = declared.formula(self, *asked)
        if known.state == "missing" and (claim := self._claim(declared.id, subject)):
            known = _told(claim)
        scope = declared.scope
        if declared.scope_key and subject is not None:
            row = subject.row if isinstance(subject, Part) else subject
            scope = row.words(declared.scope_key).text or scope
        if declared.scope_of is not None:
            scope = declared.scope_of(self, *asked)
        key = subject.key if subject else ""
        shell = Value(declared, key, scope, str(self.year), known, _NOTHING)
        shown = shell.text + (f" {declared.unit}" if declared.unit and known.known else "")
        return Value(declared, key, scope, shell.period, known, _node(declared, shown, known))


def _identity(subject: Subject | None) -> tuple[str, int]:
    """A subject within one dossier; two rows that say the same key are still two rows."""
    if subject is None:
        return "", 0
    row = subject.row if isinstance(subject, Part) else subject
    return subject.key, id(row.record)


def _names(subject: Subject | None) -> frozenset[str]:
    """The names by which a report may call a subject: its key and what it is called."""
    if subject is None:
        return frozenset({""})
    row = subject.row if isinstance(subject, Part) else subject
    called = getattr(row.record.row, "name", None)
    names = {row.key, *([called] if isinstance(called, str) else [])}
    return (
        frozenset(f"{n}/{subject.name}" for n in names)
        if isinstance(subject, Part)
        else frozenset(names)
    )


def _told(claim: Claim) -> Known:
    """What a claim says, with its own words as evidence."""
    shown = f"{claim.digits} {claim.unit}".strip()
    why = Because("claim", claim.fact, claim.quote, shown, claim.place)
    return replace(claim.amount, because=(why,))


def _node(declared: Fact, shown: str, known: Known) -> Because:
    note = () if known.known else (_note(known.reason or "未填报"),)
    return Because(
        "fact", declared.id, declared.label, shown or "（缺）", None, (*known.because, *note)
    )


def _note(text: str) -> Because:
    return Because("note", "", text)


_NOTHING = Because("note", "", "")
