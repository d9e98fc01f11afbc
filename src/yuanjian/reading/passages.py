"""A document's paragraphs with the chapter and the column that they stand in.

Chapters are known by the words of their heading, whatever its numbering («一、», «第二章», «3.1», a style, or a short
line of its own); a heading that says nothing of the kind belongs to the chapter around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuanjian.facts.claim import Part, Passage
from yuanjian.reading.document import Document, Paragraph
from yuanjian.reading.folding import folded
from yuanjian.reading.prescribed_tables import Read
from yuanjian.reading.prose_rows import answered

_LONGEST_HEADING = 40
_NUMBERINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"第[一二三四五六七八九十\d]{1,3}[章部编]分?")),
    (2, re.compile(r"第[一二三四五六七八九十\d]{1,3}节")),
    (1, re.compile(r"[一二三四五六七八九十]{1,3}[、.]")),
    (2, re.compile(r"\([一二三四五六七八九十]{1,3}\)[、.]?")),
    (3, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}[、.]?(?!\d)")),
    (2, re.compile(r"\d{1,2}\.\d{1,2}[、.]?(?!\d)")),
    (3, re.compile(r"\d{1,2}[、.](?!\d)")),
    (4, re.compile(r"\(\d{1,2}\)[、.]?")),
)
_CHAPTERS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("plans", re.compile(r"下一步|下一年|下年度|下一?阶段|后续工作|(?:工作|整改|改进)(?:计划|打算|安排|思路|建议|设想)|今后|下步|努力方向|来年|次年|目标任务")),
    ("complaints", re.compile(r"(?:投诉|信访|举报|督察|交办)[^,。;]{0,12}(?:办理|处理|整改|办结|情况|管理)(?!.*(?:存在|主要)(?:的)?问题)")),
    ("problems", re.compile(r"问题|难题|困难|难点|不足|短板|弱项|瓶颈|薄弱环节|困境")),
    ("zoning", re.compile(r"三线一单|分区管控|管控单元|生态环境准入|准入(?:清单|要求|条件|管理)|管控要求|负面清单")),
    ("results", re.compile(r"成效|成果|做法|主要措施|亮点|经验|成绩|(?<!管理)(?<!评价)(?<!防治)(?<!治理)(?<!监测)(?<!处置)工作(?:开展|进展|推进|总结|回顾)")),
    ("eia", re.compile(r"规划环评|环评批复|审查意见|跟踪评价")),
    ("credit", re.compile(r"信用|诚信")),
    ("complaints", re.compile(r"投诉|信访|举报|群众诉求|督察")),
    ("risk", re.compile(r"环境风险|应急|风险防[控范]|监管能力|能力建设")),
    ("water", re.compile(r"水环境|(?<!下)水污染|废水|污水|地表水|水质|水生态|水体")),
    ("air", re.compile(r"大气|空气|废气")),
    ("soil", re.compile(r"土壤|地下水")),
    ("waste", re.compile(r"固体废物|固废|危险废物|危废|固体废弃物")),
    ("monitoring", re.compile(r"自行监测|环境监测")),
    ("overview", re.compile(r"概况|概述|概貌|简况|简介|基[本础](?:情况|信息|概况)|总体(?:情况|概况)|园区情况|发展(?:情况|状况|现状)|经济|环保手续|"
                            r"环评手续|建设项目|排污许可|三同时|环保审批|环评审批|环保(?:审批)?手续|手续(?:办理|履行|执行|情况)|"
                            r"入园企业|企业入[驻园]|环境准入")),
    ("management", re.compile(r"环境(?:质量)?(?:管理|状况|现状)|环保工作|管理情况")),
)  # fmt: skip
# «4 大气污染防治», «3.1 水环境»: a number and a blank, which folding drops.
_SPACED = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,2})[ \t\u3000]+(?=[\u4e00-\u9fff])")
_ITEMISED = frozenset({"results", "problems", "plans", "annexes"})
_ANNEX = re.compile(r"附(?:表|件|图)(?:[一二三四五六七八九十\d]{0,3})(?:[:、.]|$|(?=\S{2,40}$))")
_DATE = re.compile(
    r"(?:(?:报告|文件|本报告)?(?:编制|成文|编写|撰写|填报|填表|上报|报送|落款|完成|印发|签发)?(?:日期|时间|于)?:?)"
    r"(?:(?:\d{4}|[二〇零○一三四五六七八九]{4})年.{1,3}月(?:.{1,3}日)?|(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2})"
    r"(?:印发|签发|发布|公布|编制|填报|上报|报送)?$"
)
_OFFICE = re.compile(r"\S{2,30}(?:管委会|管理委员会|管理局|办公室|有限公司|集团)(?:\(.{1,6}\))?$")
_BARE_END = re.compile(
    r"(?:概况|概述|概貌|简况|信息|情况|管理|成效|成绩|做法|举措|问题|难题|困难|短板|计划|打算|安排|思路|评价|自评|现状|状况|简介|不足|防治|治理|保护|处置"
    r"|整改|措施|建议|能力|防控|监管|应急|信访|举报)$"
    r"|^(?:(?:园区|区域)?(?:水|地表水|大气|空气|环境空气|土壤|地下水|声|生态|土壤(?:和|与|及)地下水)环境(?:质量)?|(?:环境|大气)?空气质量"
    r"|(?:工业)?(?:废水|废气|污水)|固体废(?:物|弃物)|危险废物|固废|危废|信访投诉|环境投诉)$"
)
_BARE_TOP = re.compile(r"概况|概述|环境管理情况|成效|做法|问题|难题|计划|打算|安排")
_FIRST = re.compile(r"(?:概况|概述|概貌|简况|简介|基本情况|总体情况|基本信息|环境管理情况)$")
_DRAWN = re.compile(r"图(?:\d{1,3}|表)数据")
_TITLE = re.compile(r"报告(?:书)?(?:\(.{1,12}\))?$")


def passages(document: Document, tables: Sequence[Read] = ()) -> tuple[Passage, ...]:
    """The paragraphs of a document in reading order. ``tables`` are its prescribed tables.

    The data behind a picture («图3数据») repeat what the text says; they are no claims and are left out.
    """
    return answered(tuple(_passages(document, _Columns(tables))))


def _passages(document: Document, columns: _Columns) -> Iterator[Passage]:
    chapters = _Chapters()
    drawn = frozenset(_drawn(document))
    for paragraph in document.paragraphs:
        if paragraph.table in drawn:
            continue
        fold = folded(paragraph.text)
        place = document.place(paragraph.number)
        if paragraph.table is not None:
            table, key = columns.find(paragraph)
            yield Passage(paragraph.text, place, fold.text, fold.at, chapters.part, 0, table, key)
            continue
        level = 0
        if not paragraph.aside:
            level = chapters.take(fold.text, paragraph.level, paragraph.text)
        yield Passage(paragraph.text, place, fold.text, fold.at, chapters.part, level)


def _drawn(document: Document) -> Iterator[int]:
    """Tables that list the data of a picture, by their caption (a line with the unit may stand between)."""
    for table in document.tables:
        for number in (table.after, table.after - 1):
            if number < 1 or document.paragraph(number).table is not None:
                break
            if _DRAWN.match(folded(document.paragraph(number).text).text):
                yield table.number
                break


class _Columns:
    """Which prescribed table and column a paragraph in a table belongs to."""

    def __init__(self, tables: Sequence[Read]) -> None:
        self._kinds = {read.table.number: read.kind.number for read in tables}
        self._keys: dict[tuple[int | None, int | None, int | None], str] = {}
        self._first = {read.table.number: _first_row(read) for read in tables}
        for read in tables:
            for record in read.records:
                for key, place in record.places.items():
                    plain = _KEYS.get((read.kind.number, key), key)
                    self._keys.setdefault((place.table, place.row, place.column), plain)

    def find(self, paragraph: Paragraph) -> tuple[str, str]:
        """«2», «req»; a cell above the first row is a head."""
        assert paragraph.table is not None and paragraph.row is not None
        kind = self._kinds.get(paragraph.table, "")
        key = self._keys.get((paragraph.table, paragraph.row, paragraph.column), "")
        if kind and not key and paragraph.row < self._first[paragraph.table]:
            key = "head"
        return kind, key


# A plan's column gives several cells of its row, and so does what was done about it.
_KEYS = {
    ("2", "p_when"): "req", ("2", "p_factor"): "req", ("2", "p_point"): "req",
    ("2", "a_factor"): "impl", ("2", "plan"): "impl", ("3", "clause"): "req",
}  # fmt: skip


def _first_row(read: Read) -> int:
    rows = [record.place.row for record in read.records if record.place.row is not None]
    return min(rows, default=1)


class _Chapters:
    """The chapter that the reader is in, told by the headings met so far."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Part]] = [(0, "title")]

    @property
    def part(self) -> Part:
        return self._open[-1][1]

    def take(self, text: str, styled: int, original: str = "") -> int:
        """Takes a paragraph outside tables; its level as a heading, 0 for running text."""
        ends = _end_matter(text, self.part)
        if ends is not None:
            self._open = [(0, ends)]
            return 0
        level, words = _heading(text, styled, original)
        if self.part == "title" and level and words == text and not _FIRST.search(text):
            level = 0  # the title of the report on lines of its own, whatever it says
        if not level:
            if self.part == "title" and not _TITLE.search(text) and len(text) > _LONGEST_HEADING:
                self._open = [(0, "")]
            elif self.part == "signature":
                self._open = [(0, "annexes")]
            return 0
        named = next((part for part, pattern in _CHAPTERS if pattern.search(words)), None)
        if self.part in _ITEMISED and level >= 3:
            return level  # an item of its list
        while len(self._open) > 1 and self._open[-1][0] >= level:
            self._open.pop()
        around = "" if self._open[-1][1] in ("title", "signature", "annexes") else self._open[-1][1]
        self._open.append((level, named if named is not None else around))
        return level


