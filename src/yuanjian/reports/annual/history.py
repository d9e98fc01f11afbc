"""The paragraph on the park's founding, areas and bounds, from sheet 01: ours, not prescribed."""

from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.reports.annual.cells import cell, held
from yuanjian.reports.annual.sentences import joined
from yuanjian.reports.tree import Inline, Paragraph, Text
from yuanjian.reports.typography import hexagonal


def history(facts: Facts) -> list[Paragraph]:
    """Founding, opening, area and its document, bounds; then the park's own words on the year."""
    park = facts.one("01")
    if park is None:
        return []
    made = [Paragraph("history", tuple(joined(_founding(park))))]
    parts = [p.strip() for p in held(park, "overview").split("\n") if p.strip()]
    for n, part in enumerate(parts, start=1):
        made.append(Paragraph(f"overview.{n}", (Text(hexagonal(part)),)))
    return made


def _founding(park: RowView) -> list[Inline]:
    said: list[Inline] = [*cell(park, "park_name"), Text("于"), *cell(park, "found_date")]
    said += [Text("由"), *cell(park, "found_org"), Text("批准设立（")]
    said += [*cell(park, "found_doc"), Text("）")]
    if held(park, "open_date"):
        said += [Text("，"), *cell(park, "open_date"), Text("投入运行")]
    said += [Text("。规划面积"), *cell(park, "area_plan"), Text("km²")]
    if held(park, "area_built"):
        said += [Text("，已开发面积"), *cell(park, "area_built"), Text("km²")]
    said += [Text("，面积依据为"), *cell(park, "area_doc")]
    if note := held(park, "area_note"):
        said.append(Text(f"（{hexagonal(note.rstrip('。'))}）"))
    said.append(Text("。四至范围："))
    for n, (key, side) in enumerate(
        (("bound_e", "东"), ("bound_s", "南"), ("bound_w", "西"), ("bound_n", "北"))
    ):
        said += [Text(f"{'、' if n else ''}{side}至"), *cell(park, key)]
    return [*said, Text("。")]
