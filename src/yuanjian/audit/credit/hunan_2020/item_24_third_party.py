"""第24项 +1: 采取了第三方治理服务模式."""

from yuanjian.audit.credit.evidence import clear, proofs, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.core.evidence import Because
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """A contract with a third party, by sheet 01 or 30, and its proof."""
    park = f.one("01")
    rows = f.rows("30").eq("item", "第三方治理")
    row = rows.only()
    said_yes: list[Because] = []
    there: tuple[Because, ...] = ()
    if park is not None and park.get("steward") is True:
        said_yes += [park.because("steward"), park.because("steward_name")]
        there += _contract(f)
    if row is not None and row.get("status") == "已建成":
        said_yes.append(row_because(row))
        there += proofs(f, row)[0]
    if said_yes and there:
        return triggered("委托了第三方治理，合同等佐证在列", *said_yes, *there)
    if said_yes:
        lacking = [
            "第三方治理（环保管家）服务合同，列入34_附件清单（类型：合同）并在30表“第三方治理”引用"
        ]
        return unknown("填报已委托第三方治理，但没有佐证附件，加分须有证明", lacking, *said_yes)
    if park is not None and park.get("steward") is False:
        return clear("01_园区概况填“未委托第三方治理”，不加分", park.because("steward"))
    if row is not None and row.get("status") is not None:
        said = f"30_能力建设：第三方治理为“{row.get('status')}”，不加分"
        return clear(said, row.because("status"))
    lacking = ["01_园区概况填写“是否委托第三方治理(环保管家)”；已委托的附服务合同"]
    return unknown("是否委托第三方治理未填", lacking, rows.because)


def _contract(f: Facts) -> tuple[Because, ...]:
    """A listed contract that names the third party of sheet 01."""
    name = f.said("01", "steward_name").text
    return tuple(
        Because("row", f"34/{r.key}", f"附件{r.key} {r.words('name').text}", "", r.record.place)
        for r in f.rows("34").eq("type", "合同")
        if name and any(name in str(r.get(k)) for k in ("name", "org"))
    )
