"""The name of another place's park in this park's text: boilerplate, or a comparison."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._sentences import sentences
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.norms.catalogues import division

_KIND = re.compile(
    r"(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|综合保税区|工业集中区|工业园区|产业园区|产业开发区"
    r"|经开区|高新区|综保区|开发区|工业园|保税区)"
)
_LONGEST, _SHORTEST = 6, 2
_OWN = (
    "park_name",
    "park_abbr",
    "parent_park",
    "mgmt_org",
    "province",
    "city",
    "county",
    "address",
)
_PROSE = (
    ("01", "overview"),
    ("10", "impl"),
    ("12", "impl"),
    ("32", "text"),
    ("33", "title"),
    ("33", "text"),
)
_LEARNING = re.compile(r"学习|考察|借鉴|对标|交流|相比|移交|迁往|转移至|委托")


@check(
    "文字中出现其他园区的名称",
    "query",
    why="逻辑：报告写本园区的情况，其他园区的名称多为套用文字所遗留",
)
def find(f: Facts) -> Iterator[Finding]:
    """A place of the catalogue of divisions before a word for a park, neither this park's nor its host's."""
    park = f.one("01")
    if park is None or not park.words("park_name").known:
        return  # whose park it is, nobody has said: a gap
    own = "\n".join(str(park.words(key).text or "") for key in _OWN)
    for no, key in _PROSE:
        for sentence in sentences(f, no, key):
            if _LEARNING.search(sentence.text):
                continue
            for name in _names(sentence.text, own):
                yield Finding(
                    f"“{sentence.text[:60]}”提到“{name}”，本园区是“{park.words('park_name').text}”",
                    quotes=(sentence.quote, quote_row(park, "park_name")),
                    expected=str(park.words("park_name").text),
                    found=name,
                    advice="请核对是否套用了其他园区的文字；确需提到的，写明关系。",
                    verify="文中没有其他园区的名称，或写明关系。",
                    subject=sentence.row.key,
                )


def _names(text: str, own: str) -> Iterator[str]:
    for match in _KIND.finditer(text):
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            place = text[max(0, match.start() - length) : match.start()]
            if len(place) == length and _is_place(place):
                if place.rstrip("省市县区") not in own:
                    yield place + match[0]
                break


def _is_place(word: str) -> bool:
    """Whether the catalogue knows it, in full or without its 市, 县 or 区."""
    return any(division(word + kind) is not None for kind in ("", "市", "县", "区"))
