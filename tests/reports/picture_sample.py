"""A chart in the made-up report, with an image that is no drawing: a square of one grey."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from fractions import Fraction

from tests.reports.changed_sample import with_added
from yuanjian.reports.charts.chart import Limit
from yuanjian.reports.charts.kinds.month_bars import MonthBars
from yuanjian.reports.tree import Picture, Report

ALT = "示范断面2020年总磷各月浓度：最高为2月的{}mg/L，最低为7月的0.07mg/L；有1个月高于Ⅲ类限值0.2mg/L（2月）。"


def png(grey: int) -> bytes:
    """A whole PNG of one dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes([0, grey]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def picture(highest: str = "0.23", grey: int = 10, ident: str = "chart.section") -> Picture:
    months = ["0.16", highest, *["0.11"] * 4, "0.07", *["0.1"] * 5]
    chart = MonthBars(
        "示范断面2020年总磷各月浓度", "总磷浓度", "mg/L", tuple(Fraction(m) for m in months),
        Limit(Fraction("0.2"), "Ⅲ类限值"),
    )  # fmt: skip
    return Picture(ident, "图1", chart, png(grey))


def illustrated(of: Report, *pictures: Picture) -> Report:
    """The report with pictures after the paragraph on the plant."""
    return with_added(of, "plant", *(pictures or (picture(),)))


def redrawn(of: Report, image: bytes) -> Report:
    """The same data drawn by another machine."""
    blocks = (replace(b, image=image) if isinstance(b, Picture) else b for b in of.blocks)
    return replace(of, blocks=tuple(blocks))
