"""The areas of all blocks add up to the approved area."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.claimed import Told, between, near, told_by, without_rows
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.audit.intervals import cell, total
from yuanjian.facts.engine import Facts

_WHOLES = (
    "park.area_approved",
    "park.area_planned",
    "park.area_total",
    "park.area_stated",
    "park.area_built",
)
_PARTS = ("park.area_block", "park.area_stated")
_INCOMPLETE = re.compile("等|之一|部分|另有|主要")


@check("各区块面积之和不等于核准面积", "major", why="逻辑：园区由各区块组成，面积应相加相等")
def find(f: Facts) -> Iterator[Finding]:
    """Within the digits that were printed."""
    if without_rows(f, "01", "02"):
        yield from _told(f)
        return
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


def _told(f: Facts) -> Iterator[Finding]:
    """Each area with the blocks that the report tells as its parts."""
    for whole, parts in _wholes(f):
        summed = total([p.interval for p in parts])
        if len(parts) < 2 or summed.meets(whole.interval):
            continue
        said = between(f, whole.claim, parts[-1].claim)
        if whole.interval.above(summed) and _INCOMPLETE.search(said):
            continue
        arithmetic = f"{'＋'.join(p.said for p in parts)}＝{summed.says(4)} km²"
        yield Finding(
            f"{arithmetic}，{whole.label}为 {whole.said}",
            quotes=(whole.quote, *(p.quote for p in parts[:8])),
            expected=whole.said,
            found=f"{summed.says(4)} km²",
            advice="核对批准文件上的面积和各区块面积（注意 km² 与公顷、核准面积与规划面积的区别）。",
            verify="各区块面积之和等于总面积。",
        )


def _wholes(f: Facts) -> Iterator[tuple[Told, list[Told]]]:
    """Areas with their parts, which stand behind them in their paragraph, or before them («东区…，西区…，合计…»)."""
    open_: tuple[Told, list[Told]] | None = None
    before: list[Told] = []
    for claim in f.dossier.claims:
        figure = told_by(claim) if claim.fact in (*_WHOLES, *_PARTS) else None
        if figure is None or not figure.exact:
            continue
        if (
            open_
            and claim.part_of == open_[0].fact
            and near(claim, open_[0].claim)
            and claim.fact in _PARTS
        ):
            open_[1].append(figure)
        elif claim.part_of:
            before = [p for p in before if near(p.claim, claim)] + [figure]
        else:
            if open_:
                yield open_
            led = bool(before) and near(before[-1].claim, claim) and claim.fact in _WHOLES
            open_ = (figure, before if led else [])
            before = []
    if open_:
        yield open_
