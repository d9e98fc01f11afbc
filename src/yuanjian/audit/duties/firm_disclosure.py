"""The yearly disclosure of environmental information by firms on the list."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import GONE, name_of
from yuanjian.audit.duty import Span, Term, duty, term, yearly
from yuanjian.facts.engine import Facts

_CLOCK = "disclosure.annual"
_TOLD = "按台账“重点排污单位类别”列出，是否在披露名单内以生态环境主管部门公布的为准"


@duty("企业环境信息依法披露（年度）", _CLOCK)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Announced only: no sheet records whether a firm has disclosed."""
    for row in f.rows("05"):
        kinds = row.get("key_types")
        if not isinstance(kinds, tuple) or set(kinds) <= {"否"} or row.get("status") in GONE:
            continue
        name = name_of(row, "name")
        for year, day in yearly(_CLOCK, f, span, recorded=None):
            what = f"披露 {year} 年度环境信息"
            yield term(row, "key_types", what, name, day, by=_CLOCK, told=(_TOLD,))
