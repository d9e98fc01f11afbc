"""The name of another place's park in this park's text: boilerplate, or a comparison."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._sentences import sentences
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.audit.park_names import other_parks
from yuanjian.facts.engine import Facts

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
            for name in other_parks(sentence.text, own):
                yield Finding(
                    f"“{sentence.text[:60]}”提到“{name}”，本园区是“{park.words('park_name').text}”",
                    quotes=(sentence.quote, quote_row(park, "park_name")),
                    expected=str(park.words("park_name").text),
                    found=name,
                    advice="请核对是否套用了其他园区的文字；确需提到的，写明关系。",
                    verify="文中没有其他园区的名称，或写明关系。",
                    subject=sentence.row.key,
                )
