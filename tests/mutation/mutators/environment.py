"""Water, air, waste, quota, complaints: rates, bounds, loads, balances, units."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

from tests.mutation.park import percent, to
from tests.mutation.plant import Inapplicable, insert, mutator, pick, reword, slip, stated, words
from tests.mutation.report import Report, Sentence


def _all(report: Report, key: str, value: int | Decimal) -> list[tuple[Sentence, str]]:
    """The park itself has another value: every sentence says so."""
    report.park.values[key] = value
    told = report.stating(key)
    if not told:
        raise Inapplicable
    return [(one, key) for one in told]


@mutator("quota", "major")
def above_quota(report: Report, rng: Random) -> object:
    """More was let out than allowed."""
    item = rng.choice(("so2", "nox", "voc"))
    return _all(report, f"out.{item}", to(report.park.dec(f"quota.{item}") * Decimal("1.17"), 2))


@mutator("quota", "major")
def quota_of_nought(report: Report, rng: Random) -> object:
    """Nothing may be let out, and something was."""
    item = rng.choice(("so2", "nox", "voc"))
    _all(report, f"quota.{item}", Decimal(0))
    return _all(report, f"out.{item}", report.park.dec(f"out.{item}")) + _all(
        report, f"quota.{item}", Decimal(0)
    )


@mutator("0/0", "major")
def nought_of_nought(report: Report, rng: Random) -> object:
    """A rate of nothing."""
    if not report.style.complaints:
        said = words(report, rng, "nought_of_nought.none")
        return stated(report, reword(report, "complaints.none", said))
    return insert(report, rng, words(report, rng, "nought_of_nought"), "complaints")


@mutator("rate and counts", "major")
def inspection_rate(report: Report, rng: Random) -> object:
    """Done / all is not the rate."""
    return slip(report, rng, "inspect", "inspect.rate", "inspect.done")


@mutator("rate and counts", "major")
def complaint_rate(report: Report, rng: Random) -> object:
    """Not all done, 100 % told."""
    able = [
        s
        for s in report.of("complaints")
        if "complaints.done" in s.states() and "complaints.rate" in s.states()
    ]
    sentence = pick(rng, able)
    sentence.over["complaints.done"] = report.park.int("complaints") - rng.randint(1, 2)
    return [(sentence, "complaints.done")]


@mutator("rate and counts", "major")
def attainment(report: Report, rng: Random) -> object:
    """Good days / valid days is not the rate."""
    return slip(report, rng, "air", "air.rate") if _counted(report) else _rate_beyond(report, rng)


def _counted(report: Report) -> bool:
    return any({"air.good", "air.bad"} & set(one.states()) for one in report.of("air"))


def _rate_beyond(report: Report, rng: Random) -> list[tuple[Sentence, str]]:
    [sentence] = report.of("air")
    days = report.park.int("air.days")
    fewer = report.park.int("air.fine") - rng.randint(2, 4)
    sentence.over["air.rate"] = percent(days - fewer, days)
    return [(sentence, "air.rate")]


@mutator("rate and counts", "major")
def plant_load(report: Report, rng: Random) -> object:
    """Inflow / capacity is not the load."""
    return slip(report, rng, "plant", "plant.load")


@mutator("rate and counts", "major")
def section_rate(report: Report, rng: Random) -> object:
    """Ten of twelve are not 100 %."""
    able = [one for one in report.of("section") if "section.good" in one.states()]
    sentence = pick(rng, able)
    sentence.over["section.good"] = 12 - rng.randint(1, 3)
    return [(sentence, "section.good")]


@mutator("bounds of days", "major")
def more_than_a_year(report: Report, rng: Random) -> object:
    """More days than the year has."""
    [sentence] = report.of("air")
    days = report.park.int("year.days") + rng.randint(1, 6)
    sentence.over |= {"air.days": days, "air.missing": 0}
    bad = report.park.int("air.bad")
    sentence.over |= {"air.good": days - bad, "air.rate": percent(days - bad, days)}
    return [(sentence, "air.days")]


@mutator("bounds of days", "major")
def factor_above_union(report: Report, rng: Random) -> object:
    """One factor exceeded on more days than there were bad days."""
    [sentence] = report.of("air")
    sentence.over["air.fine"] = report.park.int("air.bad") + rng.randint(2, 12)
    return [(sentence, "air.fine")]


@mutator("bounds of days", "major")
def union_above_sum(report: Report, rng: Random) -> object:
    """More bad days than all factors together."""
    [sentence] = report.of("air")
    park = report.park
    most = sum(park.int(f"air.{one}") for one in ("fine", "coarse", "ozone"))
    bad, days = most + rng.randint(2, 9), park.int("air.days")
    sentence.over |= {"air.bad": bad, "air.good": days - bad, "air.rate": percent(days - bad, days)}
    return [(sentence, key) for key in sentence.states() if key in ("air.rate", "air.fine")]


@mutator("multiples", "query")
def multiple_of_no_whole_number(report: Report, rng: Random) -> object:
    """A multiple that no whole daily mean gives."""
    [sentence] = report.of("air.times")
    key = rng.choice(("air.fine.times", "air.coarse.times", "air.ozone.times"))
    sentence.over[key] = report.park.dec(key) + Decimal("0.003")
    return [(sentence, key)]


@mutator("adverb and data", "major")
def rarely(report: Report, rng: Random) -> object:
    """«Now and then» for more than one day in twenty."""
    park = report.park
    fine, days = rng.randint(26, 40), park.int("air.days")
    bad = fine + 2
    park.values |= {"air.fine": fine, "air.coarse": 3, "air.ozone": 4, "air.bad": bad, "air.good": days - bad,
                    "air.rate": percent(days - bad, days)}  # fmt: skip
    return insert(report, rng, words(report, rng, "rarely"), "problems", "work")


@mutator("implied concentration", "major")
def too_strong(report: Report, rng: Random) -> object:
    """The load over the flow is far above the discharge standard."""
    park = report.park
    item, limit = rng.choice((("cod", "50"), ("nh3", "8")))
    flow = park.dec("flow")
    load = to(
        flow * 365 * Decimal(limit) * Decimal(rng.choice(("1.5", "1.9", "2.6"))) / 1_000_000, 2
    )
    park.values[f"quota.{item}"] = to(load * Decimal("1.4"), 1)
    anchors: list[tuple[Sentence, str]] = _all(report, f"out.{item}", load)
    flows = [(one, key) for key in ("flow", "flow.year") for one in report.stating(key)]
    return anchors + flows


@mutator("capacity", "major")
def flow_is_capacity(report: Report, rng: Random) -> object:
    """The plant runs exactly at, or above, its design."""
    capacity = report.park.int("capacity")
    inflow = capacity if rng.random() < 0.5 else capacity * 112 // 100
    report.park.values["plant.load"] = percent(inflow, capacity, 1)
    return _all(report, "inflow", inflow)


@mutator("waste balance", "major")
def industrial_waste(report: Report, rng: Random) -> object:
    """General waste: what was made is not what became of it."""
    return slip(
        report,
        rng,
        f"solid{'' if report.style.stocks else '.flat'}",
        "solid.made",
        "solid.net",
        "solid.sent",
        "solid.used",
    )


@mutator("waste balance", "major")
def hazardous_waste(report: Report, rng: Random) -> object:
    """Hazardous waste: the same."""
    return slip(
        report,
        rng,
        f"hazard{'' if report.style.stocks else '.flat'}",
        "hazard.made",
        "hazard.net",
        "hazard.sent",
        "hazard.own",
    )


_SLIPS = (
    ("area", "area", r"\}平方公里", "}公顷"), ("area", "area", r"\}km[²2]", "}m²"), ("plant", "capacity", r"万m³/d", "m³/d"),
    ("plant", "inflow", r"万吨", "吨"), ("output", "output", r"\}亿元", "}万元"), ("trade", "trade.usd", r"\}亿美元", "}万美元"),
    ("invest", "tax", r"\}亿元", "}万元"), ("sewage", "flow.year", r"\}万吨", "}吨"),
    ("area", "area", r"\}平方千米", "}公顷"), ("area", "area", r"\}公顷", "}平方公里"), ("plant", "capacity", r"万立方米", "立方米"),
    ("plant", "inflow", r"万立方米", "立方米"), ("sewage", "flow.year", r"\}万立方米", "}立方米"),
)  # fmt: skip


@mutator("unit or magnitude", "major")
def unit_slip(report: Report, rng: Random) -> object:
    """A unit ten thousand times off, by a lost or wrong word."""
    able = []
    for topic, key, unit, wrong in _SLIPS:
        for one in report.of(topic):
            slot = re.search(
                r"\{{{}(:[^}}]*)?{}".format(
                    re.escape(key), unit if unit[0] == "\\" else r"\}" + unit
                ),
                one.template,
            )
            if slot:
                able.append((one, key, slot, unit, wrong))
    sentence, key, slot, unit, wrong = pick(rng, able)
    changed = re.sub(unit, wrong, slot[0])
    sentence.template = sentence.template.replace(slot[0], changed, 1)
    return [(sentence, key)]


@mutator("unit or magnitude", "major")
def far_downstream(report: Report, rng: Random) -> object:
    """Metres written as kilometres."""
    return insert(report, rng, words(report, rng, "far_downstream"), "water")


@mutator("unit or magnitude", "major")
def decimal_point(report: Report, rng: Random) -> object:
    """A load a thousand times too large, past every quota."""
    item = rng.choice(("so2", "nox", "voc"))
    [sentence] = report.of("air.load")
    sentence.over[f"out.{item}"] = to(report.park.dec(f"out.{item}") * 1000, 0)
    return [(sentence, f"out.{item}")]


@mutator("bounds of days", "major")
def rate_above_all(report: Report, rng: Random) -> object:
    """A rate above 100 %."""
    topic, key = pick(
        rng, [(t, k) for t, k in (("air", "air.rate"), ("section", "section.rate")) if report.of(t)]
    )
    [sentence] = report.of(topic)
    sentence.over[key] = Decimal("104.2")
    return [(sentence, key)]
