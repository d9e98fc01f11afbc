"""A firm's risk level in the register against that of its emergency plan."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import present, rows_of_firm
from yuanjian.facts.rows import RowView

_LEVELS = ("一般", "较大", "重大")


@check(
    "企业环境风险等级前后不一",
    "query",
    why="环发〔2015〕4号：预案备案表的风险等级即企业的环境风险等级",
)
def find(f: Facts) -> Iterator[Finding]:
    """Sheet 05 against sheet 08."""
    needs("无从比较", f.rows("05").gap, f.rows("08").gap)
    plans = rows_of_firm(f, "08")
    for firm in present(f):
        level = firm.get("risk")
        for plan in map(RowView, plans.get(firm.key, ())):
            filed = str(plan.get("risk") or "")[:2]
            if level not in _LEVELS or filed not in _LEVELS or filed == level:
                continue
            yield Finding(
                f"{firm.words('name').text}：企业名录为“{level}”，应急预案为“{plan.get('risk')}”",
                quotes=(quote_row(firm, "risk", "name"), quote_row(plan, "risk", "no")),
                expected=filed,
                found=str(level),
                advice="以预案备案表上的风险等级为准更正。",
                verify="两处一致。",
                subject=firm.words("name").text or "",
                cause=cell_cause(firm, "risk"),
            )
