"""The areas of all blocks add up to the approved area."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.audit.intervals import cell, total
from yuanjian.facts.engine import Facts


@check("各区块面积之和不等于核准面积", "major", why="逻辑：园区由各区块组成，面积应相加相等")
def find(f: Facts) -> Iterator[Finding]:
    """Within the digits that were printed."""
    stated, summed = f.value("park.area_approved"), f.value("park.area_of_blocks")
    amounts = [f.amount("park.area_approved"), f.amount("park.area_of_blocks")]
    needs("面积缺项", *(a.reason for a in amounts if not a.known))
    park, blocks = f.one("01"), list(f.rows("02"))
    approved = cell(park, "area_approved") if park else None
    parts = [c for r in blocks if (c := cell(r, "area")) is not None]
    if park is None or approved is None or total(parts).meets(approved):
        return
    arithmetic = "＋".join(r.words("area").text or "" for r in blocks)
    yield Finding(
        f"{arithmetic}＝{summed.text} km²，核准面积为 {stated.text} km²",
        quotes=(quote_row(park, "area_approved", "area_doc"), *(quote_row(r, "area") for r in blocks[:8])),
        expected=f"{stated.text} km²",
        found=f"{summed.text} km²",
        advice="核对批准文件上的面积和各区块面积（注意 km² 与公顷、核准面积与规划面积的区别）。",
        verify="各区块面积之和等于核准面积。",
    )  # fmt: skip
