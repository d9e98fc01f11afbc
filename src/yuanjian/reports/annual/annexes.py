"""附表: which tables go with the report as Excel, and every firm's papers at a glance."""

from collections.abc import Iterable, Sequence

from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.reports.annual.cells import cell, held
from yuanjian.reports.annual.figures import figure
from yuanjian.reports.tree import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Table,
    Text,
)

_FIRM_COLUMNS = (
    ("序号", 12.0, "center"),
    ("企业名称", 41.0, "left"),
    ("统一社会信用代码", 48.0, "center"),
    ("行业", 32.0, "left"),
    ("建设状态", 19.0, "center"),
    ("环评（类别、文号）", 46.0, "left"),
    ("竣工验收", 19.0, "center"),
    ("排污许可", 24.0, "center"),
    ("应急预案", 19.0, "center"),
)


def annexes(
    facts: Facts, heading: str, listed: Sequence[tuple[str, str, str]], data: Iterable[Block]
) -> list[Block]:
    """The heading, the list of annex tables (number, title, rows), data of charts, and the table of firms."""
    return [
        Heading("annex", 1, heading, annex=True),
        Paragraph(
            "annex.intro", (Text("园区年度报告表格共下列各表，表格见随本报告报送的附表文件。"),)
        ),
        _list(listed),
        *data,
        _firms(facts),
    ]


def _list(listed: Sequence[tuple[str, str, str]]) -> Table:
    """Two tables abreast, so that the list keeps to one page."""
    half = -(-len(listed) // 2)
    right = [*listed[half:], *[("", "", "")] * (2 * half - len(listed))]
    return Table(
        id="annex.list",
        number="",
        title="附表目录",
        columns=(Column(18, "center"), Column(42), Column(18, "center")) * 2,
        header=(tuple(Cell((Text(t),)) for t in ("附表", "名称", "行数") * 2),),
        rows=tuple(
            tuple(Cell((Text(words),)) for words in (*left, *other))
            for left, other in zip(listed[:half], right, strict=True)
        ),
    )


def _firms(facts: Facts) -> Table:
    rows = list(facts.rows("05"))
    papers = _Papers(facts)
    blank: tuple[Inline, ...] = (Figure("s05.name", "", "missing"),)
    lines = [papers.line(n, row) for n, row in enumerate(rows, start=1)] or [
        (blank,) * len(_FIRM_COLUMNS)
    ]
    return Table(
        id="annex.firms",
        number="",
        title="企业环境管理手续一览",
        columns=tuple(Column(width, align) for _, width, align in _FIRM_COLUMNS),  # type: ignore[arg-type]
        header=(tuple(Cell((Text(head),)) for head, _, _ in _FIRM_COLUMNS),),
        rows=tuple(tuple(Cell(content) for content in line) for line in lines),
        landscape=True,
    )


class _Papers:
    """Rows of sheets 06, 07 and 08 by firm."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.projects = _by_firm(facts, "06")
        self.permits = _by_firm(facts, "07")
        self.plans = _by_firm(facts, "08")

    def line(self, number: int, firm: RowView) -> tuple[tuple[Inline, ...], ...]:
        name = held(firm, "name")
        projects = self.projects.get(name, [])
        return (
            (Text(str(number)),),
            cell(firm, "name"),
            cell(firm, "uscc"),
            self._industry(firm),
            cell(firm, "status"),
            _all(projects, "eia", "eia_no"),
            _all(projects, "acc"),
            _all(self.permits.get(name, []), "cls"),
            _all(self.plans.get(name, []), "status"),
        )

    def _industry(self, firm: RowView) -> tuple[Inline, ...]:
        """The name of its class in GB/T 4754, or its code where the catalogue does not know it."""
        name = self.facts.value("firm.industry_name", firm)
        return (figure(name),) if name.known.known else cell(firm, "ind_code")


def _by_firm(facts: Facts, sheet: str) -> dict[str, list[RowView]]:
    found: dict[str, list[RowView]] = {}
    for row in facts.rows(sheet):
        found.setdefault(held(row, "ent"), []).append(row)
    return found


def _all(rows: list[RowView], *keys: str) -> tuple[Inline, ...]:
    """The cells of a firm's rows, one row a line; a firm without a row is a marked blank."""
    if not rows:
        return (Figure(f"firm.{keys[0]}", "", "missing"),)
    said: list[Inline] = []
    for n, row in enumerate(rows):
        if n:
            said.append(Text("\n"))
        parts = [key for k, key in enumerate(keys) if not k or held(row, key)]
        for k, key in enumerate(parts):
            said += [Text(" "), *cell(row, key)] if k else [*cell(row, key)]
    return tuple(said)
