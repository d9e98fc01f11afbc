"""What a report states with yes or no against what the ledger says of the same thing: its narrative texts, its
answers to checkable points, the state of its capabilities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from yuanjian.audit.checks.same_fact.checkable_points import answers
from yuanjian.audit.finding import Finding, Found, Quote, quote_row
from yuanjian.audit.stated import (
    ALL_FIRMS,
    EXISTING,
    SOME_FIRMS,
    VARIED,
    base,
    named,
    quote_statement,
)
from yuanjian.core.text import fold
from yuanjian.facts.claim import ASPECT, Passage, Statement
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.facts.rows import RowView
from yuanjian.reading.folding import folded
from yuanjian.reading.statements import statements
from yuanjian.reading.statements_topics import named as topics_in
from yuanjian.reports.review.against_rows import ADVICE, VERIFY, of_ledger

CODE = "against.statements"
TITLE = "报告的说法与台账相反"
WHY = "同一园区、同一年度的同一事项，报告和台账不能一个说有、一个说无（逻辑）"
_TEXTS = {"10": ("impl",), "12": ("impl",), "33": ("text",)}
"""Columns of the ledger whose words state things, by sheet."""
_FACT = re.compile(r"[{｛]([^{}｛｝]{1,80})[}｝]")
_PLANNED = "下一步计划"

Side = tuple[Statement, Quote]


def compared_statements(report: Facts, ledger: Facts) -> list[Found]:
    """One finding a topic; a topic on which either side contradicts itself is left to the check that says so."""
    ours = _by_topic((s, quote_statement(s)) for s in report.dossier.statements)
    theirs = _by_topic(_of_ledger(ledger))
    findings = []
    for topic, said in ours.items():
        known = theirs.get(topic, [])
        if _of_two_minds(said) or _of_two_minds(known):
            continue
        opposed = [(mine, other) for mine in said for other in known if _against(mine[0], other[0])]
        if opposed:
            findings.append(_finding(topic, opposed))
    return findings


def _by_topic(sides: Iterator[Side]) -> dict[str, list[Side]]:
    found: dict[str, list[Side]] = defaultdict(list)
    for one, quote in sides:
        if one.modality == "done" and base(one) not in VARIED:
            found[one.topic].append((one, quote))
    return found


def _of_two_minds(sides: list[Side]) -> bool:
    return len({one.polarity for one, _ in sides}) > 1


def _against(one: Statement, other: Statement) -> bool:
    """Whether both cannot hold: of the same one, or of all firms and of some."""
    if one.polarity == other.polarity:
        return False
    if one.topic in EXISTING or {one.subject, other.subject} == {ALL_FIRMS, SOME_FIRMS}:
        return True
    return one.subject == other.subject and one.subject not in ("企业", SOME_FIRMS)


def _of_ledger(ledger: Facts) -> Iterator[Side]:
    for no, keys in _TEXTS.items():
        for row in ledger.rows(no):
            for key in keys:
                for one in statements(_passages(ledger, row, key)):
                    yield one, of_ledger(Quote(one.quote, row.record.cell(key), subject=row.key))
    for said in (one for same in answers(ledger).values() for one in same):
        if said.yes is None or said.value in ("在建", "依托上级"):
            continue
        quote = of_ledger(quote_row(said.row, said.key))
        for topic in {hit.topic.name for hit in topics_in(folded(said.point).text)}:
            yield Statement(topic, said.yes, "done", quote.text, quote.place), quote


def _passages(ledger: Facts, row: RowView, key: str) -> tuple[Passage, ...]:
    """A cell as running text; what is planned states nothing done."""
    text = row.get(key)
    if not isinstance(text, str) or (key == "text" and row.get("type") == _PLANNED):
        return ()
    text = _FACT.sub(lambda m: _figure(ledger, m[1]), text)
    fold = folded(text)
    return (Passage(text, row.record.cell(key), fold.text, fold.at, key=key),)


def _figure(ledger: Facts, written: str) -> str:
    """What a place of the text holds once the report is made: «3» for {park.environment_staff}."""
    fact, _, subject = (part.strip() for part in fold(written).partition("@"))
    if fact not in all_facts():
        return "…"
    values = [v for v in ledger.values(fact) if subject in ("", v.subject)]
    return values[0].text if len(values) == 1 and values[0].known.known else "…"


def _finding(topic: str, opposed: list[tuple[Side, Side]]) -> Found:
    (mine, my_words), (_, their_words) = opposed[0]
    quotes = dict.fromkeys([*(a[1] for a, _ in opposed[:4]), *(b[1] for _, b in opposed[:4])])
    yes, no = ("有", "没有") if mine.polarity else ("没有", "有")
    return Found(
        CODE, "query" if ASPECT in topic else "major", TITLE, WHY,
        Finding(
            f"“{named(topic)}”：报告写“{my_words.text[:60]}”，台账写“{their_words.text.removeprefix('台账：')[:60]}”",
            tuple(quotes), expected=f"与台账一致（{no}）", found=yes, advice=ADVICE, verify=VERIFY,
            subject=topic, cause=f"against/statement/{topic}",
        ),
    )  # fmt: skip
