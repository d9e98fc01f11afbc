"""A ledger of a large park: 148 firms, five years. ``python -m bench.park FOLDER`` fills the data folder."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.package import PARK, YEAR, records

TIMES = 2
YEARS = range(YEAR - 4, YEAR + 1)


def fill(folder: Path) -> int:
    """Writes the rows straight into the tables; returns how many."""
    from yuanjian.ledger.opening import open_ledger

    open_ledger(folder)
    from yuanjian.ledger.models import Park, ParkYear, Row, RowHistory

    rows = records(TIMES)
    park = Park.objects.create(code=PARK.code, name=PARK.name)
    made = 0
    for year in YEARS:
        of = ParkYear.objects.create(park=park, year=year)
        new, history = [], []
        for no, found in rows.items():
            for number, one in enumerate(found):
                assert one.row is not None
                data = one.row.to_data() | ({"year": year} if no == "01" else {})
                key = str(year) if no == "01" else one.key
                version = one.row.sheet.version
                new.append(
                    Row(
                        park_year=of, sheet=no, form_version=version, key=key, data=data, number=number + 6,
                        sheet_title=one.row.sheet.name,
                    )
                )  # fmt: skip
                history.append(
                    RowHistory(
                        park_year=of, sheet=no, key=key, version=1, what="added", data=data, by="bench"
                    )
                )  # fmt: skip
        Row.objects.bulk_create(new, batch_size=500)
        RowHistory.objects.bulk_create(history, batch_size=500)
        made += len(new)
    return made


if __name__ == "__main__":
    print(fill(Path(sys.argv[1])))
