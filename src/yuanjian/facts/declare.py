"""The declaration of a fact: ``@fact`` above a formula, in a file of ``facts/shelf``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Formula = Callable[..., Any]
PartsOf = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as declared.

    ``id`` is ``<file>.<function>``. ``says`` is the formula in Chinese words. ``decimals``: how reports
    round it, None to keep the digits it has, then with at most ``most`` decimals. ``per`` names the
    sheet whose rows are its subjects, «» when its subject is the park; with ``parts`` the subjects are
    named parts of each row (a station's factors). ``scope`` is the 口径, or with ``scope_key`` a column
    of that row, or with ``scope_of`` what that function says.
    """

    id: str
    label: str
    unit: str
    says: str
    clause: str
    decimals: int | None
    per: str
    scope: str
    scope_key: str
    formula: Formula
    most: int = 12
    parts: PartsOf | None = None
    scope_of: Formula | None = None

    @property
    def theme(self) -> str:
        """The file it stands in."""
        return self.id.split(".")[0]

    @property
    def rounding(self) -> str:
        """How its number is rounded for print, in words; «» when all its digits are kept."""
        if self.decimals is not None:
            return f"修约到{self.decimals}位小数（GB/T 8170—2008，四舍六入五成双）"
        return f"最多保留{self.most}位小数（GB/T 8170—2008）" if self.most < KEEP else ""


KEEP = 12
"""Decimals that are kept where a fact declares no rounding of its own."""


def fact(
    label: str,
    unit: str = "",
    *,
    says: str,
    clause: str = "",
    decimals: int | None = None,
    most: int = KEEP,
    per: str = "",
    parts: PartsOf | None = None,
    scope: str = "园区",
    scope_key: str = "",
    scope_of: Formula | None = None,
) -> Callable[[Formula], Formula]:
    """Declare the fact that the decorated formula computes.

    A formula takes the ``Facts`` view ``f`` (with ``per`` also the row ``r``, with ``parts`` also the
    part's name) and returns an Amount or Words. It does arithmetic only: states and evidence travel by
    themselves. ``parts(f, r)`` gives the names of a row's parts, or an Amount that says why they are
    not known.
    """

    def mark(formula: Formula) -> Formula:
        theme = formula.__module__.rsplit(".", 1)[-1]
        name = formula.__name__.rstrip("_")
        formula.__dict__["fact"] = Fact(
            f"{theme}.{name}", label, unit, says, clause, decimals, per, scope, scope_key, formula,
            most, parts, scope_of,
        )  # fmt: skip
        return formula

    return mark
