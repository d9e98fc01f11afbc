"""A real plant's hours with gaps, blanks, stuck runs (shared/data/wastewater). Its item is not named: no limit."""

import csv
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

from tests.monitoring.exact_outlets import replaced
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import Outlet
from yuanjian.monitoring.outlets.evaluate import evaluate, years
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load

FILE = "data/wastewater/plant_hourly_2021-01_2021-09.csv"
STAND_IN = "氨氮"  # some name is needed; nothing is judged by it


def test_a_real_series_keeps_its_gaps_and_what_can_be_replaced_is(shared: Path) -> None:
    path = shared / FILE
    declaration = Declaration(
        label="begin", point="DW001", columns={"monitorTime": "时间", "monitorAvgValue": STAND_IN}
    )
    first, last = datetime(2021, 1, 2, 2), datetime(2021, 9, 8, 15)  # README: 5 989 hours
    with Session(threads=1) as session:
        load(session, path, declaration)
        assert list(years(session)) == [2021]
        (found,) = evaluate(session, [Outlet("DW001", since=first, until=last)], 2021)
        filled = {
            int(n): value
            for n, value in session.rows("SELECT slot, value FROM outlet_loads ORDER BY slot")
        }
    item = found.item(STAND_IN)

    assert (item.due, item.measured, item.reasons) == (5989, 1101, {"missing": 5989 - 1101})
    assert (item.load, item.days_over, item.hours_over) == (None, None, None)
    assert any("没有逐时流量" in r for r in found.remarks)
    with path.open(encoding="utf-8") as lines:
        told = {
            datetime.fromisoformat(row["monitorTime"]): Fraction(row["monitorAvgValue"])
            for row in csv.DictReader(lines)
            if row["monitorTime"] and row["monitorAvgValue"]
        }
    expected = replaced([told.get(first + timedelta(hours=h)) for h in range(5989)])
    assert list(filled.values()) == [None if v is None else v * 10**6 for v in expected]
    longest = max(item.runs, key=lambda r: r.hours)
    # README: the largest gap, 2021-01-28 08:00 → 2021-08-02 09:00; nothing so long lies before it
    assert (longest.since, longest.until) == (datetime(2021, 1, 28, 9), datetime(2021, 8, 2, 9))
    assert longest.method == "no_period"
