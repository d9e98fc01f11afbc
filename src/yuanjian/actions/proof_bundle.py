"""The proof folder of a park's year, out of its records and the store, as one zip."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.utils import timezone

from yuanjian.audit.credit.score import score
from yuanjian.audit.credit.supply import supply
from yuanjian.audit.proving import by_item, proving
from yuanjian.facts.engine import Facts
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import ParkYear
from yuanjian.ledger.queries import dossier
from yuanjian.reports.proof_folder import About, Folder, write_zip

Told = Callable[[int, int], None]


def folder_of(of: ParkYear, store: Path) -> Folder:
    """What the proof folder holds. Files that the store has lost are left out and named in the index."""
    frozen = dossier(of)
    facts = Facts(frozen)
    supply(facts)
    outcome = score(facts)
    held = proving(frozen)
    paths = {a.number: place_of(store, a.sha256) for a in held.attachments if a.sha256}
    there = {number: path for number, path in paths.items() if path.is_file()}
    about = About(of.park.name, of.park.code, of.year, timezone.localtime())
    title = "信用评价指标"
    if outcome.applied is not None and outcome.remark:
        title += f"（{outcome.remark}）"
    return Folder(about, held, by_item(frozen, outcome), title, there)


def bundle(folder: Folder) -> IO[bytes]:
    """The zip, on the disk and not in memory; it is gone when the file is closed."""
    file = tempfile.TemporaryFile(prefix="yuanjian-proofs-")  # noqa: SIM115 — the caller closes it
    try:
        write_zip(folder, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def write_bundle(folder: Folder, target: Path, told: Told = lambda done, of: None) -> None:
    """The zip at ``target``; whole or not at all.

    Raises:
        OSError: the folder does not exist, no space, the file is open in another program.
    """
    handle = tempfile.NamedTemporaryFile(  # noqa: SIM115 — renamed when whole
        dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False
    )
    temporary = Path(handle.name)
    try:
        with handle:
            write_zip(folder, handle, told)  # type: ignore[arg-type]
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
