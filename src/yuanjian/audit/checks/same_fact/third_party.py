"""Whether a third party is commissioned: sheet 01 against sheet 30."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.facts.engine import Facts


@check("是否委托第三方治理前后不一", "major", why="逻辑：01_园区概况与30_能力建设说的是同一件事")
def find(f: Facts) -> Iterator[Finding]:
    """是 against 未建, 否 against 已建成."""
    park, row = f.one("01"), f.rows("30").eq("item", "第三方治理").only()
    needs("无从比较", *_lacking(f))
    assert park is not None
    if row is None or row.get("status") not in ("已建成", "未建"):
        return
    if (row.get("status") == "已建成") is park.get("steward"):
        return
    yield Finding(
        f"01_园区概况填“{park.words('steward').text}”，30_能力建设“第三方治理”为“{row.get('status')}”",
        quotes=(quote_row(park, "steward", "steward_name"), quote_row(row, "status")),
        advice="按服务合同更正其中一处，并把合同列为附件。",
        verify="两处一致。",
        credit=(24,),
    )


def _lacking(f: Facts) -> list[str]:
    said = f.said("01", "steward")
    return [said.reason if not said.known else "", f.rows("30").gap]
