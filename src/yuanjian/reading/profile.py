"""Whose report of which year a document is: from its title, its first sentences and its code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yuanjian.reading.document import Document
from yuanjian.reading.folding import folded
from yuanjian.reading.traditional import simplified

_KINDS = (
    "经济技术开发区|高新技术产业开发区|高新技术产业园区|经济开发区|产业开发区|高新区|综合保税区|保税区|工业集中区|产业集聚区|"
    "工业园区|产业园区|产业集群区|集群区|集聚发展区|经济合作区|经济试验区|出口加工区|物流园区|产业转移工业园|工业园|产业园|科技园|循环经济园|示范区|开发区|管理区|园区"
)
# GB/T 2260: the first two digits of a division code, which a park's code carries behind its letter.
_PROVINCES = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古", "21": "辽宁", "22": "吉林", "23": "黑龙江",
    "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东", "41": "河南",
    "42": "湖北", "43": "湖南", "44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川", "52": "贵州",
    "53": "云南", "54": "西藏", "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆",
}  # fmt: skip
_WORK = r"(?:报告|(?:自评估|自查评估|评估|自评|自查|总结|年报|材料)$)"
"""What a title calls the paper; without 报告 it must end the line."""
_NAME = rf"(?P<name>[\u4e00-\u9fffA-Za-z()、]{{2,40}}?(?:{_KINDS}))"
TITLE = re.compile(
    rf"{_NAME}(?:园区)?(?:管理委员会|管委会)?(?:生态)?(?:环境)?(?:保护)?[\u4e00-\u9fff]{{0,12}}?"
    rf"(?P<year>(?:19|20)\d{{2}})年(?:度)?[\u4e00-\u9fff]{{0,20}}{_WORK}"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})年(?:度)?{_NAME}[\u4e00-\u9fff]{{0,24}}{_WORK}"
)
_YEAR_LAST = re.compile(
    rf"{_NAME}[\u4e00-\u9fff]{{0,24}}(?:报告(?:书)?|自评估|自查评估|评估|自评|自查|总结|年报|材料)\(?(?P<year>(?:19|20)\d{{2}})(?:年度?)?\)?$"
)
_ANY_TITLE = re.compile(
    r"[\u4e00-\u9fff]{0,40}(?P<year>(?:19|20)\d{2})年(?:度)?[\u4e00-\u9fff]{2,40}报告(?:书)?"
)
LOCATED = re.compile(
    rf"(?:^|[。;\n]){_NAME}(?:园区)?(?P<verb>位于|地处|坐落于|座落于)(?P<place>[^,。;:]{{2,60}})"
)
"""«湖南衡东经济开发区位于衡阳市衡东县»: the park of the report and where it lies."""
_CODE = re.compile(r"园区(?:代码|编码|编号)(?:为|是|:)?([A-Z]\d{5,6})(?!\d)")
_YEAR_OF = re.compile(
    r"((?:19|20)\d{2})年度(?:生态)?(?:环境|自评|工作|报告)|截[止至]到?((?:19|20)\d{2})年(?:底|末|12月)"
    r"|((?:19|20)\d{2})年全年|((?:19|20)\d{2})年,?(?:全年|园区)"
)
_PUBLISHED = re.compile(r"(?:发布|公开|发文|更新)(?:时间|日期):?((?:19|20)\d{2})[-年]")
_LOOKED_AT = 400
# A paragraph that is a date and nothing else: on the cover, or below the text.
_SIGNED = re.compile(
    r"(?:(?:编制|填报|成文|报告)?(?:日期|时间):?)?((?:19|20)\d{2}|[〇零○O一二三四五六七八九]{4})[年.-]"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:月|[.-])?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?)?"
)
_CHINESE_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_COVER, _FOOT, _LONGEST_DATE = 12, 15, 20  # paragraphs from either end, characters
_DATED = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_FIRST = 60  # paragraphs whose dates may tell the year
YearFrom = Literal["", "title", "text", "signature", "dates"]
"""How the year was found: the title or the text says it, the year before the signature, or that of most dates."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose report of which year a document says it is. «» and None where it does not say.

    ``year_from`` tells a year that is said from one that was inferred. ``names`` are all the forms of the park's
    name that were met, the fullest first.
    """

    park: str = ""
    code: str = ""
    year: int | None = None
    province: str = ""
    names: tuple[str, ...] = ()
    year_from: YearFrom = ""

    def is_park(self, name: str) -> bool:
        """Whether a name stands for the park of the report (also shortened or without province)."""
        return any(_same(name, known) for known in self.names)


def profile_of(document: Document) -> Profile:
    """Read the profile of a document."""
    paragraphs = [
        simplified(folded(p.text).text) for p in document.paragraphs[:_LOOKED_AT] if p.text
    ]
    title, year = _title(paragraphs)
    located = next(
        (m["name"] for t in paragraphs if (m := LOCATED.search(t[:200]))), ""
    )  # fmt: skip
    code = next((m[1] for t in paragraphs if (m := _CODE.search(t[:4000]))), "")
    park = located or title
    names = tuple(dict.fromkeys(n for n in (park, title, located) if n))
    found, how = (year, "title") if year else _told_year(document, paragraphs)
    return Profile(park, code, found, _province(code, paragraphs), names, how if found else "")


def _title(paragraphs: list[str]) -> tuple[str, int | None]:
    """The park and the year of the title, which may stand in two lines."""
    for i in range(min(12, len(paragraphs))):
        for text in (paragraphs[i][:120], "".join(paragraphs[i : i + 2])[:120]):
            for pattern in (TITLE, _YEAR_FIRST, _YEAR_LAST):
                if m := pattern.search(text):
                    return _bare(m["name"]), int(m["year"])
    for text in paragraphs[:12]:  # a park whose kind of name is not known
        if m := _ANY_TITLE.fullmatch(text):
            return "", int(m["year"])
    return "", None


def _bare(name: str) -> str:
    """Without «关于», «附件» and the like before it; «…保税区园区» is a park, not a park's park."""
    return re.sub(r"^(?:关于|附件|来源)", "", re.sub(r"(?<=区)园区$", "", name))


