"""Read an edited report back in the background."""

from __future__ import annotations

from typing import Any

from yuanjian.actions.pull_report import pull_report
from yuanjian.actions.work import Work
from yuanjian.ledger.files import place_of


def run(work: Work, *, sha256: str, name: str) -> dict[str, Any]:
    """Compare it with what was written into it, and keep what was found."""
    work.step(0, 1, f"正在读取“{name}”")
    path = place_of(work.store, sha256)
    pulled = pull_report(path, by=str(work.by), of=work.park_year, name=name)
    work.step(1, 1, "已存档")
    return {"go": "report.edited_file", "args": {"version": pulled.version, "sha256": sha256}}
