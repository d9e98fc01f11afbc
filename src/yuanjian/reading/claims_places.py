"""Blocks of a park that counts and areas are told for: «东区12家», «12家位于东区», «北片区（9家）»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yuanjian.reading.grammar import Clause
from yuanjian.reading.lexicon.units import dimension

_KIND = "园区|片区|新区|区块|组团|街道|板块|基地|核心区|[一二三四五]区|[一二三四五]园|片|园|区|镇|乡|港|城|用地|公司"
_NAME = rf"[^,。;:、()\d]{{1,24}}?(?:{_KIND}|区块[一二三四五六])"
_VERB = (
    "的|内|落|现有|共有|拥有|设有|已有|有|为|占|占地|达|:|入园|入驻|落户|在园|企业|项目|规划|核准|用地|总|数量|数|现状|约|分布|集聚|聚集|汇聚|布局|承载|集中了|汇集|集中|拥有了|"
    "容纳|驻有|注册|分别|计|共计|合计|-|范围|区域|之内|境内"
)
_BEFORE = re.compile(
    rf"(?P<name>区块[一二三四五六]|{_NAME})(?:{_VERB})*(?:面积)?(?:为|占|约|共|计|:|[—-]{{1,2}})*$"
)
_BEHIND = re.compile(
    rf"(?:企业)?(?:均)?(?:位于|地处|坐落[在于]|落户[在于]?|分布[在于]|布局[在于]|设[在于]|集中[在于]|处于|在)(?P<name>{_NAME})(?:内)?(?=[,。;、)]|$)"
)
_NAMED_IN_BRACKETS = re.compile(rf"(?:的)?\((?:为|即|位于)?(?P<name>{_NAME})\)")
_ASIDE = re.compile(r"\([^()\d]{1,20}\)")
_IS = re.compile(rf"(?:均)?为(?P<name>{_NAME})(?=[,。;、)]|$)")
_WHOSE = re.compile(rf"的(?P<name>{_NAME})(?=[,。;、)和与及]|以及|组成|构成|两|$)")
_LEAD = re.compile(
    r"^(?:其中|其余|剩余|另有|另|按[\u4e00-\u9fff]{2,6}(?:看|分|统计|划分)|从[\u4e00-\u9fff]{2,6}看|企业|入园企业|位于|(?:坐?落|"
    r"分布|布局|集中|聚集|集聚|设|建)[在于]|地处|处于|落户|"
    r"主要|大多|多数|企业分布上?|现辖|下辖|辖|下设|设有|设|包括|包含|涵盖|划分为|分为|含有|面积|由|和|及|与|"
    r"园区|目前|现有|现|截[至止]到?|(?:19|20)?\d*年|[本今全上去]年度?末?|年[末底初]|至|到|共|已)+"
)
_GENERIC = frozenset(
    {"园区", "本园区", "全园区", "全园", "本园", "我园", "该园", "整园", "我区", "本区", "全区", "区", "园", "片", "片区", "各片区", "综保区",
     "开发区", "高新区", "经开区", "工业园区", "工业园", "产业园", "产业园区", "入园", "辖区", "城区", "镇区", "新区", "保税区", "集聚区",
     "各园区", "两区", "三区", "各区", "分区", "示范区", "整个园区", "用地", "建设用地", "工业用地", "公司", "城", "港",
     "功能区", "敏感区", "居民区", "居住区", "保护区", "水源保护区", "办公区", "在园", "已入园", "新入园", "拟入园",
     "本年度入园", "年度入园", "进园", "退园", "离园", "出园", "迁园", "引入园", "本年进园", "自愿退园", "主动退园", "管控区", "建成区",
     "目前园区", "该区", "该园区", "此区", "控规调整区", "调整区", "拓展区", "规划区", "库区", "厂区"}
)  # fmt: skip
_ITEM = rf"[^,。;:、()\d和及与]{{1,24}}?(?:{_KIND})"  # one way to read it, whatever the text
_LIST = re.compile(
    rf"(?:由|辖|包括|包含|分为|划分为|分|含|涵盖|设有|设|有|含有|下设)?"
    rf"(?P<list>{_ITEM}(?:(?:[、和及与]|以及){_ITEM}){{1,8}})(?=组成|构成|[一二两三四五六七八九\d]+[个大片块部]|等|共|$)"
)
_ELSEWHERE = re.compile(
    r"(?:(?:19|20)\d\d年(?:度|底|末)?|截[止至]到?(?:年底)?|其中|目前)?(?!全|本|我|该|园区|各|园内)"
    r"(?P<name>(?:(?!完成|实现|达到|下达|[已共的和由经在有为])[\u4e00-\u9fff]){3,24}?"
    r"(?:开发区|高新区|经开区|保税区|综保区|产业园|工业园|工业园区|产业园区|新区|片区|市|县))"
)
_PART = re.compile(
    r"(?:片区|组团|区块|板块|片|[一二三四五]区|[东西南北中]{1,2}部?区|区块[一二三四五六])$"
)
_NUMBERED = re.compile("(?:^|[,;:。])(?:其|第)?[一二三四五](?:是|为|系)(?P<name>[^,;:。()]{2,16})$")
_MANY = re.compile("(?:[一二两三四五六七八各]|上述|以上|前述)个?(?:片区|区块|组团|园区|片|区|园)")
"""«两片区总计»: all of them, none."""
_SIDES = frozenset("东南西北中ABCD一二三四") | {"东部", "南部", "西部", "北部", "中部"}
_SIDE = re.compile(
    r"(?:[东南西北中]部?|[A-D一二三四])(?P<kind>片区|[\u4e00-\u9fff]?区|片|组团|园|区块)"
)
_OF_LAND = re.compile(
    "(?:经|已|拟)?(?:国家|国务院|省|市)?(?:政府|人民政府)?(?:获批|核准|批准|审核|审定|核定|批复|公告|规划|控规|控制|建设|开发|工业|产业|可用|现状|实际|总|净|"
    "住宅|居住|绿化|道路|商业|储备|闲置|未利用|物流|仓储|公共|市政|配套|新增|四至|范围|内|的)*(?:用地|占地|土地|区|片区|园区)"
)
"""«核准用地», «工业用地»: kinds of land, no blocks."""
_NEIGHBOURS = ("周边", "相邻", "毗邻", "邻近", "附近", "周围", "距")
_LOOK = 60


def is_part(place: str) -> bool:
    """Whether a name can only be that of a part of a park: «东区», «南片区», «高铁组团»."""
    return _PART.search(place) is not None


def place_of(text: str, clause: Clause) -> str:
    """The block that the words around the number of a clause name."""
    token = clause.token
    assert token is not None
    first = max(clause.start, token.start - _LOOK)
    said = text[first : token.start].lstrip("和及与、:")
    if clause.apposed:
        said = re.split("[,()、和及与由]", said.rstrip("("))[-1]
    label = clause.label and text[max(clause.label[0], clause.label[1] - _LOOK) : clause.label[1]]
    found = place_before(said) or (place_before(label) if label else "")
    found = found or place_behind(text, token.end) or _listed_before(text, clause)
    if not found and dimension(token.unit) == "area":
        return place_of_area(text, token.end)
    return found


def _listed_before(text: str, clause: Clause) -> str:
    """«一为西区，面积130公顷；二是东区，面积288公顷»: the block stands before the comma."""
    if clause.start < 2 or text[clause.start - 1] != ",":
        return ""
    m = _NUMBERED.search(text, max(0, clause.start - 1 - _LOOK), clause.start - 1)
    return named_alone(m["name"]) if m else ""


def elsewhere(text: str, clause: Clause) -> str:
    """A place that the words before a number name, which may be another than the park; «» for none."""
    assert clause.token is not None
    m = _ELSEWHERE.match(text, clause.start, min(clause.token.start, clause.start + _LOOK))
    return m["name"] if m else ""


def place_before(said: str) -> str:
    """The block that words before a number name; «» when they name none."""
    m = _BEFORE.search(_ASIDE.sub("", said[-_LOOK:]))
    return _own(m["name"]) if m else ""


def place_behind(text: str, at: int) -> str:
    """The block that words right behind a number name («12家位于东区», «120公顷（北片区）»)."""
    m = _BEHIND.match(text, at, at + _LOOK) or _NAMED_IN_BRACKETS.match(text, at, at + _LOOK)
    if m is None:  # «其中北片区118公顷，余下288公顷为东区»
        m = _IS.match(text, at, at + _LOOK)
        return m["name"] if m and is_part(m["name"]) else ""
    return _own(m["name"])


def place_of_area(text: str, at: int) -> str:
    """The block whose area was told right before («面积1.2平方公里的东区与…»)."""
    m = _WHOSE.match(text, at, at + _LOOK)
    return _own(m["name"]) if m else ""


def named_alone(said: str) -> str:
    """The block that a stretch is nothing but the name of (and what verbs stand behind it)."""
    found = place_before(said)
    return found if found and len(said) <= len(found) + 8 else ""


def listed_places(said: str) -> list[str]:
    """The blocks that the last stretch of a text lists («园区由东区和南片区组成»)."""
    m = _LIST.search(re.split("[,。;:]", said)[-1])
    found = full_names(re.split("[、和及与]|以及", m["list"])) if m else []
    return found if len(found) > 1 and all(found) else []


def full_names(said: Sequence[str]) -> list[str]:
    """The blocks that stretches name, one each («东» of «东、西片区» is 东片区); «» for one that names none."""
    last = _SIDE.fullmatch(named_alone(said[-1])) if said else None
    return [f"{one}{last['kind']}" if last and one in _SIDES else named_alone(one) for one in said]


def _own(name: str) -> str:
    name = _LEAD.sub("", name).lstrip("+=")
    if name.endswith(("的园区", "的片区")):
        return ""
    if name.startswith(_NEIGHBOURS) or _OF_LAND.fullmatch(name) or _MANY.fullmatch(name):
        return ""
    return "" if name in _GENERIC or len(name) < 2 else name
