"""A column of a sheet, declared once: template, importer, validation, schema, docs and forms follow from it.

The constructors (``text``, ``number``, ``choice`` …) are used in the row classes of ``sheets/forms``.
They return a pydantic field that carries the ``Column``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from yuanjian.core.marks import Mark
from yuanjian.sheets.conditions import When

Kind = Literal[
    "text",
    "long",
    "integer",
    "number",
    "percent",
    "day",
    "choice",
    "multi",
    "yesno",
    "code",
    "result",
    "computed",
]
KIND_WORDS: Mapping[Kind, str] = {
    "text": "文本", "long": "长文本", "integer": "整数", "number": "数", "percent": "百分数", "day": "日期", "choice": "下拉",
    "multi": "多选（；分隔）", "yesno": "是/否", "code": "编码", "result": "检测结果", "computed": "系统计算",
}  # fmt: skip

Text = str | Mark | None
Whole = int | Mark | None
Number = Decimal | Mark | None
Day = date | Mark | None
Many = tuple[str, ...] | Mark | None
YesNo = bool | Mark | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``unit`` is the unit that values are kept in; ``low``/``high`` are inclusive, in that unit.

    ``options`` lists the allowed words, ``spellings`` other words people use for them; ``listing``
    names a dictionary instead (a catalogue or the pollutants, see ``sheets/listings.py``).
    ``ref`` points to a column of another sheet («05.name»).
    ``form`` names a check of ``core/codes.py``; ``pattern`` is a full-match regular expression, put in
    words by ``expected``. ``fact`` names the fact that supplies a computed column.
    ``private`` marks personal data that never leaves the park (annex, public pages).
    ``masked``: telephone numbers, identity numbers and names are taken out before the text is kept.
    ``yearly``: belongs to its year and starts empty in the next one; every other column stays.
    ``opening``: starts with last year's value of that column of the row («st1»), or with a fact of last
    year («enterprises.total»).
    """

    header: str
    kind: Kind
    key: str = ""
    required: bool = False
    when: When | None = None
    unit: str = ""
    places: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    options: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    listing: str = ""
    open_list: bool = False
    ref: str = ""
    pattern: str = ""
    form: str = ""
    expected: str = ""
    document: bool = False
    month_ok: bool = False
    fact: str = ""
    note: str = ""
    example: str = ""
    aliases: tuple[str, ...] = ()
    private: bool = False
    masked: bool = False
    longest: int = 500
    yearly: bool = False
    opening: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def computed(self) -> bool:
        """Whether the system writes this column and people never do."""
        return self.kind == "computed"

    @property
    def needs(self) -> str:
        """● required · ◐ required on a condition · ○ optional · A computed, as the sheets' guide marks it."""
        if self.computed:
            return "A"
        return "●" if self.required else "◐" if self.when else "○"

    @property
    def unit_line(self) -> str:
        """Row 3 of a template: unit and type in words."""
        kind = KIND_WORDS[self.kind]
        if self.kind == "number" and self.places is not None:
            kind = f"数({self.places})"
        return f"{self.unit}　{kind}" if self.unit else kind


def _column(header: str, kind: Kind, **declared: Any) -> Any:
    for bound in ("low", "high"):
        if declared.get(bound) is not None:
            declared[bound] = Decimal(str(declared[bound]))
    key = declared.pop("key", "")
    column = Column(header, kind, key=key, **declared)
    made: Any = Field(default=None, title=header, description=declared.get("note") or None)
    made.metadata.append(column)
    return made


def text(header: str, **declared: Any) -> Any:
    """文: one line of text. ``document=True`` for document numbers (brackets become 〔〕)."""
    return _column(header, "text", **declared)


def long(header: str, **declared: Any) -> Any:
    """长: text of any length that goes into the report as it is."""
    return _column(header, "long", **{"longest": 20_000} | declared)


def integer(header: str, **declared: Any) -> Any:
    """整: a whole number."""
    return _column(header, "integer", **declared)


def number(header: str, places: int, **declared: Any) -> Any:
    """数(n): a decimal shown with ``places`` decimals; the digits that were written are kept."""
    return _column(header, "number", places=places, **declared)


def percent(header: str, places: int = 2, **declared: Any) -> Any:
    """%: 0–100 unless bounds say otherwise."""
    return _column(
        header, "percent", **{"places": places, "unit": "%", "low": 0, "high": 100} | declared
    )


def day(header: str, **declared: Any) -> Any:
    """日: a date; ``month_ok`` lets a month pass (kept as its first day, the text kept beside it)."""
    return _column(header, "day", **declared)


def choice(header: str, *options: str, **declared: Any) -> Any:
    """枚: one word of a list, of a ``listing`` or of another sheet (``ref``). ``open_list`` allows others."""
    return _column(header, "choice", options=options, **declared)


def multi(header: str, *options: str, **declared: Any) -> Any:
    """多: several words, kept in the order written, twins removed."""
    return _column(header, "multi", options=options, **{"longest": 4_000} | declared)


def yesno(header: str, **declared: Any) -> Any:
    """是否."""
    return _column(header, "yesno", options=("是", "否"), **declared)


def code(header: str, pattern: str = "", **declared: Any) -> Any:
    """码: a code with a ``pattern`` or a ``form`` of its own."""
    return _column(header, "code", pattern=pattern, **declared)


def result(header: str, **declared: Any) -> Any:
    """A lab result as written: a number, 0.004L, <0.004, ND or 未检出."""
    return _column(header, "result", **declared)


def computed(header: str, fact: str, **declared: Any) -> Any:
    """A: supplied by the fact; grey in the template, ignored by the importer."""
    return _column(header, "computed", fact=fact, **declared)
