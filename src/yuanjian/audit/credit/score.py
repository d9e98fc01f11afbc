"""The credit score of a park's year: every item judged, the total as a range, and what is worth most next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from yuanjian.audit.credit.judgement import ItemScore, Judgement
from yuanjian.core import shelf
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.credit import no_province, own_scores, province_of, table
from yuanjian.norms.credit import Applied, CreditScheme, Item, schemes
from yuanjian.sheets.row import shown

Rule = Callable[[Facts], Judgement]
NO_GRADE = "等级分界未见公布，不作推断"
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to do: ``prove`` an item that is not proven, or ``mend`` one whose condition is met.

    ``worth`` [分] is what it brings at most; ``what`` names what to get or do.
    """

    number: int
    name: str
    kind: Literal["prove", "mend"]
    worth: Decimal
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome. Without a known table ``applied`` is None and ``why_none`` says so; there are no items then.

    ``low``: what is not proven counts at its full deduction and no bonus (the table's own rule for items
    that a report leaves out). ``high``: everything unproven turns out well. Both within the ceiling.
    ``own_total`` [分] is the park's own, None while it has not scored every item; ``own_missing`` lists
    those. ``grade`` is «» while no official cut-off is known, and ``grade_note`` says why.
    """

    applied: Applied | None
    why_none: str
    items: tuple[ItemScore, ...] = ()
    low: Decimal = _ZERO
    high: Decimal = _ZERO
    own_total: Decimal | None = None
    own_missing: tuple[int, ...] = ()
    grade: str = ""
    grade_note: str = ""
    next_best: tuple[Next, ...] = ()

    def item(self, number: int) -> ItemScore:
        """One item.

        Raises:
            KeyError: the table has no such item.
        """
        for one in self.items:
            if one.number == number:
                return one
        raise KeyError(number)

    @property
    def remark(self) -> str:
        """参考 with its reason where the table is another year's; else «»."""
        return self.applied.remark if self.applied else ""

    @property
    def differing(self) -> tuple[ItemScore, ...]:
        """The items whose own score lies outside what the data show."""
        return tuple(one for one in self.items if one.differs)


@cache
def rules(scheme_id: str) -> Mapping[int, Rule]:
    """The rules of a scheme by item number, found by being in ``audit/credit/<scheme>``."""
    found: dict[int, Rule] = {}
    for name, module in shelf.modules(f"yuanjian.audit.credit.{scheme_id}"):
        found[int(name.split("_")[1])] = module.judge
    return found


def score(facts: Facts) -> Score:
    """Judge all items of the table in force. Never invents a table, a cut-off or a grade."""
    return facts.kept("credit score", lambda: _score(facts))


def _score(facts: Facts) -> Score:
    if facts.dossier.scheme is not None and facts.dossier.scheme not in schemes():
        known = "、".join(schemes())
        return Score(None, f"没有名为“{facts.dossier.scheme}”的信用评价指标表，可选：{known}")
    scheme = table(facts)
    if scheme is None:
        return Score(None, _why_none(facts))
    own = own_scores(facts)
    items = tuple(_item(facts, i, own.get(i.no), scheme.scheme) for i in scheme.scheme.items)
    printed = scheme.scheme
    low = min(printed.start + sum((i.low for i in items), _ZERO), printed.ceiling)
    high = min(printed.start + sum((i.high for i in items), _ZERO), printed.ceiling)
    absent = tuple(i.number for i in items if i.own is None)
    total = None if absent else printed.start + sum((i.own or _ZERO for i in items), _ZERO)
    grade, note = _grade(printed, low, high)
    return Score(scheme, "", items, low, high, total, absent, grade, note, _next(items))


def _why_none(facts: Facts) -> str:
    province = province_of(facts)
    if not province:
        if facts.dossier.text:
            return no_province(facts)
        return "01_园区概况未填所在省，不知道适用哪一份信用评价指标表"
    if facts.dossier.text:
        return f"{province}{facts.year}年度适用的园区环保信用评价指标表未见公布，自评分值无从核对"
    return (
        f"{province}{facts.year}年度适用的园区环保信用评价指标表未见公布，不作评分；"
        f"可指定其他年度的指标表试算（标明“参考”）：{'、'.join(schemes())}"
    )


def _item(facts: Facts, item: Item, row: RowView | None, scheme: CreditScheme) -> ItemScore:
    rule = rules(scheme.id).get(item.no)
    judged = (
        rule(facts)
        if rule
        else Judgement("unknown", "本系统没有这一项的判定规则", (), ("按条款人工判定，并附佐证",))
    )
    low, high = _ends(item, judged)
    said = row.amount("self") if row else None
    own = None
    if row is not None and said is not None and said.number is not None:
        own = Decimal(said.number.numerator) / Decimal(said.number.denominator)
    return ItemScore(
        number=item.no,
        group=item.level1,
        name=item.level2,
        wording=item.standard,
        points=item.points,
        judgement=judged,
        low=low,
        high=high,
        own=own,
        own_reason="；".join(_own_words(row)) if row else "",
        proofs=_proofs(row),
    )


def _ends(item: Item, judged: Judgement) -> tuple[Decimal, Decimal]:
    """The worst and the best that an item can come to."""
    if judged.verdict == "triggered":
        return item.points, item.points
    if judged.verdict == "clear":
        return _ZERO, _ZERO
    return min(item.points, _ZERO), max(item.points, _ZERO)


def _own_words(row: RowView) -> list[str]:
    return [shown(row.get(k)) for k in ("why", "text") if isinstance(row.get(k), str)]


def _proofs(row: RowView | None) -> tuple[str, ...]:
    held = row.get("proof") if row is not None else None
    return held if isinstance(held, tuple) else ()


def _grade(scheme: CreditScheme, low: Decimal, high: Decimal) -> tuple[str, str]:
    """The grade where the cut-offs are known and both ends of the range lie in it."""
    if not scheme.cutoffs_known:
        return "", NO_GRADE
    ends = [
        next((g.name for g in scheme.grades if g.at_least is None or end >= g.at_least), "")
        for end in (low, high)
    ]
    if ends[0] == ends[1]:
        return ends[0], ""
    return "", f"得分范围 {plain(low)}～{plain(high)} 分跨{ends[0]}、{ends[1]}两个等级"


def _next(items: tuple[ItemScore, ...]) -> tuple[Next, ...]:
    """Worth most first; among equals what can be proven goes before what must be mended."""
    found = []
    for one in items:
        if one.judgement.verdict == "unknown":
            kind: Literal["prove", "mend"] = "prove"
            worth = one.worth
        elif one.judgement.verdict == "triggered" and one.points < 0 and one.judgement.lacking:
            kind, worth = "mend", -one.points
        else:
            continue
        found.append(Next(one.number, one.name, kind, worth, one.judgement.lacking))
    return tuple(sorted(found, key=lambda n: (-n.worth, n.kind == "mend", n.number)))
