"""An invented report as a Word file with everything that a comment may have to stand at, and reviews of it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document as WordDocument

from yuanjian.audit.finding import Finding, Found, Quote, Severity
from yuanjian.core.evidence import NOWHERE
from yuanjian.reading.document import Document
from yuanjian.reading.open import read_document
from yuanjian.reports.review.decisions import Decision, judged
from yuanjian.reports.review.outcome import About, Review

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = (
    f'<w:p xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>方框所在的一段</w:t></w:r><w:r><w:pict>'
    "<v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>方框里的字：日均处理3.2万吨</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)
_REVISED = (
    f'<w:p xmlns:w="{W}"><w:r><w:t xml:space="preserve">全年处理危险废物</w:t></w:r>'
    '<w:del w:id="901" w:author="甲"><w:r><w:delText>旧数12</w:delText></w:r></w:del>'
    '<w:ins w:id="902" w:author="甲"><w:r><w:rPr><w:b/></w:rPr><w:t>35.6</w:t></w:r></w:ins>'
    "<w:r><w:t>吨 &amp; 其他，贮存量为零</w:t></w:r></w:p>"
)


def word_file(path: Path) -> Path:
    """Heading, formatted runs, a raised digit, a table, a text box, tracked changes, a header."""
    from lxml import etree

    word = WordDocument()
    word.add_heading("一、园区概况", 1)
    body = word.add_paragraph("园区已入园企业")
    body.add_run("数量10个").bold = True
    body.add_run("，其中上一年度末 5 个，本年度 新入园 1 个，清退0个。设计规模5.0×10")
    body.add_run("4").font.superscript = True
    body.add_run("m³/d。")
    table = word.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("点位", "结果", "莲花渠", "达标率 100%，偶发超标"), strict=True
    ):
        cell.text = text
    end = word.element.body[-1]
    for xml in (_BOX, _REVISED):
        end.addprevious(etree.fromstring(xml))
    word.sections[0].header.paragraphs[0].text = "某某园区年度报告（送审稿）"
    word.save(str(path))
    return path


def with_parts(path: Path, changed: dict[str, bytes]) -> Path:
    """The same package with some parts replaced or added."""
    with zipfile.ZipFile(path) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in (parts | changed).items():
            new.writestr(name, content)
    path.write_bytes(out.getvalue())
    return path


def quote(document: Document, words: str, nth: int = 0) -> Quote:
    """The words where they stand, the ``nth`` time."""
    places = [p for p in document.paragraphs if words in p.text]
    start = places[nth].text.index(words)
    return Quote(words, document.place(places[nth].number, start, start + len(words)))


def found(
    *quotes: Quote, severity: Severity = "major", code: str = "partition.enterprises", message: str = "5＋1－0＝6，报告写10",
    subject: str = "",
) -> Found:  # fmt: skip
    """A finding with these quotes."""
    finding = Finding(
        message, quotes, expected="6", found="10", advice="核对企业名录", verify="四个数相加相等", subject=subject
    )  # fmt: skip
    return Found(
        code, severity, "企业数前后对不上", "年末数＝上年末数＋新入园数－清退数（逻辑）", finding
    )


def everywhere(text: str) -> Quote:
    """A quote that stands nowhere."""
    return Quote(text, NOWHERE)


def review_of(
    document: Document, findings: Sequence[Found], decisions: Sequence[Decision] = ()
) -> Review:
    """A review with these findings, dated 2021-03-01."""
    about = About("某某园区", "S439901", 2020, "湖南省")
    told, lost = judged(findings, decisions, date(2021, 3, 1))
    return Review(
        document.name, document.sha256, about, document, (), (), told, (), 3, 0.1, lost=lost
    )


def sample(folder: Path) -> tuple[Path, Document]:
    """The Word file and the document that is read from it."""
    path = word_file(folder / "自评估报告.docx")
    return path, read_document(path)
