"""A requirement of several parts, one of which the answer does not touch."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.finding import Finding, Quote
from yuanjian.audit.row_text import passages_of, quotes_of_cell
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_PART = re.compile(
    r"\(?\d{1,2}\.\d{1,2}\.\d{1,2}\)?|[①-⑳]|\(\d{1,2}\)(?!\d)|[一二三四五六七八九]是"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Words of any requirement and any answer: to share them is no answer.
_IDLE = re.compile(
    r"园区|保税区|开发区|产业园|企业|工业|项目|建设|管理|落实|严格|加强|要求|按照|进行|开展|有关|相关|规定|标准|国家|实施|采取|措施|环境|污染|排放|防治|工作|确保|对于|以及"
)
_SHARE = 0.08
_SHORTEST = 8
_NONE = re.compile(r"不涉及|未涉及|不适用|无此类|无上述|没有上述")


@check("要求中有部分内容没有作答", "query", why="逻辑：要求分几项的，实施情况应逐项回答")
def find(f: Facts) -> Iterator[Finding]:
    """Rows of tables 1 and 3: numbered parts that share no words with the answer."""
    for sheet in ("10", "12"):
        for row in f.rows(sheet):
            asked, said = passages_of(f, row, "req"), passages_of(f, row, "impl")
            answer = "".join(p.folded for p in said)
            if not asked or not answer or _NONE.search(answer):
                continue
            open_parts = [w for w in _parts(asked) if not _answered(w.folded, answer)]
            if open_parts:
                yield _finding(row, open_parts, said)


def _parts(asked: tuple[Passage, ...]) -> list[Words]:
    """The numbered parts of a requirement; none where it has fewer than two."""
    found: list[Words] = []
    for passage in asked:
        marks = [m.start() for m in _PART.finditer(passage.folded)]
        for start, end in zip(marks, [*marks[1:], len(passage.folded)], strict=False):
            if end - start >= _SHORTEST:
                found.append(Words(passage, start, end))
    return found if len(found) > 1 else []


def _answered(part: str, answer: str) -> bool:
    """Whether the answer shares more than a few pairs of characters with a part, idle words left out."""
    pairs = _pairs(part)
    if len(pairs) < _SHORTEST:
        return True
    return len(pairs & _pairs(answer)) >= len(pairs) * _SHARE


def _pairs(text: str) -> set[str]:
    return {
        run[i : i + 2] for run in _HAN.findall(_IDLE.sub("，", text)) for i in range(len(run) - 1)
    }


def _finding(row: RowView, open_parts: list[Words], said: tuple[Passage, ...]) -> Finding:
    first = open_parts[0].quote
    return Finding(
        f"{row.called}：要求分几项，“{first.text[:40]}”等 {len(open_parts)} 项没有作答，结论为“{row.get('result') or '（未填）'}”",
        quotes=(*(w.quote for w in open_parts[:3]), *quotes_of_cell(said, 2), *_result(row)),
        expected="逐项作答",
        found=f"{len(open_parts)} 项没有作答",
        advice="请对每一项写明做了什么；不涉及的写明不涉及和原因。",
        verify="每一项都有回答。",
        subject=row.key,
    )


def _result(row: RowView) -> Iterator[Quote]:
    if row.get("result"):
        yield Quote(str(row.get("result")), row.record.cell("result"))
