"""Every figure of a park's year, found by id and subject, by its evidence, or by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.core.evidence import Because
from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts, Value, all_facts
from yuanjian.facts.told import ONLY_TOLD
from yuanjian.web.pages.facts.themes import OTHERS, THEMES, theme_words
from yuanjian.web.pages.facts.whereabouts import whereabouts
from yuanjian.web.park_book import ParkBook


class Figures:
    """The figures of a book: evaluated once, all subjects included."""

    def __init__(self, book: ParkBook) -> None:
        self.book, self.facts = book, book.facts
        self._where = whereabouts(book)
        self._values = _by_id(self.facts)
        self._about = {
            f.id: fold(f"{f.label} {f.id} {f.unit} {theme_words(f.theme)}").lower()
            for f in all_facts().values()
        }
        self._heads = {id(v.because): v for held in self._values.values() for v in held}

    def of(self, fact_id: str) -> list[Value]:
        """The values of a figure, one a subject."""
        return self._values.get(fact_id, [])

    def one(self, fact_id: str, subject: str) -> Value | None:
        """A figure of a subject («» is the park), None when there is none."""
        return next((v for v in self.of(fact_id) if v.subject == subject), None)

    def last_year(self, fact_id: str, subject: str) -> Value | None:
        """The same figure in the year before; None without records of that year or of that subject."""
        return next((v for v in self._prior(fact_id) if v.subject == subject), None)

    def behind(self, node: Because) -> Value | None:
        """The value that a node of evidence is the head of, in this year or the one before."""
        known = self._heads.get(id(node))
        if known is not None or node.ref not in all_facts():
            return known
        return next((v for v in self._prior(node.ref) if v.because is node), None)

    def _prior(self, fact_id: str) -> list[Value]:
        """The values of a figure in the year before, evaluated under the book's lock."""
        prior = self.facts.prior
        if prior is None:
            return []
        return self.book.kept(("year before", fact_id), lambda _: list(prior.values(fact_id)))

    def about(self, fact_id: str) -> str:
        """The words by which a figure is searched for."""
        return self._about[fact_id]

    def called(self, value: Value) -> str:
        """What the subject of a figure is called; «» for the park."""
        fact, subject = value.fact, value.subject
        if not subject or not fact.per:
            return subject
        if not fact.parts:
            return self._where.called(fact.per, subject)
        row, _, part = subject.rpartition("/")
        return f"{self._where.called(fact.per, row)}　{part}"


def _by_id(facts: Facts) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for value in facts.everything():
        found.setdefault(value.fact.id, []).append(value)
    return found


def figures(book: ParkBook) -> Figures:
    """Those of a book, made once."""
    return book.kept("figures", Figures)


def shown(value: Value) -> str:
    """A value with its unit as a page prints it; 缺 where nobody has given it."""
    if value.known.known:
        unit = value.fact.unit
        gap = "" if unit in ("%", "") else " "
        return f"{value.text}{gap}{unit}"
    return "—" if value.state == "na" else "缺"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a figure of the park, one of a subject that was searched for, or one with many subjects."""

    id: str
    label: str
    subject: str
    called: str
    shown: str
    state: str
    says: str
    many: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one theme."""

    words: str
    entries: tuple[Entry, ...]


_SUBJECTS_SHOWN = 60


def groups(held: Figures, asked: str) -> tuple[Group, ...]:
    """The figures whose name, theme, id or subject has all the words asked for, by theme."""
    wanted = [w.lower() for w in fold(asked).split()]
    found: dict[str, list[Entry]] = {words: [] for words in (*THEMES, OTHERS)}
    for fact in all_facts().values():
        entries = list(_entries(held, fact.id, wanted))
        found[theme_words(fact.theme)] += entries
    return tuple(Group(words, tuple(held)) for words, held in found.items() if held)


def _entries(held: Figures, fact_id: str, wanted: list[str]) -> Iterator[Entry]:
    fact, values = all_facts()[fact_id], held.of(fact_id)
    if not values or all(v.state == "missing" and fact.says == ONLY_TOLD for v in values):
        return
    left = [w for w in wanted if w not in held.about(fact_id)]
    if not fact.per:
        if not left:
            yield entry(held, values[0])
        return
    if not left:
        yield Entry(fact.id, fact.label, "", "", "", "", fact.says, many=len(values))
        return
    of_subject = [v for v in values if all(w in held.called(v).lower() for w in left)]
    for value in of_subject[:_SUBJECTS_SHOWN]:
        yield entry(held, value)


def entry(held: Figures, value: Value) -> Entry:
    """One value as a line."""
    fact = value.fact
    return Entry(
        fact.id, fact.label, value.subject, held.called(value), shown(value), value.state, fact.says
    )
