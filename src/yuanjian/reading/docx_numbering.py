"""Automatic numbers as Word prints them: «一、», «（一）», «1.», ① … They stand in no run, yet the reader sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yuanjian.reading.docx_names import Element, child, integer, switch, val, w
from yuanjian.reading.docx_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CLOSES = "、）)】》。．"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, text («%1、»), first number, and what resets it."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list (``w:num``): the definition that it counts by, its levels, and levels that begin anew."""

    definition: str
    levels: dict[int, Level]
    anew: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts through a document. Lists of one definition count on together, as in Word."""

    lists: dict[str, Listing]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, num: str, ilvl: int | None, style: str | None) -> str:
        """The next label of a list at a level, with the blank behind it; empty where the list prints none."""
        listing = self.lists.get(num)
        if listing is None:
            return ""
        if ilvl is None:
            ilvl = next((i for i, x in listing.levels.items() if x.style and x.style == style), 0)
        level = listing.levels.get(ilvl)
        if level is None:
            return ""
        counts = self._count(num, listing, ilvl)
        if level.format == "bullet":
            return _bullet(level)
        if level.format == "none" and not level.text:
            return ""

        def one(place: re.Match[str]) -> str:
            which = int(place[1]) - 1
            source = listing.levels.get(which, level)
            number = counts.get(which, source.start)
            return written(number, "decimal" if level.legal else source.format)

        text = _PLACE.sub(one, level.text)
        return text + _gap(text, level.suffix)

    def _count(self, num: str, listing: Listing, ilvl: int) -> dict[int, int]:
        counts = self.counters.setdefault(listing.definition, {})
        if num not in self.begun:
            self.begun.add(num)
            for i in listing.anew:
                counts.pop(i, None)
        start = listing.anew.get(ilvl, listing.levels[ilvl].start)
        counts[ilvl] = counts[ilvl] + 1 if ilvl in counts else start
        for deeper in [i for i in counts if i > ilvl]:
            limit = listing.levels[deeper].restart if deeper in listing.levels else None
            if limit is None or (limit and ilvl < limit):
                del counts[deeper]
        return counts


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The numbering part."""
    if root is None:
        return Numbering({})
    definitions = {e.get(w("abstractNumId"), ""): e for e in root.iter(w("abstractNum"))}
    targets = {e.get(w("numId"), ""): val(e, "abstractNumId") or "" for e in root.iter(w("num"))}
    lists = {}
    for element in root.iter(w("num")):
        name = element.get(w("numId"), "")
        definition = targets[name]
        linked = val(definitions.get(definition), "numStyleLink")
        if linked and linked in styles.by_id:
            definition = targets.get(styles.by_id[linked].num or "", definition)
        if definition in definitions:
            lists[name] = _listing(element, definition, definitions[definition])
    return Numbering(lists)


def _listing(element: Element, definition: str, defined: Element) -> Listing:
    levels = {integer(e.get(w("ilvl"))) or 0: _level(e) for e in defined.iterchildren(w("lvl"))}
    anew = {}
    for change in element.iterchildren(w("lvlOverride")):
        ilvl = integer(change.get(w("ilvl"))) or 0
        own = child(change, "lvl")
        if own is not None:
            levels[ilvl] = _level(own)
        start = integer(val(change, "startOverride"))
        if start is not None:
            anew[ilvl] = start
    return Listing(definition, levels, anew)


def _level(element: Element) -> Level:
    start = integer(val(element, "start"))
    return Level(
        val(element, "numFmt") or "decimal",
        val(element, "lvlText") or "",
        1 if start is None else start,
        val(element, "suff") or "tab",
        integer(val(element, "lvlRestart")),
        bool(switch(element, "isLgl")),
        val(element, "pStyle"),
    )


def _bullet(level: Level) -> str:
    text = "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in level.text)
    return text + _gap(text, level.suffix)


def _gap(text: str, suffix: str) -> str:
    return "" if not text or suffix == "nothing" or text[-1] in _CLOSES else " "


def written(number: int, form: str) -> str:
    """A number in one of the formats of ``w:numFmt`` (ECMA-376 part 1, 17.18.59); decimal where it is another."""
    if not 0 < number < 100_000:
        return str(number)
    match form:
        case (
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
        ):
            return counted(number, _DIGITS, "十百千")
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return counted(number, _FORMAL, "拾佰仟")
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(d)] for d in str(number))
        case "ideographTraditional":
            return _STEMS[(number - 1) % 10]
        case "ideographZodiac":
            return _BRANCHES[(number - 1) % 12]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x245F + number) if number <= 20 else str(number)
        case "decimalEnclosedParen" | "ideographEnclosedCircle" if number <= 10:
            return chr((0x2473 if form[0] == "d" else 0x327F) + number)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(d) + 0xFEE0) for d in str(number))
        case "decimalZero":
            return f"{number:02d}"
        case "upperRoman" | "lowerRoman":
            return _roman(number) if form[0] == "u" else _roman(number).lower()
        case "upperLetter" | "lowerLetter" if number <= 780:
            letter = chr((65 if form[0] == "u" else 97) + (number - 1) % 26)
            return letter * ((number - 1) // 26 + 1)
        case "none":
            return ""
        case _:
            return str(number)


def counted(number: int, digits: str, powers: str) -> str:
    """A number below 100 000 in Chinese: 十一, 一百〇二."""
    if number >= 10_000:
        rest = number % 10_000
        zero = digits[0] if 0 < rest < 1000 else ""
        return (
            counted(number // 10_000, digits, powers)
            + "万"
            + zero
            + (counted(rest, digits, powers) if rest else "")
        )
    out, gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(out)
            continue
        out += (digits[0] if gap else "") + digits[digit] + (powers[place - 1] if place else "")
        gap = False
    return out[1:] if 10 <= number < 20 and digits == _DIGITS else out


def _roman(number: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        out += letters * min(number // size, 50)
        number %= size
    return out
