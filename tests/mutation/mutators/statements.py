"""Yes against no, credit items against the text, sums of the credit table, follow-up duties, dates."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.mutation.plant import (
    Inapplicable,
    cell_rows,
    drop,
    insert,
    mutator,
    pick,
    reword,
    stated,
    words,
)
from tests.mutation.report import Report

# The item of the Hunan table that each topic answers to.
ITEMS = {
    "no.blacklist": "4", "waste.system": "10", "self.monitoring": "11", "archive": "14", "disclosure": "15",
    "park.plan": "18", "drill": "19", "supplies": "20", "sources": "21", "no.event": "22", "no.limit": "23",
    "air.warning": "8", "command": "17", "third": "24", "platform": "13",
}  # fmt: skip


@mutator("yes and no", "major")
def denied_elsewhere(report: Report, rng: Random) -> object:
    """One chapter says it is so, another that it is not."""
    topic = pick(rng, [one for one in report.bank.denials if report.of(one)])
    said = rng.choice(report.bank.denials[topic])
    return insert(report, rng, said, "problems", "work", "waste", "water", "air")


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
    said = rng.choice(report.bank.denials[topic])
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
    _forget(report, rng)
    return stated(report, reword(report, topic, rng.choice(report.bank.denials[topic])))


@mutator("credit item and text", "major")
def bonus_without_ground(report: Report, rng: Random) -> object:
    """A bonus for what the text says does not exist."""
    if not report.grid("credit"):
        raise Inapplicable
    topic = rng.choice(("platform", "command", "third"))
    return stated(report, reword(report, topic, rng.choice(report.bank.denials[topic])))


@mutator("credit item and text", "major")
def plant_failed(report: Report, rng: Random) -> object:
    """Supervision tests failed, item 6 takes nothing."""
    if not report.grid("credit"):
        raise Inapplicable
    for topic in ("req.sewage.done", "zone.emission.done"):
        for one in report.of(topic):
            if "{plant.tests}" in one.template:
                one.template = words(report, rng, "plant_failed.else")
    said = words(report, rng, "plant_failed")
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


def _forget(report: Report, rng: Random) -> None:
    """What the tables say of the same thing goes, so that the planted error stays the only one."""
    for cell, name in (
        ("req.emergency.done", "forget.emergency"),
        ("zone.risk.done", "forget.sources"),
    ):
        for one in report.of(cell):
            one.template = words(report, rng, name)


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
        said = words(report, rng, "tracking_overdue")
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
