"""score.xlsx: the credit score item by item, its range, and what is worth most next."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from yuanjian.audit.credit.judgement import VERDICT_WORDS, ItemScore
from yuanjian.audit.credit.score import Next, Score
from yuanjian.core.evidence import Because
from yuanjian.core.rounding import plain
from yuanjian.facts.explain import cell_said
from yuanjian.reports.workbook import BookColumn, BookRow, BookSheet, Tone, book_bytes

_EVIDENCE_SHOWN = 30
_KINDS = {"prove": "补充证明", "mend": "整改"}
_ITEM_COLUMNS = (
    BookColumn("序号", 6, "center"),
    BookColumn("一级指标", 18),
    BookColumn("二级指标", 20),
    BookColumn("评价标准", 50),
    BookColumn("分值", 8, "right"),
    BookColumn("系统判定", 12, "center"),
    BookColumn("判定理由", 50),
    BookColumn("试算最低", 10, "right"),
    BookColumn("试算最高", 10, "right"),
    BookColumn("自评", 8, "right"),
    BookColumn("自评与试算", 14, "center"),
    BookColumn("自评说明", 36),
    BookColumn("佐证附件", 18),
    BookColumn("数据依据", 60),
    BookColumn("还缺什么、怎么办", 44),
)


def score_bytes(outcome: Score, about: str, made: datetime) -> bytes:
    """The score as the bytes of an .xlsx; ``about`` names park and year."""
    sheets = [_summary(outcome, about)]
    if outcome.items:
        sheets += [_items(outcome, about), _next(outcome, about)]
    return book_bytes(sheets, title=f"{about}信用评价试算", made=made)


def points(value: Decimal | None) -> str:
    """Points with their sign: +1, 0, -2; «» when not given."""
    if value is None:
        return ""
    return f"+{plain(value)}" if value > 0 else plain(value)


def _summary(outcome: Score, about: str) -> BookSheet:
    rows: list[tuple[str, str, str]] = []
    if outcome.applied is None:
        rows.append(("适用的指标表", "无", outcome.why_none))
    else:
        table = outcome.applied.scheme
        rows += [
            ("适用的指标表", table.document.cited, outcome.remark),
            ("起评分、满分", f"{plain(table.start)}、{plain(table.ceiling)} 分", ""),
            (
                "试算范围",
                f"{plain(outcome.low)}～{plain(outcome.high)} 分",
                "最低：未证明的项按最高扣分、加分不计；最高：未证明的项都成立。补齐证明后范围收窄。",
            ),
            ("园区自评", _own(outcome), _own_note(outcome)),
            ("等级", outcome.grade or "未定", outcome.grade_note),
        ]
        counts = {v: sum(i.judgement.verdict == v for i in outcome.items) for v in VERDICT_WORDS}
        rows += [(f"{VERDICT_WORDS[v]}的项", f"{n} 项", "") for v, n in counts.items()]
    return BookSheet(
        name="汇总",
        title="园区环保信用评价试算",
        lines=(about, "试算供自查使用，以生态环境部门评定为准。"),
        columns=(BookColumn("内容", 18), BookColumn("结果", 40), BookColumn("说明", 70)),
        rows=tuple(BookRow(row) for row in rows),
    )


def _own(outcome: Score) -> str:
    if outcome.own_total is None:
        return f"未评完（缺 {len(outcome.own_missing)} 项）"
    return f"{plain(outcome.own_total)} 分"


def _own_note(outcome: Score) -> str:
    if outcome.own_missing:
        return "未自评的项：" + "、".join(str(n) for n in outcome.own_missing)
    if outcome.differing:
        return "自评超出试算范围的项：" + "、".join(str(i.number) for i in outcome.differing)
    return "各项自评都在试算范围内。"


def _items(outcome: Score, about: str) -> BookSheet:
    places = (b.place for i in outcome.items for b in i.judgement.evidence if b.place)
    files = dict.fromkeys(p.file for p in places if p.file)
    only = next(iter(files)) if len(files) == 1 else ""
    return BookSheet(
        name="逐项试算",
        title="逐项试算",
        lines=tuple(line for line in (about, outcome.remark, only and f"资料：{only}") if line),
        columns=_ITEM_COLUMNS,
        rows=tuple(_item(one, only) for one in outcome.items),
        notes=("说明：", *(outcome.applied.scheme.notes if outcome.applied else ())),
    )


def _item(one: ItemScore, only: str) -> BookRow:
    judged = one.judgement
    cells = (
        one.number,
        one.group,
        one.name,
        one.wording,
        points(one.points),
        VERDICT_WORDS[judged.verdict],
        judged.reason,
        points(one.low),
        points(one.high),
        points(one.own),
        _compared(one),
        one.own_reason,
        "、".join(one.proofs),
        _evidence(judged.evidence, only),
        "\n".join(judged.lacking),
    )
    return BookRow(cells, _tone(one))


def _compared(one: ItemScore) -> str:
    if one.own is None:
        return "未自评"
    return "不一致" if one.differs else "在范围内"


def _tone(one: ItemScore) -> Tone:
    if one.judgement.verdict == "unknown":
        return "warn"
    if one.judgement.verdict == "triggered":
        return "good" if one.points > 0 else "bad"
    return "plain"


def _evidence(evidence: tuple[Because, ...], only: str) -> str:
    """What the verdict rests on, a line each, with the place in the sheets; the file where not all lie in one."""
    lines: list[str] = []
    for node in evidence:
        place = (
            replace(node.place, file="") if node.place and node.place.file == only else node.place
        )
        said = f"{node.text}{'：' + node.value if node.value else ''}"
        said = cell_said(node) if node.kind == "cell" else said
        lines.append(f"{said}　{place or ''}".rstrip())
    different = list(dict.fromkeys(lines))
    more = len(different) - _EVIDENCE_SHOWN
    shown = different[:_EVIDENCE_SHOWN]
    return "\n".join([*shown, f"……等共 {len(different)} 条"] if more > 0 else shown)


def _next(outcome: Score, about: str) -> BookSheet:
    return BookSheet(
        name="下一步",
        title="下一步最值得做的事",
        lines=(about, "按可多得的分排列。"),
        columns=(
            BookColumn("次序", 6, "center"),
            BookColumn("项", 6, "center"),
            BookColumn("二级指标", 24),
            BookColumn("做什么", 12, "center"),
            BookColumn("最多可多得", 12, "right"),
            BookColumn("具体内容", 80),
        ),
        rows=tuple(_step(n, step) for n, step in enumerate(outcome.next_best, start=1)),
    )


def _step(number: int, step: Next) -> BookRow:
    what = "\n".join(step.what)
    worth = f"{plain(step.worth)} 分"
    return BookRow((number, step.number, step.name, _KINDS[step.kind], worth, what))
