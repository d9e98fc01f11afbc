"""Evaluation of a point's samples in a year: occasions, attained occasions, factors above the limit, multiples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.engine import Facts
from yuanjian.facts.limits import Verdict
from yuanjian.facts.points import limit_of, verdict_of
from yuanjian.facts.rows import Rows, RowView


@dataclass(frozen=True)
class Evaluation:
    """What the samples say.

    An occasion is one point on one day; it attains when every assessed factor does. ``gap``: why it
    cannot be evaluated. ``none``: nothing was sampled, which is known (not a gap).
    """

    because: Because
    gap: str = ""
    none: str = ""
    occasions: int = 0
    attained: int = 0
    exceeded: tuple[str, ...] = ()
    multiples: dict[str, Amount] = field(default_factory=dict)

    def count(self) -> Amount:
        """How many occasions."""
        return missing(self.gap, self.because) if self.gap else self._number(self.occasions)

    def rate(self) -> Amount:
        """Attained occasions of all, in per cent; not applicable when there was none."""
        if self.gap:
            return missing(self.gap, self.because)
        if not self.occasions:
            return not_applicable(self.none or "没有监测", self.because)
        return self._number(Fraction(self.attained, self.occasions) * 100)

    def factors(self) -> Words:
        """The factors above their limits; not applicable when there is none."""
        if self.gap:
            return no_words(self.gap, self.because)
        if not self.exceeded:
            return no_words(self.none or "无超标因子", self.because, na=True)
        return words("、".join(self.exceeded), self.because)

    def multiple(self) -> Amount:
        """The largest multiple of all factors."""
        if self.gap:
            return missing(self.gap, self.because)
        known = [m for m in self.multiples.values() if m.known]
        if not known:
            return not_applicable(self.none or "无超标倍数", self.because)
        best = max(known, key=lambda m: m.number or 0)
        return Amount(best.number, because=(self.because, *best.because))

    def _number(self, value: Fraction | int) -> Amount:
        return Amount(Fraction(value), because=(self.because,))


def assessed(f: Facts, sample: RowView) -> bool:
    """Whether a sample counts in the evaluation of its medium (GB 3838: not every item is assessed)."""
    limit = limit_of(f, sample).limit
    return limit is None or limit.attributes.get("assessed") != "no"


def samples_of(f: Facts, points: Iterable[str]) -> Rows:
    """The samples of these points in the report year, those of acceptance and comparison left out."""
    wanted = set(points)
    rows = f.rows("19").in_year("date", f.year)
    mine = [r.record for r in rows if r.get("point") in wanted and r.get("kind") != "比对"]
    return rows.of("、".join(sorted(wanted)) or "没有点位", mine)


def evaluate(f: Facts, samples: Rows, none: str) -> Evaluation:
    """Samples evaluated; ``none`` is the reason to give when there are none."""
    if samples.gap:
        return Evaluation(samples.because, gap=samples.gap)
    if not len(samples):
        return Evaluation(samples.because, none=none)
    passed: dict[tuple[str, str], bool] = {}
    multiples: dict[str, Amount] = {}
    exceeded: dict[str, None] = {}
    because: dict[str, list[Because]] = defaultdict(list)
    for sample in samples:
        verdict = verdict_of(f, sample)
        if verdict.na or not assessed(f, sample):
            continue
        if verdict.ok is None:
            return Evaluation(samples.because, gap=f"“{sample.key}”不能判定：{verdict.reason}")
        occasion = (str(sample.get("point")), str(sample.get("date")))
        passed[occasion] = passed.get(occasion, True) and verdict.ok
        if not verdict.ok:
            _note(str(sample.get("factor")), verdict, exceeded, multiples)
            because[str(sample.get("factor"))] += [*verdict.because]
    if not passed:
        return Evaluation(samples.because, gap="没有可评价的因子（执行标准未规定限值）")
    node = _with(samples.because, because)
    return Evaluation(node, "", "", len(passed), sum(passed.values()), tuple(exceeded), multiples)


def _note(
    factor: str, verdict: Verdict, exceeded: dict[str, None], multiples: dict[str, Amount]
) -> None:
    exceeded[factor] = None
    before = multiples.get(factor)
    if before is None or (verdict.multiple.number or 0) > (before.number or 0):
        multiples[factor] = verdict.multiple


def _with(samples: Because, exceeding: dict[str, list[Because]]) -> Because:
    above = tuple(
        Because("note", "", f"{factor}超标", "", None, tuple(nodes))
        for factor, nodes in exceeding.items()
    )
    return Because(
        samples.kind, samples.ref, samples.text, samples.value, None, (*above, *samples.children)
    )
