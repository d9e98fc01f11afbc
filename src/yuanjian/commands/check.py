"""yuanjian check: what contradicts, what is not proven, what is missing in the records."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from yuanjian.commands._findings import show_findings, show_not_assessed
from yuanjian.commands._options import add_json, add_park_year
from yuanjian.commands._records import recorded

if TYPE_CHECKING:
    from yuanjian.audit.check import Audit
    from yuanjian.sheets.gaps import Gap

HELP = "核对台账：哪里矛盾、哪里要举证、还缺什么"
_GAPS = 30


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose records; what to leave out."""
    add_park_year(parser)
    parser.add_argument("--no-gaps", action="store_true", help="不列缺项")
    parser.add_argument("--all", action="store_true", help="列出全部缺项（默认前30条）")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """1 when there is a finding at «major» or above."""
    from yuanjian.audit.check import run as audit
    from yuanjian.audit.credit.effect import effects
    from yuanjian.audit.credit.supply import supply
    from yuanjian.facts.engine import Facts
    from yuanjian.sheets.gaps import gaps

    of, frozen = recorded(args)
    facts = Facts(frozen)
    supply(facts)
    outcome = audit(facts)
    lacking = [] if args.no_gaps else list(gaps(frozen.records))
    if args.json:
        print(json.dumps(as_json(outcome, lacking), ensure_ascii=False, indent=1))
    else:
        print(f"{of.park.name}（{of.park.code}）{of.year} 年度　共核对 {outcome.checks_run} 项")
        show_findings(outcome.findings, effects=effects(facts, outcome.findings))
        show_not_assessed(outcome.not_assessed)
        _gaps(lacking, None if args.all else _GAPS)
    return int(any(f.severity in ("blocker", "major") for f in outcome.findings))


def _gaps(lacking: list[Gap], limit: int | None) -> None:
    from yuanjian.commands._terminal import heading, wrapped

    if not lacking:
        return
    heading(f"还缺 {len(lacking)} 处")
    for gap in lacking[:limit]:
        where = f"　{gap.place.cell}" if gap.place.cell else ""
        print(wrapped(f"{gap}{where}　（{gap.who}填）", "  · "))
    if limit is not None and len(lacking) > limit:
        print(f"  ……还有 {len(lacking) - limit} 处，加 --all 全部列出")


def as_json(outcome: Audit, lacking: list[Gap]) -> dict[str, Any]:
    """Findings, gaps and what was not assessed, in the names of design.md 7."""
    return {
        "findings": [
            {
                "code": f.code, "severity": f.severity, "message": f.finding.message, "expected": f.finding.expected,
                "found": f.finding.found, "clause": f.clause, "advice": f.finding.advice, "subject": f.finding.subject,
                "credit": list(f.finding.credit),
                "quotes": [
                    {
                        "text": q.text, "file": q.place.file, "sheet": q.place.sheet,
                        "row": q.place.row, "cell": q.place.cell,
                    }
                    for q in f.finding.quotes
                ],
            }
            for f in outcome.findings
        ],
        "gaps": [
            {"sheet": g.title, "key": g.key, "header": g.header, "cell": g.place.cell} for g in lacking
        ],
        "not_assessed": [{"code": code, "why": why} for code, why in outcome.not_assessed],
        "checks_run": outcome.checks_run,
    }  # fmt: skip
