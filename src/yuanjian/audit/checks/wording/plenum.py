"""A list of plenums that ends before the last one of the report's time, or names one that had not been held."""

import re
from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.claimed import own_sentences
from yuanjian.audit.clauses import clause_around
from yuanjian.audit.finding import Finding
from yuanjian.audit.shelf_words import words_of
from yuanjian.facts.engine import Facts

_SESSION = re.compile(r"(十[八九]届|二十届)((?:[一二三四五六七]中[、和及,]?(?:历次)?)+)全会")
_ONE = re.compile(r"[一二三四五六七](?=中)")


@check(
    "引用的党代会、全会与报告时间不合",
    "query",
    why="逻辑：列举全会到成文时最近的一次；没有召开的不会写入，沿用旧稿的常见遗漏",
)
def find(f: Facts) -> Iterator[Finding]:
    """By the plenums of that congress held by the end of the report year."""
    held = [(t["name"], date.fromisoformat(t["day"])) for t in words_of("wording", "plenums")]
    due = [name for name, day in held if day <= date(f.year, 12, 31)]
    later = {name for name, day in held if day > date(f.year + 1, 12, 31)}
    for sentence in own_sentences(f):
        for match in _SESSION.finditer(sentence.folded):
            named = [match[1] + n + "中" for n in _ONE.findall(match[2])]
            if not named or "历次" in match[2]:
                continue
            early = [n for n in named if n in later]
            last = due.index(named[-1]) if named[-1] in due else len(due)
            missed = [n for n in due[last + 1 :] if n.startswith(match[1])]
            if early or missed:
                what = "尚未召开" if early else "没有列入"
                which = "、".join(early or missed)
                yield Finding(
                    f"“{match[0]}”：{which}（全会）{what}，报告年度为{f.year}年",
                    quotes=(clause_around(sentence, *match.span()).quote,),
                    expected="列举到成文时最近一次全会",
                    found=match[0],
                    advice="请按成文时间更新，核对是否沿用了旧稿。",
                    verify="列举的全会与成文时间一致。",
                )