def _year(paragraphs: list[str]) -> int | None:
    """The year that the text is about: the one most often said to be reported."""
    found: Counter[int] = Counter()
    for text in paragraphs:
        for m in _YEAR_OF.finditer(text[:4000]):
            found[int(next(g for g in m.groups() if g))] += 1
        for m in _PUBLISHED.finditer(text[:200]):
            found[int(m[1]) - 1] += 1
    return max(found, key=lambda year: (found[year], year), default=None)


def _told_year(document: Document, paragraphs: list[str]) -> tuple[int | None, YearFrom]:
    """The year where the title has none: as the text says it, else inferred from what dates it."""
    said = _year(paragraphs)
    if said:
        return said, "text"
    signed = _signature_year(document)
    if signed:
        return signed - 1, "signature"
    return _dated_year(paragraphs), "dates"


def _signature_year(document: Document) -> int | None:
    """The year of the date that stands alone below the text, else on the cover."""
    prose = [p.text for p in document.prose() if p.text.strip()]
    for text in (*reversed(prose[-_FOOT:]), *prose[:_COVER]):
        plain = folded(text).text if len(text) <= 4 * _LONGEST_DATE else ""
        match = _SIGNED.fullmatch(plain) if len(plain) <= _LONGEST_DATE else None
        if match:
            year = int(match[1].translate(_CHINESE_DIGITS))
            return year if 2000 <= year <= date.today().year else None
    return None


def _dated_year(paragraphs: list[str]) -> int | None:
    """The year of most dates at the beginning, the later of two; one mention alone says nothing."""
    found = Counter(int(m[1]) for text in paragraphs[:_FIRST] for m in _DATED.finditer(text[:4000]))
    past = {y: n for y, n in found.items() if n > 1 and 2000 <= y < date.today().year}
    return max(past, key=lambda year: (past[year], year), default=None)


def _province(code: str, paragraphs: list[str]) -> str:
    return _PROVINCES.get(code[1:3], "") or next(_named(paragraphs), "")


def _named(paragraphs: list[str]) -> Iterator[str]:
    """The provinces named in the first paragraphs, in order."""
    for text in paragraphs[:30]:
        found = [(text.find(p, 0, 2000), p) for p in _PROVINCES.values()]
        yield from (p for at, p in sorted(found) if at >= 0)


def _same(name: str, known: str) -> bool:
    """Whether one is the other shortened: its characters stand in the other in order, both ends alike."""
    bare = (re.sub("[省市县]", "", text) for text in (name, known))
    short, long = sorted(bare, key=len)
    if len(short) < 3 or short[-1] != long[-1]:
        return False
    characters = iter(long)
    return all(c in characters for c in short)
