"""A document's number and its date name one year: 湘环评函〔2014〕30号 is of 2014."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.checks.dates._told import in_words
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding, cell_cause, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.shelf import sheet

_YEAR = re.compile(r"〔((?:19|20)\d{2})〕")
_FILING = re.compile(r"\d{6}-((?:19|20)\d{2})-\d{3}-")
# Sheet, the column of the number, the column of its date.
_PAIRS = (
    ("01", "found_doc", "found_date"), ("03", "reply_no", "reply_date"), ("06", "eia_no", "eia_date"),
    ("08", "no", "date"), ("19", "rpt", "rpt_date"), ("28", "doc", "date"), ("34", "doc", "date"),
)  # fmt: skip

_NUMBERED = re.compile(r"[\u4e00-\u9fff]{2,10}[\[(〔](?P<year>(?:19|20)\d{2})[\])〕]\d{1,4}号?")
_ISSUES = re.compile(
    r"下发|印发|签发|出具|下达|批复|核发|取得|获得|获|公布|发布|审查|批准|备案|文号|以|(?:日期|时间)(?:为|:)"
)
_ISSUED = re.compile(r"(?:正式)?(?:下发|印发|签发|出具|下达|批复|核发|公布|发布|批准|通过)")
_MONTH = re.compile(
    r"(?P<y>(?:19|20)\d{2})年(?P<m>1[0-2]|0?[1-9])月(?!\d|[末底初]|份?(?:以|起|至))"
)
_USES = re.compile(r"学习|贯彻|落实|执行|遵照|对照|传达|按照|根据|依据|召开|组织|开展|要求")
_BEFORE_CODE = re.compile(r"^.*(?:[为是以的由于:]|文号|批复|意见|文件)(?=[\u4e00-\u9fff]{2})")
_BRACKETS = str.maketrans("[(])", "〔〔〕〕")
_FAR = 80
_MOST = 8
"""Numbers and days of one sentence that are looked at: more are a table, or a hostile text."""


@dataclass(frozen=True, slots=True)
class _Odd:
    row: RowView
    number: str
    key: str
    day: date
    year: int


@check(
    "文号年份与日期不符",
    "major",
    why="党政机关公文处理工作条例 第九条：发文字号由发文机关代字、年份、发文顺序号组成；逻辑：年份即发文之年",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a number, with every row that gives it. In January the year before is no surprise."""
    yield from _told(f)
    by_number: dict[str, list[_Odd]] = {}
    for no, number, day in _PAIRS:
        for row in f.rows(no):
            odd = _odd(row, number, day)
            if odd is not None:
                by_number.setdefault(odd.number, []).append(odd)
    for odds in by_number.values():
        yield _finding(odds)


def _odd(row: RowView, number: str, day: str) -> _Odd | None:
    held, when = row.get(number), row.day(day)
    if not isinstance(held, str) or when is None:
        return None
    found = _YEAR.search(held) or _FILING.match(held)
    if found is None:
        return None
    year = int(found[1])
    agrees = when.year == year or (when.year == year + 1 and when.month == 1)
    return None if agrees else _Odd(row, held, day, when, year)


def _finding(odds: list[_Odd]) -> Finding:
    first = odds[0]
    lists_only = all(o.row.record.sheet == "34" for o in odds)
    days = listed(dict.fromkeys(str(o.day) for o in odds))
    where = listed(dict.fromkeys(sheet(o.row.record.sheet).sheet.name for o in odds))
    return Finding(
        f"{where}：{first.number} 的年份是 {first.year}，日期却填 {days}",
        quotes=tuple(quote_row(o.row, _number_key(o), o.key) for o in odds[:4]),
        expected=f"{first.year} 年",
        found=days,
        advice="请与文件原件核对文号和日期。",
        verify="文号中的年份与日期一致。",
        subject=first.number,
        severity="query" if lists_only else None,
        cause=cell_cause(first.row, first.key),
    )


def _number_key(odd: _Odd) -> str:
    return next(n for no, n, d in _PAIRS if no == odd.row.record.sheet and d == odd.key)


def _told(f: Facts) -> Iterator[Finding]:
    """A sentence of a report that gives a document by its number, and the day on which it was issued beside it."""
    for words in _whole(own_sentences(f)):
        numbers = list(_NUMBERED.finditer(words.folded))
        days = _days(words) if 0 < len(numbers) <= _MOST else []
        for number in numbers if len(days) <= _MOST else ():
            if _USES.search(number[0]):
                continue  # «按照湘环函〔2015〕28号，2021年6月完成…»: the day is of the work
            named = _BEFORE_CODE.sub("", number[0]).translate(_BRACKETS)
            beside = _beside(words, days, numbers, number)
            year = int(number["year"])
            if beside is None or int(beside["y"]) == year or _new_year(beside, year):
                continue
            yield Finding(
                f"文号 {named} 的年份是 {year}，写的日期是 {_said(beside)}",
                quotes=(words.quote,),
                expected=f"{year} 年",
                found=_said(beside),
                advice="请与文件原件核对文号和日期。",
                verify="文号中的年份与日期一致。",
                subject=named,
                severity="query",
            )


def _whole(found: Iterable[Words]) -> Iterator[Words]:
    """Sentences that «;» cuts in two, as one: «批复文号：…；批复时间：…»."""
    held: Words | None = None
    for words in found:
        joined = held is not None and held.passage is words.passage and words.start - held.end <= 1
        if held is not None and joined and held.passage.folded[held.end : words.start] == ";":
            held = Words(held.passage, held.start, words.end)
            continue
        if held is not None:
            yield held
        held = words
    if held is not None:
        yield held


def _days(words: Words) -> list[re.Match[str]]:
    """The days and the bare months of a sentence, in order."""
    days = [m for _, m in in_words(words)]
    months = [m for m in _MONTH.finditer(words.folded) if all(m.start() != d.start() for d in days)]
    return sorted([*days, *months], key=lambda m: m.start())


def _new_year(day: re.Match[str], year: int) -> bool:
    """Whether it is January of the year after: no surprise."""
    return (int(day["y"]), int(day["m"])) == (year + 1, 1)


def _said(day: re.Match[str]) -> str:
    told = day.groupdict()
    said = f"{int(told['y'])}年{int(told['m'])}月"
    return said + (f"{int(told['d'])}日" if told.get("d") else "")


def _beside(
    words: Words, days: list[re.Match[str]], numbers: list[re.Match[str]], number: re.Match[str]
) -> re.Match[str] | None:  # fmt: skip
    """The day that stands next to a number, with no other number or day between and an act of issuing near."""
    text = words.folded
    near: list[tuple[int, int, re.Match[str]]] = []
    for nth, day in enumerate(days):
        first, last = (day, number) if day.start() < number.start() else (number, day)
        between = text[first.end() : last.start()]
        if (
            any(first.end() <= m.start() < last.start() for m in (*days, *numbers))
            or len(between) > _FAR
        ):
            continue
        touching = len(re.findall(r"[\u4e00-\u9fff]", between)) < 2
        if last is number:
            between = text[
                first.end() : number.start("year")
            ]  # «厅以湘环评函〔…» is matched as one word
        issued = touching or _ISSUES.search(between) or _ISSUED.match(text, day.end())
        if issued and not _USES.search(between):
            near.append((len(between), nth, day))
    return min(near)[2] if near else None
