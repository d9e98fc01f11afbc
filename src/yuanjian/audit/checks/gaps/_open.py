"""Requirements of sheets 10, 11 and 12 that are not (fully) met, and whether anything is planned for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.checks.prose._shingles import shingles
from yuanjian.audit.denials import only_denied
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the results that are open, those that are only partly so, the cells that make an action."""

    sheet: str
    unmet: tuple[str, ...]
    partly: tuple[str, ...]
    action: tuple[str, ...]


_ANSWERS = {"10": "impl", "11": "plan", "12": "impl"}
_UNMET = re.compile(r"(?:尚|还|仍|暂|均|全部)?(?:未|没有?)|不符合|不满足|否|部分|基本")
_PARTLY = re.compile(r"部分|基本|其他|其余")
_NOT_EVEN = re.compile(r"基本(?:上)?(?:未|没|不)|(?:均|全部|全|都)(?:未|没|不)")
TABLES = (
    Table("10", ("未落实",), ("部分落实", "基本落实"), ("plan", "owner", "due")),
    Table("11", ("未落实",), ("部分落实",), ("plan", "owner", "due")),
    Table("12", ("不符合",), ("基本符合",), ("gap", "owner", "due")),
)


def open_rows(f: Facts) -> Iterator[tuple[Table, RowView, bool]]:
    """Open rows, with whether they are wholly unmet."""
    for table in TABLES:
        for row in f.rows(table.sheet):
            result = row.get("result")
            if result in table.unmet:
                yield table, row, True
            elif result in table.partly:
                yield table, row, reported(row) and only_denied(row.get(_ANSWERS[table.sheet]))
            elif isinstance(result, str) and reported(row) and _UNMET.match(result.strip()):
                unmet = _NOT_EVEN.search(result) or not _PARTLY.search(result)
                yield table, row, bool(unmet) or only_denied(row.get(_ANSWERS[table.sheet]))


def reported(row: RowView) -> bool:
    """Whether a row was read from a report: its results are words of its own, its actions stand in the text."""
    return bool(row.record.places)


def answered(f: Facts, table: Table, row: RowView) -> bool:
    """Whether the row's own cells, or a problem or plan of sheet 33 (of a report), answer for it."""
    return not lacking(table, row) or _named_in_prose(f, row)


def lacking(table: Table, row: RowView) -> list[str]:
    """The cells of an action that are not filled."""
    return [k for k in table.action if row.get(k) is None]


def _named_in_prose(f: Facts, row: RowView) -> bool:
    """A problem, difficulty or plan names the row (its point, plan number, clause, checkable point or a
    factor), or takes up words of its requirement."""
    names = [w.partition("=")[0] for w in _words(row, "facts")]
    for key in ("plan_no", "p_point", "p_factor", "clause"):
        names += _words(row, key)
    told, runs = _prose(f)
    keys = ("req", "p_when") if reported(row) else ("req", "plan", "gap")
    asked = "".join(w for key in keys for w in _words(row, key))
    return any(len(n) > 1 and squeeze(n) in told for n in names) or bool(shingles(asked) & runs)


def _prose(f: Facts) -> tuple[str, set[str]]:
    """All problems, difficulties and plans of sheet 33 as one text, and its runs of characters."""

    def joined() -> tuple[str, set[str]]:
        rows = [r for r in f.rows("33") if r.get("type") in ("存在问题", "难题", "下一步计划")]
        said = "\n".join(str(r.get(k) or "") for r in rows for k in ("title", "text"))
        said += "".join(
            p.text for p in f.dossier.text if p.part in ("problems", "plans") and not p.level
        )
        said += "\n".join(p.folded for p in f.dossier.text if p.part in ("problems", "plans"))
        return squeeze(fold(said)), shingles(said)

    return f.kept("problems and plans in prose", joined)


def _words(row: RowView, key: str) -> tuple[str, ...]:
    held = row.get(key) if key in row.record.row.columns else None
    if isinstance(held, tuple):
        return tuple(fold(h) for h in held)
    return (fold(held),) if isinstance(held, str) else ()
