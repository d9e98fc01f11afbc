"""findings.xlsx: what contradicts, is not proven or is missing, as a list to work through."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from yuanjian.audit.check import Audit, all_checks
from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS, Found, Quote, Severity
from yuanjian.reports.workbook import BookColumn, BookRow, BookSheet, Tone, book_bytes
from yuanjian.sheets.gaps import Gap

_TONES: Mapping[Severity, Tone] = {
    "blocker": "bad",
    "major": "warn",
    "query": "plain",
    "wording": "quiet",
}
_FINDING_COLUMNS = (
    BookColumn("序号", 6, "center"),
    BookColumn("级别", 14, "center"),
    BookColumn("问题", 24),
    BookColumn("说明", 44),
    BookColumn("对象", 18),
    BookColumn("对照（原文与位置）", 56),
    BookColumn("应为", 20),
    BookColumn("现为", 20),
    BookColumn("依据或理由", 30),
    BookColumn("怎么改", 36),
    BookColumn("怎样算改好", 30),
    BookColumn("关联信用评价项", 12, "center"),
    BookColumn("责任人", 12),
    BookColumn("完成时限", 12, "center"),
    BookColumn("处理结果", 24),
    BookColumn("规则编号", 24),
)


def findings_bytes(outcome: Audit, gaps: Iterable[Gap], about: str, made: datetime) -> bytes:
    """The findings as the bytes of an .xlsx; ``about`` names park and year."""
    lacking = list(gaps)
    sheets = (
        _summary(outcome, lacking, about),
        _findings(outcome.findings, about),
        _not_assessed(outcome, about),
        _gaps(lacking, about),
    )
    return book_bytes(sheets, title=f"{about}核对结果", made=made)


def _summary(outcome: Audit, lacking: list[Gap], about: str) -> BookSheet:
    counts = {s: sum(f.severity == s for f in outcome.findings) for s in SEVERITIES}
    rows = [
        BookRow((SEVERITY_WORDS[s], n, _MEANINGS[s]), _TONES[s] if n else "plain")
        for s, n in counts.items()
    ]
    rows.append(
        BookRow(("未能核对", len(outcome.not_assessed), "缺少资料，规则没有运行，不等于没有问题。"))
    )
    rows.append(BookRow(("缺项", len(lacking), "必填而未填的单元格和整表。")))
    return BookSheet(
        name="汇总",
        title="核对结果",
        lines=(about, f"共运行 {outcome.checks_run} 条核对规则。"),
        columns=(BookColumn("类别", 18), BookColumn("数量", 10, "center"), BookColumn("含义", 60)),
        rows=tuple(rows),
    )


_MEANINGS: Mapping[Severity, str] = {
    "blocker": "按此上报会被退回，必须改正。",
    "major": "须更正，或补充证明材料。",
    "query": "请核实；属实的写明原因。",
    "wording": "文字、单位写法和录入问题。",
}


def _findings(found: tuple[Found, ...], about: str) -> BookSheet:
    files = dict.fromkeys(q.place.file for f in found for q in f.finding.quotes if q.place.file)
    only = next(iter(files)) if len(files) == 1 else ""
    return BookSheet(
        name="问题清单",
        title="问题清单",
        lines=(about, _origin(only) if found else "暂未发现矛盾。"),
        columns=_FINDING_COLUMNS,
        rows=tuple(_finding(n, f, only) for n, f in enumerate(found, start=1)),
    )


def _origin(only: str) -> str:
    return f"资料：{only}" if only else "位置后的括号内是资料文件。"


def _finding(number: int, found: Found, only: str) -> BookRow:
    one = found.finding
    cells = (
        number,
        SEVERITY_WORDS[found.severity],
        found.title,
        one.message,
        found.about,
        "\n".join(_quote(q, only) for q in one.quotes),
        one.expected,
        one.found,
        found.clause.removeprefix("逻辑："),
        one.advice,
        one.verify,
        "、".join(str(n) for n in one.credit),
        None,
        None,
        None,
        found.code,
    )
    return BookRow(cells, _TONES[found.severity])


def _quote(quote: Quote, only: str) -> str:
    """The words and their place; the file where not all lie in one."""
    where = str(replace(quote.place, file="") if quote.place.file == only else quote.place)
    return f"“{quote.text}”" + (f"　{where}" if where else "")


def _not_assessed(outcome: Audit, about: str) -> BookSheet:
    checks = all_checks()
    return BookSheet(
        name="未能核对",
        title="未能核对的规则（不等于没有问题）",
        lines=(about,),
        columns=(BookColumn("规则", 36), BookColumn("缺什么", 70), BookColumn("规则编号", 30)),
        rows=tuple(
            BookRow((checks[code].title if code in checks else code, why, code))
            for code, why in outcome.not_assessed
        ),
    )


def _gaps(lacking: list[Gap], about: str) -> BookSheet:
    return BookSheet(
        name="缺项",
        title="还缺的内容",
        lines=(about,),
        columns=(
            BookColumn("表", 24),
            BookColumn("行", 28),
            BookColumn("栏目", 30),
            BookColumn("单元格", 10, "center"),
            BookColumn("由谁填", 14, "center"),
        ),
        rows=tuple(
            BookRow((gap.title, gap.called, gap.header, gap.place.cell, gap.who)) for gap in lacking
        ),
    )
