"""What the address of a new item says: a finding, a gap, a row; or nothing, and the form is empty."""

from __future__ import annotations

from yuanjian.audit.drafts import Draft, of_finding, of_gap, of_row
from yuanjian.core.refusal import Refusal
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.pages.findings.standing import standings
from yuanjian.web.visit import Visit

_GONE = "要整改的内容已经不在了，可能台账已经改好。请返回原页面刷新后再看。"


def drafted(visit: Visit) -> Draft:
    """The draft that the address names.

    Raises:
        Refusal: what it names is not there (any more).
    """
    asked = visit.request.GET
    finding, no = asked.get("finding", ""), asked.get("sheet", "")
    if finding:
        return _of_finding(visit, finding)
    if no and no in all_sheets():
        column = asked.get("column", "")
        if column or not asked.get("row", ""):
            return _of_gap(visit, no, asked.get("row", ""), column)
        draft = of_row(visit.book.facts, no, asked.get("row", ""))
        if draft is None:
            raise Refusal(_GONE)
        return draft
    return Draft("", owner="")


def _of_finding(visit: Visit, fingerprint: str) -> Draft:
    found = standings(visit.of, visit.book).one(fingerprint)
    if found is None:
        raise Refusal(_GONE)
    department = visit.book.facts.said("01", "env_dept").text or ""
    return of_finding(found.judged.found, fingerprint, department)


def _of_gap(visit: Visit, no: str, key: str, column: str) -> Draft:
    columns = all_sheets()[no].columns
    header = columns[column].header if column in columns else ""
    for gap in visit.book.gaps:
        if gap.sheet == no and gap.key == key and (not key or gap.header == header):
            return of_gap(gap, column)
    raise Refusal(_GONE)
