"""The lake: versions, compaction, and that a writer may be killed at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.monitoring.lake_writer import KEYS, rows_of, seen
from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.manifest import NAME
from yuanjian.monitoring.lake.store import TABLE, Lake
from yuanjian.monitoring.lake.view import HOT, open_view, steadily

KILLS = 60


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "监测 数据")


def told(session: Session, lake: Lake, rows: list[list[object]], table: str = "told") -> None:
    """Rows of (point, start, value, state, version) of park P."""
    session.run(f"CREATE OR REPLACE TEMP TABLE {table} {TABLE}")
    session.fill(
        table,
        [
            ["P", point, "pm10", "mean", "hour", start, value, state, False, None, "1", 1, "x", n]
            for point, start, value, state, n in rows
        ],
    )


def values(session: Session, lake: Lake) -> list[tuple[object, ...]]:
    open_view(session, lake)
    return session.rows("SELECT point, hour(start), value FROM readings ORDER BY ALL")


def test_a_later_version_replaces_the_value_and_the_earlier_one_is_kept(
    session: Session, lake: Lake
) -> None:
    hour = "2021-05-01 08:00:00"
    for version, value in ((1, 10), (3, 30), (2, 20)):  # told out of order
        told(session, lake, [["A", hour, value, "valid", version]])
        lake.add(session, "told")
    assert values(session, lake) == [("A", 8, 30)]

    assert lake.compact(session) == 1
    assert values(session, lake) == [("A", 8, 30)]
    kinds = {p.kind: lake.files([p]) for p in lake.manifest().parts}
    assert session.rows(f"SELECT value, version FROM {kinds['earlier']} ORDER BY version") == [
        (10, 1),
        (20, 2),
    ]
    assert session.rows(f"SELECT value FROM {kinds['readings']}") == [(30,)]


def test_a_version_told_twice_is_one_row_and_a_withdrawn_interval_is_not_seen(
    session: Session, lake: Lake
) -> None:
    both = [
        ["A", "2021-05-01 08:00:00", 1, "valid", 1],
        ["A", "2021-05-01 09:00:00", 2, "valid", 1],
    ]
    told(session, lake, both)
    lake.add(session, "told")
    lake.add(session, "told")
    told(session, lake, [["A", "2021-05-01 09:00:00", None, "withdrawn", 2]])
    lake.add(session, "told")
    assert values(session, lake) == [("A", 8, 1)]
    lake.compact(session)
    assert values(session, lake) == [("A", 8, 1)]
    assert sorted((p.kind, p.rows, p.withdrawn) for p in lake.manifest().parts) == [
        ("earlier", 1, 0),
        ("readings", 2, 1),
    ]


def test_hot_rows_and_the_lake_are_one_view_without_duplicates(
    session: Session, lake: Lake
) -> None:
    here, there = "2021-05-01 08:00:00", "2020-05-01 08:00:00"
    told(session, lake, [["A", here, 1, "valid", 1], ["B", there, 7, "valid", 1]])
    lake.add(session, "told")
    told(
        session,
        lake,
        [
            ["A", "2021-05-01 08:00:00", 1, "valid", 1],  # on its way into the lake: in both
            ["A", "2021-05-01 09:00:00", 2, "valid", 1],
            ["A", "2021-05-01 09:00:00", 3, "valid", 2],
        ],
        HOT,
    )
    assert values(session, lake) == [("A", 8, 1), ("A", 9, 3), ("B", 8, 7)]


def test_years_and_parks_lie_apart_and_can_be_asked_for(session: Session, lake: Lake) -> None:
    rows_of(session, 1)
    assert lake.add(session, "fresh") == 4  # two parks, on both sides of a new year
    assert {(p.year, p.park, p.rows) for p in lake.manifest().parts} == {
        (2020, "P0", 6), (2020, "P1", 6), (2021, "P0", 18), (2021, "P1", 18),
    }  # fmt: skip
    open_view(session, lake, parks=["P1"], years=[2021])
    assert session.rows("SELECT DISTINCT park, year(start) FROM readings") == [("P1", 2021)]
    open_view(session, lake, parks=["nobody"])
    assert session.rows("SELECT count(*) FROM readings") == [(0,)]


def test_a_park_may_be_called_anything(session: Session, lake: Lake) -> None:
    rows_of(session, 1)
    session.run("UPDATE fresh SET park = '../a''b/园 %2F'")
    lake.add(session, "fresh")
    assert seen(session, lake)[:2] == (KEYS, KEYS)
    assert all(lake.path(p).resolve().is_relative_to(lake.folder) for p in lake.manifest().parts)
    open_view(session, lake, parks=["../a'b/园 %2F"])
    assert session.rows("SELECT DISTINCT park FROM readings") == [("../a'b/园 %2F",)]


def test_a_manifest_that_is_none_is_told_and_nothing_is_guessed(
    session: Session, lake: Lake
) -> None:
    rows_of(session, 1)
    lake.add(session, "fresh")
    manifest = lake.folder / NAME
    whole = manifest.read_text(encoding="utf-8")
    manifest.write_text(whole[:40], encoding="utf-8")
    with pytest.raises(Refusal, match=r"清单.*已损坏"):
        open_view(session, lake)
    manifest.write_text(whole.replace('"format": 1', '"format": 9'), encoding="utf-8")
    with pytest.raises(Refusal, match="更新的版本"):
        lake.add(session, "fresh")


# Broken off


class Broken(Exception):
    """The writer ended here."""


def breaking(after: int) -> Callable[[str], None]:
    """A listener that breaks in at the step of this number."""
    left = [after]

    def heard(_: str) -> None:
        if not left[0]:
            raise Broken
        left[0] -= 1

    return heard


@pytest.mark.parametrize("what", ["add", "compact", "sweep"])
def test_broken_off_at_any_step_a_change_has_happened_or_has_not_and_can_be_done_again(
    session: Session, tmp_path: Path, what: str
) -> None:
    steps = 0
    while True:
        lake = Lake(tmp_path / str(steps))
        for version in (1, 2):
            rows_of(session, version)
            lake.add(session, "fresh")
        if what == "sweep":
            lake.compact(session)
        rows_of(session, 3)
        broken = Lake(lake.folder, breaking(steps))
        try:
            _do(broken, session, what)
        except Broken:
            rows, keys, oldest, wrong = seen(session, lake)
            assert (rows, keys, wrong) == (KEYS, KEYS, 0)
            assert oldest in ((2, 3) if what == "add" else (2,))
        else:
            break
        _do(lake, session, what)
        lake.compact(session)
        lake.sweep(grace=0)
        assert seen(session, lake) == (KEYS, KEYS, 3 if what == "add" else 2, 0)
        named = {lake.path(p) for p in lake.manifest().parts}
        assert set(lake.folder.rglob("*.parquet")) == named
        steps += 1
    assert steps >= {"add": 5, "compact": 12, "sweep": 8}[what]  # files written, manifests named


def _do(lake: Lake, session: Session, what: str) -> None:
    if what == "add":
        lake.add(session, "fresh")
    elif what == "compact":
        lake.compact(session)
    else:
        lake.sweep(grace=0)


def test_a_half_written_file_is_nobodys_and_is_swept_after_its_time(
    session: Session, lake: Lake
) -> None:
    rows_of(session, 1)
    lake.add(session, "fresh")
    half = lake.folder / "year=2021" / "park=P0" / "readings-0.parquet"
    half.write_bytes(b"PAR1 half")
    assert seen(session, lake) == (KEYS, KEYS, 1, 0)
    assert lake.sweep() == 0
    os.utime(half, (1, 1))
    assert lake.sweep() == 1
    assert not half.exists()


def test_a_reader_whose_files_were_swept_asks_again(session: Session, lake: Lake) -> None:
    for version in (1, 2):
        rows_of(session, version)
        lake.add(session, "fresh")
    tries = []

    def ask() -> int:
        open_view(session, lake)
        if not tries:
            with Session(memory="256MB", threads=1) as other:
                lake.compact(other)
                lake.sweep(grace=0)
        tries.append(1)
        return int(session.rows("SELECT count(*) FROM readings")[0][0])

    assert steadily(lake, ask) == KEYS
    assert len(tries) == 2


@pytest.mark.long
def test_killed_sixty_times_at_any_moment_the_lake_loses_nothing_and_shows_nothing_twice(
    lake: Lake, tmp_path: Path, checkout: Path
) -> None:
    log, done, failures, looks = tmp_path / "acknowledged", threading.Event(), [], []

    def acknowledged() -> int:
        lines = log.read_text().split() if log.exists() else []
        return int(lines[-1]) if lines else 0

    def read() -> None:
        with Session(memory="256MB", threads=1) as session:
            while not done.is_set():
                before = acknowledged()
                rows, keys, oldest, wrong = steadily(lake, lambda: seen(session, lake))
                whole = KEYS if before else rows
                looks.append(rows)
                if (rows, keys, wrong) != (whole, whole, 0) or oldest < before:
                    failures.append((before, rows, keys, oldest, wrong))

    reader = threading.Thread(target=read)
    reader.start()
    chance = random.Random(20210501)
    command = [sys.executable, "-m", "tests.monitoring.lake_writer", str(lake.folder), str(log)]
    env = {**os.environ, "PYTHONPATH": str(checkout)}
    try:
        for _ in range(KILLS):
            known = acknowledged()
            writer = subprocess.Popen(command, cwd=checkout, env=env)
            while acknowledged() == known and writer.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.random() * 0.3)
            writer.send_signal(signal.SIGKILL)
            assert writer.wait() == -signal.SIGKILL
    finally:
        done.set()
        reader.join()
    assert failures == []
    assert len(looks) > KILLS
    assert max(looks) == KEYS
    with Session(memory="256MB", threads=1) as session:
        lake.compact(session)
        lake.sweep(grace=0)
        rows, keys, oldest, wrong = seen(session, lake)
        assert (rows, keys, wrong) == (KEYS, KEYS, 0)
        assert oldest >= acknowledged() >= KILLS
        ((kept,),) = session.rows(
            "SELECT count(*) FROM "
            + lake.files([p for p in lake.manifest().parts if p.park == "P0" and p.year == 2021])
        )
        assert kept == 18 * oldest  # every version that was ever told
