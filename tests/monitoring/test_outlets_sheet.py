"""Sheet 21 from a series: the columns, and a largest day that rounding must not carry across its limit."""

from datetime import datetime, timedelta
from decimal import Decimal

from tests.monitoring.outlet_series import hours, year_of
from yuanjian.monitoring.outlets.about import Limits, Outlet
from yuanjian.monitoring.outlets.year_sheet import cells, unjudged

D = Decimal
JAN = datetime(2021, 1, 1)


def outlet(**more: object) -> Outlet:
    said = {
        "name": "总排口",
        "owner": "澄江污水处理厂",
        "since": JAN,
        "until": JAN + timedelta(days=1),
    }
    return Outlet("DW001", **(said | more))  # type: ignore[arg-type]


def test_a_series_gives_the_columns_of_sheet_21() -> None:
    values = ["49.5", *["50.25"] * 20, None, None, "51"]
    series = hours("化学需氧量", JAN, values, "DW001") + hours("流量", JAN, [100] * 24, "DW001")
    found = year_of(series, outlet(limits={"化学需氧量": Limits(D(50), D(50))}))

    assert list(cells(found)) == [
        {
            "subj": "澄江污水处理厂", "outlet": "DW001 总排口", "kind": "废水", "factor": "化学需氧量", "h_due": "24",
            "h_ok": "22", "marked": "0", "source": "在线平台", "d_bad": "1", "h_bad": "21", "max": "50.25", "lim": "50",
        },
        {
            "subj": "澄江污水处理厂", "outlet": "DW001 总排口", "kind": "废水", "factor": "流量", "h_due": "24",
            "h_ok": "24", "marked": "0", "source": "在线平台", "d_bad": "0", "h_bad": "0",
        },
    ]  # fmt: skip


def test_a_largest_day_just_above_its_limit_keeps_its_digits() -> None:
    series = hours("氨氮", JAN, ["5.0004"] * 24, "DW001")
    (row,) = cells(year_of(series, outlet(limits={"氨氮": Limits(D(5), D(5))})))

    assert (row["max"], row["d_bad"]) == ("5.0004", "1")


def test_without_a_limit_exceedances_are_left_blank_not_nought() -> None:
    found = year_of(hours("氨氮", JAN, [5] * 24, "DW001"), outlet())
    (row,) = cells(found)

    assert "d_bad" not in row
    assert "h_bad" not in row
    assert unjudged(found.items[0])
