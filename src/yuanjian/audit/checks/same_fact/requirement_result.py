"""One requirement that stands in tables 1 and 3 is not met in one and unmet in the other."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_RANK = {
    "已落实": 3, "符合": 3, "基本落实": 2, "基本符合": 2, "部分落实": 1, "未落实": 0, "不符合": 0,
}  # fmt: skip
_SHORTEST = 8  # characters; a shorter requirement names a heading, not a duty


@check("同一要求的落实结论不一致", "major", why="逻辑：同一要求在表1和表3的结论应当一致")
def find(f: Facts) -> Iterator[Finding]:
    """The same words, with results at least two steps apart."""
    by_text: dict[str, list[RowView]] = {}
    for no in ("10", "12"):
        for row in f.rows(no):
            text = squeeze(fold(str(row.get("req") or ""))).rstrip("。；;.")
            if len(text) >= _SHORTEST and row.get("result") in _RANK:
                by_text.setdefault(text, []).append(row)
    for rows in by_text.values():
        best = max(rows, key=lambda r: _RANK[r.get("result")])
        worst = min(rows, key=lambda r: _RANK[r.get("result")])
        if _RANK[best.get("result")] - _RANK[worst.get("result")] < 2:
            continue
        yield Finding(
            f"同一要求一处为“{best.get('result')}”，一处为“{worst.get('result')}”",
            quotes=(quote_row(best, "result", "req"), quote_row(worst, "result", "req")),
            advice="按实际落实情况统一两处结论；以未落实为准的，写明措施、责任单位和时限。",
            verify="两处结论一致。",
            cause=cell_cause(best, "result"),
        )
