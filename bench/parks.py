"""script/bench parks: the packages of many parks imported and reported in one run: growth from 1 park to 143, memory.

Two commands each time, whole processes on an empty data folder: `yuanjian import` with all packages, then `yuanjian
report build --all`. Against: the same number of packages read by openpyxl (read only, values), one process as well.
Aim: time grows no faster than the number of parks, memory stays that of one park.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.process import Job, machine, measure

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "bench.md"
BEGIN, END = "<!-- parks -->", "<!-- /parks -->"
YUANJIAN = str(Path(sys.executable).with_name("yuanjian"))
PEER = str(Path(__file__).with_name("peer_openpyxl.py"))
PARKS = 143  # that reported to the province for 2021
COUNTS = (1, 12, PARKS)


def main(arguments: Sequence[str]) -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(prog="script/bench parks", description=__doc__)
    options.add_argument("--parks", type=int, nargs="+", default=COUNTS, help="how many parks")
    options.add_argument("--write", action="store_true", help="keep the result in docs/bench.md")
    args = options.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="yuanjian-bench-") as folder:
        # In a process of its own: a child's peak memory counts what its parent held when it was started.
        make = [sys.executable, "-m", "bench.package", folder, str(max(args.parks))]
        cells = int(subprocess.run(make, check=True, capture_output=True, text=True).stdout)
        measured = _measured(Path(folder), sorted(args.parks), cells)
    print(measured)
    if args.write:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}", encoding="utf-8")


def _measured(folder: Path, counts: Sequence[int], cells: int) -> str:
    lines = [
        f"Measured {date.today()} on {machine()}; one run each, whole processes.",
        f"Packages of 36 sheets with {cells:,} filled cells each.",
        "",
        "| parks | read by openpyxl, s | import, s | against | reports, s | a park: import + report, s "
        "| peak memory, MB: import | reports |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    packages = sorted(folder.glob("*.xlsx"))
    for count in counts:
        files = [str(p) for p in packages[:count]]
        env = {"YUANJIAN_DATA": str(folder / f"data-{count}")}
        out = str(folder / f"out-{count}")
        peer = Job("peer", [sys.executable, PEER, *files])
        taken = Job("import", [YUANJIAN, "import", *files], env)
        filed = Job("report", [YUANJIAN, "report", "build", "--all", "--out", out], env)
        for job in (peer, taken, filed):
            measure(job)
        a_park = (taken.median + filed.median) / count
        lines.append(
            f"| {count} | {peer.median:.1f} | {taken.median:.1f} | {taken.median / peer.median:.2f} × "
            f"| {filed.median:.1f} | {a_park:.2f} | {taken.memory:.0f} | {filed.memory:.0f} |"
        )
    return "\n".join(lines)
