"""The readings of a session evaluated elsewhere: on a Dask or a Spark cluster, with the same result as here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.air.days import AREA
from yuanjian.monitoring.air.law import Law
from yuanjian.monitoring.air.year import PointYear, evaluate
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import text

if TYPE_CHECKING:
    from yuanjian.monitoring.engines import Name

_GROUPS: Final = 16
_COLUMNS: Final = "point, item, stat, grain, start, value, state"


class Evaluate(Protocol):
    """``air.year.evaluate`` on the readings of some engine."""

    def __call__(
        self, first: date, last: date, law: Law | None = None, *, area: bool = False
    ) -> list[PointYear]: ...


@dataclass(frozen=True, slots=True)
class Where:
    """Where an evaluation runs. ``cluster``: its address, «» processes of this machine. ``shared``: a folder that
    all its machines see under this path, where readings are laid down for it; None: this machine's own."""

    engine: Name = "duckdb"
    cluster: str = ""
    shared: Path | None = None


@contextmanager
def evaluating(session: Session, where: Where) -> Iterator[Evaluate]:
    """An evaluation of the table ``readings`` of the session.

    Raises:
        Refusal: the engine is not installed, its cluster does not answer or cannot see the readings.
    """
    if where.engine == "duckdb":
        yield partial(evaluate, session)
        return
    if where.shared is not None and not where.shared.is_dir():
        raise Refusal(f"文件夹“{where.shared}”不存在，请先建立或换一个位置（--shared）。")
    with tempfile.TemporaryDirectory(prefix="yuanjian-", dir=where.shared) as folder:
        session.run(
            f"COPY (SELECT {_COLUMNS}, hash(point) % {_GROUPS} AS part FROM readings) TO {text(folder)}"
            " (FORMAT parquet, PARTITION_BY (part), OVERWRITE_OR_IGNORE)"
        )
        parts = sorted(Path(folder).rglob("*.parquet"))
        if where.engine == "dask":
            from yuanjian.monitoring.engines.dask import DaskCluster

            with DaskCluster(where.cluster) as workers:

                def on_dask(
                    first: date, last: date, law: Law | None = None, *, area: bool = False
                ) -> list[PointYear]:
                    groups = [parts] if area else _by_folder(parts)
                    asked = [_Task(tuple(g), first, last, law or Law(), area) for g in groups]
                    return _seen(workers.each(_years, asked))

                yield on_dask
        else:
            from yuanjian.monitoring.engines.spark import SparkEngine

            with SparkEngine(where.cluster) as spark:
                spark.read("readings", [str(p) for p in parts], folder)
                yield partial(evaluate, spark)


@dataclass(frozen=True, slots=True)
class _Task:
    """What one worker evaluates."""

    files: tuple[Path, ...]
    first: date
    last: date
    law: Law
    area: bool


def _years(task: _Task) -> list[PointYear] | str:
    """In a worker: the years of the points in some files, or which of them it cannot see."""
    unseen = next((f for f in task.files if not f.is_file()), None)
    if unseen is not None:
        return str(unseen.parent.parent)
    with Session(threads=1) as session:
        files = ", ".join(text(str(f)) for f in task.files)
        session.run(f"CREATE VIEW readings AS FROM read_parquet([{files}])")
        return evaluate(session, task.first, task.last, task.law, area=task.area)


def _seen(answers: list[list[PointYear] | str]) -> list[PointYear]:
    """The years of all groups in the order of one evaluation."""
    found: list[PointYear] = []
    for answer in answers:
        if isinstance(answer, str):
            raise Refusal(
                f"集群的机器看不到“{answer}”里的数据。请用 --shared 指定一个各机都能用同一路径访问的文件夹。"
            )
        found += answer
    return sorted(found, key=lambda one: (one.point == AREA, one.point, one.year))


def _by_folder(parts: list[Path]) -> list[list[Path]]:
    folders: dict[Path, list[Path]] = {}
    for part in parts:
        folders.setdefault(part.parent, []).append(part)
    return list(folders.values())
