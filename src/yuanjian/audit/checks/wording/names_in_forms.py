"""One thing under two names: 湘城经济开发区 beside 湘城经济技术开发区, 东河污水厂 beside 东河污水处理厂."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

# Kinds that stand for different official names of what is likely one thing; short forms (经开区) are no slip.
_GROUPS = (
    ("经济技术开发区", "经济开发区"),
    ("高新技术产业开发区", "高新技术开发区", "高新技术产业园区", "高新技术产业园"),
    ("工业集中区", "工业园区", "产业开发区"),
    ("污水处理厂", "污水厂"),
    ("自来水厂", "自来水公司"),
)
_TITLE = re.compile(r"《[^《》]{0,160}》")
_PLACE = 2


@check(
    "同一名称有几种写法",
    "wording",
    why="文字规范：单位、设施用法定全称，简称在首次出现时注明，全文一致",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names with the same two characters before kinds of one group; names inside 《》 are quoted."""
    for kinds in _GROUPS:
        pattern = re.compile(rf"([\u4e00-\u9fff]{{{_PLACE}}})({'|'.join(kinds)})")
        found: dict[str, dict[str, list[Words]]] = defaultdict(lambda: defaultdict(list))
        for passage in f.dossier.text:
            shown = _TITLE.sub(lambda m: "\0" * len(m[0]), passage.folded)
            for match in pattern.finditer(shown):
                found[match[1]][match[2]].append(around(passage, *match.span(), 0))
        for place, forms in found.items():
            if len(forms) > 1 and _is_name(place):
                yield _finding(place, forms)


def _is_name(place: str) -> bool:
    """Whether two characters before a kind can be a proper name."""
    return (
        re.search(
            r"[个座家的各该本和与及级省市县区厂有为是入至到后]|园区|集中|工业|城市|城镇", place
        )
        is None
    )


def _finding(place: str, forms: dict[str, list[Words]]) -> Finding:
    names = [place + kind for kind in forms]
    counted = "、".join(f"“{place}{kind}”{len(words)}处" for kind, words in forms.items())
    return Finding(
        f"{counted}，疑为同一对象",
        quotes=tuple(w.quote for words in forms.values() for w in words[:2]),
        expected="一种写法",
        found="、".join(names),
        advice="请核实是否同一对象；是的，统一为法定全称，首次出现时注明简称。",
        verify="全文名称一致。",
    )
