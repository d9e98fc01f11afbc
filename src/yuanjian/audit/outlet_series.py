"""Series of outlets beside the records: sheet 21 column by column, and firms' loads against 07, 09, 15 and 22.

A firm's permit and quota hold for all its outlets together. Loads of the outlets at hand are added; that the firm keeps
its limit is only said where sheet 21 knows no further outlet of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from yuanjian.facts.engine import Facts
from yuanjian.facts.outlets import owner, same_outlet
from yuanjian.facts.quotas import GAS, WATER
from yuanjian.facts.rows import RowView
from yuanjian.monitoring.outlets.about import Limits, Outlet
from yuanjian.monitoring.outlets.compare import Difference, Judged, against_limit, against_report
from yuanjian.monitoring.outlets.items import PH
from yuanjian.monitoring.outlets.outcome import Load, OutletYear
from yuanjian.norms.pollutants import pollutant
from yuanjian.sheets.row import SheetRow, shown

COLUMNS: Final = ("h_due", "h_ok", "d_bad", "h_bad", "marked", "max", "lim")
"""Columns of sheet 21 that a series gives."""
_PERMITTED: Final = {
    "COD": "p_cod", "氨氮": "p_nh3", "SO2": "p_so2", "NOx": "p_nox", "颗粒物": "p_pm", "VOCs": "p_voc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of sheet 21 that the series tells otherwise; texts as cells show them."""

    row: str
    header: str
    recorded: str
    series: str


@dataclass(frozen=True, slots=True)
class FirmLoad:
    """A firm's load of one pollutant over the outlets at hand; ``others``: its outlets that are not.

    ``reported`` is that of sheet 15 or 22, whichever ``source`` names.
    """

    firm: str
    pollutant: str
    outlets: tuple[str, ...]
    others: tuple[str, ...]
    load: Load
    source: str
    report: Difference | None
    permit: Judged | None
    quota: Judged | None


def known(f: Facts, outlet: Outlet) -> Outlet:
    """The outlet with what sheet 21 says of it: whose it is, its name, its limits. What was declared stays.

    An outlet number that several owners have is told apart by the declared owner alone. The limit of pH is
    not taken: the sheet has its upper end only.
    """
    rows = _rows(f, outlet)
    owners = {owner(f, r.get("subj")) for r in rows}
    if len(owners) != 1:
        return outlet
    first = rows[0]
    limits = {
        found.name: Limits(held, held, None, "21表")
        for r in rows
        if isinstance(held := r.get("lim"), Decimal) and (found := pollutant(str(r.get("factor"))))
    }
    limits.pop(PH, None)
    written = str(first.get("outlet")).strip()
    number = outlet.number
    name = written.removeprefix(number).strip() if written.startswith(number) else ""
    return replace(
        outlet,
        owner=outlet.owner or str(first.get("subj")),
        name=outlet.name or name,
        limits={**limits, **outlet.limits},
    )


def completed(f: Facts, row: SheetRow) -> SheetRow:
    """A row of sheet 21 from a series, blanks filled from the record of the same outlet and factor."""
    kept = _kept(f, row)
    if kept is None:
        return row
    blank = {
        key: kept.get(key)
        for key, column in row.columns.items()
        if not column.computed and getattr(row, key) is None
    }
    return row.model_copy(update={**blank, "subj": kept.get("subj"), "outlet": kept.get("outlet")})


def cells(f: Facts, rows: Iterable[SheetRow]) -> Iterator[Cell]:
    """Where sheet 21 as recorded and the series differ; rows and cells that either lacks are passed over."""
    for row in rows:
        kept = _kept(f, row)
        for key in COLUMNS if kept else ():
            mine, theirs = getattr(row, key), kept.get(key) if kept else None
            if mine is not None and theirs is not None and mine != theirs:
                said = " ".join(shown(getattr(row, part)) for part in ("outlet", "factor"))
                yield Cell(said, row.columns[key].header, shown(theirs), shown(mine))


def loads(f: Facts, years: Sequence[OutletYear], tolerance: Decimal | None) -> Iterator[FirmLoad]:
    """Every firm's load of every pollutant that sheets 07, 09, 15 or 22 have a column for."""
    firms: dict[str, list[OutletYear]] = {}
    for year in years:
        if year.outlet.owner:
            firms.setdefault(owner(f, year.outlet.owner), []).append(year)
    for firm, held in firms.items():
        for name in dict.fromkeys([*WATER, *GAS]):
            if found := _firm_load(f, firm, held, name, tolerance):
                yield found


