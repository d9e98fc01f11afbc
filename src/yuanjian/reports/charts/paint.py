"""A chart as a picture: PNG for Word and PDF, SVG for pages. matplotlib is loaded on the first one."""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Literal

from yuanjian.reports.charts.chart import Chart
from yuanjian.reports.word.office_profile import OfficeProfile

Form = Literal["png", "svg"]
DOTS_PER_INCH = 300
"""Print resolution of the PNG."""


class NoFont(RuntimeError):
    """No font with Chinese characters; the message says in Chinese which one to install."""

    def __init__(self) -> None:
        super().__init__(
            "这台电脑没有可用于绘图的中文字体，图没有画出（数据表照常列出）。请安装任意一种："
            "黑体、微软雅黑、宋体（Windows 自带）、苹方（macOS 自带）、"
            "思源黑体 Noto Sans CJK SC（Debian/Ubuntu：apt install fonts-noto-cjk），再重新生成。"
        )


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws in the fonts of an office."""

    profile: OfficeProfile

    def paint(self, chart: Chart, form: Form = "png") -> bytes:
        """The picture. The same chart, fonts and libraries give the same bytes.

        Raises:
            NoFont: nothing here can draw Chinese characters.
        """
        from yuanjian.reports.charts.drawing import fonts

        faces = fonts.chinese(self.profile)
        if not faces:
            raise NoFont()
        return _picture(chart, faces, form)


@lru_cache(maxsize=24)
def _picture(chart: Chart, faces: tuple[str, ...], form: Form) -> bytes:
    """The last few are kept: a report that was just read back is built again."""
    from yuanjian.reports.charts.drawing import canvas

    drawer = import_module(f"yuanjian.reports.charts.drawing.{chart.drawer}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a character that no face here has
        return canvas.picture(chart, drawer.draw, faces, form)
