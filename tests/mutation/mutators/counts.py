"""Firms and their papers, areas, economy, the same fact twice."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.mutation.park import to
from tests.mutation.plant import Inapplicable, absent, insert, mutator, off, pick, slip, words
from tests.mutation.report import Report, Sentence

_OFTEN = ("area", "firms", "quota.cod", "quota.nh3", "quota.so2", "out.cod", "out.nh3", "out.voc", "eia", "accepted",
          "permit", "plan")  # fmt: skip
_SELDOM = ("plant.tests", "manifests", "water.firms", "gas.firms", "screened", "refused", "supplies", "sources",
           "soil.points", "hidden", "sewer.km", "rain.km", "drill.people")  # fmt: skip


@mutator("roll forward", "major")
def firms_do_not_roll(report: Report, rng: Random) -> object:
    """Last year's + new − gone is not this year's."""
    return slip(
        report, rng, "firms", "firms", "firms.last", "firms.new", "firms.left", "firms.cleared"
    )


@mutator("partition: EIA", "major")
def eia_classes(report: Report, rng: Random) -> object:
    """Approved + registered + exempt is not the number of firms."""
    return slip(report, rng, "eia", "eia.registered", "eia.exempt")


@mutator("partition: EIA", "major")
def eia_books_and_sheets(report: Report, rng: Random) -> object:
    """Reports and forms are not the approvals."""
    return slip(report, rng, "eia", "eia.books", "eia.sheets")


@mutator("partition: acceptance", "major")
def acceptance_classes(report: Report, rng: Random) -> object:
    """Done + pending + not needed is not the number of firms."""
    return slip(report, rng, "accepted", "accepted", "accepted.exempt", "accepted.pending")


@mutator("partition: permit", "major")
def permit_classes(report: Report, rng: Random) -> object:
    """Permits + registrations + none is not the number of firms."""
    return slip(report, rng, "permit", "permit.registered", "permit.exempt")


@mutator("partition: permit", "major")
def permit_kinds(report: Report, rng: Random) -> object:
    """Key + simplified is not the permits."""
    return slip(report, rng, "permit", "permit.key", "permit.simple")


@mutator("partition: plan", "major")
def plan_classes(report: Report, rng: Random) -> object:
    """Filed + not needed is not the number of firms."""
    return slip(report, rng, "plan", "plan", "plan.exempt")


@mutator("partition: area", "major")
def areas(report: Report, rng: Random) -> object:
    """The blocks do not make the park."""
    return slip(report, rng, "area", "area.1", "area.2")


@mutator("partition: firms", "major")
def firms_by_block(report: Report, rng: Random) -> object:
    """The firms of the blocks are not all firms."""
    return slip(report, rng, "firms.where", "firms.1", "firms.2")


@mutator("partition: firms", "major")
def firms_by_state(report: Report, rng: Random) -> object:
    """Running + building + stopped is not all firms."""
    return slip(report, rng, "firms.state", "firms.running", "firms.building", "firms.stopped")


# What stands here may be of another time or scope: a reviewer asks, he does not return.
_ASIDE = ("work", "problems", "next", "annex")


def _twice(report: Report, rng: Random, keys: tuple[str, ...], aside: bool | None = None) -> object:
    """One of the places of a value differs. ``aside``: a place that a reviewer only asks about, or none."""
    places: dict[str, list[tuple[str, Sentence]]] = {}
    for block, sentence in report.sentences():
        for key in sentence.states():
            if key in keys:
                places.setdefault(key, []).append((block.chapter, sentence))
    able = []
    for key, told in places.items():
        main = [s for chapter, s in told if chapter not in _ASIDE]
        other = [s for chapter, s in told if chapter in _ASIDE]
        if aside and main and other:
            able += [(key, s) for s in other]
        elif not aside and len(main) > 1:
            able += [(key, s) for s in main]
    key, sentence = pick(rng, able)
    sentence.over[key] = off(rng, report.park.values[key])
    return [(sentence, key)]


@mutator("same fact", "major")
def same_figure(report: Report, rng: Random) -> object:
    """A main figure that stands twice differs."""
    return _twice(report, rng, _OFTEN)


@mutator("same fact: aside", "query")
def same_figure_aside(report: Report, rng: Random) -> object:
    """A main figure is another in 成效 or in an annex."""
    return _twice(report, rng, _OFTEN, aside=True)


@mutator("same fact: details", "query")
def same_detail(report: Report, rng: Random) -> object:
    """A figure of the work done that stands twice differs."""
    return _twice(report, rng, _SELDOM)


@mutator("same fact: details", "query")
def same_day(report: Report, rng: Random) -> object:
    """A date that stands twice differs."""
    key = "park.plan.date"
    if len(report.stating(key)) < 2:
        raise Inapplicable
    sentence = rng.choice(report.stating(key))
    sentence.over[key] = report.park.day(key) - timedelta(days=rng.randint(20, 45))
    return [(sentence, key)]


@mutator("growth: output", "query")
def growth_rate(report: Report, rng: Random) -> object:
    """The rate is not this year over last year; it may be one at constant prices, which is asked."""
    return slip(report, rng, "output", "output.growth", "output.last")


@mutator("growth", "major")
def percentage_points(report: Report, rng: Random) -> object:
    """Rate − target is not the points told."""
    return slip(report, rng, "output", "growth.above")


@mutator("growth", "major")
def two_rates(report: Report, rng: Random) -> object:
    """One value, two rates."""
    rate = report.park.dec("invest.growth") + Decimal(rng.choice(("1.3", "-0.6")))
    return insert(report, rng, words(report, rng, "two_rates"), "work", over={"rate": rate})


@mutator("target", "major")
def trade_target_missed(report: Report, rng: Random) -> object:
    """Below the target and yet done."""
    [sentence] = report.of("trade") or [None]
    if sentence is None:
        raise Inapplicable
    sentence.over["trade.goal"] = to(report.park.dec("trade.usd") * Decimal("1.14"), 2)
    return [(sentence, "trade.goal")]


@mutator("target", "major")
def completion_rate(report: Report, rng: Random) -> object:
    """Done / target is not the completion told."""
    return slip(report, rng, "projects", "projects.rate", "projects")


@mutator("exchange rate", "major")
def exchange_rate(report: Report, rng: Random) -> object:
    """Yuan / dollars is no rate of that year."""
    [sentence] = report.of("trade") or [None]
    if sentence is None:
        raise Inapplicable
    factor = Decimal(rng.choice((86, 89, 112, 118))) / 100
    sentence.over["trade"] = to(report.park.dec("trade") * factor, 2)
    return [(sentence, "trade")]


@mutator("subset", "query")
def part_above_whole(report: Report, rng: Random) -> object:
    """More polluting firms than firms."""
    key = pick(
        rng,
        [
            k
            for k in ("water.firms", "gas.firms", "hazard.firms", "solid.firms")
            if report.stating(k)
        ],
    )
    report.park.values[key] = report.park.int("firms") + rng.randint(2, 9)
    if key == "water.firms":
        report.park.values["water.sewered"] = report.park.values[key]
    return [(sentence, key) for sentence in report.stating(key)]


@mutator("missing value", "query")
def firms_missing(report: Report, rng: Random) -> object:
    """A prescribed figure is left blank."""
    [sentence] = report.of("firms")
    key = pick(rng, [k for k in sentence.states() if k in ("firms.new", "firms.cleared")])
    sentence.template = re.sub(rf"\{{{re.escape(key)}(:p)?\}}", "    ", sentence.template)
    name = {"firms.new": ("新", "入园", "企业"), "firms.cleared": ("清退", "企业")}[key]
    return absent(report, "firms_missing", *name)
