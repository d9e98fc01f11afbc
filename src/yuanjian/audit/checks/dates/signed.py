"""A report on a year is signed after that year has ended."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import NotAssessed, check, needs
from yuanjian.audit.checks.dates._told import signed
from yuanjian.audit.claimed import claims_of, without_rows
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.core.dates import spoken
from yuanjian.facts.engine import Facts


@check("成文日期早于报告年度结束", "blocker", why="逻辑：年度报告在年度结束后成文")
def find(f: Facts) -> Iterator[Finding]:
    """On or after 1 January of the next year."""
    if without_rows(f, "01"):
        yield from _told(f)
        return
    said = f.said("01", "sign_date")
    needs("成文日期不明", "" if said.known else said.reason)
    park = f.one("01")
    assert park is not None
    if said.day is None or said.day >= date(f.year + 1, 1, 1):
        return
    yield Finding(
        f"成文日期 {said.text}，报告年度 {f.year} 年尚未结束",
        quotes=(quote_row(park, "sign_date", "year"),),
        expected=f"{f.year + 1}-01-01 或以后",
        found=str(said.day),
        advice="核对年份，报告一般在次年一、二月成文。",
        verify="成文日期在报告年度结束之后。",
        cause=cell_cause(park, "sign_date"),
    )


def _told(f: Facts) -> Iterator[Finding]:
    found = signed(f)
    if found is None:
        raise NotAssessed("报告没有落款日期")
    if found.day >= date(f.year + 1, 1, 1):
        return
    if not claims_of(f, "report.year") and not _names_year(f):
        raise NotAssessed("报告没有写明是哪一年度的，落款日期无从核对")
    yield Finding(
        f"落款日期 {spoken(found.day)}，报告年度 {f.year} 年尚未结束",
        quotes=(found.quote,),
        expected=f"{f.year + 1}年1月1日或以后",
        found=spoken(found.day),
        advice=f"请核对年份，是否应为 {f.year + 1} 年。",
        verify="落款日期在报告年度结束之后。",
    )


def _names_year(f: Facts) -> bool:
    """Whether the title or a heading names the report's year, as «2020年度»."""
    heads = (p for p in f.dossier.text if p.level or p.part in ("title", "overview"))
    return any(f"{f.year}年" in p.folded for p in heads)
