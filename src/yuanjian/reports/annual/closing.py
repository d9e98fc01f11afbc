"""Parts 三, 四 and 五: the park's own words, then what the tables and records show."""

from collections.abc import Iterable

from yuanjian.reports.annual.block_ids import block_id
from yuanjian.reports.annual.cells import held
from yuanjian.reports.annual.gaps import Gap, GapGroup
from yuanjian.reports.annual.narrative import Narrative
from yuanjian.reports.tree import Block, Figure, Inline, Paragraph, Text


def achievements(narrative: Narrative, shown: Iterable[Block]) -> list[Block]:
    """三: achievements and measures; problems of last year that are solved; what the records show."""
    blocks: list[Block] = [*shown]
    told = narrative.paragraphs(narrative.of("成效", "主要措施"))
    blocks += told
    number = len(narrative.of("成效", "主要措施"))
    for row in narrative.solved():
        number += 1
        name = block_id("s33.solved", held(row, "seq") or row.key)
        head = Text(f"{number}.上年度问题“{held(row, 'title')}”已解决。", bold=True)
        body = narrative.filled(" ".join(held(row, "text").split("\n")), row)
        blocks.append(Paragraph(name, (head, *body)))
    return blocks or [_to_write("s3")]


def problems(narrative: Narrative, groups: list[GapGroup]) -> list[Block]:
    """四: problems in the park's own words, then every requirement that the tables show as open."""
    rows = narrative.of("存在问题", "难题")
    blocks: list[Block] = [*narrative.paragraphs(rows)]
    for number, group in enumerate(groups, start=len(rows) + 1):
        blocks.append(_head(f"{group.id}.problem", number, group.problem))
        for n, gap in enumerate(group.gaps, start=1):
            blocks.append(_problem(gap, n))
    return blocks or [_to_write("s4")]


def plans(narrative: Narrative, groups: list[GapGroup]) -> list[Block]:
    """五: plans in the park's own words, then an action with owner and date for every open one."""
    rows = narrative.of("下一步计划")
    blocks: list[Block] = [*narrative.paragraphs(rows)]
    for number, group in enumerate(groups, start=len(rows) + 1):
        blocks.append(_head(f"{group.id}.task", number, group.task))
        for n, gap in enumerate(group.gaps, start=1):
            blocks.append(_task(gap, n))
    return blocks or [_to_write("s5")]


def _head(name: str, number: int, text: str) -> Paragraph:
    return Paragraph(name, (Text(f"{number}.{text}。", bold=True),))


def _problem(gap: Gap, number: int) -> Paragraph:
    said: list[Inline] = [Text(f"（{number}）{gap.name}：{gap.result}。"), *gap.now]
    return Paragraph(f"problem.{gap.id}", (*said, *_stop(said)))


def _task(gap: Gap, number: int) -> Paragraph:
    said: list[Inline] = [Text(f"（{number}）{gap.name}："), *gap.action, *_stop(gap.action)]
    said += [Text("责任单位："), *gap.owner, Text("；完成时限："), *gap.due, Text("。")]
    return Paragraph(f"task.{gap.id}", tuple(said))


def _stop(said: Iterable[Inline]) -> tuple[Inline, ...]:
    """A full stop, unless the words end in one."""
    last = list(said)[-1]
    ended = isinstance(last, Text) and last.text.rstrip().endswith(("。", "！", "？", "；"))
    return () if ended else (Text("。"),)


def _to_write(section: str) -> Paragraph:
    return Paragraph(f"{section}.blank", (Figure("s33.text", "", "missing", section),))