def _end_matter(text: str, part: Part) -> Part | None:
    """Annex titles, the office and the date at the end."""
    if part in ("title", ""):
        return None
    if len(text) <= 60 and _ANNEX.match(text) and not text.endswith(("。", ";")):
        return "annexes"
    if len(text) <= 26 and _DATE.match(text):
        return "signature"
    if part in ("plans", "annexes", "signature") and len(text) <= 30 and _OFFICE.match(text):
        return "signature"
    return None


def _heading(text: str, styled: int, original: str) -> tuple[int, str]:
    """The level of a heading and its words; (0, «») for running text."""
    if not text or len(text) > _LONGEST_HEADING or text[-1] in "。;,、":
        return 0, ""
    for level, numbering in _NUMBERINGS:
        found = numbering.match(text)
        if found and len(text) > found.end():
            return styled or level, text[found.end() :]
    if spaced := _SPACED.match(original):
        return styled or 1 + spaced[1].count("."), text[len(spaced[1]) :]
    if styled:
        return styled, text
    bare = len(text) <= 20 and not re.search(r"[,。;:!?\d]", text) and _BARE_END.search(text)
    if bare and any(pattern.search(text) for _, pattern in _CHAPTERS):
        return (1 if _BARE_TOP.search(text) else 2), text
    return 0, ""
