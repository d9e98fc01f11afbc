"""What the records of a park's year amount to, computed once for each revision of them and kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar, cast

from yuanjian.audit.check import Audit
from yuanjian.audit.check import run as run_checks
from yuanjian.audit.credit.score import Score, score
from yuanjian.audit.credit.supply import supply
from yuanjian.facts.engine import Facts
from yuanjian.ledger.models import ParkYear
from yuanjian.ledger.queries import dossier
from yuanjian.sheets.gaps import Gap, gaps

Made = TypeVar("Made")

_KEPT = 12
_books: OrderedDict[tuple[int, int, int, str], ParkBook] = OrderedDict()
_lock = RLock()


class ParkBook:
    """Facts, findings, score and gaps of one revision of a park's year. Each is made when first asked for.

    One thread at a time computes: the facts are lazy and not made for two at once.
    """

    def __init__(self, of: ParkYear) -> None:
        self._lock = RLock()
        self.park_year = of
        self.dossier = dossier(of)
        self._facts = Facts(self.dossier)
        self._made: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[ParkBook], Made]) -> Made:
        """Something that pages make of this revision: made once, by one thread, and kept with it."""
        with self._lock:
            if key not in self._made:
                self._made[key] = make(self)
            return cast("Made", self._made[key])

    @cached_property
    def _supplied(self) -> bool:
        supply(self._facts)
        for _ in self._facts.everything():
            pass  # evaluated here, under the lock, so that readers on other threads find them made
        return True

    @property
    def facts(self) -> Facts:
        """The facts, credit figures included."""
        with self._lock:
            assert self._supplied
            return self._facts

    @property
    def audit(self) -> Audit:
        """Every finding of the records, worst first, and what could not be assessed."""
        with self._lock:
            return self._audit

    @cached_property
    def _audit(self) -> Audit:
        return run_checks(self.facts)

    @property
    def score(self) -> Score:
        """The credit score with its reasons; ``applied`` is None where no table is known for the year."""
        with self._lock:
            return self._score

    @cached_property
    def _score(self) -> Score:
        return score(self.facts)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing, by name."""
        with self._lock:
            return self._gaps

    @cached_property
    def _gaps(self) -> tuple[Gap, ...]:
        return tuple(gaps(self.dossier.records))


def book(of: ParkYear) -> ParkBook:
    """The book of a park's year at its newest revision."""
    before = ParkYear.objects.filter(park_id=of.park_id, year=of.year - 1)
    revision, scheme = ParkYear.objects.values_list("revision", "scheme").get(pk=of.pk)
    at = (of.pk, revision, before.values_list("revision", flat=True).first() or 0, scheme)
    with _lock:
        found = _books.get(at)
        if found is None:
            found = _books[at] = ParkBook(of)
            for old in [k for k in _books if k[0] == of.pk and k != at]:
                del _books[old]
        _books.move_to_end(at)
        while len(_books) > _KEPT:
            _books.popitem(last=False)
    return found
