"""Tables 1–4 of a self-assessment, recognised by their headers, as rows of sheets 10, 11, 12 and 32.

Headers vary («落实情况», «是否落实», «开发区相关情况», «园区情况»), columns may stand in any order, a header may
span two columns, and a merged cell on the left holds for the rows below it. A cell that is not there is
blank; its words are kept as written, also where a sheet would offer other words to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yuanjian.core.evidence import Place
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.reading.document import Cell, Document, Table
from yuanjian.reading.folding import folded
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import sheet

_HEAD_ROWS = 3
_ITEMS = re.compile(r"[;；、,，/]|(?<=\))(?=\S)")
_FACTORS = re.compile(r"(?:监测因子|监测项目|监测指标|因子)(?:为|包括)?[:：]?([^;；。\n]*)")
_OTHERS = ("其他", "其它", "其余", "特征", "上述", "各", "该")
_POINTS = re.compile(r"(?:监测点位|监测断面|监测点|点位|断面)(?:为)?[:：]([^;；。\n]*)")
_FOOT = re.compile(r"(?:自评)?(?:总分|合计|总得分|得分合计|总计|(?:环保)?(?:信用)?(?:评价)?等级)")
_CLAUSE = re.compile(r"^[(（]?(\d+(?:\.\d+){1,3})[)）]?")
_MEDIA = {
    "环境空气": "环境空气", "大气": "环境空气", "空气": "环境空气", "地下水": "地下水", "土壤": "土壤", "底泥": "底泥",
    "声": "声", "噪声": "声", "地表水": "地表水", "水环境": "地表水", "废水": "废水", "污水": "废水", "排污口": "废水", "废气": "废气",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One prescribed table: which sheet it fills, and for each key the words that its header may hold.

    ``needs`` are the keys without which it is another table.
    """

    number: str
    sheet: str
    heads: Mapping[str, re.Pattern[str]]
    needs: frozenset[str]


def _heads(**words: str) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(word) for key, word in words.items()}


