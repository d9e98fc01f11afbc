"""The annual self-assessment report: the prescribed frames filled with a year's facts and rows."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from yuanjian.audit.credit.score import score
from yuanjian.facts.engine import Facts
from yuanjian.norms import frames
from yuanjian.norms.frames import Section, Template, template, template_for
from yuanjian.reports.annex import annex_tables, rows_in_words
from yuanjian.reports.annual import (
    credit_table,
    monitoring_table,
    requirements_table,
    zoning_table,
)
from yuanjian.reports.annual.annexes import annexes
from yuanjian.reports.annual.block_ids import block_id
from yuanjian.reports.annual.cells import held
from yuanjian.reports.annual.charts import Gallery
from yuanjian.reports.annual.closing import achievements, plans, problems
from yuanjian.reports.annual.figures import Figures
from yuanjian.reports.annual.gaps import GapGroup, gap_groups
from yuanjian.reports.annual.history import history
from yuanjian.reports.annual.narrative import Narrative
from yuanjian.reports.annual.prescribed import prescribed_table
from yuanjian.reports.annual.sentences import sentence, wording
from yuanjian.reports.annual.work_done import work_done
from yuanjian.reports.tree import Block, Heading, Paragraph, Report, Signature, Text, plain

_FALLBACK = "hunan_2020"


@dataclass(frozen=True, slots=True)
class Annual:
    """The report, and what its maker should know (in Chinese): places left blank, stand-ins used."""

    report: Report
    template: Template
    notices: tuple[str, ...]


def annual_report(facts: Facts, *, charts: bool = True) -> Annual:
    """Build the report of the park and year of these facts, with its charts (not yet painted)."""
    return _Builder(facts, charts).build()


class _Builder:
    def __init__(self, facts: Facts, charts: bool) -> None:
        self.facts = facts
        self.gallery = Gallery(facts) if charts else None
        self.notices: list[str] = []
        park = facts.one("01")
        self.signed: date | None = park.day("sign_date") if park else None
        self.template = self._template(held(park, "province") if park else "")
        self.figures = Figures(facts)
        self.narrative = Narrative(self.figures)
        self.groups: list[GapGroup] = gap_groups(facts)

    def build(self) -> Annual:
        blocks: list[Block] = []
        for section in self.template.sections:
            blocks += self._section(section)
        listed = [(t.number, t.title, rows_in_words(t.rows)) for t in annex_tables(self.facts)]
        blocks += self._signature()
        data = self.gallery.data() if self.gallery else ()
        blocks += annexes(self.facts, self.template.annex, listed, data)
        name = self.figures.words("park.name")
        report = Report(
            docid=self._docid(),
            title=self._title(),
            blocks=tuple(blocks),
            park=name or self.facts.dossier.park,
            year=self.facts.year,
            org=self.figures.words("park.management"),
            signed=self.signed,
        )
        return Annual(report, self.template, (*self.notices, *self.narrative.notices))

    def _template(self, province: str) -> Template:
        found = template_for(province, self.facts.year) if province else None
        if found is None:
            self.notices.append(
                f"没有{province or '本省'}{self.facts.year}年度的报告框架，"
                "已按湖南省的框架编写，请对照本省要求调整。"
            )
            return template(_FALLBACK)
        return found

    def _title(self) -> tuple[str, ...]:
        """In two lines, broken before the year; «园区» is not said twice."""
        whole = plain(wording(self.template.title, self.figures)).replace("园区园区", "园区")
        first, year, rest = whole.partition(f"{self.facts.year}年度")
        return tuple(line for line in (first, year + rest) if line)

    def _docid(self) -> str:
        """The same for a park and year, so that a later version is told to be of the same report."""
        name = f"{self.facts.dossier.park}/{self.facts.year}"
        return hashlib.sha256(name.encode()).hexdigest()[:8]

    def _section(self, section: Section) -> Iterator[Block]:
        yield Heading(f"s{section.id}", section.level, section.heading)
        for block in section.blocks:
            if isinstance(block, frames.Paragraph):
                yield from self._paragraphs(section, block)
                if (section.id, block.id) == ("1", "identity"):
                    yield from history(self.facts)
                if self.gallery is not None:
                    yield from self.gallery.after(section.id, block.id)
            else:
                yield from self._table(block.table)
        if section.id == "3":
            done: list[Block] = [*work_done(self.figures)]
            if self.gallery is not None:
                done += self.gallery.after("3", "work_done")
            yield from achievements(self.narrative, done)
        elif section.id == "4":
            yield from problems(self.narrative, self.groups)
        elif section.id == "5":
            yield from plans(self.narrative, self.groups)

    def _paragraphs(self, section: Section, told: frames.Paragraph) -> Iterator[Block]:
        subjects = self.facts.subjects(told.each) if told.each else (None,)
        for subject in subjects:
            said = [i for f in told.frames for i in sentence(f, self.figures, subject)]
            if said:
                key = (subject.key,) if subject else ()
                yield Paragraph(block_id(f"s{section.id}", told.id, *key), tuple(said))

    def _table(self, number: str) -> Iterator[Block]:
        spec = self.template.tables[number]
        if number == "4":
            scheme = score(self.facts).applied
            if scheme is None:
                return
            table = prescribed_table(
                spec, credit_table.lines(self.facts, scheme), credit_table.COLUMNS, self.figures
            )
            notes = (*table.notes, scheme.remark) if scheme.remark else table.notes
            yield replace(table, notes=notes)
            return
        source = {"1": requirements_table, "2": monitoring_table, "3": zoning_table}[number]
        yield prescribed_table(spec, source.lines(self.facts, spec), source.COLUMNS, self.figures)

    def _signature(self) -> Iterator[Block]:
        yield Paragraph("annex.note", (Text(self.template.annex),))
        yield Signature("signature", self.figures.words("park.management"), self.signed)
