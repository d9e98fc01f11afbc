"""A title of a law that is nearly an official one: a character too many, too few or wrong."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.norms.titles import nearest

_TITLE = re.compile(r"《([^《》]{3,60})》")
_NAKED = re.compile(
    r"(?<![《\u4e00-\u9fff])[中国华人民共和]{6,9}[\u4e00-\u9fff]{2,20}?法(?![\u4e00-\u9fff》])"
)


@check("法律法规名称不准确", "wording", why="引用法律法规使用公布的全称")
def find(f: Facts) -> Iterator[Finding]:
    """Titles that differ by a character or two from one official title and are none themselves."""
    found: dict[str, tuple[str, list[Words]]] = {}
    places: dict[str, list[Words]] = defaultdict(list)
    for passage in f.dossier.text:
        for match in (*_TITLE.finditer(passage.folded), *_NAKED.finditer(passage.folded)):
            said = match[match.lastindex or 0]
            right = nearest(said)
            if right is not None:
                places[said].append(around(passage, *match.span(match.lastindex or 0), 1))
                found[said] = (right, places[said])
    for said, (right, where) in found.items():
        yield Finding(
            f"“{said}”疑为“{right}”",
            quotes=tuple(w.quote for w in where[:4]),
            expected=f"《{right}》",
            found=said,
            advice=f"请核对后改为《{right}》。",
            verify="法律法规名称与公布的全称一致。",
        )
