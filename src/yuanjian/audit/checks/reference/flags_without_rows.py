"""A firm says yes in 05 (waste water, exhaust, waste …) and has no row that tells of it."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._flags import FLAGS, Flag, firms_saying, rows_of
from yuanjian.audit.finding import Finding, Quote, Unassessed, listed, quote_record, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.shelf import sheet


@check(
    "名录填“是”，对应的表中没有数据",
    "major",
    why="逻辑：05_企业名录的是否项与15、22、23、24、25表逐家对应",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a column: the firms without rows. Firms that do not run may have nothing to tell: a query."""
    for flag in FLAGS:
        silent = [firm for firm in firms_saying(f, flag, True) if not _told(f, flag, firm)]
        if not silent:
            continue
        if not f.rows(flag.sheet).filled:
            name, header = sheet(flag.sheet).sheet.name, sheet("05").columns[flag.key].header
            yield Unassessed(f"{name}未填报，{len(silent)}家“{header}”为“是”的企业无法核对")
            continue
        yield _finding(f, flag, silent)


def _told(f: Facts, flag: Flag, firm: RowView) -> bool:
    own = rows_of(f, flag, firm)
    return any(flag.counts(row) for row in own) if flag.key in ("class1", "soil_key") else bool(own)


def _finding(f: Facts, flag: Flag, silent: list[RowView]) -> Finding:
    header, name = sheet("05").columns[flag.key].header, sheet(flag.sheet).sheet.name
    names = listed(str(firm.get("name") or firm.key) for firm in silent)
    nones: tuple[Quote, ...] = tuple(quote_record(r) for r in f.rows(flag.sheet).nones)
    running = any(firm.get("status") == "投产" for firm in silent)
    said = "整表填“无”" if nones else "没有相应的行"
    if flag.key == "class1":
        said = "没有填“一类污染物车间排口”"
    return Finding(
        f"{len(silent)}家企业“{header}”为“是”，{name}{said}：{names}",
        quotes=(*(quote_row(firm, "name", flag.key) for firm in silent[:6]), *nones),
        expected=f"{name}各有一行（{flag.what}）",
        found=f"缺{len(silent)}家",
        advice=f"请在{name}补填；确实没有的，请把05_企业名录的“{header}”改为“否”。",
        verify="两表逐家一致后，本条消失。",
        subject=names,
        credit=flag.credit,
        severity=None if running else "query",
        cause=f"05/{flag.key}/yes",
    )
