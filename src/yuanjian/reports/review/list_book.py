"""问题清单 as an Excel file: the list that goes with the letter by which a report is returned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from yuanjian.audit.check import all_checks
from yuanjian.audit.finding import SEVERITY_WORDS, Quote, Severity
from yuanjian.reports.review.decisions import SHORT, VERDICT_WORDS, Judged
from yuanjian.reports.review.outcome import Review, quotes_of
from yuanjian.reports.workbook import BookColumn, BookRow, BookSheet, Tone, book_bytes

_TONES: Mapping[Severity, Tone] = {
    "blocker": "bad", "major": "warn", "query": "plain", "wording": "quiet",
}  # fmt: skip
_COLUMNS = (
    BookColumn("序号", 6, "center"),
    BookColumn("级别", 13, "center"),
    BookColumn("位置", 26),
    BookColumn("原文", 50),
    BookColumn("问题", 44),
    BookColumn("算式", 26),
    BookColumn("依据", 32),
    BookColumn("影响得分", 30),
    BookColumn("办法", 36),
    BookColumn("复核方法", 32),
    BookColumn("处理情况", 20),
    BookColumn("编号", 11, "center"),
)
_MOST_QUOTES = 12


def list_bytes(review: Review, made: datetime) -> bytes:
    """The findings as the bytes of an .xlsx."""
    sheets = (_findings(review), _not_assessed(review))
    return book_bytes(sheets, title=f"{review.about}问题清单", made=made)


def _findings(review: Review) -> BookSheet:
    grave = len(review.grave)
    summary = f"核对规则 {review.checks_run} 条，发现问题 {len(review.findings)} 处，其中须退回或更正、举证的 {grave} 处。"
    return BookSheet(
        name="问题清单",
        title="年度自评估报告审核问题清单",
        lines=(f"{review.about}　{review.name}", summary),
        columns=_COLUMNS,
        rows=tuple(_row(review, n, one) for n, one in enumerate(review.findings, 1)),
        notes=("编号不随页码变化，改后再审时仍用它指同一处问题。",),
    )


def _row(review: Review, number: int, one: Judged) -> BookRow:
    found, finding = one.found, one.found.finding
    quotes = quotes_of(one)
    also = [f"同一原因：{other.finding.message}" for other in found.also]
    cells = (
        number, SEVERITY_WORDS[found.severity], "\n".join(_where(review, quotes)),
        "\n".join(_words(quotes)), "\n".join([f"{found.title}：{finding.message}", *also]),
        _arithmetic(finding.expected, finding.found), found.clause,
        "\n".join(_effects(review, finding.credit)), finding.advice, finding.verify,
        _decision(one), one.fingerprint[:SHORT],
    )  # fmt: skip
    return BookRow(cells, _TONES[found.severity])


def _effects(review: Review, items: tuple[int, ...]) -> list[str]:
    return [f"第{n}项　{review.effects.get(n, '')}".rstrip() for n in items]


def _where(review: Review, quotes: tuple[Quote, ...]) -> list[str]:
    """The places in the order of the quotes, numbered as they are when there are several."""
    shown = [review.where(q.place) or "（全文）" for q in quotes[:_MOST_QUOTES]] or ["（全文）"]
    return _numbered(shown, len(quotes))


def _words(quotes: tuple[Quote, ...]) -> list[str]:
    return _numbered([f"“{q.text}”" for q in quotes[:_MOST_QUOTES]], len(quotes))


def _numbered(lines: list[str], of: int) -> list[str]:
    if len(lines) < 2:
        return lines
    more = [f"……共 {of} 处"] if of > len(lines) else []
    return [f"({n}) {line}" for n, line in enumerate(lines, 1)] + more


def _arithmetic(expected: str, found: str) -> str:
    return "\n".join(
        f"{name}：{text}" for name, text in (("应为", expected), ("现为", found)) if text
    )


def _decision(one: Judged) -> str:
    if one.decision is None:
        return ""
    old = "（原文已变，请重新确认）" if one.old else ""
    expired = "（已过有效期）" if one.expired else ""
    return f"{VERDICT_WORDS[one.decision.verdict]}　{one.decision.reason}{old}{expired}"


def _not_assessed(review: Review) -> BookSheet:
    checks = all_checks()
    return BookSheet(
        name="未能核对",
        title="未能核对的规则（不等于没有问题）",
        columns=(BookColumn("规则", 40), BookColumn("缺什么", 80), BookColumn("规则编号", 32)),
        rows=tuple(
            BookRow((checks[code].title if code in checks else code, why, code))
            for code, why in review.not_assessed
        ),
    )
