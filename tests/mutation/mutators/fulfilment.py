"""What was asked and what was done: plans, requirements, gaps, actions, annexes, chapters."""

from __future__ import annotations

import re
from random import Random

from tests.mutation.plant import (
    Inapplicable,
    Plant,
    absent,
    cell_rows,
    drop_chapter,
    insert,
    mutator,
    pick,
    reword,
    stated,
    words,
)
from tests.mutation.report import Report, Sentence


@mutator("list and its count", "query")
def list_count(report: Report, rng: Random) -> object:
    """The list is not as long as it says."""
    items, measure, lead = rng.choice(report.bank.lists)
    wrong = len(items) + rng.choice((-1, 1, 2))
    form = words(report, rng, "list_count")
    if "等" in form and wrong > len(items):
        wrong = len(items) - 1  # «等» leaves the list open upwards
    said = form.format(lead=lead, list="、".join(items), n=wrong, m=measure)
    return insert(report, rng, said, "water", "air", "soil", "work")


@mutator("list and its count", "query")
def listed_twice(report: Report, rng: Random) -> object:
    """One thing stands twice in a list."""
    items, measure, lead = rng.choice(report.bank.lists)
    twice = [*items, rng.choice(items)]
    form = words(report, rng, "listed_twice")
    said = form.format(lead=lead, list="、".join(twice), n=len(twice), m=measure)
    return insert(report, rng, said, "water", "air", "soil", "work")


def _monitoring(report: Report, *topics: str) -> list[Sentence]:
    return [s for t in topics for s in report.of(f"monitor.{t}.done")]


@mutator("plan and what was done", "query")
def factor_not_monitored(report: Report, rng: Random) -> object:
    """A factor of the plan was not measured, the plan counts as kept."""
    cell = pick(rng, _monitoring(report, "air", "water", "soil"))
    found = re.search(r"[A-Za-z0-9.一-鿿]+(?:、[A-Za-z0-9.一-鿿]+){3,}", cell.template)
    assert found
    factors = found[0].split("、")
    gone = rng.randrange(1, len(factors) - 1)
    cell.template = cell.template.replace(
        found[0], "、".join(f for i, f in enumerate(factors) if i != gone)
    )
    return stated(report, cell)


@mutator("plan and what was done", "query")
def fewer_points(report: Report, rng: Random) -> object:
    """Fewer points, or fewer times, than planned."""
    able = [
        s
        for s in _monitoring(report, "soil", "noise")
        if re.search(r"\{soil\.points\}|[4四][个处]", s.template)
    ]
    cell = pick(rng, able)
    fewer = re.sub(r"4(?=个|处)", "2", cell.template).replace("{soil.points}", "2")
    cell.template = re.sub(r"四(?=个|处)", "两", fewer)
    return stated(report, cell)


@mutator("gap without action", "major")
def gap_unanswered(report: Report, rng: Random) -> object:
    """A requirement not kept, and no word of it in problems or plans."""
    rows = cell_rows(report, "requirements")
    row = rng.choice(rows)
    row[2].template = words(report, rng, "undone")
    row[3].template = words(report, rng, "undone.result")
    return [*stated(report, row[2]), row[3].template]


@mutator("conclusion and answer", "major")
def undone_and_yet_kept(report: Report, rng: Random) -> object:
    """Not done, and the conclusion says kept."""
    rows = cell_rows(report, "requirements")
    row = rng.choice(rows)
    row[2].template = words(report, rng, "undone")
    return stated(report, row[2])


@mutator("action without owner", "query")
def no_owner(report: Report, rng: Random) -> object:
    """A plan that nobody owns and that has no date."""
    return stated(report, reword(report, "next.1", words(report, rng, "no_owner")))


@mutator("restated requirement", "major")
def restated(report: Report, rng: Random) -> object:
    """The answer is the requirement again."""
    able = [
        t
        for t in ("req.sewage", "req.entry", "req.waste", "req.emergency", "req.energy")
        if report.of(f"{t}.done")
    ]
    topic = pick(rng, able)
    if report.grid("requirements") is None:
        raise Inapplicable
    asked, done = report.of(f"{topic}.asked")[0], report.of(f"{topic}.done")[0]
    done.template = words(report, rng, "restated") + re.sub("应(?!急)", "", asked.template, count=1)
    return stated(report, done)


@mutator("annex absent", "query")
def annex_absent(report: Report, rng: Random) -> object:
    """An annex is named that is not there."""
    return insert(report, rng, words(report, rng, "annex_absent"), "water", "air", "work", "soil")


_CHAPTERS = {
    "soil": ("土壤",), "waste": ("固体废物", "固废", "危险废物"), "problems": ("问题",), "next": ("计划", "安排", "打算"),
    "complaints": ("投诉",), "air": ("大气", "空气", "废气"), "water": ("水",),
}  # fmt: skip


@mutator("missing chapter", "query")
def chapter_missing(report: Report, rng: Random) -> object:
    """A prescribed chapter is not there."""
    if report.style.province != "湖南":
        raise Inapplicable
    chapter = rng.choice(sorted(_CHAPTERS))
    drop_chapter(report, chapter)
    plant: Plant = absent(report, f"missing {chapter}", *_CHAPTERS[chapter])
    return plant
