"""PM2.5 above PM10 on many days: the columns are swapped or the instruments disagree."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.audit.intervals import cell
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_SHARE = 20  # one valid day in twenty; single days are asked about row by row (rows.doubts)
_FEWEST = 4


@check(
    "PM2.5大于PM10的天数过多",
    "major",
    why="逻辑：PM2.5是PM10的一部分（GB 3095 术语和定义），日均值不应大于PM10",
)
def find(f: Facts) -> Iterator[Finding]:
    """Per station, beyond what the printed digits explain."""
    stations: dict[str, list[RowView]] = {}
    for row in f.rows("20"):
        if row.get("valid") == "有效" and cell(row, "pm25") and cell(row, "pm10"):
            stations.setdefault(str(row.get("no")), []).append(row)
    for station, days in stations.items():
        odd = [row for row in days if _swapped(row)]
        if len(odd) < _FEWEST or len(odd) * _SHARE <= len(days):
            continue
        dates = listed(str(row.day("date")) for row in odd)
        yield Finding(
            f"站点{station}有 {len(odd)} 天 PM2.5 大于 PM10：{len(odd)}÷{len(days)}＝"
            f"{100 * len(odd) / len(days):.1f}%，日期为 {dates}",
            quotes=tuple(quote_row(row, "pm25", "pm10") for row in odd[:4]),
            expected="PM2.5 ≤ PM10",
            found=f"{len(odd)} 天",
            advice="请核对两列是否填反；没有填反的，核查仪器校准，异常日改为“无效”并注明原因。",
            verify="有效日的 PM2.5 不大于 PM10。",
            subject=station,
        )


def _swapped(row: RowView) -> bool:
    fine, coarse = cell(row, "pm25"), cell(row, "pm10")
    return fine is not None and coarse is not None and fine.above(coarse)
