"""Typst as a library: source and images in, a tagged PDF out (PDF/UA-1 where the report allows it)."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from yuanjian.reports.pdf import STAND_INS, NoPdf
from yuanjian.reports.tree import Report
from yuanjian.reports.typeset.look import preamble
from yuanjian.reports.typeset.markup import images, source
from yuanjian.reports.word.office_profile import OfficeProfile

Standard = Literal["ua-1"]

_MAIN = "report.typ"


def typeset(report: Report, profile: OfficeProfile, made: datetime) -> bytes:
    """The report as a PDF. The same report, fonts and time give the same bytes.

    Raises:
        NoPdf: no Chinese font, or Typst refused the document.
    """
    text = preamble(_fonts(profile), "".join(report.title)) + source(report)
    stamp = made.replace(tzinfo=made.tzinfo or UTC, microsecond=0)
    with tempfile.TemporaryDirectory(prefix="yuanjian-typeset-") as name:
        folder = Path(name)
        (folder / _MAIN).write_text(text, encoding="utf-8")
        for file, content in images(report):
            (folder / file).write_bytes(content)
        strict: Standard = "ua-1"
        for standard in (strict, None):
            try:
                return _compiled(folder, standard, stamp)
            except typst.TypstError as no:
                refused = no  # PDF/UA forbids, for one, a heading that leaves out a level
    raise NoPdf(
        f"内置排版程序没有排出 PDF（{refused.message}）。Word 文件不受影响，可在 Word 或 WPS 中另存为 PDF。"
    )


def _compiled(folder: Path, standard: Standard | None, stamp: datetime) -> bytes:
    made = typst.compile(
        str(folder / _MAIN), root=str(folder), format="pdf", pdf_standards=standard,
        timestamp=stamp,
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


def _fonts(profile: OfficeProfile) -> dict[str, Sequence[str]]:
    """The fonts of every face that this machine has, best first.

    Raises:
        NoPdf: there is none for Chinese.
    """
    there = _families()
    found = {}
    for face in ("fangsong", "kaiti", "heiti", "title", "songti", "latin"):
        wanted = list(getattr(profile, face))
        for names, others in STAND_INS.items():
            if wanted[0] in names:
                wanted += others
        found[face] = [name for name in dict.fromkeys(wanted) if name in there]
    chinese = next((found[f] for f in ("fangsong", "songti", "heiti", "kaiti") if found[f]), None)
    if chinese is None:
        raise NoPdf(
            "这台电脑没有中文字体，未生成 PDF（Word 文件不受影响）。请安装思源黑体、宋体、仿宋等任意一种"
            "（Debian/Ubuntu：apt install fonts-noto-cjk），或在 Word、WPS 中另存为 PDF。"
        )
    return {face: names or (chinese if face != "latin" else []) for face, names in found.items()}


@cache
def _families() -> frozenset[str]:
    return frozenset(typst.Fonts().families())
