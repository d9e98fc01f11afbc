"""Tables 1 to 4 of a report against the sheets of the ledger that hold their rows: the same demand, item or point of
the plan must have the same answer in both; a row that only one of them has is asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from yuanjian.audit.finding import Finding, Found, Quote, Severity, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.reports.review.keys import key_of
from yuanjian.sheets.row import shown

CODE = "against.tables"
TITLE = "报告的表与台账不一致"
WHY = "同一园区、同一年度，同一条要求（点位、条款）在报告和台账中只有一个结论（逻辑）"
ADVICE = "核对原始资料：报告错的改报告，台账错的改台账后重新导入"
VERIFY = "改好后再与台账对照一次，不再列出此项"
_ALIKE = 0.6
"""Share of character pairs that two demands have in common when they are one (Dice)."""
_SAME_WORDS = 0.9
_MOST_ROWS, _MOST_QUOTED = 400, 6
Verdict = Literal["yes", "partly", "no", "na", ""]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: the sheet of its rows, the columns that say which row it is, the verdict, what was done."""

    name: str
    sheet: str
    same: tuple[str, ...]
    number: str
    verdict: str
    done: str
    what: str


_TABLES = (
    _Table("表1", "10", ("req",), "", "result", "impl", "落实情况"),
    _Table("表2", "11", ("medium", "p_point", "p_factor"), "", "result", "", "是否落实"),
    _Table("表3", "12", ("req",), "clause", "result", "impl", "符合性"),
    _Table("表4", "32", ("std",), "no", "self", "", "自评分值"),
)
Pair = tuple[RowView, RowView]


def compared_rows(report: Facts, ledger: Facts) -> tuple[list[Found], list[str]]:
    """The findings, and for each table that one side lacks why it was not compared."""
    findings: list[Found] = []
    lacking: list[str] = []
    for table in _TABLES:
        ours = [r for r in report.rows(table.sheet) if not r.record.none][:_MOST_ROWS]
        theirs = [r for r in ledger.rows(table.sheet) if not r.record.none][:_MOST_ROWS]
        if not ours or not theirs:
            side = "报告没有" if not ours else "台账没有填报"
            lacking.append(f"{side}{table.name}的各行，{table.what}没有对照")
            continue
        findings += _of_table(table, ours, theirs)
    return findings, lacking


def _of_table(table: _Table, ours: Sequence[RowView], theirs: Sequence[RowView]) -> Iterator[Found]:
    pairs = _paired(table, ours, theirs)
    reworded: list[Pair] = []
    for mine, other in pairs:
        said, known = _said(mine, table.verdict), _said(other, table.verdict)
        severity = _severity(table, said, known)
        if severity is not None:
            yield _opposed(table, mine, other, said, known, severity)
        elif table.done and _reworded(_said(mine, table.done), _said(other, table.done)):
            reworded.append((mine, other))
    if reworded:
        yield _other_words(table, reworded)
    met = {id(row) for pair in pairs for row in pair}
    yield from _alone(table, [r for r in ours if id(r) not in met], "在报告中有、台账中没有")
    yield from _alone(table, [r for r in theirs if id(r) not in met], "在台账中有、报告中没有")


def _said(row: RowView, key: str) -> str:
    return shown(row.get(key)) if row.get(key) is not None else ""


# Which rows are one


def _paired(table: _Table, ours: Sequence[RowView], theirs: Sequence[RowView]) -> list[Pair]:
    """By number, then by the same words, then by those most alike; each row once."""
    pairs: list[Pair] = []
    free_ours, free_theirs = list(ours), list(theirs)
    keys: list[Callable[[RowView], str]] = [lambda r: _words(table, r)]
    if table.number:
        keys.insert(0, lambda r: _said(r, table.number))
    for key in keys:
        named = _only(free_theirs, key)
        for name, mine in _only(free_ours, key).items():
            if name in named:
                pairs.append((mine, named[name]))
        met = {id(row) for pair in pairs for row in pair}
        free_ours = [r for r in free_ours if id(r) not in met]
        free_theirs = [r for r in free_theirs if id(r) not in met]
    return [*pairs, *_most_alike(table, free_ours, free_theirs)]


def _only(rows: Iterable[RowView], key: Callable[[RowView], str]) -> dict[str, RowView]:
    """The rows whose name no other row has."""
    rows = list(rows)
    counts = Counter(map(key, rows))
    return {key(r): r for r in rows if key(r) and counts[key(r)] == 1}


def _words(table: _Table, row: RowView) -> str:
    return key_of("".join(_said(row, key) for key in table.same))


