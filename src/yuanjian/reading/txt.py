"""Text files: the encoding is found, flattened tables are found again, what a converter left behind is dropped."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from yuanjian.reading.building import Builder
from yuanjian.reading.contents import is_contents_title, leads_to_page
from yuanjian.reading.document import Document
from yuanjian.reading.guards import MAX_TEXT, SAVE_AS, Received, UnreadableDocument
from yuanjian.reading.tables_flat import FlatTable, split
from yuanjian.reading.txt_pages import without_pages
from yuanjian.reading.txt_wrapped import cut_of, rejoined

_RESIDUE = re.compile(r"\[bookmark: [^\[\]\n]{0,200}\]")
_LINE_END = re.compile(r"\r\n|[\n\r\x85]|(?=\f)")
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def read_txt(received: Received) -> Document:
    """The document of a received text file: a line is a paragraph, unless lines were plainly cut at a fixed width.

    Raises:
        UnreadableDocument: too large, not text, or in an encoding that was not found.
    """
    content = received.path.read_bytes()
    if len(content) > MAX_TEXT:
        raise UnreadableDocument(
            "too_large",
            f"文本有 {len(content) / 2**20:.0f} MB，超过 {MAX_TEXT // 2**20} MB",
            "请核对是不是选错了文件",
        )
    builder = Builder()
    text = decoded(content, builder)
    # A soft break (vertical tab, U+2028) stays within its paragraph.
    lines = [line.replace("\v", "\n").replace("\u2028", "\n") for line in _LINE_END.split(text)]
    lines, heads = without_pages([_RESIDUE.sub("", line) for line in lines])
    for part in _parts(lines, builder):
        if isinstance(part, FlatTable):
            _add_table(builder, part)
        else:
            builder.paragraph(part)
    for head in heads:
        builder.paragraph(head, aside="header")
    return builder.document(received)


def _parts(lines: list[str], builder: Builder) -> Iterator[str | FlatTable]:
    """Paragraphs and tables; lines that were cut at a fixed width put together."""
    parts = list(split(_without_contents(lines)))
    cut = cut_of([part for part in parts if isinstance(part, str)])
    if cut is None:
        yield from parts
        return
    builder.note(f"文本每行约{cut.characters}字就断开，已按段落接回，位置按接回后的段落计")
    together: list[str] = []
    for part in [*parts, None]:
        if isinstance(part, str):
            together.append(part)
            continue
        yield from rejoined(together, cut)
        together = []
        if part is not None:
            yield part


def _without_contents(lines: list[str]) -> list[str]:
    """Lines without a table of contents."""
    out: list[str] = []
    inside = False
    for line in lines:
        if is_contents_title(line):
            inside = True
            continue
        if leads_to_page(line, tab=inside) or (inside and not line.strip()):
            continue
        inside = False
        out.append(line)
    return out


def _add_table(builder: Builder, table: FlatTable) -> None:
    builder.open_table()
    for cell in table.cells:
        builder.cell_at(cell.row, cell.column, cell.rows, cell.columns)
        for line in cell.lines:
            builder.paragraph(line)
    builder.close_table()
    if table.bare:
        builder.note("文本里的表格没有分隔符，按序号和每行的行数还原，请核对")
    if table.merged:
        builder.note("文本里看不出合并单元格；表格左侧的空格按与上一行合并理解")


def decoded(content: bytes, builder: Builder) -> str:
    """The text in whichever encoding it is; damaged characters become «�» and are noted.

    Raises:
        UnreadableDocument: the bytes are no text, or no encoding fits.
    """
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(name, "replace"), builder)
    if name := _unmarked_utf16(content):
        return _checked(content.decode(name, "replace"), builder)
    text = content.decode("utf-8", "replace")
    beyond_ascii = sum(map(len, re.findall("[^\x00-\x7f]+", text)))
    if (
        text.count("\ufffd") * 10 <= beyond_ascii
    ):  # of another encoding nearly every character would be broken
        return _checked(text, builder)
    return _checked(content.decode("gb18030", "replace"), builder)


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of line ends, digits and Latin letters is zero."""
    sample = content[:65536]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) < 2 or max(zeros) * 50 < len(sample) or min(zeros) * 10 > max(zeros):
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _checked(text: str, builder: Builder) -> str:
    size = max(len(text), 1)
    broken = text.count("\ufffd")
    odd = len(_ODD.findall(text))
    rare = sum("\ue000" <= c <= "\uf8ff" for c in text[:200_000])
    if odd * 100 > size or broken > max(2, size // 20) or rare * 10 > min(size, 200_000):
        raise UnreadableDocument(
            "other_format", "这不是文本文件，或者文字编码认不出（支持 UTF-8、UTF-16、GBK）", SAVE_AS
        )
    if broken:
        builder.note(f"有{broken}处字符损坏，显示为“�”")
    return _ODD.sub("", text) if odd else text
