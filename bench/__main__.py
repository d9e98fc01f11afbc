"""script/bench: the table of docs/bench.md, measured here and now.

script/bench                   prints the table
script/bench --runs 9 --write  measures more often, and keeps the table in docs/bench.md
script/bench audit             recall, false alarms and times of the audit of reports: bench/audit.py
script/bench parks             packages of 1 to 143 parks imported and reported in one run: bench/parks.py
script/bench air               series: years of lakes against a scan, polars, Dask, Spark; the index: bench/air.py
script/bench pages             server time of every page, twenty people at once, cold start: bench/pages.py
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench.process import Job, machine, run_in_turn

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "bench.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
YUANJIAN = str(Path(sys.executable).with_name("yuanjian"))
PEER = str(Path(__file__).with_name("peer_openpyxl.py"))


def main() -> None:
    """Measures everything once and prints it."""
    if sys.argv[1:2] == ["audit"]:
        from bench.audit import main as audit

        audit(sys.argv[2:])
        return
    if sys.argv[1:2] == ["parks"]:
        from bench.parks import main as parks

        parks(sys.argv[2:])
        return
    if sys.argv[1:2] == ["air"]:
        from bench.air import main as air

        air(sys.argv[2:])
        return
    if sys.argv[1:2] == ["pages"]:
        from bench.pages import main as pages

        pages(sys.argv[2:])
        return
    options = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="runs of each command")
    options.add_argument("--write", action="store_true", help="keep the result in docs/bench.md")
    args = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuanjian-bench-") as folder:
        measured = _measured(Path(folder), args.runs)
    print(measured)
    if args.write:
        _keep(measured)


def _measured(folder: Path, runs: int) -> str:
    path = folder / "package.xlsx"
    # In a process of its own: a child's peak memory counts what its parent held when it was started.
    make = [sys.executable, "-m", "bench.package", str(path)]
    cells = int(subprocess.run(make, check=True, capture_output=True, text=True).stdout)
    filled = {"YUANJIAN_DATA": str(folder / "data")}
    run_in_turn([Job("fill", [YUANJIAN, "import", str(path)], filled)], 0)

    nothing = Job("python -c pass", [sys.executable, "-c", "pass"])
    peer = Job("openpyxl, read only, values", [sys.executable, PEER, str(path)])
    import_ = [YUANJIAN, "import", str(path)]
    preview = Job("yuanjian import --dry-run, into known records", [*import_, "--dry-run"], filled)
    again = Job("yuanjian import, all rows known", import_, filled)
    first = Job("yuanjian import, database made and all rows new", import_)
    help_ = Job("yuanjian --help", [YUANJIAN, "--help"])
    score = Job("yuanjian score", [YUANJIAN, "score"], filled, (0, 1))
    check = Job("yuanjian check", [YUANJIAN, "check"], filled, (0, 1))
    report = Job(
        "yuanjian report build", [YUANJIAN, "report", "build", "--out", str(folder / "out")], filled
    )
    run_in_turn([nothing, peer, preview, again, first], runs)
    run_in_turn([help_, score, check, report], runs)

    lines = [
        f"Measured {date.today()} on {machine()}; medians of {runs} runs, whole processes, in turn.",
        f"The package: 36 sheets, {cells:,} filled cells, {path.stat().st_size / 1024:.0f} KiB.",
        "",
        "| command | seconds | peak memory, MB | against | aim |",
        "| --- | ---: | ---: | --- | --- |",
    ]
    ratio = "{:.2f} × openpyxl"
    rows = [
        (nothing, "", ""),
        (peer, "1 ×", ""),
        (preview, ratio.format(preview.median / peer.median), "≤ 3 ×"),
        (again, ratio.format(again.median / peer.median), "≤ 3 ×"),
        (first, ratio.format(first.median / peer.median), "≤ 3 ×"),
        (help_, "", "< 0.3 s"),
        (score, "", "< 1.5 s"),
        (check, "", ""),
        (report, "", "< 2.5 s"),
    ]
    lines += [
        f"| {job.name} | {job.median:.2f} | {job.memory:.0f} | {against} | {aim} |"
        for job, against, aim in rows
    ]
    return "\n".join(lines)


def _keep(measured: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
