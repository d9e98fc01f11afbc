"""The list of what a park may admit (三线一单, 生态环境分区管控): until when it holds, when it is renewed."""

from collections.abc import Iterator

from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_HUNAN, _ELSEWHERE = "zoning.hunan_list", "zoning.update"


@duty("生态环境准入清单有效期", _HUNAN, _ELSEWHERE)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """The newest list in force that the records hold; Hunan's has a validity, elsewhere lists are renewed."""
    held = [
        (day, row)
        for row in f.rows("03").eq("type", "三线一单清单")
        if (day := row.day("reply_date")) and row.get("valid") is not False
    ]
    if not held:
        return
    day, row = max(held, key=lambda pair: pair[0])
    hunan = "湖南" in str(f.said("01", "province").text or "")
    by = _HUNAN if hunan else _ELSEWHERE
    what = (
        "生态环境准入清单有效期届满，须按新版清单核对"
        if hunan
        else "生态环境分区管控成果定期调整，须按新版清单核对"
    )
    told = (f"{row.words('title').text or row.key}（{day}）",)
    yield term(row, "reply_date", what, "园区管理机构", clocks.due(by, day), by=by, told=told)