def _firm_load(
    f: Facts, firm: str, years: Sequence[OutletYear], name: str, tolerance: Decimal | None
) -> FirmLoad | None:
    wanted = pollutant(name)
    mine = [
        (y, i.load)
        for y in years
        for i in y.items
        if i.load is not None and wanted is not None and i.item == wanted.name
    ]
    if not mine:
        return None
    total = _total(load for _, load in mine)
    here = tuple(y.outlet.number for y, _ in mine)
    others = _others(f, firm, mine[0][0], name, here)
    source, reported = _reported(f, firm, name)
    report = against_report(total, reported, tolerance) if reported is not None else None
    permit, quota = _permitted(f, firm, name), _quota(f, firm, name)
    return FirmLoad(
        mine[0][0].outlet.owner, name, here, others, total, source,
        None if report is None else _open_report(report, others),
        None if permit is None else _open(against_limit(total, permit, "07表许可排放量"), others),
        None if quota is None else _open(against_limit(total, quota, "09表总量指标"), others),
    )  # fmt: skip


def _total(loads: Iterable[Load]) -> Load:
    held = list(loads)
    return Load(
        sum((load.known for load in held), Fraction(0)),
        sum((load.substituted for load in held), Fraction(0)),
        sum(load.substituted_hours for load in held),
        sum(load.unknown_hours for load in held),
    )


def _open(judged: Judged, others: Sequence[str]) -> Judged:
    """What outlets elsewhere may add keeps a limit from being kept for sure."""
    if judged.verdict != "未超" or not others:
        return judged
    reason = f"读入的排口合计未超，但没有{'、'.join(others)}的数据"
    return replace(judged, verdict="不能判定", reason=reason)


def _open_report(difference: Difference, others: Sequence[str]) -> Difference:
    if not others:
        return difference
    reason = f"申报的是全企业，没有{'、'.join(others)}的数据"
    return replace(difference, agrees=None, reason=reason)


def _others(
    f: Facts, firm: str, year: OutletYear, name: str, here: Sequence[str]
) -> tuple[str, ...]:
    """Outlets of the firm that sheet 21 has with this pollutant and that are not at hand."""
    found = (
        str(r.get("outlet"))
        for r in f.rows("21")
        if owner(f, r.get("subj")) == firm
        and r.get("kind") == year.outlet.kind
        and _same(r.get("factor"), name)
        and not any(same_outlet(r.get("outlet"), point) for point in here)
    )
    return tuple(dict.fromkeys(found))


def _reported(f: Facts, firm: str, name: str) -> tuple[str, Decimal | None]:
    """The firm's load as sheet 15 or 22 reports it; None where a row lacks it or there is no row."""
    no, columns = ("15", WATER) if name in WATER else ("22", GAS)
    held = [r.get(columns[name]) for r in f.rows(no) if owner(f, r.get("ent")) == firm]
    numbers = [value for value in held if isinstance(value, Decimal)]
    whole = bool(held) and len(numbers) == len(held)
    return f"{no}表", sum(numbers, Decimal(0)) if whole else None


def _permitted(f: Facts, firm: str, name: str) -> Decimal | None:
    key = _PERMITTED.get(name)
    mine = [r for r in f.rows("07") if owner(f, r.get("ent")) == firm]
    held = [value for r in mine if key and isinstance(value := r.get(key), Decimal)]
    return sum(held, Decimal(0)) if held else None


def _quota(f: Facts, firm: str, name: str) -> Decimal | None:
    for r in f.rows("09").eq("lvl", "企业"):
        value = r.get("limit")
        if (
            owner(f, r.get("subj")) == firm
            and _same(r.get("pol"), name)
            and isinstance(value, Decimal)
        ):
            return value
    return None


def _rows(f: Facts, outlet: Outlet) -> list[RowView]:
    """Rows of sheet 21 of this outlet, of the declared owner where one is declared."""
    return [
        r
        for r in f.rows("21")
        if same_outlet(r.get("outlet"), outlet.number)
        and (outlet.kind is None or r.get("kind") == outlet.kind)
        and (not outlet.owner or owner(f, r.get("subj")) == owner(f, outlet.owner))
    ]


def _kept(f: Facts, row: SheetRow) -> RowView | None:
    said: Mapping[str, object] = {k: getattr(row, k) for k in ("subj", "outlet", "kind", "factor")}
    for r in f.rows("21"):
        if (
            owner(f, r.get("subj")) == owner(f, said["subj"])
            and same_outlet(r.get("outlet"), str(said["outlet"]))
            and r.get("kind") == said["kind"]
            and _same(r.get("factor"), str(said["factor"]))
        ):
            return r
    return None


def _same(said: object, name: str) -> bool:
    one, other = pollutant(said) if isinstance(said, str) else None, pollutant(name)
    return said == name or (one is not None and one is other)
