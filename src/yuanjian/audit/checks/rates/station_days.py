"""Valid days of a station against the days of the year, and against the days that an annual mean needs."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.checks.rates._told import told_valid_days
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.days import days_of
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, quote_row, quote_value
from yuanjian.facts.engine import Facts


@check("大气站点有效天数不足全年", "query", why="GB 3095 数据统计的有效性规定：缺测天数应说明原因")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Every missing day should have a row that says why; those without are asked about."""
    if without_rows(f, "17", "20"):
        yield from told_valid_days(f)
        return
    needs("大气站点不明", f.rows("17").gap)
    for station in f.rows("17"):
        valid = f.amount("air_station.days", station)
        if valid.number is None:
            if valid.state == "missing":
                yield Unassessed(f"{station.key}：{valid.reason}")
            continue
        whole = days_of(f.year)
        told = [
            r
            for r in f.rows("20")
            if r.get("no") == station.get("no")
            and r.get("valid") in ("无效", "缺测")
            and r.get("why") is not None
        ]
        untold = whole - valid.number - len(told)
        if valid.number == 0 or untold <= 0:
            continue
        enough = f.words("air_station.sufficient", station).text
        short = "，不足以评价年均值" if enough == "否" and station.get("use") == "正式评价" else ""
        yield Finding(
            f"{station.words('name').text}有效 {valid.number} 天，全年 {whole} 天，"
            f"缺 {whole - valid.number} 天，其中 {untold} 天没有说明原因{short}",
            quotes=(quote_value(f.value("air_station.days", station)), quote_row(station, "name", "use")),
            expected=f"{whole} 天，或逐日注明缺测原因",
            found=f"{valid.number} 天",
            advice="在20_大气日均值补填缺测日（有效性填“缺测”或“无效”并选原因），报告中写明有效天数。",
            verify="有效天数与注明原因的天数之和等于全年天数。",
            subject=station.key,
            cause=cell_cause(station, "days"),
        )  # fmt: skip
