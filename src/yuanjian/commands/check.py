"""yuanjian check: what contradicts, what is not proven, what is missing in the records."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yuanjian.commands._options import add_json, add_park_year
from yuanjian.commands._records import recorded

if TYPE_CHECKING:
    from yuanjian.audit.check import Audit
    from yuanjian.audit.finding import Found
    from yuanjian.sheets.gaps import Gap

HELP = "核对台账：哪里矛盾、哪里要举证、还缺什么"
_GAPS = 30
_REASONS = 2
_COLOURS = {"blocker": "red", "major": "yellow", "query": "blue", "wording": "grey"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose records; what to leave out."""
    add_park_year(parser)
    parser.add_argument("--no-gaps", action="store_true", help="不列缺项")
    parser.add_argument("--all", action="store_true", help="列出全部缺项（默认前30条）")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """1 when there is a finding at «major» or above."""
    from yuanjian.audit.check import run as audit
    from yuanjian.facts.engine import Facts
    from yuanjian.sheets.gaps import gaps

    of, frozen = recorded(args)
    outcome = audit(Facts(frozen))
    lacking = [] if args.no_gaps else list(gaps(frozen.records))
    if args.json:
        print(json.dumps(as_json(outcome, lacking), ensure_ascii=False, indent=1))
    else:
        print(f"{of.park.name}（{of.park.code}）{of.year} 年度　共核对 {outcome.checks_run} 项")
        show(outcome)
        _gaps(lacking, None if args.all else _GAPS)
    return int(any(f.severity in ("blocker", "major") for f in outcome.findings))


def show(outcome: Audit) -> None:
    """The findings, worst first, both sides quoted; then what could not be assessed."""
    from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS
    from yuanjian.commands._terminal import coloured, heading

    if not outcome.findings:
        print("暂未发现矛盾。")
    for severity in SEVERITIES:
        of_severity = [f for f in outcome.findings if f.severity == severity]
        if of_severity:
            heading(
                coloured(f"{SEVERITY_WORDS[severity]}　{len(of_severity)} 处", _COLOURS[severity])
            )
        for number, found in enumerate(of_severity, 1):
            _finding(number, found)
    _not_assessed(outcome)


def _finding(number: int, found: Found) -> None:
    from yuanjian.commands._terminal import coloured, wrapped

    one = found.finding
    about = f"〔{one.subject}〕" if one.subject else ""
    print(f"  {number}. {coloured(found.title, 'bold')}{about}")
    print(wrapped(one.message, "     "))
    for quote in one.quotes:
        where = replace(quote.place, file="")
        print(wrapped(f"“{quote.text}”" + (f"　{where}" if str(where) else ""), "     · "))
    if one.credit:
        items = "、".join(str(i) for i in one.credit)
        print(f"     影响：信用评价第 {items} 项")
    if one.advice:
        print(wrapped(f"办法：{one.advice}", "     "))
    for other in found.also:
        if not other.code.startswith("rows."):  # the import said the same of the cell
            print(wrapped(f"同一原因：{other.title}　〔{other.code}〕", "     "))
    print(coloured(wrapped(f"{_basis(found.clause)}　〔{found.code}〕", "     "), "grey"))


def _basis(clause: str) -> str:
    """A clause of law is a basis; what follows from the figures themselves is a reason."""
    reason = clause.removeprefix("逻辑：")
    return f"理由：{reason}" if reason != clause else f"依据：{clause}"


def _not_assessed(outcome: Audit) -> None:
    """By check, the reasons under it; the many of one check are counted."""
    from yuanjian.audit.check import all_checks
    from yuanjian.commands._terminal import heading, wrapped

    reasons: dict[str, list[str]] = {}
    for code, why in outcome.not_assessed:
        reasons.setdefault(code, []).append(why)
    if not reasons:
        return
    heading(f"因缺数据未能核对　{len(reasons)} 项（不等于没有问题）")
    for code, whys in reasons.items():
        print(f"  · {all_checks()[code].title}　〔{code}〕")
        for why in whys[:_REASONS]:
            print(wrapped(why, "      "))
        if len(whys) > _REASONS:
            print(f"      ……同类共 {len(whys)} 处")


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
