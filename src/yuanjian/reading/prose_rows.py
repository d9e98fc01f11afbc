"""Requirements and answers that stand as paragraphs instead of tables 1 to 3: «(2) …。», «落实情况：…».

A paragraph that begins with «落实情况：» answers the one before it. Both get the key of the column that they stand
for, so that the requirement claims nothing of the park, and together they are a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from yuanjian.facts.claim import Passage
from yuanjian.reading.prescribed_tables import factors
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import sheet

_ANSWER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:落实|执行|实施|开展|完成|办理|响应|实际|符合|对照|整改|推进|工作)(?:情况|结果|现状|说明|进展|做法|措施):"
    r"|[\u4e00-\u9fff]{0,6}?(?:执行|落实|完成|推进|办理|实施)(?:如下)?:|(?:年内|目前|当年|本年度?|最新)(?:进展|情况|完成|落实|进度):"
    r"|(?:园区|本园区|我区|企业)?(?:答复|回应|响应|做法|现状|回复|实际):"
)
_RESULT = re.compile(
    r"(已落实|基本落实|部分落实|未落实|落实|基本符合|不符合|符合|不适用|已完成|未完成|已开展|未开展)[。;,]"
)
_MONITORED = re.compile(
    r"监测|采样|因子|点位|测点|布点|设点|(?<![预推])测(?![算绘])|频[次率]|(?:年|半年|季度|季|月)\d{0,2}[次期]|[次期]/(?:年|半年|季|月)|项目(?:为|包括|:)"
)
_SHORTEST = 6
_CHAPTERS = frozenset({"", "eia", "zoning", "monitoring", "management"})


def answered(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, requirements and answers among them marked as such."""
    out = list(passages)
    for at in _pairs(passages):
        out[at] = replace(out[at], key="req")
        out[at + 1] = replace(out[at + 1], key="impl")
    return tuple(out)


def prose_rows(passages: Sequence[Passage]) -> dict[str, tuple[Record, ...]]:
    """The rows that marked passages make, by sheet."""
    found: dict[str, list[Record]] = {}
    for at in range(len(passages) - 1):
        asked, said = passages[at], passages[at + 1]
        if not asked.in_table and asked.key == "req" and said.key == "impl":
            record = _record(asked, said)
            found.setdefault(record.sheet, []).append(record)
    return {no: tuple(rows) for no, rows in found.items()}


def _pairs(passages: Sequence[Passage]) -> Iterator[int]:
    for at in range(len(passages) - 1):
        asked, said = passages[at], passages[at + 1]
        if asked.in_table or said.in_table or asked.level or said.part not in _CHAPTERS:
            continue
        alone = not _ANSWER.match(asked.folded) and len(asked.folded) >= _SHORTEST
        if alone and _ANSWER.match(said.folded):
            yield at


def _record(asked: Passage, said: Passage) -> Record:
    label = _ANSWER.match(said.folded)
    begins = label.end() if label else 0
    told = _RESULT.match(said.folded, begins)
    begins = told.end() if told else begins
    answer = said.text[said.at[begins] :].strip() if begins < len(said.at) else ""
    values: dict[str, Any]
    if _MONITORED.search(asked.folded):
        number = "11"
        values = {"p_when": asked.text, "p_factor": factors(asked.text) or None,
                  "a_factor": factors(answer) or None, "plan": answer or None}  # fmt: skip
        keys = {"p_when": asked, "p_factor": asked, "a_factor": said, "plan": said}
    else:
        number = "12" if asked.part == "zoning" else "10"
        values = {"req": asked.text, "impl": answer or None}
        keys = {"req": asked, "impl": said}
    if told is not None:
        values["result"] = told[1]
        keys["result"] = said
    form = sheet(number)
    known = {k: v for k, v in values.items() if v is not None and k in form.model_fields}
    places = {k: p.place for k, p in keys.items() if k in known}
    row = form.model_construct(**known)
    return Record(number, f"第{asked.place.paragraph}段", row, place=asked.place, places=places)
