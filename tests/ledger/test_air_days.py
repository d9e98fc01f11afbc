"""Readings in the records become days of air stations in the dossier, beside sheet 20."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from yuanjian.actions.take_readings import take_readings
from yuanjian.facts.engine import Facts
from yuanjian.ledger.models import Park, ParkYear, Row
from yuanjian.ledger.queries import dossier
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.sheets.gaps import gaps
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

pytestmark = pytest.mark.django_db(transaction=True)
STATION = {
    "no": "A01", "name": "实验中学站", "type": "国控", "use": "正式评价", "inside": "否", "dist": "2",
    "factors": "PM2.5；PM10", "zone": "二类", "source": "例行监测",
}  # fmt: skip
DAY = {"no": "A01", "pm25": "57", "pm10": "90", "valid": "有效", "source": "例行监测"}


@pytest.fixture
def of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ParkYear:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    park = Park.objects.create(code="S439901", name="某某园区")
    made = ParkYear.objects.create(park=park, year=2021)
    put(made, "17", STATION)
    return made


def put(of: ParkYear, no: str, cells: dict[str, str]) -> None:
    checked = check_row(sheet(no), cells)
    assert checked.row is not None, [str(p) for p in checked.problems]
    number = Row.objects.filter(park_year=of, sheet=no).count() + 1
    Row.objects.create(
        park_year=of,
        sheet=no,
        key=checked.row.key_text(),
        number=number,
        data=checked.row.to_data(),
    )


def take(of: ParkYear, store: Path, point: str = "实验中学站") -> None:
    """Two days of March, 75 and 76 of PM2.5 in every hour, PM10 90: one attains, one does not."""
    lines = ["站点,时间,PM10,PM2.5"]
    for hour in range(48):
        at = datetime(2021, 3, 1) + timedelta(hours=hour)
        lines.append(f"{point},{at:%Y-%m-%d %H:%M},90,{75 + hour // 24}")
    path = store / "小时值.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    take_readings(
        of.park,
        path,
        Declaration(label="begin", state="298"),
        by="李某",
        store=store,
        today=date(2021, 6, 1),
    )


def test_readings_of_a_station_give_its_days_where_the_sheet_is_not_filled(
    of: ParkYear, tmp_path: Path
) -> None:
    before = ParkYear.objects.get(pk=of.pk).revision
    take(of, tmp_path)
    f = Facts(dossier(of))

    assert ParkYear.objects.get(pk=of.pk).revision == before + 1
    assert [f.value(fact).text for fact in ("air.days", "air.exceed_days", "air.rate")] == [
        "2",
        "1",
        "50",
    ]
    assert next(f.values("air_station.factor")).text == "PM2.5"
    assert [(r.place.file, r.computed) for r in f.dossier.sheet("20")] == [("小时值.csv", True)] * 2
    assert f.dossier.series[0].said == ("小时值的时间按时段初",)
    assert [g for g in gaps(f.dossier.records) if g.sheet == "20"] == []


def test_a_filled_sheet_stays_and_is_compared_with_the_readings(
    of: ParkYear, tmp_path: Path
) -> None:
    from yuanjian.audit.check import all_checks, run

    put(of, "20", DAY | {"date": "2021-03-01"})
    take(of, tmp_path, "A01")
    f = Facts(dossier(of))

    assert f.value("air.days").text == "1"
    (found,) = run(f, [all_checks()["air_days.series"]]).findings
    assert "PM2.5 填 57，算得 75" in found.finding.message


def test_readings_of_a_point_that_no_station_is_called_by_are_left_aside(
    of: ParkYear, tmp_path: Path
) -> None:
    take(of, tmp_path, "某微站")

    assert dossier(of).series == ()
    assert dossier(of).sheet("20") == ()
