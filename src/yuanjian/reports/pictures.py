"""Charts of a report painted for one office; where no Chinese font is there, the report goes without them."""

from dataclasses import replace

from yuanjian.reports.charts.paint import NoFont, Painter
from yuanjian.reports.tree import Block, Picture, Report, Table
from yuanjian.reports.word.office_profile import OfficeProfile

DATA = ".data"
"""What the id of a chart's data table adds to that of the chart."""


def painted(report: Report, profile: OfficeProfile) -> tuple[Report, tuple[str, ...]]:
    """The report with the image of every chart, and notices in Chinese.

    Without a Chinese font the charts are left out, for boxes tell nobody anything; their data tables stay.
    """
    painter = Painter(profile)
    try:
        blocks = tuple(
            replace(b, image=painter.paint(b.chart)) if isinstance(b, Picture) else b
            for b in report.blocks
        )
    except NoFont as no:
        return unillustrated(report), (str(no),)
    return replace(report, blocks=blocks), ()


def unillustrated(report: Report) -> Report:
    """The report without charts; their data tables do not name a picture that is not there."""
    gone = {b.id for b in report.blocks if isinstance(b, Picture)}

    def kept(block: Block) -> Block:
        if isinstance(block, Table) and block.id.removesuffix(DATA) in gone:
            return replace(block, number="图表数据")
        return block

    return replace(report, blocks=tuple(kept(b) for b in report.blocks if b.id not in gone))
