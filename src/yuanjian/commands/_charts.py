"""--charts of commands that evaluate series: a page with pictures, words and tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanjian.reports.charts.chart import Chart


def charts_option(parser: argparse.ArgumentParser) -> None:
    """``--charts FILE``."""
    parser.add_argument(
        "--charts",
        type=Path,
        metavar="文件",
        help="把图和数据表写成一个网页（.html，可离线打开、打印）",
    )


def write_charts(
    path: Path,
    title: str,
    charts: Iterable[Chart],
    notes: Sequence[str] = (),
) -> str:
    """Write the page, whole or not at all; returns what to say of it."""
    from yuanjian.core.atomic import write_whole
    from yuanjian.reports.charts.album import album
    from yuanjian.reports.charts.paint import Painter
    from yuanjian.reports.word.office_profile import office_profile

    drawn = tuple(charts)
    write_whole(path, album(title, drawn, Painter(office_profile()), notes))
    return f"  图 {len(drawn)} 幅，已写入 {path}"
