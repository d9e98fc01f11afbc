"""A figure that was never filled in: «新入园企业数量   个»."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import blank, own_words, quote_claim
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding, Quote
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts

_BLANK = re.compile(
    r"(?:数量|总量|面积|总数|比例|达标率|覆盖率|完成率|排放量|产生量|增长|增速|规模|能力|指标)(?:为|是|有|达|共|:)?"
    r"(?:个|家|件|吨|t/a|%|平方公里|km2|m3/d|亿元|万元|次|天)(?=[,。;、)(]|$)"
)


@check(
    "数字没有填",
    "major",
    why="填报要求：每项数字如实填写，没有的填0，不适用的写明原因；空白不能当作0",
)
def find(f: Facts) -> Iterator[Finding]:
    """Claims that the text leaves blank, and a unit that stands where its number should."""
    places: dict[tuple[int | None, int], tuple[Quote, str]] = {}
    for claim in f.dossier.claims:
        if isinstance(claim.known, Amount) and blank(claim) and _empty(claim.quote):
            places[claim.place.paragraph, claim.place.end] = quote_claim(claim), claim.label
    for passage in own_words(f):
        for match in _BLANK.finditer(passage.folded):
            words = around(passage, *match.span(), 0)
            longer = around(passage, match.start() - 8 if match.start() > 8 else 0, match.end(), 0)
            key = (passage.place.paragraph, words.quote.place.end)
            if not any(k[0] == key[0] and abs(k[1] - key[1]) <= 2 for k in places):
                places[key] = longer.quote, longer.folded
    for quote, label in places.values():
        yield Finding(
            f"“{label}”没有填数字",
            quotes=(quote,),
            expected="数字；没有的填0",
            found="空白",
            advice="请按实际填写；没有的填0，不适用的写明原因。",
            verify="各项数字都已填写。",
        )


def _empty(quote: str) -> bool:
    """Whether the words hold no number and no word that says none."""
    return not re.search(r"\d|[无未没不零]|—|/", quote)
