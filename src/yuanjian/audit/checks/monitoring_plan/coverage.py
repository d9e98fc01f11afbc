"""What the plan of the planning EIA asks to be monitored, and what the answer says was monitored."""

import re
from collections.abc import Iterator, Sequence

from yuanjian.audit.check import check
from yuanjian.audit.factor_lists import factors_in, names
from yuanjian.audit.finding import Finding, Quote
from yuanjian.audit.frequency import point_count, times_a_year
from yuanjian.audit.row_text import passages_of, quotes_of_cell
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_MET = re.compile(r"已?(?:全部|基本)?(?:落实|完成|执行|符合)|是")
_POINTS = re.compile(
    r"监测(?:点位|断面|点)(?:为|:)*((?:(?!监测(?:频次|因子|时段|项目|指标))[^。]){2,200})"
)
_POINTS_LOST = "计划点位没有写到："
_OUTLET = re.compile(r"D[WA]\d{3}|[WA]S?\d{2,3}")  # points named by their number
_POINT = re.compile(r"[^、,;。:]{2,40}")
_NUMBER = re.compile(r"^[A-Za-z]{0,2}\d{0,2}:?")
_CORE = re.compile(r"[\u4e00-\u9fff]{2,20}")


@check(
    "监测计划的点位、因子或频次没有做到",
    "major",
    why="规划环评监测计划：点位、因子、频次都做到才是“落实”",
)
def find(f: Facts) -> Iterator[Finding]:
    """By row. Called 落实: to be mended; called 未落实: asked what is missing."""
    for row in f.rows("11"):
        asked, done = passages_of(f, row, "p_when"), passages_of(f, row, "plan")
        if not asked or not done:
            continue
        lacking = list(_lacking(asked, done))
        if lacking:
            yield _finding(f, row, lacking, asked, done)


def _lacking(asked: Sequence[Passage], done: Sequence[Passage]) -> Iterator[str]:
    said = "".join(p.folded for p in done)
    there = names([n for p in done for n in factors_in(p.folded)])
    # A factor whose very word stands in the answer was measured, whatever the sentence around it.
    wanted = names([n for p in asked for n in factors_in(p.folded) if n.text not in said])
    if there and (missing := [n for n in wanted if n not in there]):
        yield "缺测因子：" + _some(missing, 12)
    points = [point for p in asked for point in _points(p.folded)]
    lost = [point for point in points if not _named(point, said)]
    if there and lost and len(lost) == len(points) and not _OUTLET.search(said):
        yield _POINTS_LOST + _some(lost, 4)
    wanted_points = point_count("".join(p.folded for p in asked))
    there_points = point_count(said)
    if wanted_points is not None and there_points is not None and there_points < wanted_points:
        yield f"计划{wanted_points}个点位，实际{there_points}个"
    planned = times_a_year("".join(p.folded for p in asked))
    actual = times_a_year(said)
    if planned is not None and actual is not None and actual < planned:
        yield f"计划每年至少{planned}次，实际{actual}次"


def _some(found: Sequence[str], most: int) -> str:
    return "、".join(found[:most]) + (f"等{len(found)}项" if len(found) > most else "")


def _points(text: str) -> Iterator[str]:
    for match in _POINTS.finditer(text):
        for point in _POINT.finditer(match[1]):
            plain = _NUMBER.sub("", point[0]).lstrip(":")
            if len(plain) >= 2 and _CORE.search(plain):
                yield plain


def _named(point: str, said: str) -> bool:
    """Whether the answer names a point: some run of four of its characters stands there."""
    plain = "".join(_CORE.findall(point))
    if len(plain) < 4:
        return plain in said
    return any(plain[i : i + 4] in said for i in range(len(plain) - 3))


def _finding(
    f: Facts,
    row: RowView,
    lacking: list[str],
    asked: Sequence[Passage],
    done: Sequence[Passage],
) -> Finding:
    result = str(row.get("result") or "")
    met = _MET.fullmatch("".join(result.split())) is not None
    quotes: tuple[Quote, ...] = (*quotes_of_cell(asked, 3), *quotes_of_cell(done, 2))
    if row.get("result"):
        quotes += (Quote(result, row.record.cell("result")),)
    return Finding(
        f"{row.called}{'写“' + result + '”，但' if met else ''}" + "；".join(lacking),
        quotes=quotes,
        expected="点位、因子、频次与计划一致，或说明调整的依据",
        found="；".join(lacking),
        advice="请逐个计划点位写明实际点位、因子、频次和监测报告编号；未监测的写明原因和补测时间，结论据实填写。",
        verify="各点位的因子和频次与计划一致，或结论为部分落实、未落实并有改进措施。",
        subject=row.key,
        severity=None if met and any(not w.startswith(_POINTS_LOST) for w in lacking) else "query",
        cause=f"11/{row.key}/coverage",
    )
