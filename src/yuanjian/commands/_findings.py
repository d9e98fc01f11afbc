"""Findings as a person reads them in the terminal: worst first, both sides quoted, the arithmetic, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanjian.audit.finding import Found
    from yuanjian.core.evidence import Place

COLOURS = {"blocker": "red", "major": "yellow", "query": "blue", "wording": "grey"}
_REASONS = 2
_MOST_QUOTES = 8
_LONGEST = 120  # characters of a quote; other outputs have all of it


def show_findings(
    findings: Sequence[Found],
    *,
    where: Callable[[Place], str] | None = None,
    label: Callable[[Found], str] = lambda found: "",
    numbers: bool = False,
    effects: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """The findings by severity.

    Args:
        where: the place of a quote in words; by default as the place itself says it.
        label: what is to be said after a title, such as a decision.
        numbers: count through all severities, as other outputs of the same findings do.
        effects: what is at stake in the items of the credit table, by number.
    """
    from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS
    from yuanjian.commands._terminal import coloured, heading

    if not findings:
        print("暂未发现矛盾。")
    shown = 0
    for severity in SEVERITIES:
        of_severity = [f for f in findings if f.severity == severity]
        if of_severity:
            head = f"{SEVERITY_WORDS[severity]}　{len(of_severity)} 处"
            heading(coloured(head, COLOURS[severity]))
        for number, found in enumerate(of_severity, 1 + (shown if numbers else 0)):
            _show(number, found, where or _plain_place, label(found), effects)
        shown += len(of_severity)


def _plain_place(place: Place) -> str:
    return str(replace(place, file=""))


def _show(
    number: int, found: Found, where: Callable[[Place], str], label: str, effects: Mapping[int, str]
) -> None:
    from yuanjian.commands._terminal import coloured, wrapped

    one = found.finding
    about = f"〔{found.about}〕" if found.about else ""
    print(f"  {number}. {coloured(found.title, 'bold')}{about}{label}")
    print(wrapped(one.message, "     "))
    for quote in one.quotes[:_MOST_QUOTES]:
        at = where(quote.place)
        words = " ".join(quote.text.split())
        words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        print(wrapped(f"“{words}”" + (f"　{at}" if at else ""), "     · "))
    if len(one.quotes) > _MOST_QUOTES:
        print(f"     ……共 {len(one.quotes)} 处原文")
    for other in found.also:
        if not other.code.startswith("rows."):  # the import said the same of the cell
            print(wrapped(f"同一原因：{other.finding.message}", "     "))
    for item in one.credit:
        print(wrapped(f"影响得分：信用评价第{item}项　{effects.get(item, '')}".rstrip(), "     "))
    if one.advice:
        print(wrapped(f"办法：{one.advice}", "     "))
    print(coloured(wrapped(f"{_basis(found.clause)}　〔{found.code}〕", "     "), "grey"))


def _basis(clause: str) -> str:
    """A clause of law is a basis; what follows from the figures themselves is a reason."""
    reason = clause.removeprefix("逻辑：")
    return f"理由：{reason}" if reason != clause else f"依据：{clause}"


def show_not_assessed(not_assessed: Iterable[tuple[str, str]], most: int | None = None) -> None:
    """What each check lacks; checks that lack the same are told together. ``most``: how many to name."""
    from yuanjian.commands._terminal import heading, wrapped
    from yuanjian.reports.review.cards import lacking

    told = lacking(not_assessed)
    if not told:
        return
    heading(f"因缺数据未能核对　{sum(len(one.checks) for one in told)} 项（不等于没有问题）")
    single = [one for one in told if len(one.checks) == 1]
    for one in single[:most]:
        ((code, title),) = one.checks
        print(f"  · {title}　〔{code}〕")
        for why in one.whys[:_REASONS]:
            print(wrapped(why, "      "))
        if len(one.whys) > _REASONS:
            print(f"      ……同类共 {len(one.whys)} 处")
    for one in told:
        if len(one.checks) > 1:
            titles = "；".join(title for _, title in one.checks[:most])
            more = "……" if most is not None and len(one.checks) > most else ""
            print(wrapped(f"{'；'.join(one.whys)}（{len(one.checks)} 项）", "  · "))
            print(wrapped(f"{titles}{more}", "      "))
    hidden = most is not None and any(len(one.checks) > most for one in told)
    if most is not None and (hidden or len(single) > most):
        print("  加 --all 全部列出")
