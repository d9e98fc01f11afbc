"""Build the report of a park's year in the background."""

from __future__ import annotations

from typing import Any

from yuanjian.actions.build_report import build_into_store
from yuanjian.actions.work import Work
from yuanjian.core.refusal import Refusal
from yuanjian.reports.word.office_profile import PROFILES


def run(
    work: Work, *, profile: str, pdf: bool, fresh: bool = False, charts: bool = True
) -> dict[str, Any]:
    """Make the files, keep them, and say which version it is."""
    of = work.park_year
    if of is None or profile not in PROFILES:
        raise Refusal("没有这种字体方案，请重新选择后再生成。")
    work.step(0, 1, "正在生成报告和附件" + ("，PDF 需要一两分钟" if pdf else ""))
    version = build_into_store(
        of,
        by=str(work.by),
        job=str(work.job.pk),
        profile=profile,
        pdf=pdf,
        fresh=fresh,
        charts=charts,
    )
    work.step(1, 1, "已存档")
    return {"go": "report.version", "args": {"version": version}}
