"""Classes of sections and wells from the rows of sheet 19: the same rules as ``yuanjian water`` uses for series."""

from __future__ import annotations

from datetime import date, datetime, time

from yuanjian.core.evidence import Because
from yuanjian.core.units import Inconvertible
from yuanjian.facts.amount import Words, no_words
from yuanjian.facts.engine import Facts
from yuanjian.facts.evaluation import samples_of
from yuanjian.facts.limits import in_unit, limit_because, result_of
from yuanjian.facts.points import section_case
from yuanjian.facts.rows import Rows, RowView
from yuanjian.monitoring.water.cells import Value, cells_of
from yuanjian.monitoring.water.ladder import SURFACE, canonical, class_of_text, ladder
from yuanjian.monitoring.water.points import Medium, PointYear, Result, point_year, ruled
from yuanjian.monitoring.water.section import Section, SectionYear, assess_section
from yuanjian.monitoring.water.wording import mean_text
from yuanjian.norms.limits import UnknownStandard, find_standard

_NONE = "本年度未监测"


def section_year(f: Facts, row: RowView) -> SectionYear | Words:
    """A section of sheet 16 in the report year, or why it has no class."""
    return f.kept(("section_year", row.key), lambda: _section_year(f, row))


def _section_year(f: Facts, row: RowView) -> SectionYear | Words:
    standard, target = row.words("std"), row.words("target")
    for said in (standard, target):
        if said.text is None:
            return said
    if not _is(standard.text or "", SURFACE, f.year):
        return no_words(f"{standard.text}不分水质类别", *standard.because, na=True)
    samples = samples_of(f, [str(row.get("no"))])
    if (none := _without(samples)) is not None:
        return none
    case = section_case(row)
    values: list[Value] = []
    for sample in samples:
        found = _value(sample, case)
        if isinstance(found, Words):
            return found
        if found is not None:
            values.append(found)
    section = Section(
        str(row.get("no")), str(row.get("water") or ""), case, class_of_text(target.text or "")
    )
    return assess_section(section, f.year, cells_of(values))


def _value(sample: RowView, case: str) -> Value | Words | None:
    """A sample of an item with classes; None for other items, words when it cannot be read."""
    day, factor = sample.day("date"), sample.get("factor")
    if day is None or not isinstance(factor, str):
        return no_words(sample.lacks("date" if day is None else "factor"), sample.because("date"))
    rungs = ladder(SURFACE, factor, date(day.year, 12, 31), case)
    if rungs is None:
        return None
    read = result_of(sample)
    if read.value is None:
        return no_words(f"“{sample.key}”不能评价：{read.reason}", read.because)
    try:
        number = in_unit(read.value, read.unit, rungs.unit)
    except Inconvertible as no:
        return no_words(f"“{sample.key}”不能评价：{no}", read.because)
    return Value(str(sample.get("point")), canonical(factor), day, number, read.nondetect)


def section_because(f: Facts, row: RowView, found: SectionYear) -> tuple[Because, ...]:
    """What a section's class rests on: its samples, and the limits of the items that decide it."""
    samples = samples_of(f, [str(row.get("no"))]).because
    end = date(f.year, 12, 31)
    nodes = []
    for item in found.whole.deciding:
        mean = next(i for i in found.whole.items if i.item == item)
        rungs = ladder(SURFACE, item, end, found.section.body)
        assert rungs is not None
        bound = rungs.limits[min(mean.quality, len(rungs.limits)) - 1]
        told = f"{item}年均值（有数据的月份{len(mean.months)}个，未检出{mean.below}次）"
        value = f"{mean_text(mean)} {mean.unit}".removesuffix(" 无量纲")
        nodes.append(Because("note", "", told, value, None, (limit_because(bound, end),)))
    return (samples, *nodes)


def other_point(f: Facts, row: RowView, medium: Medium) -> PointYear | Words:
    """A well or plot of sheet 18 in the report year, or why nothing can be said of it."""
    return f.kept(("other_point", row.key), lambda: _other_point(f, row, medium))


def _other_point(f: Facts, row: RowView, medium: Medium) -> PointYear | Words:
    zone = row.words("zone")
    if zone.text is None:
        return zone
    samples = samples_of(f, [str(row.get("no"))])
    if (none := _without(samples)) is not None:
        return none
    results: list[Result] = []
    for sample in samples:
        read = _result(sample, medium)
        if isinstance(read, Words):
            return read
        if read is not None:
            results.append(read)
    try:
        return point_year(medium, str(row.get("no")), zone.text, f.year, results)
    except UnknownStandard as no:
        return no_words(str(no), *zone.because)


def _result(sample: RowView, medium: Medium) -> Result | Words | None:
    """A sample of an item that the medium's standard rules; None for other items, words when it cannot be read."""
    day, factor = sample.day("date"), sample.get("factor")
    if day is None or not isinstance(factor, str):
        return no_words(sample.lacks("date" if day is None else "factor"), sample.because("date"))
    if not ruled(medium, factor, day):
        return None
    read = result_of(sample)
    if read.value is None:
        return no_words(f"“{sample.key}”不能评价：{read.reason}", read.because)
    at = datetime.combine(day, time())
    return Result(str(sample.get("point")), factor, at, read.value, read.unit, read.nondetect)


def _without(samples: Rows) -> Words | None:
    if samples.gap:
        return no_words(samples.gap, samples.because)
    if not len(samples):
        return no_words(_NONE, samples.because, na=True)
    return None


def _is(said: str, family: str, year: int) -> bool:
    try:
        return find_standard(said, date(year, 12, 31))[0].family == family
    except UnknownStandard:
        return False
