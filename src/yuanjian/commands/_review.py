"""A review, and a comparison of two, as a person reads them in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanjian.audit.finding import Found
    from yuanjian.reports.review.compare import Change, Comparison
    from yuanjian.reports.review.outcome import Review

_LACKING, _CHANGES, _CARRIED = 8, 40, 20


def show_review(review: Review, *, everything: bool = False) -> None:
    """Who and when, the findings worst first, what could not be assessed, what was read."""
    from yuanjian.commands._findings import show_findings, show_not_assessed
    from yuanjian.commands._terminal import coloured, heading, wrapped

    print(coloured(str(review.about), "bold") + f"　{review.name}　共核对 {review.checks_run} 项")
    for note in review.notes:
        print(coloured(wrapped(f"注意：{note}", "  "), "yellow"))
    labels = {id(one.found): _label(review, n) for n, one in enumerate(review.findings)}

    def label(found: Found) -> str:
        return labels[id(found)]

    found = [one.found for one in review.findings]
    show_findings(found, where=review.where, label=label, numbers=True, effects=review.effects)
    show_not_assessed(review.not_assessed, None if everything else _LACKING)
    for lost in review.lost:
        print(coloured(wrapped(f"已登记的处理不再对应任何问题：{lost.message}", "  "), "grey"))
    heading(summary(review))
    read = f"  读出 {len(review.facts)} 个数"
    if review.untraced:
        read += f"；{len(review.untraced)} 个没有读懂，未参与核对（--html 的页面里以琥珀色标出）"
    print(read + f"　用时 {review.seconds:.2f} 秒")


def _label(review: Review, index: int) -> str:
    from yuanjian.commands._terminal import coloured
    from yuanjian.reports.review.decisions import SHORT, VERDICT_WORDS

    one = review.findings[index]
    label = coloured(f"　编号 {one.fingerprint[:SHORT]}", "grey")
    if one.decision is None:
        return label
    state = "，原文已变，请重新确认" if one.old else "，已过有效期" if one.expired else ""
    reason = f"：{one.decision.reason}" if one.decision.reason else ""
    words = f"　［{VERDICT_WORDS[one.decision.verdict]}{reason}{state}］"
    return label + coloured(words, "green" if one.settled else "yellow")


def summary(review: Review) -> str:
    """«必须退回 3　须更正或举证 5 …», settled findings told apart."""
    from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS

    open_ones = [one for one in review.findings if not one.settled]
    counts = [
        f"{SEVERITY_WORDS[s]} {sum(one.found.severity == s for one in open_ones)}"
        for s in SEVERITIES
    ]
    settled = len(review.findings) - len(open_ones)
    return "　".join([*counts, *([f"已说明或不成立 {settled}"] if settled else [])])


def show_comparison(comparison: Comparison, *, everything: bool = False) -> None:
    """What changed from the earlier to the later report, and what was carried over."""
    from yuanjian.commands._findings import show_findings
    from yuanjian.commands._terminal import coloured, heading, wrapped
    from yuanjian.reports.review.compare import ordered

    for words, one in (("前", comparison.earlier), ("后", comparison.later)):
        print(f"  {words}　{coloured(str(one.about), 'bold')}　{one.name}")
    most = None if everything else _CHANGES
    _changes("改变的数", ordered(comparison.changed), most)
    _changes("新出现的数", comparison.added, most)
    _changes("不再出现的数", comparison.dropped, most)
    print(f"\n  两份报告相同的数 {comparison.same} 个")
    if comparison.conflicts:
        heading("两年合起来看的问题")
        show_findings([one.found for one in comparison.conflicts], where=comparison.later.where)
    suspects = [c for c in comparison.carried if c.suspect]
    heading(f"逐字沿用的段落　{len(comparison.carried)} 段，其中须核实 {len(suspects)} 段")
    for carried in suspects[: None if everything else _CARRIED]:
        place = f"第{carried.earlier.number}段 → 第{carried.later.number}段"
        text = " ".join(carried.later.text.split())
        print(wrapped(f"{carried.suspect}　{place}", "  · "))
        print(coloured(wrapped(f"“{text[:160]}{'…' if len(text) > 160 else ''}”", "    "), "grey"))
    if not everything and len(suspects) > _CARRIED:
        print(f"  ……还有 {len(suspects) - _CARRIED} 段，加 --all 全部列出")


def _changes(title: str, changes: Sequence[Change], most: int | None) -> None:
    from yuanjian.commands._terminal import cut, heading, table
    from yuanjian.core.rounding import plain, to_decimal
    from yuanjian.reports.review.page_text import shown

    if not changes:
        return
    heading(f"{title}　{len(changes)} 个")
    rows = []
    for one in changes[:most]:
        name = f"{one.label}〔{one.subject}〕" if one.subject else one.label
        by, rate = one.difference, one.rate
        moved = "" if by is None else f"{'+' if by > 0 else ''}{plain(to_decimal(by, 6))}"
        if rate is not None:
            moved += f"（{'+' if rate > 0 else ''}{plain(to_decimal(rate, 1))}%）"
        old = shown(one.earlier) if one.earlier else "—"
        new = shown(one.later) if one.later else "—"
        rows.append([cut(name, 36), cut(old, 24), cut(new, 24), moved])
    table(rows, ["名称", "前", "后", "增减"], right=frozenset({1, 2, 3}))
    if most is not None and len(changes) > most:
        print(f"  ……还有 {len(changes) - most} 个，加 --all 全部列出")
