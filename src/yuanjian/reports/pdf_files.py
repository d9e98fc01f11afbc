"""The Word file of a report with its PDF: by LibreOffice from the Word file, elsewhere typeset from the tree."""

from dataclasses import dataclass
from datetime import datetime

from yuanjian.reports.pdf import NoPdf, heading_pages, office_program, pdf_bytes
from yuanjian.reports.pdf_text import breakable
from yuanjian.reports.tree import Report
from yuanjian.reports.word.document import word_bytes
from yuanjian.reports.word.office_profile import OfficeProfile

OFFICE, TYPST = "LibreOffice", "Typst"
_TYPESET = (
    "PDF 由内置排版程序按同样的内容排出，分页与 Word 不同，Word 目录的页码为估计值（在 Word 中“更新域”即可）。"
    "要与 Word 一致的 PDF，请安装 LibreOffice 后重新生成，或在 Word、WPS 中另存为 PDF。"
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A Word file and its PDF (empty: none could be made); ``by`` names the renderer, ``notices`` are in Chinese."""

    word: bytes
    pdf: bytes = b""
    by: str = ""
    notices: tuple[str, ...] = ()


def word_with_pdf(report: Report, made: datetime, profile: OfficeProfile) -> Drawn:
    """Both files. With LibreOffice the contents of the Word file get the pages of the PDF."""
    if office_program() is None:
        return _typeset(report, made, profile, "没有找到 LibreOffice，")
    ready = breakable(report)
    first = word_bytes(ready, made=made, profile=profile)
    try:
        drawn = pdf_bytes(first)
        pages = heading_pages(drawn, report.headings())
        exact = word_bytes(ready, made=made, profile=profile, pages=pages)
        word = word_bytes(report, made=made, profile=profile, pages=pages)
        return Drawn(word, drawn if exact == first else pdf_bytes(exact), OFFICE)
    except NoPdf as no:
        return _typeset(report, made, profile, str(no))


def _typeset(report: Report, made: datetime, profile: OfficeProfile, why: str) -> Drawn:
    from yuanjian.reports.typeset.render import typeset

    word = word_bytes(report, made=made, profile=profile)
    try:
        return Drawn(word, typeset(report, profile, made), TYPST, (why + _TYPESET,))
    except NoPdf as no:
        return Drawn(word, notices=(f"{why.rstrip('，。')}。{no}",))
