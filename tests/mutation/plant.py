"""A planted error, and the shelf of mutators that plant one each."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.mutation.numerals import Value
from tests.mutation.phrases import SLOT
from tests.mutation.report import Block, Grid, Para, Report, Sentence

ORDER = ("wording", "query", "major", "blocker")


@dataclass(slots=True)
class Plant:
    """One error in one report.

    ``anchors``: what was written, verbatim; a finding has found it when one of its quotes touches one of them.
    ``about``: for what is absent and cannot be quoted: words of which the finding's message has one.
    """

    report: Report
    family: str
    severity: str
    note: str
    anchors: list[str] = field(default_factory=list)
    about: tuple[str, ...] = ()


Mutator = Callable[[Report, Random], Plant | None]
MUTATORS: dict[str, tuple[Mutator, str, str]] = {}


class Inapplicable(Exception):
    """This report has nothing that the mutator could spoil."""


def mutator(family: str, severity: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Put a function on the shelf under its own name. It spoils a copy of the report and returns the anchors:

    a list of pairs (sentence, key) or of texts, or a tuple ``(anchors, note)``, or a Plant.
    """

    def keep(spoil: Callable[..., object]) -> Callable[..., object]:
        def plant(report: Report, rng: Random) -> Plant | None:
            spoiled = copy.deepcopy(report)
            try:
                told = spoil(spoiled, rng)
            except Inapplicable:
                return None
            if isinstance(told, Plant):
                told.family, told.severity = family, severity
                return told
            assert isinstance(told, list)
            assert told, spoil.__name__
            anchors = [one if isinstance(one, str) else spoiled.clause(*one) for one in told]
            return Plant(spoiled, family, severity, spoil.__name__, anchors)

        MUTATORS[spoil.__name__] = (plant, family, severity)
        return spoil

    return keep


def absent(report: Report, note: str, *about: str) -> Plant:
    """Something is missing: no anchor, words of the message instead."""
    return Plant(report, "", "", note, [], about)


# -- what mutators share


def pick(rng: Random, choices: list):  # type: ignore[no-untyped-def, type-arg]
    """One of them, or not applicable."""
    if not choices:
        raise Inapplicable
    return rng.choice(choices)


def words(report: Report, rng: Random, name: str) -> str:
    """One of the mutator's wordings of that name, of the bank that the report is written in."""
    return rng.choice(report.bank.planted[name])


def off(rng: Random, value: Value) -> Value:
    """A different number, wrong as figures go wrong: a digit, a step, a tenth."""
    assert isinstance(value, int | Decimal)
    if isinstance(value, int):
        step = rng.randint(1, max(2, value // 6))
        return value - step if value - step >= 1 and rng.random() < 0.5 else value + step
    unit = Decimal(1).scaleb(int(value.as_tuple().exponent))
    factor = Decimal(rng.choice((82, 91, 113, 126, 145))) / 100
    wrong = (value * factor).quantize(unit)
    return wrong if wrong != value else value + 2 * unit


def slip(report: Report, rng: Random, topic: str, *keys: str) -> list[tuple[Sentence, str]]:
    """One value of one sentence of the topic goes wrong."""
    able = [(one, key) for one in report.of(topic) for key in one.states() if key in keys]
    sentence, key = pick(rng, able)
    sentence.over[key] = off(rng, report.park.values[key])
    return [(sentence, key)]


def insert(
    report: Report, rng: Random, text: str, *chapters: str, over: dict[str, Value] | None = None
) -> list[str]:
    """A sentence more, in one of the chapters that the report has; ``over``: values it states of its own."""
    able = [one for chapter in chapters for one in report.chapter(chapter)]
    para = pick(rng, able)
    sentence = Sentence("planted", text, over or {})
    para.sentences.insert(rng.randint(0, len(para.sentences)), sentence)
    return [report.said(sentence).text]


def reword(report: Report, topic: str, text: str) -> Sentence:
    """The topic's sentence says something else; where it stands several times, each does."""
    found = report.of(topic)
    if not found:
        raise Inapplicable
    for one in found:
        one.template = text
    return found[0]


def drop(report: Report, topic: str) -> None:
    """The topic's sentences go."""
    for block in report.blocks:
        if isinstance(block, Para):
            block.sentences = [one for one in block.sentences if one.topic != topic]
    report.blocks = [b for b in report.blocks if not isinstance(b, Para) or b.sentences]


def drop_chapter(report: Report, chapter: str) -> None:
    """The whole chapter goes, heading and tables included."""
    kept: list[Block] = [b for b in report.blocks if b.chapter != chapter]
    if len(kept) == len(report.blocks):
        raise Inapplicable
    report.blocks = kept


def stated(report: Report, sentence: Sentence) -> list[str]:
    """The whole sentence as an anchor."""
    return [report.said(sentence).text]


def cell_rows(report: Report, kind: str) -> list[list[Sentence]]:
    """The rows of a table."""
    grid: Grid | None = report.grid(kind)
    if grid is None:
        raise Inapplicable
    return grid.rows


def slots(template: str) -> list[str]:
    """The keys of a template."""
    return [found[0] for found in SLOT.findall(template)]
