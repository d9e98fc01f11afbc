"""Answers that say nothing but that it was not done."""

from __future__ import annotations

import re

from yuanjian.core.text import fold, squeeze

_WHO = (
    r"(?:该|此|本|这)?(?:项|条|类)?(?:工作|要求|任务|措施|内容|事项)?(?:因[^,，。;；]{1,20}[,，])?"
)
_WHEN = r"(?:目前|至今|现阶段|年内|本年度|截至年底|尚|还|仍|暂时?)*"
_NOT = r"(?:尚未|暂未|仍未|还未|未能|未|还没有|没有|没)"
_DONE = r"(?:全部|得到|完全)?(?:落实|开展|实施|启动|完成|执行|推进|动工|开工|建设|建成|进行|安排|到位|制定|建立|编制)"
_BARE = re.compile(
    rf"{_WHO}{_WHEN}{_NOT}{_DONE}(?:该项|此项|相关|上述)?(?:工作)?(?:[,，;；](?:正在|拟|计划|将|正|待)[^。]{{1,30}})?[。.]?"
)


def only_denied(answer: object) -> bool:
    """«尚未开展。», «因资金未到位，暂未实施。», «该项工作还没有启动。»; what names something else is an answer."""
    return isinstance(answer, str) and _BARE.fullmatch(squeeze(fold(answer))) is not None
