"""What is still missing, by name: sheets not filled, required cells left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yuanjian.core.evidence import Place
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import missing_cells, required_cells
from yuanjian.sheets.shelf import all_sheets


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing still to be filled. ``key`` is the row («» when the whole sheet is empty), ``called`` the
    words that people have for it."""

    sheet: str
    title: str
    key: str
    header: str
    place: Place
    who: str
    called: str = ""

    def __str__(self) -> str:
        return f"{self.title}：{self.called + '　' if self.called else ''}{self.header}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one sheet is: rows, required cells filled and wanted."""

    sheet: str
    title: str
    by: str
    rows: int
    none: bool
    filled: int
    wanted: int


def gaps(records: Mapping[str, tuple[Record, ...]]) -> Iterator[Gap]:
    """Every required thing that is blank, sheet by sheet."""
    for no, form in all_sheets().items():
        rows = records.get(no, ())
        if not rows:
            yield Gap(
                no,
                form.sheet.name,
                "",
                "整表未填（没有的请在首列填“无”）" if form.sheet.none_ok else "整表未填",
                Place(),
                form.sheet.by,
            )
        for record in rows:
            if record.none or record.computed:
                continue
            for column in missing_cells(form, record.row):
                yield Gap(
                    no,
                    form.sheet.name,
                    record.key,
                    column.header,
                    record.cell(column.key),
                    form.sheet.by,
                    record.called,
                )


def progress(records: Mapping[str, tuple[Record, ...]]) -> Iterator[Progress]:
    """The progress of every sheet: conditional cells count as wanted where their condition holds."""
    for no, form in all_sheets().items():
        rows = records.get(no, ())
        real = [r for r in rows if not (r.none or r.computed)]
        blank = sum(1 for r in real for _ in missing_cells(form, r.row))
        filled = sum(
            1
            for r in real
            for c in required_cells(form, r.row)
            if getattr(r.row, c.key) is not None
        )
        yield Progress(
            no,
            form.sheet.name,
            form.sheet.by,
            len(real),
            any(r.none for r in rows),
            filled,
            filled + blank,
        )
