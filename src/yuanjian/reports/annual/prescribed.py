"""The prescribed tables 1–4 as tables of the tree: shared head cells, joined equal cells, closing rows."""

from collections.abc import Mapping, Sequence

from yuanjian.norms import frames
from yuanjian.reports.annual.figures import Figures
from yuanjian.reports.annual.sentences import wording
from yuanjian.reports.tree import Cell, Column, Figure, Inline, Row, Table, Text, plain

Line = Mapping[str, tuple[Inline, ...]]
"""One row of a prescribed table: contents by column id."""


def prescribed_table(
    spec: frames.Table,
    lines: Sequence[Line],
    columns: Mapping[str, Column],
    figures: Figures,
) -> Table:
    """The table with its head, its lines and, where prescribed, closing rows and notes."""
    title = plain(wording(spec.title, figures))
    number, _, rest = title.partition(" ")
    ids = [column.id for column in spec.columns]
    body = [*_joined(spec, lines), *_closing(spec, len(lines), len(ids), figures)]
    return Table(
        id=f"table{spec.id}",
        number=number,
        title=rest,
        columns=tuple(columns[i] for i in ids),
        header=(_head(spec),),
        rows=tuple(body),
        notes=("说明：", *spec.notes) if spec.notes else (),
    )


def blank_line(spec: frames.Table, sheet: str) -> Line:
    """The one line of a table whose sheet nobody has filled: marked blanks, no empty table."""
    return {column.id: (Figure(f"s{sheet}.{column.id}", "", "missing"),) for column in spec.columns}


def none_line(spec: frames.Table) -> Line:
    """The one line of a table that the park has confirmed to have nothing to list."""
    return {column.id: (Text("无" if n else "—"),) for n, column in enumerate(spec.columns)}


def _head(spec: frames.Table) -> Row:
    cells: list[Cell] = []
    names: list[str] = []
    for column in spec.columns:
        if names and names[-1] == column.heading:
            cells[-1] = Cell(cells[-1].inlines, colspan=cells[-1].colspan + 1)
        else:
            names.append(column.heading)
            cells.append(Cell((Text(column.heading),)))
    return tuple(cells)


def _joined(spec: frames.Table, lines: Sequence[Line]) -> list[Row]:
    """Rows in which equal neighbouring cells of merged columns are one, group within group."""
    spans: list[dict[str, int]] = [{} for _ in lines]
    merged = [column.id for column in spec.columns if column.merged]
    for depth, column in enumerate(merged):
        outer = merged[: depth + 1]
        start = 0
        for r in range(1, len(lines) + 1):
            if r < len(lines) and all(plain(lines[r][c]) == plain(lines[start][c]) for c in outer):
                spans[r][column] = 0
                continue
            spans[start][column] = r - start
            start = r
    return [
        tuple(
            Cell(line[column.id], rowspan=span.get(column.id, 1))
            for column in spec.columns
            if span.get(column.id, 1)
        )
        for line, span in zip(lines, spans, strict=True)
    ]


def _closing(spec: frames.Table, lines: int, width: int, figures: Figures) -> list[Row]:
    return [
        (
            Cell((Text(str(lines + n)),)),
            Cell((Text(row.label),), colspan=width - 2, align="center"),
            Cell(tuple(wording(row.value, figures)), align="center"),
        )
        for n, row in enumerate(spec.footer, start=1)
    ]
