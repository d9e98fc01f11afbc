"""Names of parks in a text: a place of the catalogue of divisions before a word for a park."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.norms.catalogues import division

_KIND = re.compile(
    r"(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|综合保税区|工业集中区|工业园区|产业园区|产业开发区"
    r"|经开区|高新区|综保区|开发区|工业园|保税区)"
)
_LONGEST, _SHORTEST = 6, 2
# A name that begins a clause and acts there: «白石经济开发区管委会…».
_ACTS = re.compile(
    r"(?:^|(?<=[,。;:、]))([\u4e00-\u9fff]{2,6}?)"
    r"(经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|高新技术产业园|综合保税区|工业集中区|产业集聚区|化工园区|化工园|工业园区|产业园区|产业开发区"
    r"|经开区|高新区|综保区|开发区|工业园|产业园|集聚区)"
    r"(?=管委会|管理委员会|党工委|内|将|企业|高度|已|位于|坚持|积极|全面|不断|持续|认真)"
)
# What stands before a kind and names no place.
_COMMON = re.compile(
    r"省级|国家级|市级|县级|全省|全市|全国|全县|其他|相邻|周边|附近|各类|化工|产业|工业|生态|循环|经济|高新|现有|本|该|我|各|整个|老|新"
    r"|入驻|进入|加强|推进|推动|所在|以及|关于|对|在|由|使|为|将|与|和|及|促进|建设|打造|创建|督促|指导|要求|通过|按照|根据|带动|服务|支持|引导"
)


def other_parks(text: str, own: str) -> Iterator[str]:
    """Parks whose place does not stand in ``own``: the park's name, host, province, city, county and address."""
    for match in _KIND.finditer(text):
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            place = text[max(0, match.start() - length) : match.start()]
            if len(place) == length and _is_place(place):
                if place.rstrip("省市县区") not in own:
                    yield place + match[0]
                break


def acting_parks(text: str, own: str) -> Iterator[str]:
    """Parks that begin a clause and act in it, whose name shares neither its first nor its last two characters
    with ``own``: no catalogue is needed for these.
    """
    for match in _ACTS.finditer(text):
        place = match[1]
        if not _COMMON.search(place) and place[:2] not in own and place[-2:] not in own:
            yield place + match[2]


def _is_place(word: str) -> bool:
    """Whether the catalogue knows it, in full or without its 市, 县 or 区."""
    return any(division(word + kind) is not None for kind in ("", "市", "县", "区"))
