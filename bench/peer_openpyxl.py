"""The peer of the import: one pass over all cells of workbooks, values only, nothing kept."""

import sys

from openpyxl import load_workbook

for path in sys.argv[1:]:
    book = load_workbook(path, read_only=True, data_only=True)
    print(
        sum(
            c is not None
            for sheet in book
            for row in sheet.iter_rows(values_only=True)
            for c in row
        )
    )
