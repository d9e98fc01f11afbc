"""The year's emission above the quota."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.quota._rows import emitted, sides
from yuanjian.audit.checks.quota._told import pairs
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, cells_of
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check("实际排放量超过总量控制指标", "major", why="总量控制指标文件：年实际排放量不得超过控制指标")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Quotas above zero; a quota of 0 is another check."""
    if without_rows(f, "09"):
        yield from _told(f)
        return
    for made in emitted(f, lambda r: f.amount("quota_row.limit", r).state == "value"):
        if isinstance(made, Unassessed):
            yield made
            continue
        row, actual = made
        limit = f.amount("quota_row.limit", row)
        assert actual.number is not None
        if limit.number is None or actual.number <= limit.number:
            continue
        said = f"{row.get('pol')}本年实际排放 {printed(actual.number, None)} t/a"
        ratio = f.value("quota_row.ratio", row)
        yield Finding(
            f"{row.words('subj').text}：{said}，控制指标 {printed(limit.number, None)} t/a，占用率 {ratio.text}%",
            quotes=sides(row, actual, said),
            expected=f"不大于 {printed(limit.number, None)} t/a",
            found=f"{printed(actual.number, None)} t/a",
            advice="核对排放量、单位和指标文件；属实的说明超总量原因，附削减方案或指标调剂文件。",
            verify="实际排放量不大于控制指标，或附有关文件。",
            subject=row.key,
            cause=cell_cause(row, "limit"),
            follows=cells_of(*actual.because),
        )


def _told(f: Facts) -> Iterator[Finding]:
    for pair in pairs(f):
        if not pair.quota.number or not pair.emission.interval.above(pair.quota.interval):
            continue
        ratio = printed(pair.emission.number / pair.quota.number * 100, 1)
        yield Finding(
            f"{pair.pollutant}本年排放 {pair.emission.said}，总量指标 {pair.quota.said}，占用率 {ratio}%",
            quotes=(pair.quota.quote, pair.emission.quote),
            expected=f"不大于 {pair.quota.said}",
            found=pair.emission.said,
            advice="核对排放量、单位和指标文件；属实的说明超总量原因，附削减方案或指标调剂文件。",
            verify="实际排放量不大于控制指标，或附有关文件。",
            subject=pair.pollutant,
        )
