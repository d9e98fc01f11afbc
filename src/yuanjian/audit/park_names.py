"""Names of parks in a text: a place of the catalogue of divisions before a word for a park."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.norms.catalogues import division

_TRADE = (
    r"(?:精细|石油|盐|煤|磷|氟|现代|高端|智能|绿色|新型|生态|生物|循环|民营)?"
    r"(?:化工|石化|医药|制药|食品|电子|信息|装备|制造|汽车|零部件|机械|材料|新材料|能源|新能源|经济|物流|农业|农产品|加工|纺织|服装|轻工|轻纺|家居|家具|陶瓷|建材|冶金|有色|钢铁|"
    r"环保|资源|再生|光电|软件|数字|创新|创业|科技|科创|高新|技术|工业|产业|特色|专业|临港|临空|港口|空港|边境|跨境|出口|综合|中小企业|五金|电镀|表面处理|皮革|印染|造纸)"
)
_KIND = re.compile(
    rf"(?:{_TRADE}){{0,3}}"
    r"(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|高新技术产业园|综合保税区|化工集中区|工业集中区|产业集中区|产业集聚区|化工园区|工业园区|产业园区|产业开发区"
    r"|科技园区|生态工业园|化工园|科技园|经开区|高新区|综保区|开发区|工业园|产业园|集中区|集聚区|保税区|加工区|工业小区|产业基地|产业新城|产业集群区|自贸区|自由贸易试验区)"
)
_LONGEST, _SHORTEST = 6, 2
_NAME = 4  # characters of a proper name that no catalogue knows
# What ends before a proper name: a word that governs it, or joins it to what stands before.
_GOVERNS = re.compile(
    r".*(?:离不开|感谢|依靠|凭借|助力|助推|走进|深入|覆盖|涵盖|纳入|落户|汇聚|展示|保障|确保|维护|改善|守护|完成|实现|取得|赢得|受到|经过|作为|成为"
    r"|今后|目前|其中|同时|此外|另外|全年|年内|年来|年度|期间"
    r"|做好|抓好|做强|落实|严格|强化|优化|完善|提升|持续|积极|共同|围绕|立足|结合|针对|涉及|包括|得到|来自|关于|进入|入驻|加强|推进|推动|支持|带动|服务|"
    r"引导|使得|由于|对于|按照|根据|通过|以及|促进|建设|打造|创建|督促|指导|要求|组织|成立|印发"
    r"|[的了着过在由被将把使让对向与和及或为是于从到至以因给据经按各该本我其此])"
)
# What stands before a kind and names no place.
_COMMON = re.compile(
    r"省级|国家|市级|县级|区级|全省|全市|全国|全县|其他|相邻|周边|附近|各类|化工|产业|工业|生态|循环|经济|高新|技术|现有|原有|整个|示范|试点|园区|同类|兄弟|重点|主导"
    r"|综合|特色|新型|绿色|低碳|所在|入园|年度|我们|全体|一期|二期|三期|核心|标准|智慧|集中|科技|创新|片区"
    r"|[园区]内|园中|规划|[拟在新已]建|[多两几各三四]个|若干|建成|专业|配套|[老新东西南北本该我各等类型级]$|[0-9]"
)
# What stands behind a kind and makes it the name of a document, a list or a deed.
_NOT_BEHIND = re.compile(
    r"(?:总体)?规划|名录|目录|条例|办法|标准|导则|指南|规范|化|污水处理厂|污水厂|水质净化|自来水|监测站|子站|站|路|大道|变电|段|公司|有限"
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


def named_parks(text: str, own: str) -> Iterator[str]:
    """Parks with a proper name that shares neither its first nor its last two characters with ``own``.

    No catalogue is needed for these: what stands between a word that governs it, or the beginning of the clause,
    and the kind is a name where it is short and holds no common word.
    """
    for match in _KIND.finditer(text):
        begins = max(0, match.start() - _LONGEST - 2)
        clause = re.split(r"[^\u4e00-\u9fff]", text[begins : match.start()])[-1]
        place = _GOVERNS.sub("", clause)
        if not _SHORTEST <= len(place) <= _NAME or _COMMON.search(place):
            continue
        if _NOT_BEHIND.match(text, match.end()) or place[:2] in own or place[-2:] in own:
            continue
        yield place + match[0]


def _is_place(word: str) -> bool:
    """Whether the catalogue knows it, in full or without its 市, 县 or 区."""
    return any(division(word + kind) is not None for kind in ("", "市", "县", "区"))
