"""What a clause says of a topic in it: yes or no, done or to be done, and of whom.

Chinese says it before the topic («未建立…体系») or behind it («…体系尚未建立»). A negation reaches over verbs that stand
side by side («未引进和发展»); a second one around the first turns it back («不存在未取得…的情况»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yuanjian.facts.claim import Modality
from yuanjian.reading.statements_clauses import Clause, Token
from yuanjian.reading.statements_topics import Hit

_NEGATIONS = frozenset({"not", "none", "not_needed", "ban", "remove"})
MAIN = frozenset({"verb", "further", "weak", "both", *_NEGATIONS})
_ABSENT = frozenset({"lacking", "pending"})
_BEHIND = frozenset({"verb", "further", "both", "good", "poor", *_ABSENT, *_NEGATIONS})
_VERBS = ("verb", "further", "weak", "both")
_QUALITY = ("good", "both", "poor")
GOOD = "完善"
_REACH_LEFT, _REACH_RIGHT = 30, 12
_STEP_REACH = 8
_SHORT_PREDICATE = 10
_NEGATION_REACH, _OUTER_REACH = 14, 8
_SIDE_BY_SIDE = re.compile(r"[、和或及与并]|以及|或者|和/或")
_JOINED = re.compile(r"(?:[^、和或及与并/]{1,24}[、和或及与/]|[、和或及与并/]?)")
_UNIT = r"(?:余|多)?(?:家|个|处|起|件|次|座|条|台|套|批|项|场|支|人|名|宗|份|本|张)"
_MANY = r"(?:发生数|发生率|数量|总数|起数|件数|次数|场次|家数|个数|宗数|合计|共计|共有|共|计|约|有|为|是|达到?|均|:){0,4}"
_COUNT_BEHIND = re.compile(
    rf"(?:、[\u4e00-\u9fff]{{1,4}}){{0,3}}{_MANY}(?:(\d{{1,7}}|[零一二两三四五六七八九十]{{1,3}}){_UNIT}|([0零〇])(?![\d.A-Za-z%一-鿿]))"
)
_COUNT_BEFORE = re.compile(
    rf"(?<![无没未非])(?<!没有)(?<!未有)(?<!不存在)(?<!不足)(\d{{1,7}}|[一二两三四五六七八九十]{{1,3}}){_UNIT}[^,。;、\d]{{0,4}}$"
)
_OF_FIRMS = re.compile(r"(?:手续|备案|管理|工作|情况|制度|的|并){0,3}(?:企业|单位|项目)")
_ABOUT = re.compile(
    r"(?:达标|落实|完成|开展|建设|运行|实施|执行|处理|编制)?(?:情况|达标率|覆盖率|完成率|率|结果|数据|名称|单位)"
)
_BY = re.compile(r"(?<![未不没])(?:按照?|根据|依据|参照|对照|依照)[^,。;]{0,3}$")
_HAVING = frozenset(
    {"委托", "聘请", "聘用", "组织", "引进", "引入", "采取", "采用", "依托", "参加", "参与"}
)
_HAVING_REACH = 12
_STARTS, _MOST_STEPS = 4, 3
_WHOLLY = re.compile(r"(?:全部|全面|均|都|已|完全|完整|一律|彻底)$")
_SYSTEM = re.compile(r"(?:为|是|系|采用|采取|按|以)$")
_CLOSED = re.compile(r"(?:的?(?:排水)?(?:制|体制|制度|模式|方式|系统))?(?:[\])]|$)")
_IS = re.compile(r"(?<![称作认因成以视改分])(?:为|是|系)$")
_THINGS = ("企业", "单位", "项目", "工艺", "设备", "排放口", "敏感点", "住户", "居民")
_TIME_OR_PARK = re.compile(
    r"(?:(?:19|20)\d\d年度?|[本今]年度?|全年|年内|期内|目前|至今|迄今|(?:全|本|我|整个)?园区?(?:内|里)?|管委会|一直|均|都|也|还)+"
)
_STEPS = {"投入使用": "投运", "投用": "投运", "启用": "投运", "运行": "投运", "发布": "公开", "公示": "公开", "修编": "修订", "更新": "修订",
          "对接": "联网", "接入": "联网", "连接": "联网", "全覆盖": "覆盖", "执行": "落实"}  # fmt: skip
"""Later steps under one name."""
_PERFECT = re.compile(r"了|过|完毕|完成")
_NOT_ONE = re.compile(r"一\S{1,2}[^,。;]{0,10}?(?:也|都)(?:没|未|不|无)")
_GONE = r"(?:淘汰|拆除|取缔|关停|停用|清退|清零|消除|退出|替代|清理|报废|整治)"
_NO_MORE = re.compile(
    rf"(?:[^,。;]{{0,4}}(?:已|均|全部|全|悉数|都|陆续))[^,。;]{{0,4}}{_GONE}|{_GONE}(?:完毕|完成|到位|殆尽)"
)
_STILL = re.compile(
    rf"(?:问题|现象|情况)?(?:较为?|十分|比较|依然|仍)?(?:突出|严重|明显|多发|频发|时有)"
    rf"|[^,。;]{{0,4}}(?:仍|还|尚|依然|依旧|继续|正)[^,。;]{{0,4}}(?:在|运行|使用|存在|有)|(?:在用|在运行|在使用|在产|存在)"
    rf"|[^,。;]{{0,4}}(?:未|没有|没)[^,。;]{{0,6}}{_GONE}|{_GONE}[^,。;]{{0,6}}(?:未|没有|没)"
)
_NONE = re.compile(
    r"[^,。;]{0,4}(?:未|没有|没|不|无|零)(?:再|曾|有|被)?(?:发生|出现|发现|产生|存在|涉及|引进|引入|设|新增|建|受理|检出)"
)
_HAPPENED = re.compile(r"[^,。;]{0,4}(?:出现|发生)|了|过")
_WORKED_ON = re.compile(
    r"(?:整治|治理|改造|解决|排查|整改|消除|查处|针对|防止|防范|杜绝|避免|关于)[^,。;]{0,4}$"
)
_DEALT_WITH = re.compile(
    r"(?:[^,。;]{0,8}?(?:已|得到|全部|基本)[^,。;]{0,6}?|[^,。;]{0,4})(?:整治|治理|整改|改造|解决|消除|排查|专项)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """``aspect`` is what of the topic is told: «» that it is there or done, a later step (备案), or 完善: good enough."""

    polarity: bool
    modality: Modality
    aspect: str = ""
    main: int = -1
    beyond: bool = False
    """Whether the predicate stands in the next clause."""


def judged(text: str, clause: Clause, hit: Hit, following: Clause | None) -> Said | None:
    """What the clause says of the topic, None when it only names it."""
    if any(t.kind == "aside" for t in clause.tokens):
        return None
    if _only_named(text, clause, hit):
        return _announced(text, clause, hit, following)
    if hit.contrary:
        return _contrary(text, clause, hit)
    tokens = [t for t in clause.tokens if t.kind != "idle" and not t.kind.startswith("subject_")]
    start = _start(text, tokens, hit)
    behind = _behind(text, hit.end, [t for t in tokens if t.start >= hit.end])
    before = _before(text, start, [t for t in tokens if t.start < start])
    if before is None and behind is None and hit.core > hit.start:
        before = _in_gap(text, hit, tokens)
    if before is None and behind is None and (hit.led or not hit.whole):
        before = _within(text, hit, tokens)
    if hit.topic.kind == "event":
        cut = max(clause.start, text.rfind("或", clause.start, start))
        before = _before(text, start, [t for t in tokens if cut <= t.start < start])
        before = before or Said(True, "done", main=hit.start)
    elif hit.topic.kind == "exists":
        behind = _whether_there(text, clause, hit, behind)
        if before is None and behind is None and not hit.whole:
            before = _within(text, hit, tokens)
        if (
            before is None
            and behind is None
            and _IS.search(text[max(clause.start, hit.start - 2) : hit.start])
        ):
            behind = Said(True, "done", main=hit.start)
    attributive = before is not None and text[before.main : start].endswith("的")
    behind_rules = behind is not None and (before is None or attributive or behind.aspect == GOOD)
    said = behind if behind_rules else before
    counted = _counted(text, clause, hit)
    if counted is not None:
        negated = said is not None and not said.polarity
        said = said or Said(counted, "done", main=hit.start)
        if negated and counted:
            return None  # «未完成…3家» tells of a part
        said = Said(counted, said.modality, said.aspect, said.main)
    if said is None:
        said = _by_itself(text, clause, hit)
    if said is None and following is not None and clause.closes in (",", ":"):
        beyond = [t for t in following.tokens if t.kind not in ("idle", "subject_park")]
        short = bool(beyond) and following.end - beyond[0].end <= _SHORT_PREDICATE
        led = _TIME_OR_PARK.match(text, following.start)
        at = led.end() if led else following.start
        said = _behind(text, at, beyond, reach=6) if short else None
        said = Said(said.polarity, said.modality, said.aspect, said.main, True) if said else None
    return said


def _by_itself(text: str, clause: Clause, hit: Hit) -> Said | None:
    """A topic that is its own predicate: «全部雨污分流», «排水体制为雨污分流制»."""
    if hit.topic.kind or not _CLOSED.match(text, hit.end, clause.end):
        return None
    before = text[max(clause.start, hit.start - 12) : hit.start]
    if "要求" in before or not (_WHOLLY.search(before) or _SYSTEM.search(before)):
        return None
    left = [t for t in clause.tokens if t.start < hit.start and t.kind != "idle"]
    denied = sum(t.kind in _NEGATIONS and hit.start - t.end <= _SHORT_PREDICATE for t in left)
    return Said(denied % 2 == 0, _modality(left), main=hit.start)


def further_on(text: str, following: Clause) -> Said | None:
    """A later step that the next clause tells of, with nothing but its predicate: «已编制，尚未备案», «建设滞后，未投用»."""
    told = [t for t in following.tokens if t.kind not in ("idle", "done")]
    if not told or told[0].start - following.start > _STARTS or len(told) > _MOST_STEPS:
        return None
    if following.end - told[-1].end > _STARTS or told[-1].kind not in ("further", "verb"):
        return None
    said = _behind(text, following.start, told, reach=_STARTS)
    step = said is not None and said.aspect not in ("", GOOD)
    return said if step else None


def _contrary(text: str, clause: Clause, hit: Hit) -> Said | None:
    """The contrary of a topic is named: there is none of the topic, unless the contrary is denied or dealt with."""
    if _WORKED_ON.search(text[max(clause.start, hit.start - 8) : hit.start]):
        return None
    before = _before(
        text, hit.start, [t for t in clause.tokens if t.start < hit.start and t.kind != "idle"]
    )
    if before is not None and before.modality != "done":
        return None
    there = before is None or before.polarity
    behind = text[hit.end : min(clause.end, hit.end + 16)]
    if there and _DEALT_WITH.match(behind) and not re.search("[未没尚]|迟迟", behind):
        return None
    return Said(not there, "done", main=hit.start)


def _whether_there(text: str, clause: Clause, hit: Hit, behind: Said | None) -> Said | None:
    """What stands behind a thing that is there or is not: only whether it is, not what it does."""
    rest = text[hit.end : min(clause.end, hit.end + 18)]
    if _STILL.match(rest):
        return Said(True, "done", main=hit.end)
    if _NO_MORE.match(rest) or _NONE.match(rest):
        return Said(False, "done", main=hit.end)
    if _HAPPENED.match(rest):
        return Said(True, "done", main=hit.end)
    return behind if behind is not None and text[behind.main] in "无没不零" else None


def _only_named(text: str, clause: Clause, hit: Hit) -> bool:
    """«…情况», «…达标率», «…备案企业数量», «按照…»: what it is about is something else."""
    if _OF_FIRMS.match(text, hit.end):
        return True
    if _ABOUT.match(text, hit.end):
        no = ("none", "not")
        denied = any(t.kind in no and t.end <= hit.start for t in clause.tokens)
        return not denied  # «不存在…情况» denies it all the same
    return _BY.search(text[max(clause.start, hit.start - 6) : hit.start]) is not None


def _announced(text: str, clause: Clause, hit: Hit, following: Clause | None) -> Said | None:
    """«环境信息公开情况：6月24日在网站公开», «演练情况：全年1次»: what was done stands behind the colon."""
    if following is None or clause.closes != ":" or not _ABOUT.fullmatch(text, hit.end, clause.end):
        return None
    told = [t for t in following.tokens if t.kind not in ("idle", "subject_park", "done")]
    if not told or told[0].kind not in ("verb", "further", "not", "none"):
        return None
    first = told[0]
    alone = first.end == following.end or (len(told) > 1 and told[1].start == first.end)
    if first.kind == "none" and not alone:
        return None  # «在线监测情况：无涉一类污染物的企业» denies another thing
    said = _behind(text, first.start, told)
    if said is None or said.modality != "done":
        return None
    named = said.aspect and said.aspect in text[hit.start : hit.end]
    return Said(said.polarity, "done", "" if named else said.aspect, said.main, True)


def _in_gap(text: str, hit: Hit, tokens: Sequence[Token]) -> Said | None:
    """A predicate between the slots of the name: «规划进行了重大调整»."""
    own = [t for t in tokens if hit.start <= t.start < hit.core]
    if hit.topic.kind and (_is_thing(text, hit) or not own or hit.core - own[-1].end > 2):
        return None
    return _before(text, hit.core, own)


def _is_thing(text: str, hit: Hit) -> bool:
    return text[hit.core : hit.end] in _THINGS


def _within(text: str, hit: Hit, tokens: Sequence[Token]) -> Said | None:
    """The name itself ends with what was done: «环境信息于6月向社会公开»."""
    own = [t for t in tokens if hit.core <= t.start < hit.end and t.kind in ("verb", "further")]
    if not own or (hit.topic.kind and _is_thing(text, hit)):
        return None
    return Said(True, _modality([t for t in tokens if t.start < hit.core]), "", own[0].start)


def _start(text: str, tokens: Sequence[Token], hit: Hit) -> int:
    """Where the topic begins for its predicate: behind a negation that stands inside its gap."""
    inside = any(t.kind in _NEGATIONS and hit.start < t.start < hit.core for t in tokens)
    return hit.core if inside else hit.start


def _before(text: str, start: int, left: Sequence[Token]) -> Said | None:
    at = next((i for i in range(len(left) - 1, -1, -1) if left[i].kind in MAIN), None)
    if at is None or start - left[at].end > _REACH_LEFT:
        return None
    main = left[at]
    negations, step = _negations(text, left, at)
    modality = _modality(left)
    weak = main.kind in ("weak", "both") and not negations and modality == "done"
    if weak and not _finished(text, left, main, start):
        modality = "intention"
    return Said(negations % 2 == 0, modality, step, main.end)


def _negations(text: str, left: Sequence[Token], at: int) -> tuple[int, str]:
    """How many negations rule the verb ``left[at]``, and the later step that it and its neighbours tell of."""
    count = 0
    step = _step(text, left[at]) if left[at].kind == "further" else ""
    here = at
    if left[at].kind in _NEGATIONS:
        count = 1
    while here > 0:
        before, token = left[here - 1], left[here]
        between = text[before.end : token.start]
        if before.kind in ("done", "duty", "intention"):
            if len(between) > 2:
                break
        elif before.kind in _NEGATIONS:
            reach = _OUTER_REACH if count else _NEGATION_REACH
            if len(between) > reach or _SIDE_BY_SIDE.search(between):
                break
            count += 1
        elif count or before.kind not in _VERBS or not _together(text, before, between):
            break
        elif before.kind == "verb":
            step = ""
        here -= 1
    return count, step


def _step(text: str, token: Token) -> str:
    said = text[token.start : token.end]
    return _STEPS.get(said, said)


def _together(text: str, before: Token, between: str) -> bool:
    """Whether a negation of one verb reaches the next: side by side («引进和发展»), or one has it done («委托…开展»)."""
    if _JOINED.fullmatch(between):
        return True
    return text[before.start : before.end] in _HAVING and len(between) <= _HAVING_REACH


def _behind(text: str, end: int, right: Sequence[Token], reach: int = _REACH_RIGHT) -> Said | None:
    told = [t for t in right if t.kind in _BEHIND]
    if not told or told[0].start - end > reach:
        return None
    first, second = told[0], told[1] if len(told) > 1 else None
    if (absent := _absent(text, end, told)) is not None:
        return absent
    modality = _modality([*(t for t in right if t.start < first.start), first])
    gap = second.start - first.end if second is not None else _REACH_RIGHT
    denied = first.kind in _NEGATIONS
    if second is not None and text[second.start : second.end] == "滞后" and first.kind == "verb":
        return None  # «建设滞后» says neither that it is there nor that it is poor
    if second is not None and gap <= 6 and second.kind in _QUALITY:
        return Said((second.kind != "poor") != denied, modality, GOOD, first.start)
    if first.kind in _QUALITY:
        return Said(first.kind != "poor", modality, GOOD, first.start)
    twice = second is not None and second.kind in _NEGATIONS and gap <= (6 if denied else 4)
    verbs = [t for t in (first, second) if t is not None and t.kind in ("verb", "further")]
    step = verbs[0] if verbs and verbs[0].kind == "further" else None
    if len(verbs) == 2 and gap <= 2 and verbs[1].kind == "verb":
        step = None  # «完成编制»
    if step is second and gap > _STEP_REACH:
        step = None
    aspect = _step(text, step) if step is not None else ""
    return Said(twice if denied else not twice, modality, aspect, first.start)


def _absent(text: str, end: int, told: Sequence[Token]) -> Said | None:
    """«…缺失», «…建设为零», «…仍在论证阶段»; «…无缺失» says the contrary."""
    for at, token in enumerate(told[:3]):
        if token.kind not in _ABSENT or token.start - end > _REACH_RIGHT:
            continue
        before = told[at - 1] if at else None
        near = before is not None and token.start - before.end <= 2
        denied = near and before is not None and before.kind in _NEGATIONS
        return Said(bool(denied), "done", "", min(t.start for t in told[: at + 1]))
    return None


def _modality(tokens: Sequence[Token]) -> Modality:
    kinds = {t.kind for t in tokens}
    if "intention" in kinds:
        return "intention"
    return "duty" if kinds & {"duty", "ban"} else "done"


def _finished(text: str, left: Sequence[Token], main: Token, until: int) -> bool:
    done = any(t.kind == "done" and 0 <= main.start - t.end <= 4 for t in left)
    return done or _PERFECT.match(text, main.end, until) is not None


def _counted(text: str, clause: Clause, hit: Hit) -> bool | None:
    """Whether a number beside the topic is above zero; None without one."""
    found = _COUNT_BEHIND.match(text, hit.end, clause.end)
    if found is None and clause.closes == ":" and hit.end == clause.end:
        found = _COUNT_BEHIND.match(text, hit.end + 1)  # «应急指挥平台：1套»
    if found is None:
        found = _COUNT_BEFORE.search(text[max(clause.start, hit.start - 16) : hit.start])
        if found and _NOT_ONE.search(text[max(clause.start, hit.start - 16) : clause.end]):
            return None
    return found[found.lastindex or 1].strip("0零〇") != "" if found else None
