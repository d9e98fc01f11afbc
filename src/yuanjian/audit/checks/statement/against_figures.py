"""A «none» beside a figure that counts some, a «there are» beside a figure of none."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Told, all_told
from yuanjian.audit.finding import Finding
from yuanjian.audit.stated import done, items_about, quote_statement
from yuanjian.facts.claim import Statement
from yuanjian.facts.engine import Facts

# What cannot be above zero while there is none of the topic; with True, nor zero while there is one.
FIGURES: dict[str, tuple[tuple[str, bool], ...]] = {
    "水型污染企业": (("wastewater.firms", False),),
    "涉重金属企业": (("enterprises.heavy_metal", True),),
    "涉一类污染物企业": (("enterprises.class1", True),),
    "涉VOCs企业": (("waste_gas.vocs", False), ("enterprises.voc_key", False)),
    "黑名单企业": (("enterprises.blacklisted", True), ("enforcement.blacklistings", False)),
    "污染地块": (("plots.total", True),),
    "黑臭水体": (("black_water.total", True),),
    "集中污水处理设施": (("sewage.count", True),),
    "集中固废处理设施": (("waste_facility.count", True), ("waste_facility.capacity", False)),
    "环境投诉": (("complaints.received", True),),
    "督察反馈问题": (("inspection.received", False),),
    "行政处罚": (("enforcement.penalties", True),),
    "突发环境事件": (("enforcement.incidents", True),),
    "限批挂牌约谈": (("enforcement.restrictions", True),),
    "应急演练": (("emergency.drills", True),),
    "环境隐患排查": (("emergency.searches", True),),
    "空气质量监测站": (("air.micro_stations", False),),
    "三类工业": (("park.land_class3", True),),
}  # fmt: skip


@check(
    "文字说有（无），数字显示相反", "major", why="逻辑：说没有的，数量应为0；说有的，数量应大于0"
)
def find(f: Facts) -> Iterator[Finding]:
    """By topic, the first statement of each side against the first figure that it cannot stand beside."""
    seen: set[tuple[str, bool]] = set()
    for statement in done(f):
        if statement.subject or (statement.topic, statement.polarity) in seen:
            continue
        against = _against(f, statement)
        if against is not None:
            seen.add((statement.topic, statement.polarity))
            yield _finding(f, statement, against)


def _against(f: Facts, statement: Statement) -> Told | None:
    for fact, both_ways in FIGURES.get(statement.topic, ()):
        for one in all_told(f, fact, None):
            own = one.claim.place.paragraph == statement.place.paragraph and (
                statement.place.start <= one.claim.place.start < statement.place.end
            )
            if own:
                continue  # the statement is that figure
            if statement.polarity:
                if both_ways and one.number == 0:
                    return one
            elif one.number > 0:
                return one
    return None


def _finding(f: Facts, statement: Statement, figure: Told) -> Finding:
    return Finding(
        f"“{statement.quote[:50]}”，而{figure.label}为{figure.said}",
        quotes=(quote_statement(statement), figure.quote),
        expected="大于0" if statement.polarity else "0",
        found=figure.said,
        advice="请核实：说法不准确的改为实际情况（哪家企业、排放什么、去向）；数字有误的更正数字。",
        verify="文字与数字一致。",
        subject=statement.topic,
        credit=items_about(f, statement.topic),
        cause=f"statement/{statement.topic}/{figure.fact}",
    )