KINDS: tuple[Kind, ...] = (
    Kind("4", "32", _heads(no="^序号$|^条款号$|^编号$", l1="一级", l2="二级", std="评价标准|评分标准|评价内容|评分细则", self="自评",
                           pts="^分值|^标准分|^分数"), frozenset({"std", "self"})),
    Kind("3", "12", _heads(seq="^序号$", dim="维度|类别", req="(管控|准入).*要求|清单.*要求", impl="相关情况|落实情况|执行情况|园区情况|现状",
                           result="符合"), frozenset({"req", "result"})),
    Kind("2", "11", _heads(seq="^序号$", plan="监测计划|监测方案|监测要求", result="^是否(落实|完成|执行|开展)", impl="落实情况|实施情况|执行情况|开展情况"),
         frozenset({"plan", "impl"})),
    Kind("1", "10", _heads(seq="^序号$", req="(批复|审查意见|环评|审查).*(要求|意见|内容)|^要求$", impl="实施情况|执行情况|落实措施|园区情况|^落实情况$",
                           result="^是否落实|落实情况|落实结果|^结论$|符合性"), frozenset({"req", "impl"})),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A table that was recognised: its kind, the document's table, the rows, the columns of each key."""

    kind: Kind
    table: Table
    records: tuple[Record, ...]
    columns: Mapping[str, tuple[int, ...]]


def read_tables(document: Document) -> tuple[Read, ...]:
    """All prescribed tables of a document; a table that goes on after a page break is read on."""
    found: list[Read] = []
    for table in document.tables:
        grid = _Grid(document, table)
        layout = _layout(grid)
        if layout is not None:
            kind, columns, first = layout
            records = tuple(_records(kind, grid, columns, first))
            found.append(Read(kind, table, records, columns))
    return tuple(found)


class _Grid:
    """A table's cells by grid position; a spanning cell is found at each position that it covers."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self._at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self._at.setdefault((row, column), cell)

    def cell(self, row: int, column: int) -> Cell | None:
        return self._at.get((row, column))

    def text(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        return self.document.cell_text(cell).strip() if cell else ""

    def place(self, row: int, column: int) -> Place:
        """The place of a cell: its first paragraph that says something."""
        cell = self.cell(row, column)
        if cell is None or not cell.paragraphs:
            return Place(
                self.document.name,
                sha256=self.document.sha256,
                table=self.table.number,
                row=row,
                column=column,
            )
        said = [n for n in cell.paragraphs if self.document.paragraph(n).text.strip()]
        return self.document.place(said[0] if said else cell.paragraphs[0])


def _layout(grid: _Grid) -> tuple[Kind, dict[str, tuple[int, ...]], int] | None:
    """The kind of a table, the columns of each key, and its first data row; None for any other table."""
    for row in range(1, min(_HEAD_ROWS, grid.table.height) + 1):
        heads = {c: folded(grid.text(row, c)).text for c in range(1, grid.table.width + 1)}
        for kind in KINDS:
            columns = _columns(kind, heads)
            if kind.needs <= columns.keys():
                return kind, columns, row + 1
    return None


def _columns(kind: Kind, heads: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """Which columns each key has; a column goes to the first key whose words it holds."""
    found: dict[str, tuple[int, ...]] = {}
    free = {c: h for c, h in heads.items() if h}
    for key, words in kind.heads.items():
        mine = [c for c, h in free.items() if words.search(h)]
        text = {free[c] for c in mine[:1]}
        mine = [
            c for c in mine if free[c] in text
        ]  # one header over several columns, not two headers
        if mine:
            found[key] = tuple(mine)
            for column in mine:
                del free[column]
    return found


def _records(
    kind: Kind, grid: _Grid, columns: Mapping[str, tuple[int, ...]], first: int
) -> Iterator[Record]:
    above: dict[str, str] = {}
    for row in range(first, grid.table.height + 1):
        texts = {key: _joined(grid, row, where) for key, where in columns.items()}
        if not any(texts.values()) or _repeated_head(kind, texts):
            continue
        for key in ("seq", "dim", "l1", "l2"):
            if key in texts:
                above[key] = texts[key] = texts[key] or above.get(key, "")
        made = _MAKERS[kind.number](texts, [grid.text(row, c) for c in columns.get("plan", ())])
        if made is None:
            continue
        values, key_of_text = made
        places = {
            k: grid.place(row, columns[t][-1]) for k, t in key_of_text.items() if t in columns
        }
        form = sheet(kind.sheet)
        known = {k: v for k, v in values.items() if v is not None and k in form.model_fields}
        table, number = grid.table.number, row
        place = Place(
            grid.document.name, f"表{kind.number}", number, "", grid.document.sha256, table=table
        )
        yield Record(kind.sheet, f"表{kind.number}第{number - first + 1}行", form.model_construct(**known),
                     place=place, places=places)  # fmt: skip


def _joined(grid: _Grid, row: int, columns: tuple[int, ...]) -> str:
    parts = dict.fromkeys(grid.text(row, c) for c in columns)
    return "\n".join(p for p in parts if p)


def _repeated_head(kind: Kind, texts: Mapping[str, str]) -> bool:
    """The header again, on the next page."""
    said = {k: folded(t).text for k, t in texts.items() if t}
    return all(kind.heads[k].search(t) and len(t) < 20 for k, t in said.items())


Made = tuple[dict[str, Any], dict[str, str]]


def _whole(text: str) -> int | None:
    found = re.search(r"\d+", folded(text).text)
    return int(found[0]) if found and len(found[0]) < 6 else None


def _number(text: str) -> Decimal | None:
    try:
        return read_number(text).value
    except Unreadable:
        return None


def _requirement(texts: Mapping[str, str], _: list[str]) -> Made | None:
    values = {"seq": _whole(texts.get("seq", "")), "req": texts.get("req") or None,
              "impl": texts.get("impl") or None, "result": texts.get("result") or None}  # fmt: skip
    return values, {"seq": "seq", "req": "req", "impl": "impl", "result": "result"}


def _plan(texts: Mapping[str, str], parts: list[str]) -> Made | None:
    said = parts[-1] if parts else texts.get("plan", "")
    head = parts[0] if len(parts) > 1 and parts[0] != said else ""
    flat = folded(said).text
    values = {
        "cat": "污染源" if "污染源" in head else "环境质量" if "质量" in head else None,
        "medium": next((m for word, m in _MEDIA.items() if word in flat[:12]), None),
        "p_point": _first(_POINTS, said), "p_factor": factors(said) or None, "p_when": said,
        "a_factor": factors(texts.get("impl", "")) or None, "plan": texts.get("impl") or None,
        "result": texts.get("result") or None,
    }  # fmt: skip
    return values, {
        "p_when": "plan",
        "p_factor": "plan",
        "p_point": "plan",
        "a_factor": "impl",
        "plan": "impl",
        "result": "result",
    }


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1].strip() if found and found[1].strip() else None


def factors(text: str) -> tuple[str, ...]:
    """The factors that a cell lists after «监测因子：», each once per mention, as written."""
    found: list[str] = []
    for listed in _FACTORS.finditer(text):
        if text.endswith(_OTHERS, 0, listed.start()):
            continue  # «其他因子一次/月» lists nothing
        body = re.sub(r"(?:共|等)\d*(?:项|个)?.*$", "", listed[1])
        found += [p.strip() for p in _ITEMS.split(body) if p.strip()]
    return tuple(found)


def _control(texts: Mapping[str, str], _: list[str]) -> Made | None:
    req = texts.get("req", "")
    clause = _CLAUSE.match(folded(req).text)
    values = {"clause": clause[1] if clause else None, "dim": texts.get("dim") or None, "req": req or None,
              "impl": texts.get("impl") or None, "result": texts.get("result") or None}  # fmt: skip
    return values, {"clause": "req", "dim": "dim", "req": "req", "impl": "impl", "result": "result"}


def _credit(texts: Mapping[str, str], _: list[str]) -> Made | None:
    if not texts.get("std") or _FOOT.match(folded(texts["std"]).text):
        return None
    number = _whole(texts.get("no", ""))
    values = {"no": number, "l1": texts.get("l1") or None, "l2": texts.get("l2") or None, "std": texts["std"],
              "pts": _number(texts.get("pts", "")), "self": _number(texts.get("self", ""))}  # fmt: skip
    return values, {k: k for k in ("no", "l1", "l2", "std", "pts", "self")}


_MAKERS: dict[str, Callable[[Mapping[str, str], list[str]], Made | None]] = {
    "1": _requirement, "2": _plan, "3": _control, "4": _credit,
}  # fmt: skip
