"""The door of the room: a file that somebody wrote, whatever its name says, as a Document."""

from __future__ import annotations

from pathlib import Path

from yuanjian.reading.document import Document
from yuanjian.reading.guards import receive


def read_document(path: Path | str) -> Document:
    """The document in a .docx, .pdf or .txt file. The content decides which of them it is.

    Raises:
        UnreadableDocument: the file as a whole cannot be read; the message says why and what to do, in Chinese.
    """
    received = receive(Path(path))
    match received.kind:
        case "docx":
            from yuanjian.reading.docx import read_docx

            return read_docx(received)
        case "pdf":
            from yuanjian.reading.pdf import read_pdf

            return read_pdf(received)
        case "txt":
            from yuanjian.reading.txt import read_txt

            return read_txt(received)
