"""A firm says no in 05, and its rows elsewhere show waste water, exhaust or waste all the same."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._flags import FLAGS, Flag, firms_saying, rows_of
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.shelf import sheet


@check(
    "名录填“否”，对应的表中却有数据",
    "major",
    why="逻辑：05_企业名录的是否项与15、22、23、24、25表逐家对应",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a column: the firms, each with the row that speaks against it."""
    for flag in FLAGS:
        pairs = [
            (firm, row)
            for firm in firms_saying(f, flag, False)
            if (row := next((r for r in rows_of(f, flag, firm) if flag.counts(r)), None))
        ]
        if pairs:
            yield _finding(flag, pairs)


def _finding(flag: Flag, pairs: list[tuple[RowView, RowView]]) -> Finding:
    header, name = sheet("05").columns[flag.key].header, sheet(flag.sheet).sheet.name
    names = listed(str(firm.get("name") or firm.key) for firm, _ in pairs)
    quotes = [
        quote
        for firm, row in pairs[:3]
        for quote in (quote_row(firm, "name", flag.key), quote_row(row, *flag.cells))
    ]
    return Finding(
        f"{len(pairs)}家企业“{header}”为“否”，{name}却显示{flag.what}：{names}",
        quotes=tuple(quotes),
        expected=f"“{header}”为“是”，或{name}没有这样的数据",
        found=f"{len(pairs)}家不一致",
        advice=f"请改其中一处：确有的，把05_企业名录的“{header}”改为“是”；没有的，改正{name}。",
        verify="两表逐家一致后，本条消失。",
        subject=names,
        credit=flag.credit,
        cause=f"05/{flag.key}/no",
    )
