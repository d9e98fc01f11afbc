"""Declarations of hazardous waste: yearly, and by month or quarter as the unit is classed."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import by_firm, latest, name_of
from yuanjian.audit.duty import Span, Term, duty, monthly, term, yearly
from yuanjian.facts.engine import Facts

_YEAR, _QUARTER, _MONTH = "hazardous.annual", "hazardous.quarterly", "hazardous.monthly"
_BY_CLASS = {"重点监管": (_MONTH, 1), "简化": (_QUARTER, 3)}


@duty("危险废物申报", _YEAR, _QUARTER, _MONTH)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """The declaration about the records' year is done where every waste of the firm has its day."""
    for rows in by_firm(f, "25"):
        first, who = rows[0], name_of(rows[0])
        for year, day in yearly(_YEAR, f, span, recorded=f.year):
            if year == f.year and latest(rows, "decl") is not None:
                continue
            yield term(first, "decl", f"申报 {year} 年度危险废物", who, day, by=_YEAR)
        classes = [r.get("cls") for r in rows]
        known = next((c for c in _BY_CLASS if c in classes), None)
        if known is None:
            continue
        by, every = _BY_CLASS[known]
        for ended, day in monthly(by, span, every=every):
            name = f"第{ended.month // 3}季度" if every == 3 else f"{ended.month}月"
            yield term(first, "cls", f"申报 {ended.year} 年{name}危险废物", who, day, by=by)
