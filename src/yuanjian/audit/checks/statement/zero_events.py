"""«零事故», «零投诉» beside figures or words that tell of some."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, all_told, own_sentences
from yuanjian.audit.finding import Finding, Quote
from yuanjian.audit.stated import done, quote_statement
from yuanjian.facts.engine import Facts

_ZERO = re.compile(
    r'"?零"?(事故|投诉|信访|处罚|违法|污染|排放|超标|外排)|无一(?:起|例|件)\S{0,6}?(事故|投诉|处罚)'
)
_FIGURES: dict[str, tuple[str, ...]] = {
    "事故": ("enforcement.incidents",),
    "投诉": ("complaints.received",), "信访": ("complaints.received",),
    "处罚": ("enforcement.penalties",), "违法": ("enforcement.penalties",),
    "排放": ("wastewater.flow",), "外排": ("wastewater.flow",), "污染": ("enforcement.incidents",),
    "超标": ("air_station.exceed_days", "air.exceed_days"),
}  # fmt: skip
_STATED = {
    "事故": "突发环境事件",
    "污染": "突发环境事件",
    "投诉": "环境投诉",
    "处罚": "行政处罚",
    "违法": "行政处罚",
}
_WATER = re.compile(r"废水|污水|水")


@check(
    "称“零”，数字或文字显示不是零", "major", why="逻辑：称零事故、零投诉的，事件和投诉的数量应为0"
)
def find(f: Facts) -> Iterator[Finding]:
    """Every «零…» of the park's own words; goals («力争零事故», «零容忍») say nothing."""
    for sentence in own_sentences(f):
        if sentence.passage.part == "plans":
            continue
        for match in _ZERO.finditer(sentence.folded):
            before = sentence.folded[max(0, match.start() - 20) : match.start()]
            kind = match[1] or match[2]
            if re.search(r"确保|力争|争取|目标|实现\S{0,6}目标|努力", before):
                continue
            if kind in ("排放", "外排") and not _WATER.search(before):
                continue
            against = _against(f, kind)
            if against is not None:
                yield _finding(sentence.found(match), *against)


def _against(f: Facts, kind: str) -> tuple[Quote, str] | None:
    for fact in _FIGURES[kind]:
        for one in all_told(f, fact, None):
            if one.number > 0:
                return one.quote, f"{one.label}{one.said}"
    topic = _STATED.get(kind, "")
    for statement in done(f):
        if statement.topic == topic and statement.polarity:
            return quote_statement(statement), statement.quote[:40]
    return None


def _finding(words: Words, other: Quote, said: str) -> Finding:
    return Finding(
        f"“{words.quote.text}”，而报告另写“{said}”",
        quotes=(words.quote, other),
        expected="0",
        found=said,
        advice="请按实际数字改写，不用“零”的说法。",
        verify="文字与数字一致。",
    )
