"""The demo park's sections: sheet 19 judged as facts, and the same samples as a file of ``yuanjian water year``."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from yuanjian.demo.park import PARK, YEARS, records
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.water.ladder import class_name, class_of_text
from yuanjian.monitoring.water.listing import Listed
from yuanjian.monitoring.water.year import Wanted, water_year


@pytest.mark.parametrize("year", YEARS)
def test_sheet_and_series_judge_the_same_samples_alike(year: int, tmp_path: Path) -> None:
    dossier = Dossier(PARK.name, year, records(year))
    facts = Facts(dossier)
    sections = {str(r.get("no")): r for r in facts.rows("16")}
    file = tmp_path / "断面.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["断面编号", "采样日期", "因子", "结果", "单位"])
        for r in facts.rows("19"):
            if r.get("point") in sections and r.get("kind") != "比对":
                writer.writerow([r.get(k) for k in ("point", "date", "factor", "raw", "unit")])
    listing = tuple(
        Listed(
            no, str(r.get("name")), str(r.get("water")), target=class_of_text(str(r.get("target")))
        )
        for no, r in sections.items()
    )
    with Session(memory="256MB", threads=1) as session:
        series = water_year(session, [file], Wanted(listing=listing))

    assert series.sections
    for found in series.sections:
        row = sections[found.section.point]
        told = facts.words("section.quality", row)
        quality = class_name(found.whole.quality) if found.whole.quality else None
        assert (told.text, told.reason) == (quality, "" if quality else found.whole.reason)
        assert facts.amount("section.months", row).number == len(found.whole.months)
        assert found.occasions is not None
        assert facts.amount("section.occasions", row).number == found.occasions.days
        rate = facts.amount("section.attainment", row).number
        assert rate == Fraction(100 * found.occasions.attained, found.occasions.days)
