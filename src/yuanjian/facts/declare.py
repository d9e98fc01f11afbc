"""The declaration of a fact: ``@fact`` above a formula, in a file of ``facts/shelf``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Formula = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as declared.

    ``id`` is ``<file>.<function>``. ``says`` is the formula in Chinese words. ``decimals``: how reports
    round it, None to keep the digits it has. ``per`` names the sheet whose rows are its subjects, «»
    when its subject is the park; ``scope`` is the 口径, or with ``scope_key`` a column of that row.
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

    @property
    def theme(self) -> str:
        """The file it stands in."""
        return self.id.split(".")[0]


def fact(
    label: str,
    unit: str = "",
    *,
    says: str,
    clause: str = "",
    decimals: int | None = None,
    per: str = "",
    scope: str = "园区",
    scope_key: str = "",
) -> Callable[[Formula], Formula]:
    """Declare the fact that the decorated formula computes.

    A formula takes the ``Facts`` view ``f`` (with ``per`` also the row ``r``) and returns an Amount or
    Words. It does arithmetic only: states and evidence travel by themselves.
    """

    def mark(formula: Formula) -> Formula:
        theme = formula.__module__.rsplit(".", 1)[-1]
        name = formula.__name__.rstrip("_")
        declared = Fact(
            f"{theme}.{name}", label, unit, says, clause, decimals, per, scope, scope_key, formula
        )
        formula.__dict__["fact"] = declared
        return formula

    return mark
