"""One report as Word, PDF and text reads the same: the paragraphs' text and every table with its merged cells."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from yuanjian.demo.park import PARK, records
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts
from yuanjian.reading.document import Document
from yuanjian.reading.folding import folded
from yuanjian.reading.open import read_document
from yuanjian.reports.annual.build import annual_report
from yuanjian.reports.pdf import pdf_bytes
from yuanjian.reports.word.document import word_bytes

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)
_Shape = list[tuple[int, int, int, int, str]]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prior = Dossier(PARK.code, 2020, records(2020))
    facts = Facts(Dossier(PARK.code, 2021, records(2021), prior=prior))
    path = tmp_path_factory.mktemp("demo") / "报告.docx"
    path.write_bytes(word_bytes(annual_report(facts).report, made=datetime(2022, 2, 1)))
    return path


def said(document: Document) -> list[str]:
    """The running text without a blank, line breaks being breaks of paragraphs."""
    return [
        folded(line).text for p in document.prose() for line in p.text.split("\n") if line.strip()
    ]


def plain(document: Document) -> str:
    """All text in one, raised figures lowered: this text format knows none."""
    return folded("".join(p.text for p in document.paragraphs)).text.replace("^", "")


def tables(document: Document) -> list[_Shape]:
    return [
        sorted(
            (c.row, c.column, c.rows, c.columns, folded(document.cell_text(c)).text)
            for c in table.cells
        )
        for table in document.tables
    ]


def flattened(document: Document) -> str:
    """The document as plain text: each cell on a line that begins with a tab, rows apart by a blank line."""
    out: list[str] = []
    table = 0
    for p in document.paragraphs:
        if p.table is None:
            out.append(p.text.replace("\n", "\v"))
        elif p.table > table:
            table = p.table
            out += _flat_table(document, table)
    return "\n".join(out)


def _flat_table(document: Document, number: int) -> list[str]:
    table = document.tables[number - 1]
    at = {(c.row, c.column): document.cell_text(c) for c in table.cells}
    covered = {
        (r, c.column) for c in table.cells for r in range(c.row + 1, c.row + c.rows)
    }  # below a merged cell a blank one is left
    out = []
    for row in range(1, table.height + 1):
        for column in range(1, table.width + 1):
            if (row, column) in at:
                out.append("\t" + at[row, column])
            elif (row, column) in covered:
                out.append("\t")
        out.append("")
    return [*out, ""]


def test_flattened_text_gives_the_same_paragraphs_and_tables(word, tmp_path):
    original = read_document(word)
    path = tmp_path / "报告.txt"
    path.write_text(flattened(original), encoding="gb18030")

    read = read_document(path)

    assert said(read) == said(original)
    assert tables(read) == tables(original)


@needs_office
@pytest.mark.long
def test_a_pdf_gives_the_same_paragraphs_and_tables(word, tmp_path):
    original = read_document(word)
    path = tmp_path / "报告.pdf"
    path.write_bytes(pdf_bytes(word.read_bytes()))

    read = read_document(path)

    assert said(read) == said(original)
    assert tables(read) == tables(original)
    assert all(p.page for p in read.paragraphs)


@needs_office
@pytest.mark.long
def test_text_saved_by_libreoffice_gives_the_same_numbered_tables(word, tmp_path):
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(word)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    original, read = read_document(word), read_document(tmp_path / "报告.txt")

    numbered = [t for t in tables(original) if t[0][-1] == "序号"]
    assert len(numbered) == 5
    assert tables(read) == numbered
    assert plain(read) == plain(original)
    assert "文本里的表格没有分隔符，按序号和每行的行数还原，请核对" in read.notes
