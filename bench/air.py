"""script/bench air: a station-year, lakes of hours up to a province's, the index of many days; ours against peers.

script/bench air                 a tenth of a province: 14 parks × 30 points × 6 items × 1 year
script/bench air --full --write  all of it, 143 parks (215 million hours; an hour and 1 GB), kept in docs/bench.md

The whole evaluation (hours, days, 8-hour windows, years, percentiles, indices, levels) stands against DuckDB reading
the same columns and nothing else. Aim: at most 4 ×, below 2.5 GB. Results of the engines must be equal.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.process import Job, machine, measure, run_in_turn

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "bench.md"
BEGIN, END = "<!-- air -->", "<!-- /air -->"
YUANJIAN = str(Path(sys.executable).with_name("yuanjian"))
HERE = {"PYTHONPATH": str(ROOT)}
PARKS, TENTH = 143, 14
DAYS = 1_000_000
_DIFFERENT = "results differ"


def main(arguments: Sequence[str]) -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(prog="script/bench air", description=__doc__)
    options.add_argument("--full", action="store_true", help=f"{PARKS} parks instead of {TENTH}")
    options.add_argument("--runs", type=int, default=3, help="runs of each job on the small series")
    options.add_argument("--no-spark", action="store_true", help="leave Spark out")
    options.add_argument("--write", action="store_true", help="keep the result in docs/bench.md")
    args = options.parse_args(arguments)
    parks = PARKS if args.full else TENTH
    with tempfile.TemporaryDirectory(prefix="yuanjian-bench-") as folder:
        parts = [
            f"Measured {date.today()} on {machine()}. Whole processes.",
            f"Small series are medians of {args.runs} runs in turn, the large one is run once.",
            "",
            *_small(Path(folder), args.runs),
            *_lake(Path(folder) / "twelve", "12 stations × 4 years", (1, 12, 4), args.runs, not args.no_spark),
            *_lake(Path(folder) / "parks", f"{parks} parks × 30 points × 1 year", (parks, 30, 1), 0,
                   args.full and not args.no_spark),
            *_growth(Path(folder) / "parks", parks),
        ]  # fmt: skip
    measured = "\n".join(parts)
    print(measured)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}", encoding="utf-8")


def _job(name: str, *arguments: object) -> Job:
    return Job(name, [sys.executable, "-m", "bench.air_jobs", *map(str, arguments)], HERE)


def _made(*arguments: object) -> int:
    """What a job that makes something says: how many readings."""
    command = [sys.executable, "-m", "bench.air_jobs", *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return int(done.stdout.split()[0])


def _small(folder: Path, runs: int) -> list[str]:
    """A station-year, and the index of a million days."""
    file = folder / "站.csv"
    hours = _made("csv", file)
    nothing = Job("python -c pass", [sys.executable, "-c", "pass"])
    year = Job("yuanjian air year, a station-year as CSV", [YUANJIAN, "air", "year", str(file)])
    ours, peer = _job("our index", "aqi", DAYS), _job("aqi-hub", "aqi-hub", DAYS)
    run_in_turn([nothing, year, ours, peer], runs)
    same = _DIFFERENT if ours.said.split()[0] != peer.said.split()[0] else "equal results"
    return [
        "| | seconds | processor, s | memory, MB | against |",
        "| --- | ---: | ---: | ---: | --- |",
        _row(nothing, ""),
        _row(year, f"{hours:,} hours"),
        _row(peer, f"{DAYS:,} days"),
        _row(ours, f"{ours.cpu / peer.cpu:.2f} × aqi-hub's processor time; {same}"),
        "",
    ]


def _lake(folder: Path, name: str, size: tuple[int, int, int], runs: int, spark: bool) -> list[str]:
    """One lake on every engine. ``runs`` 0: each once, without warming up."""
    rows = _made("make", folder, *size)
    megabytes = sum(p.stat().st_size for p in folder.rglob("*.parquet")) / 2**20
    scan, duck = _job("scan of the columns", "scan", folder), _job("DuckDB", "duckdb", folder)
    filed = _job("DuckDB, nothing rounded", "filed", folder)
    polars = _job("polars by hand: days and years alone", "polars", folder)
    dask = _job("Dask, two worker processes", "dask", folder)
    jobs = [scan, duck, filed, polars, dask]
    if spark:
        jobs.append(_job("Spark, two executor processes", "spark", folder))
    if runs:
        run_in_turn(jobs[:5], runs)
        for job in jobs[5:]:
            measure(job)
    else:
        for job in jobs:
            measure(job)
    lines = [
        f"**{name}**: {rows:,} hours, {megabytes:.0f} MB.",
        "",
        "| | seconds | processor, s | memory, MB | against |",
        "| --- | ---: | ---: | ---: | --- |",
        _row(scan, "1 ×"),
        _row(duck, f"{_inside(duck) / _inside(scan):.1f} × the scan, {duck.cpu / scan.cpu:.1f} × in processor time"),
        _row(filed, ""),
        _row(polars, f"{polars.cpu / filed.cpu:.2f} × ours in processor time; {_same(polars, filed)}"),
    ]  # fmt: skip
    lines += [
        _row(job, f"{_same(job, duck)} (memory and processor time of the first process)")
        for job in jobs[4:]
    ]
    return [*lines, ""]


def _growth(folder: Path, parks: int) -> list[str]:
    """DuckDB on a part of the lake that is there."""
    lines = ["| parks | seconds | a park, s | memory, MB |", "| ---: | ---: | ---: | ---: |"]
    for count in [n for n in (1, 4, 14, 48, 143) if n <= parks]:
        job = _job("", "duckdb", folder, count)
        measure(job)
        lines.append(
            f"| {count} | {job.median:.1f} | {job.median / count:.2f} | {job.memory:.0f} |"
        )
    return lines


def _row(job: Job, against: str) -> str:
    return f"| {job.name} | {job.median:.2f} | {job.cpu:.2f} | {job.memory:.0f} | {against} |"


def _inside(job: Job) -> float:
    """Seconds without the start of the process, of the last run."""
    return float(job.said.split()[-1])


def _same(one: Job, other: Job) -> str:
    alike = one.said.split("\n")[0] == other.said.split("\n")[0]
    return "equal results" if alike else _DIFFERENT
