"""第7项 −1: 涉VOCs重点排放单位未有效收集、未设置有效治理措施或未按规定建立管理台账."""

from yuanjian.audit.credit.evidence import clear, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.core.evidence import Because
from yuanjian.core.marks import Mark
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import present, rows_of_firm
from yuanjian.facts.rows import RowView

_NEEDED = ("cap", "treat", "e_cap", "e_tr", "ledger")
_NOTHING = ("无", "未收集", "未治理", "无组织", "直排")


def judge(f: Facts) -> Judgement:
    """Every key firm collects, treats and keeps its ledger."""
    firms = present(f).eq("voc_key", True)
    faults: list[str] = []
    lacking: list[str] = [firms.gap] if firms.gap else []
    evidence: list[Because] = []
    of_firm = rows_of_firm(f, "22")
    for firm in firms:
        rows = [RowView(r) for r in of_firm.get(firm.key, ())]
        name = firm.words("name").text or firm.key
        if not rows:
            lacking.append(f"{name}在22_企业废气与VOCs中的一行（收集、治理、台账）")
        for row in rows:
            evidence.append(row_because(row))
            faults += [f"{name}{fault}" for fault in _faults(row)]
            lacking += [row.words(k).reason for k in _NEEDED if row.get(k) is None]
    if faults:
        mend = ["按要求收集、治理并补全VOCs管理台账，附现场照片和台账"]
        return triggered("；".join(faults[:5]), *evidence, mend=mend)
    if lacking:
        return unknown("涉VOCs重点企业的收集、治理或台账未填全", lacking, firms.because, *evidence)
    if not len(firms):
        return clear("05_企业名录没有涉VOCs重点排放单位", present(f).because)
    said = f"{len(firms)}家涉VOCs重点企业均已收集、治理，台账规范"
    return clear(said, firms.because, *evidence)


def _faults(row: RowView) -> list[str]:
    found = []
    if _absent(row, "cap") or row.amount("e_cap").state == "zero":
        found.append("未进行有效收集")
    if _absent(row, "treat") or row.amount("e_tr").state == "zero":
        found.append("未设置有效的治理措施")
    if row.get("ledger") in ("无", "不完整", Mark.NONE):
        found.append(f"VOCs台账“{row.words('ledger').text}”")
    return found


def _absent(row: RowView, key: str) -> bool:
    held = row.get(key)
    return held is Mark.NONE or (isinstance(held, str) and held.strip() in _NOTHING)
