"""Answers that say nothing but that it was not done."""

from __future__ import annotations

import re

from yuanjian.core.text import fold, squeeze

_CLAUSE = re.compile(r"[^,，。;；:：.]+")
_GENERIC = re.compile(
    r"(?:该|此|本|这|上述|以上|各)?一?(?:项|条|类|款)?(?:批复|环评|规划|审查)?(?:要求|工作|任务|措施|内容|事项|工程|项目|条款|方案|建设|意见|相关|有关|具体|的)*"
)
_WHEN = r"(?:目前|至今|现阶段|现|年内|全年|当年|今年|本年|本年度|报告期内|年度内|截至年底|截至目前|一直|始终|迟迟|暂时?|尚|还|仍|也|均|都)*"
_NOT = r"(?:尚未|暂未|仍未|还未|未能|未|还没有|没有|没能|没)"
_DONE = (
    r"(?:全部|得到|完全|正式|全面|真正|有效|按要求|按期|如期|实际|具体)?"
    r"(?:落实|开展|实施|启动|完成|执行|推进|动工|动|动手|着手|开工|建设|建成|进行|安排|到位|制定|建立|编制|办理|部署|组织|设置|配备|施工|做|办|响应|整改)"
)
_NOTHING = (
    r"(?:没有|未有|尚无|暂无|并无|无|未见|毫无|缺乏)(?:任何|实质性?|实际|相关|相应|具体|明显|新的?)*"
    r"(?:动作|进展|行动|安排|措施|推进|落实|举措|突破|成果|部署|计划|动静)"
)
_STANDSTILL = r"(?:处于)?(?:落空|搁置|搁浅|停滞|空白|缺位|缺失|流于形式|停工|暂停|暂缓|原地踏步|未动|为零)(?:状态|不前)?"
_DENIED = re.compile(
    rf"(?P<who>.{{0,16}}?){_WHEN}(?:{_NOT}{_DONE}(?:该项|此项|相关|上述|过|起来)?(?:工作|建设|到位|实施|落实|情况)?|"
    rf"{_NOTHING}|{_STANDSTILL})(?:了|过)?"
)
_PENDING = re.compile(
    r"(?:等|等待|等着|等到|等候|留待|列入|纳入|安排在|推迟[到至]|顺延|延至|正在|拟|计划|将|正|待|需|须|争取|力争|下一步|下年度?|明年|今后|后续).{1,30}"
    r"|.{0,16}(?:留待|列入|纳入|推迟[到至]|顺延至?|延至).{1,20}"
    r"|.{0,12}(?:手续|前期|方案|资金|用地|审批|报批|招标|设计|立项|可研|论证).{0,8}(?:仍在|正在|尚在|还在|尚未|未|待).{0,12}"
    r"|.{0,10}(?:停留在|处于|处在).{1,12}(?:阶段|过程|程序)(?:中|之中)?"
)
_REASON = re.compile(
    r"(?:因|因为|由于|受|鉴于|囿于|限于|考虑到).{1,30}|.{1,16}(?:不足|紧张|受限|困难|有限|短缺|制约|限制)"
)
_BAN = re.compile(r"禁止|不得|严禁|限制|杜绝|防止|避免|不再|严格控制|严控")
_FIGURE = re.compile(r"\d")


def only_denied(answer: object, asked: object = "") -> bool:
    """«尚未开展。», «因资金未到位，暂未实施。», «本条要求目前落空。»; what tells of anything else is an answer.

    ``asked`` is the requirement: what is denied may be called by its words («隔离带尚未建设»), unless it is a ban.
    """
    if not isinstance(answer, str):
        return False
    clauses = _CLAUSE.findall(squeeze(fold(answer)))
    wanted = squeeze(fold(asked)) if isinstance(asked, str) and not _BAN.search(asked) else ""
    denied = [_denied(one, wanted) for one in clauses]
    rest = [one for one, no in zip(clauses, denied, strict=True) if not no]
    return any(denied) and all(_excuse(one) for one in rest)


def _denied(clause: str, wanted: str) -> bool:
    found = _DENIED.fullmatch(clause)
    if found is None:
        return False
    who = found["who"]
    reason = _REASON.fullmatch(who) is not None
    return reason or _GENERIC.fullmatch(who) is not None or (len(who) > 1 and who in wanted)


def _excuse(clause: str) -> bool:
    """Whether a clause only gives a reason, or puts it off."""
    if _FIGURE.search(clause) and not re.search(r"20\d\d", clause):
        return False
    return _REASON.fullmatch(clause) is not None or _PENDING.fullmatch(clause) is not None
