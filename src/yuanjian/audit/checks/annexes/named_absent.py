"""An annex that is announced and has nothing behind its title, or that the text refers to and is not there."""

import re
from collections.abc import Iterator, Sequence

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.core.numbers import chinese_integer
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts

_TITLE = re.compile(r"(附(?:表|件|图|录))([一二三四五六七八九十\d]{0,3})[:、.]?(\S{0,40})")
_REFERS = re.compile(r"(附(?:表|件|图|录))([一二三四五六七八九十\d]{1,3})(?![\d.级年月号])")
_OF_ANOTHER = re.compile(r"(?:》|[\])]|号文?|[办法则准范南])[^,。;、]{0,4}$")
"""An annex of a law or another document that is cited before it."""
_LISTED = re.compile(r"(附(?:表|件|图|录))[:、.]?\(?([一二三四五六七八九十\d]{1,3})")
_ITEM = re.compile(r"()\(?([一二三四五六七八九十\d]{1,2})[.、)](?!\d)")
_SIGNED = re.compile(
    r"(?:\d{4}|[二〇零一三四五六七八九]{4})年.{1,3}月|(?:管委会|管理委员会|公司|管理局)$"
)


@check(
    "附表、附件没有随报告提交",
    "major",
    why="自评估报告模板：报告后附园区年度报告表格；写明的附件应随报告提交",
)
def find(f: Facts) -> Iterator[Finding]:
    """Titles at the end without a table or text behind them.

    References that lead nowhere are only asked about.
    """
    text = f.dossier.text
    listed = [i for i, p in enumerate(text) if p.part == "annexes" and _is_title(p)]
    empty = [i for i in listed if not _filled(text, i)]
    if empty:
        titles = "、".join(f"“{text[i].text.strip()[:40]}”" for i in empty)
        yield Finding(
            f"{titles}只有标题，后面没有内容",
            quotes=tuple(Words(text[i], 0, len(text[i].folded)).quote for i in empty[:6]),
            expected="附表、附件的内容",
            found="只有标题",
            advice="请把附表、附件附在报告后，或随报告一并提交并写明文件名。",
            verify="列明的附表、附件都在。",
            cause="annexes/absent",
        )
    if listed:
        yield from _references(f, text)


def _is_title(passage: Passage) -> bool:
    return not passage.in_table and _TITLE.match(passage.folded) is not None


def _filled(text: Sequence[Passage], at: int) -> bool:
    """Whether anything but other titles, the signature and the date stands behind a title."""
    for passage in text[at + 1 :]:
        if passage.in_table:
            return True
        plain = passage.folded
        if plain and not _is_title(passage) and not _SIGNED.search(plain) and len(plain) > 1:
            return True
    return False


def _number(match: re.Match[str]) -> tuple[str, int]:
    """The kind and the number of an annex, whichever figures it is written with."""
    plain = match[2]
    return match[1], int(plain) if plain.isdigit() else chinese_integer(plain) or 0


def _listed(text: Sequence[Passage]) -> set[tuple[str, int]]:
    """The annexes that have a title, or an item of a list that begins with one («附件:1.…», «2.…»)."""
    there: set[tuple[str, int]] = set()
    kind = ""
    for passage in text:
        if _is_title(passage):
            kind = passage.folded[:2]
            there.update(_number(m) for m in _LISTED.finditer(passage.folded[:60]))
        elif kind and passage.part == "annexes" and (item := _ITEM.match(passage.folded)):
            there.add((kind, _number(item)[1]))
    return there


def _references(f: Facts, text: Sequence[Passage]) -> Iterator[Finding]:
    there = _listed(text)
    lost: dict[str, Words] = {}
    for passage in own_words(f):
        if passage.part == "annexes" or _is_title(passage):
            continue
        for match in _REFERS.finditer(passage.folded):
            before = passage.folded[max(0, match.start() - 8) : match.start()]
            if _number(match) not in there and not _OF_ANOTHER.search(before):
                lost.setdefault(match[0], around(passage, *match.span(), 16))
    if lost:
        yield Finding(
            f"文中引用了{'、'.join(lost)}，报告里没有",
            quotes=tuple(w.quote for w in list(lost.values())[:6]),
            expected="随报告提交",
            found="没有",
            advice="请附上，或写明所在的文件。",
            verify="引用的附件都在。",
            severity="query",
        )
