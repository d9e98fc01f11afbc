"""A requirement that the answer says was not done (or a ban that was broken), and a result that calls it met."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.denials import only_denied
from yuanjian.audit.finding import Finding, Quote, quote_row
from yuanjian.audit.stated import EXISTING, VARIED, base, in_cell, named, quote_statement
from yuanjian.facts.claim import Statement
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_MET = re.compile(r"已?(?:全部)?(?:落实|符合|完成|满足|达到|执行)|是|满足要求")
_LISTS = frozenset({"污染地块名录"})  # «none» is what an empty list says
_TABLES = (("10", "req", "impl"), ("11", "p_when", "plan"), ("12", "req", "impl"))


@check(
    "答复说没有做，结论却是落实（符合）",
    "major",
    why="逻辑：要求做的没有做、禁止的做了，不能认定为落实或符合",
)
def find(f: Facts) -> Iterator[Finding]:
    """Rows of tables 1 to 3 by the topics that requirement and answer share."""
    for sheet, asked, answered in _TABLES:
        for row in f.rows(sheet):
            result = row.get("result")
            if not isinstance(result, str) or not _MET.fullmatch("".join(result.split())):
                continue
            found = _denied(f, row, asked, answered)
            if found is not None:
                yield _finding(row, answered, *found)
            elif only_denied(row.get(answered), row.get(asked)):
                yield _bare(row, asked, answered)


def _denied(
    f: Facts, row: RowView, asked: str, answered: str
) -> tuple[Statement, Statement] | None:
    """The requirement and the answer that turns it round."""
    wanted = {base(s): s for s in in_cell(f, row, asked)}
    for answer in in_cell(f, row, answered):
        requirement = wanted.get(base(answer))
        if requirement is None or base(answer) in VARIED or base(answer) in _LISTS:
            continue
        if answer.modality != "done" or answer.topic != base(answer):
            continue
        if base(answer) in EXISTING and not answer.polarity:
            continue  # nobody is asked to have one: «逐步退出燃煤», «未见用煤企业»
        if answer.polarity != requirement.polarity:
            return requirement, answer
    return None


def _bare(row: RowView, asked: str, answered: str) -> Finding:
    """The answer denies whatever was required."""
    said = str(row.get(answered)).strip()
    return Finding(
        f"{row.called}的答复为“{said[:40]}”，结论却是“{row.get('result')}”",
        quotes=(
            Quote(said[:300], row.record.cell(answered)),
            Quote(str(row.get("result")), row.record.cell("result")),
            quote_row(row, asked),
        ),
        expected="未落实（不符合）",
        found=str(row.get("result")),
        advice="请把结论改为未落实，写明原因、措施、责任单位和时限；已经做的，写明做了什么。",
        verify="结论与答复一致。",
        subject=row.key,
        cause=f"{row.record.sheet}/{row.key}/{answered}/denied",
    )


def _finding(row: RowView, answered: str, requirement: Statement, answer: Statement) -> Finding:
    result = quote_row(row, "result")
    topic = named(requirement.topic)
    return Finding(
        f"要求写明“{requirement.quote[:40]}”，答复为“{answer.quote[:50]}”，结论却是“{row.get('result')}”",
        quotes=(quote_statement(answer), quote_statement(requirement), Quote(result.text, result.place)),
        expected="未落实（不符合），或说明不适用的依据",
        found=str(row.get("result")),
        advice=f"请核实“{topic}”的要求是否适用于本园区：不适用的，引用批复或技术规范的条文说明；适用而未做的，结论改为未落实并列入整改。",
        verify="结论与答复一致，不适用的写有依据。",
        subject=row.key,
        cause=f"{row.record.sheet}/{row.key}/{answered}/denied",
    )  # fmt: skip
