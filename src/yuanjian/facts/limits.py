"""Limits of the law inside formulas: each with its clause and certainty as evidence, and results judged by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.units import Inconvertible, convert
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.monitoring.water import judging
from yuanjian.norms import limits

OTHER_UNITS = "其他排污单位"
"""Where GB 8978 sets limits by trade, the row for all trades that have none of their own."""


@dataclass(frozen=True, slots=True)
class LimitFound:
    """A limit, or why there is none. ``na``: the standard sets none; else it is not known to us."""

    limit: limits.Limit | None
    reason: str
    na: bool
    because: Because

    @property
    def words(self) -> Words:
        """The limit as printed in the standard."""
        if self.limit is None:
            return no_words(self.reason, self.because, na=self.na)
        return words(self.limit.text, self.because)


def limit_on(f: Facts, standard: str, item: str, grade: str, on: date, *applies: str) -> LimitFound:
    """The limit of a standard for an item on a day.

    ``applies`` are the cases to try, in this order, where the standard tells cases apart.
    """
    key = ("limit", standard, item, grade, on, applies)
    return f.kept(key, lambda: _found(standard, item, grade, on, applies))


def _found(standard: str, item: str, grade: str, on: date, applies: Sequence[str]) -> LimitFound:
    asked = f"{standard} {grade} {item}".replace("  ", " ")
    try:
        limit = _first(standard, item, grade, on, applies)
    except (limits.UnknownStandard, limits.Ambiguous) as no:
        return LimitFound(None, str(no), False, Because("limit", "", asked, "未取得"))
    if limit is None:
        reason = f"{asked}：标准未规定限值"
        return LimitFound(None, reason, True, Because("limit", "", asked, "标准未规定"))
    return LimitFound(limit, "", False, limit_because(limit, on))


def _first(
    standard: str, item: str, grade: str, on: date, applies: Sequence[str]
) -> limits.Limit | None:
    for case in applies or ("",):
        found = limits.limit(standard, item, grade, on=on, applies=case)
        if found is not None:
            return found
    return None


def limit_because(limit: limits.Limit, on: date) -> Because:
    """A limit as evidence: document, clause, case, certainty, and whether it ruled on that day."""
    document = limit.document
    number = document.number.replace("-", "—")
    case = "，".join(x for x in (limit.grade, limit.item, limit.applies) if x)
    notes = [Because("note", "", f"{document.status.label}：{document.source}")]
    if not document.rules_on(on):
        notes.append(Because("note", "", f"{on}不在该标准施行期内，按所指定的版本取值"))
    return Because(
        "limit",
        limit.norm,
        f"{number} {limit.clause}（{case}）",
        f"{limit.text} {limit.unit}".strip(),
        None,
        tuple(notes),
    )


@dataclass(frozen=True, slots=True)
class Result:
    """A laboratory result: ``value`` in ``unit``; for a non-detect the detection limit, None when unknown."""

    value: Fraction | None
    unit: str
    nondetect: bool
    reason: str
    because: Because


def result_of(row: RowView) -> Result:
    """The result in a row of sheet 19 (raw, unit, mdl)."""
    why = row.because("raw")
    unit = str(row.words("unit").text or "")
    raw = row.words("raw")
    if not raw.known:
        return Result(None, unit, False, raw.reason or "没有结果", why)
    try:
        read = read_number(str(raw.text))
    except Unreadable as no:
        return Result(None, unit, False, f"“{raw.text}”读不出：{no.expected}", why)
    if not read.nondetect:
        return Result(Fraction(read.value), unit, False, "", why)
    if read.limit_given:
        return Result(Fraction(read.value), unit, True, "", why)
    mdl = row.amount("mdl")
    return Result(mdl.number, unit, True, "未检出而没有检出限" if not mdl.known else "", why)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A result against its limit. ``ok`` None: cannot be told, for ``reason`` (``na``: nothing to judge by)."""

    ok: bool | None
    reason: str
    na: bool
    multiple: Amount
    because: tuple[Because, ...]

    @property
    def words(self) -> Words:
        """达标, 超标, or why neither."""
        if self.ok is None:
            return no_words(self.reason, *self.because, na=self.na)
        return words("达标" if self.ok else "超标", *self.because)


def judge(result: Result, found: LimitFound, *, half: bool) -> Verdict:
    """A result judged by a limit.

    ``half``: a non-detect counts as half its detection limit (surface water, groundwater); elsewhere it
    attains when its detection limit does, and else cannot be told.
    """
    because = (result.because, found.because)
    limit = found.limit
    if limit is None:
        return _cannot(found.reason, because, na=found.na)
    if limit.direction == "absent" and (result.nondetect or result.value is not None):
        value = Fraction(0)
    elif result.value is None:
        return _cannot(result.reason, because)
    else:
        try:
            value = in_unit(result.value, result.unit, limit.unit)
        except Inconvertible as no:
            return _cannot(str(no), because)
    told = judging.judged(value, limit, below=result.nondetect, half=half)
    if told.ok is None:
        return _cannot(told.reason, because, na=told.na)
    multiple = (
        not_applicable(told.no_multiple, *because)
        if told.multiple is None
        else Amount(told.multiple, because=because)
    )
    return Verdict(told.ok, "", False, multiple, because)


def in_unit(value: Fraction, given: str, wanted: str) -> Fraction:
    """A result in the unit of its limit.

    Raises:
        Inconvertible: the two do not measure the same.
    """
    if given == wanted or not wanted or {given, wanted} <= {"无量纲", ""}:
        return value
    return Fraction(convert(value, given, wanted))


def _cannot(reason: str, because: tuple[Because, ...], *, na: bool = False) -> Verdict:
    none = not_applicable(reason, *because) if na else missing(reason, *because)
    return Verdict(None, reason, na, none, because)
