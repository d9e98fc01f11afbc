"""The engine: evaluates declared facts over a dossier, once each, and keeps the tree of reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from yuanjian.core import shelf
from yuanjian.core.evidence import Because
from yuanjian.core.rounding import printed
from yuanjian.facts.amount import Amount, Known, State, Words, missing
from yuanjian.facts.declare import Fact
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.rows import Rows, RowView

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
        return printed(self.known.number, self.fact.decimals)


class Facts:
    """All facts of a dossier, computed when asked for and kept."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._values: dict[tuple[str, str], Value] = {}
        self._running: list[tuple[str, str]] = []

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
        records = self.dossier.sheet(no)
        real = tuple(r for r in records if not r.none)
        nones = tuple(r for r in records if r.none)
        if not records and none_if is not None and not none_if.gap and not len(none_if):
            return Rows(no, (), none_because=(none_if.because,))
        return Rows(no, real, nones=nones, filled=bool(records))

    def one(self, no: str) -> RowView | None:
        """The single record of a vertical sheet (01)."""
        return self.rows(no).only()

    def value(self, fact_id: str, subject: RowView | None = None) -> Value:
        """The value of a fact, for the park or for one row."""
        declared = all_facts()[fact_id]
        at = (fact_id, subject.key if subject else "")
        if at not in self._values:
            if at in self._running:
                chain = " → ".join(i for i, _ in [*self._running, at])
                raise RecursionError(f"facts depend on themselves: {chain}")
            self._running.append(at)
            try:
                self._values[at] = self._evaluate(declared, subject)
            finally:
                self._running.pop()
        return self._values[at]

    def values(self, fact_id: str) -> Iterator[Value]:
        """The values of a fact for all its subjects (the park, or each row of its sheet)."""
        declared = all_facts()[fact_id]
        if not declared.per:
            yield self.value(fact_id)
            return
        for row in self.rows(declared.per):
            yield self.value(fact_id, row)

    def amount(self, fact_id: str, subject: RowView | None = None) -> Amount:
        """Another fact as a number inside a formula, with that fact as evidence."""
        value = self.value(fact_id, subject)
        if not isinstance(value.known, Amount):
            raise TypeError(f"{fact_id} is not a number")
        return Amount(value.known.number, value.known.reason, value.known.na, (value.because,))

    def words(self, fact_id: str, subject: RowView | None = None) -> Words:
        """Another fact as words inside a formula."""
        value = self.value(fact_id, subject)
        if not isinstance(value.known, Words):
            raise TypeError(f"{fact_id} is a number")
        return Words(
            value.known.text, value.known.reason, value.known.na, (value.because,), value.known.day
        )

    def last_year(self, fact_id: str) -> Amount:
        """The same fact in the year before, missing when that year is not recorded."""
        if self.prior is None:
            return missing(f"没有{self.year - 1}年度的资料")
        return self.prior.amount(fact_id)

    def everything(self) -> Iterator[Value]:
        """Every fact for every subject."""
        for fact_id in all_facts():
            yield from self.values(fact_id)

    def _evaluate(self, declared: Fact, subject: RowView | None) -> Value:
        known: Known = declared.formula(self, subject) if declared.per else declared.formula(self)
        scope = declared.scope
        if declared.scope_key and subject is not None:
            scope = subject.words(declared.scope_key).text or scope
        shell = Value(
            declared, subject.key if subject else "", scope, str(self.year), known, _NOTHING
        )
        shown = shell.text + (f" {declared.unit}" if declared.unit and known.known else "")
        note = () if known.known else (Because("note", "", known.reason or "未填报"),)
        node = Because(
            "fact", declared.id, declared.label, shown or "（缺）", children=(*known.because, *note)
        )
        return Value(declared, shell.subject, scope, shell.period, known, node)


_NOTHING = Because("note", "", "")
