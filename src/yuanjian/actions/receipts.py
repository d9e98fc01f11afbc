"""Write back to firms what they returned, with what is to be mended. The ledger is only read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from yuanjian.actions.incoming import at_hand, of_firms
from yuanjian.actions.returned import Collected, Returned
from yuanjian.actions.take_in import preview
from yuanjian.core.atomic import write_whole
from yuanjian.core.filenames import safe_name
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming, ParkYear
from yuanjian.sheets.excel.receipt import Receipt, mendable, receipt_bytes
from yuanjian.sheets.excel.template import Identity, package_name
from yuanjian.sheets.firm import Firm


@dataclass(frozen=True, slots=True)
class Written:
    """A receipt with the firm that it goes to."""

    firm: Firm
    name: str
    receipt: Receipt


def receipts(collected: Collected) -> Iterator[Written]:
    """A receipt for each returned file with something to mend; a firm's second file is numbered."""
    of, names = collected.of, dict[str, int]()
    for one in collected.readable:
        found = one.seen.judged if one.seen else None
        if found is None or not mendable(found):
            continue
        firm = found.firm
        park = Identity(of.park.code, of.park.name, firm.name, firm.no)
        base = package_name(park, of.year).replace("企业年报包", "核对回执").removesuffix(".xlsx")
        names[base] = names.get(base, 0) + 1
        again = f"_{names[base]}" if names[base] > 1 else ""
        yield Written(
            firm, safe_name(f"{base}{again}.xlsx"), receipt_bytes(found, park=park, year=of.year)
        )


def write_receipts(collected: Collected, folder: Path) -> list[Written]:
    """Write the receipts into a folder; a firm's earlier receipt is replaced, whole or not at all."""
    made = []
    for one in receipts(collected):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / one.name, one.receipt.content)
        made.append(one)
    return made


def again(files: Iterable[Incoming], of: ParkYear, store: Path) -> Collected:
    """Files that were handed in on the page, compared with the ledger as it is now; unreadable ones left out."""
    found = []
    for one in files:
        with suppress(Refusal), at_hand(one, store) as path:
            seen = preview(path, park=of.park.code, year=of.year, firms=of_firms(one))
            found.append(Returned(path, seen))
    return Collected(of, "", tuple(found))


def zip_receipts(collected: Collected, file: IO[bytes]) -> int:
    """All receipts as one zip; returns how many."""
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for one in receipts(collected):
            archive.writestr(one.name, one.receipt.content)
            count += 1
    return count
