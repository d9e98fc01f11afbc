"""«其中…»: what a report tells as parts of a figure, against that figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Told, between, near, told, told_by
from yuanjian.audit.finding import Finding
from yuanjian.audit.sums import Addition, cause_of_total, closes, fills, whole_told
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts, all_facts

_COMPLETE = {
    "eia.approved": frozenset({"eia.report", "eia.table", "eia.registered"}),
    "enterprises.total": frozenset({"enterprises.block"}),
    "permit.held": frozenset({"permit.key", "permit.simplified"}),
}
"""Wholes whose parts of these facts make them up; for any other whole a part is only not more than it."""
_KINDS = {
    "permit.held": ("permit.key", "permit.simplified"),
    "eia.approved": ("eia.report", "eia.table"),
}
"""Wholes and the two kinds that always make them up."""
_MADE_OF = {
    "enterprises.total": ("enterprises.",),
    "eia.approved": ("eia.",),
    "acceptance.pending": ("acceptance.",),
    "permit.held": ("permit.key", "permit.simplified"),
    "plan.pending": ("plan.",),
    "waste.generated": ("waste.",),
    "hazardous.generated": ("hazardous.",),
    "complaints.received": ("complaints.",),
    "park.area_approved": ("park.area_",), "park.area_planned": ("park.area_",), "park.area_total": ("park.area_",),
}  # fmt: skip
"""Which facts may be parts of which; of any other pair the word 其中 alone says nothing."""
_NOT_PARTS = frozenset(
    {"enterprises.last_year", "enterprises.new", "enterprises.cleared", "enterprises.left",
     "enterprises.gone_otherwise", "enterprises.last_year_recorded"}
)  # fmt: skip
"""Told after «其中» by habit: the chain of years, no parts."""
_CLASSES = frozenset({"eia.report", "eia.table", "enterprises.block", "permit.key"})
_BESIDE = re.compile("另|其余|剩余|除")
_OTHERS = re.compile("。.*(?:。|新|本年|当年|年度|年内|今年|全年|另外|此外)", re.DOTALL)
"""Words of a next sentence after which kinds may be those of something else («当年批复中报告书2家»)."""


@check("“其中”各项与总数不符", "blocker", why="逻辑：部分不大于整体，分类各项之和等于整体")
def find(f: Facts) -> Iterator[Finding]:
    """Each part alone, and the sum where the parts are a classification."""
    yield from _beside(f)
    for whole, parts in _groups(f):
        over = next(
            (p for p in parts if p.interval.above(whole.interval) and _within(f, whole, p)), None
        )
        if over is not None:
            yield _finding(whole, (over,), "一项就大于总数")
            continue
        kinds = tuple(p for p in parts if p.fact in _COMPLETE.get(whole.fact, ()))
        if len(kinds) > 1 and {k.fact for k in kinds} & _CLASSES and not _sum_up(f, whole, kinds):
            yield _finding(whole, kinds, "相加不等于总数", cause_of_total(f))


def _beside(f: Facts) -> Iterator[Finding]:
    """Kinds that stand before their whole or in the sentence behind it («重点3家、简化7家，合计10家持证»): no 其中."""
    for fact, kinds in _KINDS.items():
        whole, parts = told(f, fact), [t for k in kinds if (t := told(f, k)) is not None]
        if whole is None or len(parts) < len(kinds) or any(p.claim.part_of == fact for p in parts):
            continue
        apart = any(
            not near(whole.claim, p.claim) or _OTHERS.search(between(f, whole.claim, p.claim))
            for p in parts
        )
        if apart or any(p.claim.unit != whole.claim.unit for p in parts):
            continue
        if not _sum_up(f, whole, tuple(parts)):
            yield _finding(whole, tuple(parts), "相加不等于总数", cause_of_total(f))


def _sum_up(f: Facts, whole: Told, kinds: tuple[Told, ...]) -> bool:
    """Whether the kinds make up the whole; registered firms may stand beside the approved ones."""
    if not whole.exact or not all(k.exact for k in kinds):
        return True
    needed = [k for k in kinds if k.fact != "eia.registered"]
    beside = [k for k in kinds if k.fact == "eia.registered"]
    if closes(whole_told(f, whole.fact), needed, beside):
        return True
    return fills(f, kinds, whole.number - Addition(kinds).number)


def _groups(f: Facts) -> Iterator[tuple[Told, tuple[Told, ...]]]:
    """Each figure with the parts that follow it in its paragraph, up to the next figure of that fact."""
    open_: dict[str, tuple[Told, list[Told]]] = {}
    at: int | None = None
    for claim in f.dossier.claims:
        if claim.place.paragraph != at:
            yield from ((w, tuple(p)) for w, p in open_.values() if p)
            open_, at = {}, claim.place.paragraph
        figure = told_by(claim)
        if figure is None or claim.scope:
            continue
        if (
            claim.part_of in open_
            and claim.fact not in _NOT_PARTS
            and _alike(claim.fact, claim.part_of)
        ):
            open_[claim.part_of][1].append(figure)
        if not claim.subject or claim.fact not in open_:
            if claim.fact in open_ and open_[claim.fact][1]:
                whole, parts = open_[claim.fact]
                yield whole, tuple(parts)
            open_[claim.fact] = (figure, [])
    yield from ((w, tuple(p)) for w, p in open_.values() if p)


def _within(f: Facts, whole: Told, part: Told) -> bool:
    """Whether such a part is a part of such a whole, and no word between says that it stands beside it."""
    held = _MADE_OF.get(whole.fact, ())
    said = between(f, whole.claim, part.claim)
    return part.fact.startswith(tuple(held)) and "。" not in said and not _BESIDE.search(said)


def _alike(part: str, whole: str) -> bool:
    """Whether both are counted or measured in one unit."""
    units = {all_facts()[fact].unit for fact in (part, whole)}
    return len(units) == 1 or units <= {"个", "家", "件", "次", "处"}


def _finding(whole: Told, parts: tuple[Told, ...], what: str, cause: str = "") -> Finding:
    terms = "＋".join(f"{p.subject or p.label} {p.said}" for p in parts)
    summed = printed(Addition(parts).number, None)
    shown = f"{terms}＝{summed}" if len(parts) > 1 else terms
    return Finding(
        f"{whole.label} {whole.said}，其中{shown}，{what}",
        quotes=(whole.quote, *(p.quote for p in parts)),
        expected=f"各项之和等于 {whole.said}" if len(parts) > 1 else f"不大于 {whole.said}",
        found=summed,
        advice="请逐项核对，改正总数或有误的一项。",
        verify="各项之和等于总数，任一项不大于总数。",
        cause=cause or f"told {whole.fact}",
    )