def _most_alike(table: _Table, ours: list[RowView], theirs: list[RowView]) -> Iterator[Pair]:
    told = [_counted(_words(table, r)) for r in ours]
    known = [_counted(_words(table, r)) for r in theirs]
    scores = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(told) for j, b in enumerate(known)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for score, i, j in scores:
        if score < _ALIKE:
            return
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            yield ours[i], theirs[j]


def _counted(text: str) -> Counter[str]:
    return Counter(a + b for a, b in pairwise(text))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Dice over pairs of characters."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


# What they say


def _verdict(said: str) -> Verdict:
    text = key_of(said)
    if text in ("/", "不适用", "不涉及", "无需"):
        return "na"
    if text.startswith(("未", "不", "否", "没", "无")):
        return "no"
    if text.startswith(("基本", "部分", "正在", "大部")):
        return "partly"
    return "yes" if text.startswith(("已", "落实", "符合", "是", "满足", "完成", "有")) else ""


def _severity(table: _Table, said: str, known: str) -> Severity | None:
    """Two verdicts that cannot both hold are major; degrees of one another, and words of no known kind, are asked."""
    if key_of(said) == key_of(known) or not known:
        return None
    if table.verdict == "self":
        return "major"
    ours, theirs = _verdict(said), _verdict(known)
    if ours == theirs and ours in ("yes", "no", "na"):
        return None
    return "major" if "yes" in (ours, theirs) and {ours, theirs} & {"no", "partly"} else "query"


def _reworded(said: str, known: str) -> bool:
    """Whether what was done is told so differently that both cannot be one text that was polished."""
    if not said or not known or key_of(said) == key_of(known):
        return False
    return _alike(_counted(key_of(said)), _counted(key_of(known))) < _SAME_WORDS


# How it is told


def of_ledger(quote: Quote) -> Quote:
    """The quote, said to be from the ledger."""
    return replace(quote, text=f"台账：{quote.text}"[:300])


def _opposed(
    table: _Table, mine: RowView, other: RowView, said: str, known: str, severity: Severity
) -> Found:
    keys = (table.verdict, *([table.done] if table.done else []))
    return _found(
        severity,
        f"{mine.called}的{table.what}：报告写“{said or '（空）'}”，台账“{other.called}”记录为“{known}”",
        (
            *(quote_row(mine, key) for key in (table.verdict, *table.same[:1])),
            of_ledger(quote_row(other, *keys)),
        ),
        expected=known, found=said or "（空）", subject=mine.key,
        cause=f"against/{table.sheet}/{other.key}/{table.verdict}",
        credit=_credit(table, other),
    )  # fmt: skip


def _credit(table: _Table, row: RowView) -> tuple[int, ...]:
    number = row.get(table.number) if table.sheet == "32" else None
    return (number,) if isinstance(number, int) else ()


def _other_words(table: _Table, pairs: list[Pair]) -> Found:
    quotes = tuple(
        quote
        for mine, other in pairs[:_MOST_QUOTED]
        for quote in (quote_row(mine, table.done), of_ledger(quote_row(other, table.done)))
    )
    named = _listed(mine for mine, _ in pairs)
    return _found(
        "query",
        f"{table.name}有 {len(pairs)} 行的实施情况与台账所记不同，结论相同：{named}",
        quotes, cause=f"against/{table.sheet}/words",
    )  # fmt: skip


def _alone(table: _Table, rows: list[RowView], who: str) -> Iterator[Found]:
    if not rows:
        return
    quotes = [quote_row(row, *table.same[:1]) for row in rows[:_MOST_QUOTED]]
    if who.startswith("在台账"):
        quotes = [of_ledger(quote) for quote in quotes]
    yield _found(
        "query", f"{table.name}有 {len(rows)} 行{who}：{_listed(rows)}", tuple(quotes),
        cause=f"against/{table.sheet}/{who}",
    )  # fmt: skip


def _listed(rows: Iterable[RowView]) -> str:
    names = [row.called for row in rows]
    more = f"等{len(names)}行" if len(names) > _MOST_QUOTED else ""
    return "、".join(names[:_MOST_QUOTED]) + more


def _found(
    severity: Severity, message: str, quotes: tuple[Quote, ...], *, cause: str, expected: str = "",
    found: str = "", subject: str = "", credit: tuple[int, ...] = (),
) -> Found:  # fmt: skip
    finding = Finding(
        message, quotes, expected=expected, found=found, advice=ADVICE, verify=VERIFY, subject=subject,
        credit=credit, cause=cause,
    )  # fmt: skip
    return Found(CODE, severity, TITLE, WHY, finding)
