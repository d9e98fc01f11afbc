"""Yes against no, credit items against the text, sums of the credit table, follow-up duties, dates."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.mutation.phrases import BANK
from tests.mutation.plant import (
    Inapplicable,
    cell_rows,
    drop,
    insert,
    mutator,
    pick,
    reword,
    stated,
)
from tests.mutation.report import Report

# A topic of the bank: sentences that deny what it says.
DENIALS: dict[str, tuple[str, ...]] = {
    "waste.unified": (
        "园区尚未建立统一的固废运营管理体系。",
        "统一的固体废物收运处置体系还没有建立。",
    ),
    "platform": ("目前园区还没有建成污染源在线监控平台。", "园区数字化在线监控平台尚未建设。"),
    "sewers": ("园区雨污分流尚未完成。", "受资金制约，园区至今没有实现雨污分流。"),
    "park.plan": ("园区突发环境事件应急预案尚未编制。", "园区未制定突发环境事件应急预案。"),
    "drill": ("受条件限制，本年度没有组织开展应急演练。", "全年未开展环境应急演练。"),
    "archive": ("环境信息管理档案还没有建立。", "园区未建立环境管理档案。"),
    "sources": ("环境风险源数据库尚未建立。", "园区还没有环境风险源数据库。"),
    "disclosure": ("园区环境信息至今未向社会公开。", "本年度未公开园区环境信息。"),
    "third": ("园区未采取环境污染第三方治理服务模式。", "园区没有引入第三方治理服务。"),
    "command": ("园区没有设置环境应急指挥平台。", "环境应急指挥平台尚在筹划，没有建成。"),
    "self.monitoring": ("本年度园区未开展自行监测。", "由于经费原因，自行监测没有开展。"),
    "heavy": ("区内有1家企业排放第一类水污染物。", "园区现有1家涉重金属废水排放企业。"),
    "req.energy.done": ("区内尚有2台燃煤锅炉在用。", "园区仍有1家企业使用燃煤锅炉。"),
    "organ": ("园区没有设立专门的环保机构。", "园区未设置专职环境管理机构。"),
    "no.event": ("7月园区发生突发环境事件1起。", "年内园区发生1起环境污染事件。"),
    "waste.system": ("年内发生1起危险废物非法倾倒案件。", "有企业非法处置危险废物被查处。"),
    "black": ("园区内有1处黑臭水体正在整治。", "园区尚存1处黑臭水体。"),
    "no.limit": ("园区因环境问题被约谈。", "年内园区被挂牌督办1次。"),
    "air.warning": ("园区尚未建成大气环境监控预警系统。", "大气环境监控预警系统没有建成。"),
    "supplies": ("园区尚未配备环境应急物资。", "环境应急救援物资没有配备。"),
    "no.blacklist": ("园区有1家企业被列入环保黑名单。", "年度评价中1家企业被评为黑名单企业。"),
    "unchanged": ("年内园区实施了调区扩区，规划范围发生重大调整。", "本年度园区规划作了重大调整。"),
}

# The item of the Hunan table that each topic answers to.
ITEMS = {
    "no.blacklist": "4", "waste.system": "10", "self.monitoring": "11", "archive": "14", "disclosure": "15",
    "park.plan": "18", "drill": "19", "supplies": "20", "sources": "21", "no.event": "22", "no.limit": "23",
    "air.warning": "8", "command": "17", "third": "24", "platform": "13",
}  # fmt: skip


@mutator("yes and no", "major")
def denied_elsewhere(report: Report, rng: Random) -> object:
    """One chapter says it is so, another that it is not."""
    topic = pick(rng, [one for one in DENIALS if report.of(one)])
    return insert(
        report, rng, rng.choice(DENIALS[topic]), "problems", "work", "waste", "water", "air"
    )


@mutator("yes and no", "major")
def denied_in_a_table(report: Report, rng: Random) -> object:
    """The text says it is so, a table that it is not."""
    pairs = {"waste.unified": "req.waste.done", "sewers": "req.sewage.done", "park.plan": "req.emergency.done",
             "drill": "req.emergency.done", "supplies": "req.emergency.done", "sources": "zone.risk.done"}  # fmt: skip
    topic = pick(
        rng,
        [
            t
            for t, cell in pairs.items()
            if report.of(t) and report.of(cell) and report.grid("requirements")
        ],
    )
    cell = report.of(pairs[topic])[0]
    said = rng.choice(DENIALS[topic])
    cell.template = cell.template.rstrip("。") + "。" + said
    return [
        said.translate(str.maketrans("，：；（）", ",:;()")) if report.style.half_width else said
    ]


@mutator("credit item and text", "major")
def no_point_taken(report: Report, rng: Random) -> object:
    """The text confesses, the self-score takes nothing."""
    if not report.grid("credit"):
        raise Inapplicable
    topic = pick(
        rng, [one for one in ITEMS if report.of(one) and ITEMS[one] not in ("13", "17", "24")]
    )
    _forget(report, topic)
    return stated(report, reword(report, topic, rng.choice(DENIALS[topic])))


@mutator("credit item and text", "major")
def bonus_without_ground(report: Report, rng: Random) -> object:
    """A bonus for what the text says does not exist."""
    if not report.grid("credit"):
        raise Inapplicable
    topic = rng.choice(("platform", "command", "third"))
    return stated(report, reword(report, topic, rng.choice(DENIALS[topic])))


@mutator("credit item and text", "major")
def plant_failed(report: Report, rng: Random) -> object:
    """Supervision tests failed, item 6 takes nothing."""
    if not report.grid("credit"):
        raise Inapplicable
    for topic in ("req.sewage.done", "zone.emission.done"):
        for one in report.of(topic):
            one.template = one.template.replace(
                "全年执法监测{plant.tests}次均达标", "运行正常"
            ).replace("，执法监测{plant.tests}次均达标", "")
    said = rng.choice(
        (
            "全年对污水处理厂执法监测{plant.tests}次，其中1次超标。",
            "污水处理厂执法监测{plant.tests}次，1次总磷超标。",
        )
    )
    return stated(report, reword(report, "plant.tests", said))


@mutator("credit item and text", "major")
def not_all_sewage(report: Report, rng: Random) -> object:
    """Not all sewage is treated, item 5 takes nothing."""
    if not report.grid("credit"):
        raise Inapplicable
    [sentence] = report.of("sewage")
    sentence.template = sentence.template.replace("100%", rng.choice(("96.5%", "92%")))
    for topic in ("req.sewage.done", "req.sewage.asked"):
        for one in report.of(topic):
            one.template = one.template.replace("均已纳管，", "，")
    said = report.said(sentence).text
    at = said.rindex("%")
    return [said[max(0, at - 12) : at + 1]]


def _forget(report: Report, topic: str) -> None:
    """What the tables say of the same thing goes, so that the planted error stays the only one."""
    for cell in ("req.emergency.done", "zone.risk.done"):
        for one in report.of(cell):
            one.template = {"req.emergency.done": "储备库于{lab.date}启用，培训{trained}人次。",
                            "zone.risk.done": "全年培训企业人员{trained}人次。"}[cell]  # fmt: skip


@mutator("credit sums", "major")
def credit_sum(report: Report, rng: Random) -> object:
    """The total is not start + items."""
    for row in cell_rows(report, "credit"):
        for cell in row:
            if cell.topic == "credit.total":
                cell.over["credit.total"] = rng.choice((9, 10, 11))
                return ["总分值", str(cell.over["credit.total"])]
    raise Inapplicable


@mutator("credit sums", "major")
def above_the_ceiling(report: Report, rng: Random) -> object:
    """More than the table can give."""
    for row in cell_rows(report, "credit"):
        for cell in row:
            if cell.topic == "credit.total":
                cell.over["credit.total"] = rng.choice((13, 14))
                return ["总分值", str(cell.over["credit.total"])]
    raise Inapplicable


@mutator("credit sums", "major")
def no_such_value(report: Report, rng: Random) -> object:
    """An item scored with a value that it has not."""
    rows = [
        row
        for row in cell_rows(report, "credit")
        if row[-1].topic == "credit.6" or row[-1].topic == "credit.11"
    ]
    row = pick(rng, rows)
    row[-1].template = rng.choice(("-1", "-0.5", "+1"))
    return [report.said(row[-1]).text, report.said(row[3]).text]


@mutator("signature date", "major")
def signed_too_early(report: Report, rng: Random) -> object:
    """Signed before the year was over."""
    [sentence] = report.of("signed")
    sentence.over["signed"] = date(report.park.year, rng.randint(1, 11), rng.randint(1, 28))
    return stated(report, sentence)


@mutator("tracking assessment", "major")
def tracking_overdue(report: Report, rng: Random) -> object:
    """More than five years, and no tracking assessment."""
    if "tracked" in report.park.flags:
        said = rng.choice(
            (
                "跟踪评价报告书已形成送审稿，尚未审查。",
                "环境影响跟踪评价工作正在招标，暂未完成。",
                "",
            )
        )
        if said:
            reword(report, "tracking", said)
        else:
            drop(report, "tracking")
    else:
        done = report.park.day("eia.date")
        report.park.values["eia.date"] = done.replace(year=report.park.year - 8)
        number = str(report.park.values["eia.number"])
        report.park.values["eia.number"] = number.replace(str(done.year), str(report.park.year - 8))
        drop(report, "young")
    planning = report.of("planning")[0]
    return stated(report, planning) + [report.said(one).text for one in report.of("tracking")]


@mutator("document number", "query")
def number_of_another_year(report: Report, rng: Random) -> object:
    """The number's year is not the year of the date."""
    [sentence] = report.of("planning")
    number = str(report.park.values["eia.number"])
    year = report.park.day("eia.date").year
    sentence.over["eia.number"] = number.replace(str(year), str(year + rng.choice((-2, -1, 1))))
    return [(sentence, "eia.number")]


assert set(DENIALS) - {"req.energy.done"} <= set(BANK)
