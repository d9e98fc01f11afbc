"""What reading a file gives, checked for sense whatever it is."""

from pathlib import Path

import pytest

from yuanjian.core.refusal import Refusal
from yuanjian.reading.document import Document
from yuanjian.reading.guards import UnreadableDocument
from yuanjian.reading.open import read_document


def refused(path: Path) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path)
    assert isinstance(caught.value, Refusal), "the command line shows refusals as sentences"
    assert str(caught.value).endswith("。")
    return caught.value


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def outcome(path: Path) -> str:
    """What reading gives, a document being checked for sense."""
    try:
        document = read_document(path)
    except UnreadableDocument as no:
        return no.why
    assert isinstance(document, Document)
    assert [x.number for x in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))
    for table in document.tables:
        for cell in table.cells:
            assert cell.row + cell.rows - 1 <= table.height
            assert cell.column + cell.columns - 1 <= table.width
            for number in cell.paragraphs:
                at = document.paragraph(number)
                assert (at.table, at.row, at.column) == (table.number, cell.row, cell.column)
    return "document"
