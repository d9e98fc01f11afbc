"""Who sees to the environment, told in several ways: a body that was set up, a leading group, one for safety."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.clauses import clause_of
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_BODY = re.compile(
    r"(?:专职|专门)?的?(?:环境监督管理机构|环境保护管理机构|环境管理机构|环保机构|生态环境(?:局|科|办)|安全环保(?:局|科|部|办))"
    r"|(?:环境保护|环保|生态环境(?:保护)?|安全环保)(?:工作)?(?:领导小组|委员会)|安全生产(?:工作)?领导小组"
)
_SET_UP = re.compile(r"建立|设立|成立|组建|设有|设置|组织|负责|牵头|开展|对")
_DEDICATED = re.compile(r"专职|专门|机构")
_SAFETY = re.compile(r"安全生产")


@check("环保机构说法不一", "query", why="逻辑：同一项环境管理工作由哪个机构负责，全文应一致")
def find(f: Facts) -> Iterator[Finding]:
    """A dedicated body beside environmental work that another group, or one for safety, does."""
    found: dict[str, Words] = {}
    for sentence in own_sentences(f):
        for match in _BODY.finditer(sentence.folded):
            around = sentence.folded[max(0, match.start() - 16) : match.end() + 16]
            if _SET_UP.search(around):
                found.setdefault(match[0].lstrip("的"), clause_of(sentence, match))
    dedicated = [name for name in found if _DEDICATED.search(name)]
    others = [name for name in found if name not in dedicated]
    if not dedicated or not any(_SAFETY.search(o) for o in others):
        return
    names = "、".join([*dedicated, *others])
    yield Finding(
        f"承担环境管理工作的机构有不同说法：{names}",
        quotes=tuple(found[n].quote for n in (*dedicated, *others)),
        expected="一个主责机构及其与其他机构的分工",
        found=names,
        advice="请写明环境监督管理机构的名称、设立文件、人员，以及领导小组与该机构的分工。",
        verify="全文机构名称和分工一致。",
    )
