"""Parts 三 to 五 in the park's own words (sheet 33); ``{fact}`` in them becomes a figure."""

import re
from collections.abc import Iterable

from yuanjian.core.text import fold
from yuanjian.facts.engine import all_facts
from yuanjian.facts.rows import RowView
from yuanjian.reports.annual.block_ids import block_id
from yuanjian.reports.annual.cells import due_words, held, missing
from yuanjian.reports.annual.figures import Figures, figure
from yuanjian.reports.tree import Figure, Inline, Paragraph, Text
from yuanjian.reports.typography import hexagonal

SHEET = "33"
_KINDS = {
    "成效": "result",
    "主要措施": "measure",
    "存在问题": "problem",
    "难题": "difficulty",
    "下一步计划": "plan",
}
_PLACE = re.compile(r"[{｛]\s*([^{}｛｝]{1,80}?)\s*[}｝]")


class Narrative:
    """The rows of sheet 33 as numbered paragraphs; ``notices`` collects what could not be filled."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.rows = figures.facts.rows(SHEET)
        self.notices: list[str] = []

    def of(self, *kinds: str) -> list[RowView]:
        """Rows of these types by type and number. What was solved is no problem and no plan any more."""
        found = [r for r in self.rows if r.get("type") in kinds]
        if "存在问题" in kinds or "下一步计划" in kinds:
            found = [r for r in found if r.get("carry") != "已解决"]
        return sorted(found, key=lambda r: (kinds.index(r.get("type")), r.get("seq") or 0, r.key))

    def solved(self) -> list[RowView]:
        """Problems of the year before that are solved."""
        return [
            r for r in self.rows
            if r.get("type") in ("存在问题", "难题") and r.get("carry") == "已解决"
        ]  # fmt: skip

    def paragraphs(self, rows: Iterable[RowView], first: int = 1) -> list[Paragraph]:
        """«1.title。text»; a plan ends with who does it until when."""
        made: list[Paragraph] = []
        for number, row in enumerate(rows, start=first):
            made += self._row(row, number)
        return made

    def _row(self, row: RowView, number: int) -> list[Paragraph]:
        kind = held(row, "type")
        name = block_id("s33", _KINDS.get(kind, "text"), held(row, "seq") or row.key)
        title = held(row, "title").rstrip("。.：:")
        head: list[Inline] = [Text(f"{number}.", bold=True)]
        head.append(Text(f"{title}。", bold=True) if title else missing(row, "title"))
        written = row.get("text")
        parts = [p.strip() for p in held(row, "text").split("\n") if p.strip()]
        if written is None:
            head.append(missing(row, "text"))
        bodies = [self.filled(part, row) for part in parts] or [[]]
        if kind == "下一步计划":
            bodies[-1] = [*bodies[-1], *responsibility(row)]
        first, *rest = bodies
        made = [Paragraph(name, (*head, *first))]
        made += [Paragraph(f"{name}.{n}", tuple(b)) for n, b in enumerate(rest, start=2)]
        return made

    def filled(self, text: str, row: RowView) -> list[Inline]:
        """A text with its ``{fact}`` places filled in."""
        said: list[Inline] = []
        at = 0
        for place in _PLACE.finditer(text):
            if place.start() > at:
                said.append(Text(hexagonal(text[at : place.start()])))
            said.append(self._figure(place[1], row))
            at = place.end()
        if at < len(text):
            said.append(Text(hexagonal(text[at:])))
        return said

    def _figure(self, written: str, row: RowView) -> Figure:
        """``enterprises.total``, or ``air_station.days@A02`` for one of several subjects."""
        fact, _, subject = fold(written).partition("@")
        fact, subject = fact.strip(), subject.strip()
        declared = all_facts().get(fact)
        where = f"33_成效问题计划“{row.key}”"
        if declared is None:
            self.notices.append(f"{where}：没有编号为“{written}”的数字，已留空待填。")
            return Figure("unknown.fact", "", "missing", written)
        values = [v for v in self.figures.facts.values(fact) if subject in ("", v.subject)]
        if len(values) != 1:
            named = "、".join(v.subject for v in values[:5]) or "（无）"
            self.notices.append(
                f"{where}：“{written}”有多个对象或没有对象（{named}），"
                f"请写成 {fact}@编号，已留空待填。"
            )
            return Figure(fact, "", "missing", subject)
        return figure(values[0])


def responsibility(row: RowView) -> list[Inline]:
    """Who does it until when; a marked blank for what nobody has written."""
    owner, due = held(row, "owner"), due_words(row, "due")
    return [
        Text("责任单位："),
        Text(owner) if owner else missing(row, "owner"),
        Text("；完成时限："),
        Text(due) if due else missing(row, "due"),
        Text("。"),
    ]
