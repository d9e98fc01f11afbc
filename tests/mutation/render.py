"""A report as a file: .txt with flattened tables, or .docx with real ones."""

from __future__ import annotations

from pathlib import Path

from tests.mutation.report import Grid, Heading, Para, Report

_WIDE = 2  # a row of the credit table has cells that span


def as_text(report: Report) -> str:
    """Plain text; tables flattened as the style does: a cell a line, or a row a line."""
    lines: list[str] = []
    for block in report.blocks:
        match block:
            case Heading():
                lines.append(block.number + report.said(block.title).text)
            case Para():
                lines.append("".join(report.said(one).text for one in block.sentences))
            case Grid():
                lines += _flat(report, block)
    return "\n".join(lines) + "\n"


def _flat(report: Report, grid: Grid) -> list[str]:
    rows = [grid.header, *([report.said(one).text for one in row] for row in grid.rows)]
    lines = [report.said(grid.caption).text]
    if report.style.tables == "tabs":
        return [*lines, *("\t".join(row) for row in rows), ""]
    for row in rows:
        lines += [f"\t{cell}" for cell in row] + [""]
    return [*lines, ""]


def write_text(report: Report, path: Path) -> Path:
    """As .txt."""
    path.write_text(as_text(report), encoding="utf-8")
    return path


def write_word(report: Report, path: Path) -> Path:
    """As .docx: real tables, heading styles where the style numbers by Word."""
    import docx

    word = docx.Document()
    for block in report.blocks:
        match block:
            case Heading():
                text = block.number + report.said(block.title).text
                if report.style.numbering == "styled":
                    word.add_heading(text, level=block.level)
                else:
                    word.add_paragraph().add_run(text).bold = True
            case Para():
                word.add_paragraph("".join(report.said(one).text for one in block.sentences))
            case Grid():
                word.add_paragraph(report.said(block.caption).text)
                _word_table(report, block, word)
    word.save(str(path))
    return path


def _word_table(report: Report, grid: Grid, word) -> None:  # type: ignore[no-untyped-def]
    table = word.add_table(rows=0, cols=len(grid.header))
    table.style = "Table Grid"
    for row in [grid.header, *([report.said(one).text for one in row] for row in grid.rows)]:
        cells = table.add_row().cells
        if len(row) == len(cells):
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
            continue
        cells[0].text = row[0]
        cells[1].merge(cells[3]).text = row[1]
        cells[4].merge(cells[-1]).text = row[2]
