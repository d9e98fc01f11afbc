"""The writer of the lake: whatever it is killed at, no reading is lost and none is seen twice.

Every change is: write new files that nobody knows, to disk; replace the manifest; later remove files that no
manifest names. Until the manifest is replaced nothing has happened, after it everything has.
"""

from __future__ import annotations

import contextlib
import os
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.lake.lock import locked
from yuanjian.monitoring.lake.manifest import (
    Kind,
    Manifest,
    Part,
    read_manifest,
    write_manifest,
)

if TYPE_CHECKING:
    from yuanjian.monitoring.engines.duck import Session

KEY: Final = "point, item, stat, grain, start"
"""An interval of a park; of its versions the largest counts."""
COLUMNS: Final = f"{KEY}, value, state, below, flag, raw, line, source, version"
TABLE: Final = (
    "(park VARCHAR, point VARCHAR, item VARCHAR, stat VARCHAR, grain VARCHAR, start TIMESTAMP, value BIGINT,"
    " state VARCHAR, below BOOLEAN, flag VARCHAR, raw VARCHAR, line BIGINT, source VARCHAR, version BIGINT)"
)
"""Columns of rows on their way into the lake: those of ``monitoring.readings``, and

* ``below``, ``flag``, ``raw``, ``line``  as readers leave them (``readers.tables``)
* ``source``   SHA-256 of the file that said so
* ``version``  which of two that tell of one interval came later
* ``state``    besides ``readings.STATES`` also «withdrawn»: the interval is taken back
"""
GRACE: Final = 3600.0
"""Seconds that an unnamed file is left for readers who began before the manifest changed."""

_OPTIONS: Final = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880"


@dataclass(frozen=True)
class Lake:
    """A lake in a folder: ``year=…/park=…/….parquet`` and its manifest.

    ``step`` hears what has just been done, «written», «named», «swept»: for progress, and for tests that break in.
    """

    folder: Path
    step: Callable[[str], None] = field(default=lambda _: None, compare=False)

    def manifest(self) -> Manifest:
        """The manifest as it stands."""
        return read_manifest(self.folder)

    def path(self, part: Part) -> Path:
        """Where a part lies."""
        return self.folder.joinpath(*part.path.split("/"))

    def add(self, session: Session, table: str) -> int:
        """Put the rows of a table with the columns of ``TABLE`` into the lake; how many files were written.

        Of several rows of one interval the latest version is read from then on; all are kept.
        """
        partitions = session.rows(
            f"SELECT DISTINCT extract(year FROM start), park FROM {table} ORDER BY ALL"
        )
        if not partitions:
            return 0
        with self._writing() as manifest:
            made = [
                part
                for year, park in partitions
                for part in self._written(
                    session,
                    int(year),
                    park,
                    f"FROM {table} WHERE park = {text(park)}"
                    f" AND start >= TIMESTAMP '{year}-01-01' AND start < TIMESTAMP '{year + 1}-01-01'",
                )
            ]
            self._name(manifest.with_parts((), made))
        return len(made)

    def compact(self, session: Session, *, most: int = 1) -> int:
        """Make one file of the files of every year and park that has more than ``most``; how many years and parks.

        One at a time, each named before the next: memory is that of one, and a kill loses the work on one.
        """
        done = 0
        for year, park in sorted(self.manifest().partitions()):
            with self._writing() as manifest:
                parts = manifest.partitions().get((year, park), [])
                if sum(p.kind == "readings" for p in parts) <= most:
                    continue
                rows = f"FROM {self.files(parts)}"
                self._name(manifest.with_parts(parts, self._written(session, year, park, rows)))
            done += 1
        return done

    def sweep(self, *, grace: float = GRACE) -> int:
        """Remove files that the manifest does not name and nobody can be reading any more; how many."""
        gone = 0
        with self._writing() as manifest:
            named = {self.path(p) for p in manifest.parts}
            before = time.time() - grace
            for path in sorted(self.folder.glob("year=*/park=*/*.parquet")):
                if path not in named and path.stat().st_mtime <= before:
                    with contextlib.suppress(PermissionError):  # Windows: somebody reads it
                        path.unlink()
                        gone += 1
                        self.step("swept")
        return gone

    def files(self, parts: list[Part]) -> str:
        """SQL of the rows of some parts."""
        return f"read_parquet([{', '.join(text(str(self.path(p))) for p in parts)}], hive_partitioning = false)"

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Manifest]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / ".lock"):
            yield self.manifest()

    def _name(self, manifest: Manifest) -> None:
        write_manifest(self.folder, manifest)
        _to_disk(self.folder)
        self.step("named")

    def _written(self, session: Session, year: int, park: str, rows: str) -> list[Part]:
        """Files of the rows of a year and park: the latest versions, and those that they replaced."""
        ((count, different),) = session.rows(f"SELECT count(*), count(DISTINCT hash({KEY})) {rows}")
        if count == different:  # nothing to compare: as a rule so of one source
            part = self._file(session, year, park, "readings", f"SELECT {COLUMNS} {rows}")
            return [part] if part else []
        ranked = (
            f"SELECT *, row_number() OVER (PARTITION BY {KEY} ORDER BY version DESC) AS place"
            f" FROM (SELECT DISTINCT {COLUMNS} {rows})"
        )
        latest = f"SELECT {COLUMNS} FROM ({ranked}) WHERE place = 1"
        replaced = f"SELECT {COLUMNS} FROM ({ranked}) WHERE place > 1"
        found = (
            self._file(session, year, park, "readings", latest),
            self._file(session, year, park, "earlier", replaced),
        )
        return [part for part in found if part]

    def _file(self, session: Session, year: int, park: str, kind: Kind, select: str) -> Part | None:
        name = f"year={year}/park={quote(park, safe='')}/{kind}-{uuid.uuid4().hex}.parquet"
        path = self.folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        ((rows,),) = session.rows(
            f"COPY ({select} ORDER BY {KEY}, version) TO {text(str(path))} ({_OPTIONS})"
        )
        if not rows:
            path.unlink()
            return None
        _to_disk(path)
        _to_disk(path.parent)
        self.step("written")
        ((withdrawn,),) = session.rows(
            f"SELECT count(*) FROM read_parquet({text(str(path))}) WHERE state = 'withdrawn'"
        )
        return Part(name, year, park, kind, int(rows), int(withdrawn))


def text(value: str) -> str:
    """A text as SQL writes it.

    Raises:
        Refusal: it holds a NUL, which no text of SQL does.
    """
    if "\0" in value:
        raise Refusal(f"名称“{value!r}”含有不可见字符，请改正后再试。")
    return "'" + value.replace("'", "''") + "'"


def _to_disk(path: Path) -> None:
    """Ask the system to put a file or the entries of a folder on the disk."""
    if path.is_dir() and os.name == "nt":  # Windows keeps no such thing for folders
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
