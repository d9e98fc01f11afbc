"""One document, two years in its number: 湘环评函〔2017〕39号 here, 湘环评函〔2018〕39号 there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, sentences
from yuanjian.audit.finding import Finding, listed
from yuanjian.facts.engine import Facts

_NUMBER = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{2,6}(?:函|发|审|字|评|办|批|许|准))[\[(〔](?P<year>(?:19|20)\d{2})[\])〕]第?(?P<serial>\d{1,4})号"
)
_NOISE = re.compile(
    r"^.*?(?=(?:国|湘|粤|苏|浙|鄂|川|豫|皖|赣|鲁|冀|晋|辽|吉|黑|闽|桂|琼|渝|黔|滇|藏|陕|甘|青|宁|新|蒙|京|津|沪|环|政)[\u4e00-\u9fff]{1,5}$)"
)


@check(
    "同一文号年份不一",
    "query",
    why="党政机关公文处理工作条例 第九条：发文字号由机关代字、年份、顺序号组成；逻辑：同一文件只有一个文号",
)
def find(f: Facts) -> Iterator[Finding]:
    """Same issuer and serial, two years. Two documents may share a serial by chance, so this only asks."""
    held: dict[tuple[str, str], dict[str, Words]] = defaultdict(dict)
    for passage in f.dossier.text:
        for sentence in sentences(passage):
            for match in _NUMBER.finditer(sentence.folded):
                issuer = _NOISE.sub("", match["issuer"])
                held[issuer, match["serial"]].setdefault(match["year"], sentence.found(match))
    for (issuer, serial), years in held.items():
        if len(years) < 2:
            continue
        names = listed(f"{issuer}〔{year}〕{serial}号" for year in years)
        yield Finding(
            f"文号前后不一：{names}",
            quotes=tuple(words.quote for words in years.values()),
            expected="同一文件只有一个文号",
            found=names,
            advice="请与文件原件核对年份；确为两份文件的，写明各自的名称。",
            verify="同一文件的文号各处一致。",
        )
