"""Small files of sections, and their year assessed."""

from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.water.section import SectionYear
from yuanjian.monitoring.water.year import Wanted, WaterYear, water_year


def assessed(folder: Path, text: str, **wanted: object) -> WaterYear:
    file = folder / "断面.csv"
    file.write_text(text, encoding="utf-8")
    with Session(memory="256MB", threads=1) as session:
        return water_year(session, [file], Wanted(**wanted))  # type: ignore[arg-type]


def one(result: WaterYear) -> SectionYear:
    (section,) = result.sections
    return section


def year_of(heads: str, *rows: str, months: range = range(1, 13)) -> str:
    """A wide file of one section: the rows in turn, one a month."""
    lines = [f"澄江大桥,2023-{m:02}-08,{rows[(m - 1) % len(rows)]}" for m in months]
    return "\n".join([f"断面名称,采样日期,{heads}", *lines])
