"""Places in prose that will print as a blank: {facts} that do not exist, or that have several subjects."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, Quote, cell_cause, listed
from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.facts.rows import RowView

_PLACE = re.compile(r"[{｛]\s*([^{}｛｝]{1,80}?)\s*[}｝]")


@check(
    "文中引用的数字不存在",
    "major",
    why="逻辑：{事实编号}在生成报告时换成数值，编号不存在或对象不明的会留空",
)
def find(f: Facts) -> Iterator[Finding]:
    """Every place in the texts and every word in 数据支撑 of sheet 33."""
    for row in f.rows("33"):
        text = row.get("text")
        for match in _PLACE.finditer(text) if isinstance(text, str) else ():
            yield from _judged(f, row, "text", match[0], match[1])
        facts = row.get("facts")
        for word in facts if isinstance(facts, tuple) else ():
            if word.partition("@")[0] not in all_facts():
                yield from _judged(f, row, "facts", word, word)


def _judged(f: Facts, row: RowView, key: str, written: str, inside: str) -> Iterator[Finding]:
    fact, _, subject = (part.strip() for part in fold(inside).partition("@"))
    if fact not in all_facts():
        near = _near(fact)
        hint = f"编号相近的有 {near}。" if near else ""
        yield _finding(row, key, written, f"没有编号为“{fact}”的数字", hint)
        return
    subjects = [v.subject for v in f.values(fact) if subject in ("", v.subject)]
    if len(subjects) != 1:
        label = all_facts()[fact].label
        why = f"有{len(subjects)}个对象（{listed(subjects)}）" if subjects else "没有这个对象"
        hint = f"请写成 {{{fact}@编号}}，指明是哪一个。"
        yield _finding(row, key, written, f"“{label}”{why}，不知取哪一个", hint)


def _near(fact: str) -> str:
    """Facts of the same theme, or whose name ends alike."""
    theme, _, name = fact.partition(".")
    same = [
        i
        for i in all_facts()
        if i.split(".")[1] == name or (i.split(".")[0] == theme and name[:4] in i)
    ]
    return listed(same, 4)


def _finding(row: RowView, key: str, written: str, why: str, hint: str) -> Finding:
    return Finding(
        f"33_成效问题计划“{row.words('title').text or row.key}”中的 {written}：{why}，报告里会留空",
        quotes=(Quote(written, row.record.cell(key), subject=row.key),),
        expected="已有的事实编号",
        found=written,
        advice=f"{hint}事实编号见数据字典。",
        verify="文中的编号都能换成数值。",
        subject=row.key,
        # A word without a point is no id at all: rows.doubts says so of the same cell.
        cause=cell_cause(row, key) if "." not in written else "",
    )
