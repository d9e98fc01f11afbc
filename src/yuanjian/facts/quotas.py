"""Total-load quotas of sheet 09: limits, what approvals have given out, what was really emitted."""

from __future__ import annotations

from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount, missing, not_applicable, total
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firm_of, name_key, present, rows_of_firm
from yuanjian.facts.named_amounts import listed
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.shelf.waste_gas import emitters
from yuanjian.facts.shelf.wastewater import outgoing
from yuanjian.norms.pollutants import pollutant

ALLOCATED = {
    "COD": "lim_cod",
    "氨氮": "lim_nh3",
    "SO2": "lim_so2",
    "NOx": "lim_nox",
    "VOCs": "lim_voc",
}
"""Pollutants whose approved loads stand in sheet 06."""
UNLOADED = ("登记表", "豁免", "无需")
"""Kinds of EIA that are given no load: a blank there is not missing."""
WATER = {"COD": "cod", "氨氮": "nh3", "总氮": "tn", "总磷": "tp"}
GAS = {"SO2": "so2", "NOx": "nox", "颗粒物": "pm", "VOCs": "voc"}
MAIN = ("COD", "氨氮", "SO2", "NOx", "VOCs")


def park_rows(f: Facts) -> Rows:
    """The quotas of the park itself."""
    return f.rows("09").eq("lvl", "园区")


def limit_of(row: RowView) -> Amount:
    """A quota; 无 means that none was set (not applicable), 0 forbids, a blank is missing."""
    if row.get("limit") is Mark.NONE:
        return not_applicable(f"{row.get('pol')}未下达总量指标", row.because("limit"))
    return row.amount("limit")


def park_limit(f: Facts, pollutant_name: str) -> Amount:
    """The park's quota for one pollutant."""
    rows = park_rows(f)
    if rows.gap:
        return missing(rows.gap, rows.because)
    mine = rows.eq("pol", pollutant_name)
    if not f.rows("09").records:
        return not_applicable(f"{pollutant_name}未下达总量指标", rows.because)
    if not len(mine):
        return missing(f"09_总量指标没有园区{pollutant_name}一行", mine.because)
    return total(limit_of(r) for r in mine)


def other_limits(f: Facts) -> Amount:
    """The sum of the park's quotas for all other pollutants; not applicable when there is none."""
    rows = park_rows(f)
    if rows.gap:
        return missing(rows.gap, rows.because)
    others = rows.where("其他污染物", lambda r: r.get("pol") not in MAIN, "pol")
    if not len(others):
        return not_applicable("没有其他总量指标", others.because)
    return total(limit_of(r) for r in others)


def allocated(f: Facts, row: RowView) -> Amount:
    """What the approvals of sheet 06 add up to, for the park's firms or for one firm."""
    name = str(row.get("pol"))
    if row.get("pol") is None or row.get("lvl") is None:
        return missing(row.lacks("pol" if row.get("pol") is None else "lvl"))
    if name not in ALLOCATED:
        return not_applicable(f"06_建设项目环评验收不登记{name}的批复总量", row.because("pol"))
    projects, key = _of_subject(f, row, f.rows("06")), ALLOCATED[name]
    if isinstance(projects, Amount):
        return projects
    given = [r.record for r in projects if r.get("eia") not in UNLOADED or r.get(key) is not None]
    return projects.of("登记、豁免、无需的项目未填批复总量的除外", given).sum(key)


def actual(f: Facts, row: RowView) -> Amount:
    """What was emitted in the year by sheets 15 and 22, for the park or for one firm."""
    name = str(row.get("pol"))
    if row.get("pol") is None or row.get("lvl") is None:
        return missing(row.lacks("pol" if row.get("pol") is None else "lvl"))
    if name in WATER:
        streams = _of_subject(f, row, outgoing(f))
        return streams if isinstance(streams, Amount) else streams.sum(WATER[name])
    if name in GAS:
        gas = _of_subject(f, row, emitters(f))
        return gas if isinstance(gas, Amount) else gas.sum(GAS[name])
    return _listed(f, row, name)


def _listed(f: Facts, row: RowView, name: str) -> Amount:
    """A pollutant that sheets 15 and 22 list by name in their column of other factors."""
    parts: list[Amount] = []
    for source in (outgoing(f), emitters(f)):
        mine = _of_subject(f, row, source)
        if isinstance(mine, Amount):
            return mine
        if mine.gap:
            return missing(mine.gap, mine.because)
        for one in mine:
            for said, amount in listed(one, "other"):
                if not said or _same(said, name):
                    parts.append(amount)
    return (
        total(parts) if parts else not_applicable(f"15、22表没有{name}的排放量", row.because("pol"))
    )


def _same(said: str, name: str) -> bool:
    one, other = pollutant(said), pollutant(name)
    return one is other if one and other else name_key(said) == name_key(name)


def _of_subject(f: Facts, row: RowView, rows: Rows) -> Rows | Amount:
    """The rows of the park's firms, or of the firm that a quota names."""
    if row.get("lvl") == "园区":
        if rows.sheet != "06":
            return rows
        by_firm = rows_of_firm(f, "06")
        keys = {r.key for firm in present(f) for r in by_firm.get(firm.key, ())}
        return rows.of("年末在园企业的项目", (r for r in rows.records if r.key in keys))
    firm = firm_of(f, row, "subj")
    if firm is None:
        return missing(f"05_企业名录没有“{row.get('subj')}”", row.because("subj"))
    mine = [r.record for r in rows if (owner := firm_of(f, r)) and owner.key == firm.key]
    return rows.of(f"企业为{row.get('subj')}", mine)
