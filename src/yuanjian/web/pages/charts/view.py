"""The year in charts: those of the report and some more, each with its data as a table below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from yuanjian.core.refusal import Refusal
from yuanjian.reports.charts.chart import WIDTH_MM, Chart, DataTable
from yuanjian.reports.charts.paint import NoFont, Painter
from yuanjian.reports.tree import Picture
from yuanjian.reports.word.office_profile import office_profile
from yuanjian.reports.year_charts import year_charts
from yuanjian.web.page import Page
from yuanjian.web.pages.facts.appears import annual
from yuanjian.web.park_book import ParkBook
from yuanjian.web.visit import Visit

page = Page("图表", "charts/", menu=65, icon="chart-bar")
_DOTS = 96 / 25.4  # pixels of a browser a millimetre
_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Shown:
    """A chart on a page: its address, words for those who do not see it, size [px], data.

    ``number`` is its number in the report, «» when the report does not print it.
    """

    id: str
    number: str
    title: str
    alt: str
    address: str
    width: int
    height: int
    table: DataTable


@dataclass(frozen=True)
class ChartsPage:
    """All charts of the year, those of the report first."""

    charts: tuple[Shown, ...]


@page.get()
def show(visit: Visit) -> ChartsPage:
    """Every chart that the records give."""
    return ChartsPage(tuple(shown(visit, ident) for ident in _charts(visit.book)))


@page.get("<str:chart>/<str:mark>.svg")
def drawing(visit: Visit, chart: str, mark: str) -> HttpResponse:
    """A chart as SVG. Other data have another ``mark``, so a browser may keep what it got."""
    found = _charts(visit.book).get(chart)
    if found is None or found[1].mark != mark:
        raise Refusal("没有这张图，数据可能刚改过。请刷新页面。")
    try:
        content = Painter(office_profile()).paint(found[1], "svg")
    except NoFont as no:
        raise Refusal(str(no)) from None
    headers = {"Cache-Control": f"private, max-age={_DAY}, immutable"}
    return HttpResponse(content, content_type="image/svg+xml", headers=headers)


def shown(visit: Visit, ident: str) -> Shown:
    """A chart as a page shows it. Raises KeyError where the year has none of that id."""
    number, chart = _charts(visit.book)[ident]
    return Shown(
        ident, number, chart.title, chart.alt,
        visit.link("charts.drawing", chart=ident, mark=chart.mark),
        round(WIDTH_MM * _DOTS), round(chart.height * _DOTS), chart.table,
    )  # fmt: skip


def _charts(book: ParkBook) -> Mapping[str, tuple[str, Chart]]:
    """Number in the report and chart, by id; made once a revision."""
    return book.kept("charts", _made)


def _made(book: ParkBook) -> dict[str, tuple[str, Chart]]:
    blocks = annual(book).report.blocks
    found = {b.id: (b.number, b.chart) for b in blocks if isinstance(b, Picture)}
    return found | {ident: ("", chart) for ident, chart in year_charts(book.facts, book.score)}
