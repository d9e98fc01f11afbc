"""Every number expression of a folded text, in one pass: figures, and what looks like one and is none.

Figures: 1,234 · 5.0×10^4 · 5.0×104 (a lost superscript) · 约42家 · 5.2万 · 26.3% · 0.058、1.468、0.378倍 ·
十余个 · a blank that waits for its number. No figures: dates (also 19943月, whose 年 is lost), document
numbers, codes, ordinals, clause numbers, names with digits in them (PM2.5), ranges of months. Linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yuanjian.core.numbers import chinese_integer
from yuanjian.reading.folding import Folded
from yuanjian.reading.lexicon.units import UNIT_AT
from yuanjian.reading.tokens import Bound, Token
from yuanjian.reading.traditional import simplified
from yuanjian.reading.units_given import with_given_units

_SOLID = re.compile(r"[0-9A-Za-z.%]")
_ENCLOSED = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]")
_SPACE = " "
BLANK = "\ue000"
"""Stands for a gap that waits for its number."""


def spaced(folded: Folded) -> Folded:
    """The same text in simplified characters, with blanks between words of Latin letters and digits that stood apart.

    Folding drops blanks, so «PM2.5 46天» would read 2.546. An enumerator such as ② keeps a
    blank behind it. A gap to fill in is white space (at least two blanks, or a tab) between a word and
    a unit, underscores, or 【待填】.
    """
    out: list[str] = []
    at: list[int] = []
    text, places, original = simplified(folded.text), folded.at, folded.original
    for i, char in enumerate(text):
        if i:
            before, here = places[i - 1], places[i]
            apart = here - before > 1
            if apart and _SOLID.match(char) and _SOLID.match(text[i - 1]):
                out.append(_SPACE)
                at.append(before + 1)
            elif apart and here - before > 2 and _gap_to_fill(text, i, here - before - 1):
                out.append(BLANK)
                at.append(before + 1)
            elif here != before and _ENCLOSED.match(original[before]):
                out.append(_SPACE)
                at.append(before)
        out.append(char)
        at.append(places[i])
    return Folded(original, "".join(out), tuple(at))


def _gap_to_fill(text: str, i: int, blanks: int) -> bool:
    """Whether the gap before ``text[i]`` waits for a number: it stands between a word and a unit that ends a clause,
    before a unit and what it counts («，    家企业新落户»), or, when wide, between a word and a mark."""
    if _COUNTED.match(text, i) and re.match("[\u4e00-\u9fff:,;(]", text[i - 1]):
        return True
    if not re.match(r"[\u4e00-\u9fff:]", text[i - 1]):
        return False
    if blanks > 2 and text[i] in "、,;(":
        return True
    unit = UNIT_AT.match(text, i)
    return bool(unit and _CLAUSE_END.match(text, unit.end()))


_COUNTED = re.compile("[家户个](?:企业|公司|单位|项目)|件(?:投诉|信访)")
_CLAUSE_END = re.compile(r"[,，。;；、()()\[]|$")

_NUM = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_YEAR = r"(?:19|20)\d{2}"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_SPOKEN = [
    "个",
    "家",
    "户",
    "件",
    "处",
    "座",
    "起",
    "宗",
    "条",
    "口",
    "辆",
    "场",
    "项",
    "台",
    "次",
    "轮",
    "期",
    "人",
    "名",
    "份",
    "天",
    "种",
    "类",
]
_CN = "零一二两三四五六七八九十百千"
# What document numbers are made of: who issues, about what, which kind. A place's own sign may stand before them.
_SIGNS = (
    "国办环评函发审气水土固体监执法生态厅市区县园管委综经开建改政令规字科财税工信安应急许可农林自资保湘粤京沪津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂桂琼川"
    "贵云藏陕甘青宁新蒙潭衡株常岳郴永怀娄邵益张长"
)
_SIGN_RUN = re.compile(f"[{_SIGNS}]+$")
_NOT_SIGN = "为是据以得的号和与及由按照发达于了"
_BEFORE_SIGN = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[{_NOT_SIGN}])((?:(?![{_NOT_SIGN}])[\u4e00-\u9fff]){{1,2}})$"
)
_NAMES = (
    "PM2.5 PM10 PM1 SO2 NO2 NOX NOx CO2 CO O3 NH3-N NH3 H2S BOD5 BOD CODCr CODcr CODMn CODmn COD TVOC VOCs VOCS VOC "
    "12369 12345 24小时 最大8小时 8小时平均 8小时均值 8小时滑动 "
    "TSP TP TN SS pH PH NMHC AQI GDP LNG LED TSS COD氨氮 A2/O A2O A/O SBR MBR MSBR CASS MBBR BAF UASB IC UV EIA ISO"
)
_MASTER = re.compile(
    rf"""
    (?P<document>(?:[\u4e00-\u9fff]{{1,12}}[\[(]{_YEAR}[\])]?(?:第)?\d{{1,5}}(?:号)?(?!\d|年|月))
      |(?:{_YEAR}年?)?(?:公告|部令|院令|席令|令)第?\d{{1,4}}号
      |{_YEAR}年?第\d{{1,4}}号(?:令|公告)?)
    |(?P<standard>(?:GB|HJ|DB\d{{0,4}}|CJ|TSG|ISO|AQ)(?:/?[TZ])?[ /]?\d[\d.]{{0,12}}(?:-\d{{2,4}})?)
    |(?P<name>{"|".join(re.escape(n) for n in sorted(_NAMES.split(), key=len, reverse=True))})(?![a-z])
    |(?P<letters>(?:[A-Za-z]++\d*+)(?:[-./#_][A-Za-z0-9]++|[A-Z]++\d*+)*+)
    |(?P<date>(?P<y>{_YEAR})(?:年|(?P<sep>[-/.]))(?P<m>{_MONTH})(?:月|(?P=sep))(?P<d>{_DAY})(?:日|号|(?!\d|\.\d)))
    |(?P<period>(?:{_YEAR}年)?\d{{1,2}}月?(?:-|~|至|到){_MONTH}月(?:份)?
      |{_YEAR}(?:年)?(?:-|~|至|到){_YEAR}年)
    |(?P<month>(?P<my>{_YEAR})(?:年|[-/.](?=0\d(?!\d)|1[0-2](?!\d)))?(?P<mm>{_MONTH})(?:月份?|(?<=[-/.]\d\d)(?!\d)))
    |(?P<monthday>{_MONTH}月{_DAY}日|{_MONTH}月(?:份|底|末|中旬|上旬|下旬)?)
    |(?P<year>(?P<yy>{_YEAR})(?:年度|年末|年底|年初|年))
    |(?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d))
    |(?P<ordinal>第(?!三方)(?:\d+(?:\.\d+)*|[{_CN}]+))
    |(?P<phone>0\d{{2,3}}-\d{{7,8}}(?!\d)|1[3-9]\d{{9}}(?!\d)|12(?:369|345)(?!\d))
    |(?P<long>\d+[A-Z][0-9A-Z]{{5,}}|\d{{9,}}(?!\.\d)(?![,\d]))
    |(?P<clause>\(\d{{1,2}}(?:\.\d{{1,2}})*\)|\d{{1,3}}(?:\.\d{{1,3}}){{2,}})
    |(?P<hash>\d{{1,3}}\#|(?<![报])[表图]\d{{1,2}}(?:-\d{{1,2}})?(?![\d个份张家户件项]))
    |(?P<range>(?P<low>{_NUM})%?(?:-|~|至|到)(?P<high>{_NUM}))
    |(?P<number>(?P<sign>(?<![0-9A-Za-z)%+-])[-+])?(?P<digits>{_NUM}|(?<!\d)\.\d+)
      (?:[×xX*·]10(?:\^(?P<pow>-?\d{{1,2}})|(?P<lost>\d{{1,2}}))(?!\d)|[eE](?P<exp>[+-]?\d{{1,2}}))?)
    |(?P<chinese>(?<![第每逐各这那某同任何唯统{_CN}])(?P<cn>[{_CN}]{{1,8}})(?=余|多|来|{"|".join(_SPOKEN)}))
    |(?P<blank>\ue000|_{{2,}}|\[待填\]|(?<=[数量为有是率:])[XＸ×]{{2,}}(?=[\u4e00-\u9fff%]))
    |(?P<na>(?<=[率数量为是比例倍:])-(?=[,。;(]|$))
    """,
    re.VERBOSE,
)
_TAIL = re.compile(
    r"(?P<more>余|多|来)?(?P<scale>万亿|亿|万|千|百)?(?P<more2>余|多)?"
    r"(?P<about>左右|上下)?(?P<bound>及?以上|以下|以内)?"
)
_AFTER_UNIT = re.compile(r"(?P<about>左右|上下|余)?(?P<bound>及?以上|以下|以内)?")
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_BEFORE = re.compile(r"(?:(?P<about>大约|约为|约达|约|近|接近|将近)|(?P<over>超过|超|不低于|不少于|突破|逾|高于|大于|[>≥])"
                     r"|(?P<under>不足|不超过|不高于|低于|小于|少于|[<≤]))$")  # fmt: skip
_BY = ("超", "超过")
"""Before a multiple it says by how much, not «more than»."""
_STARTS = re.compile(r"(?:^|[。;:!?\n])$")
_LIST_MARKS = frozenset({"、", "和", "及", "与", ",", "/"})


def numbers_in(text: Folded) -> list[Token]:
    """The number expressions of a text that ``spaced`` has prepared, in order."""
    return with_given_units(text.text, _share_units(text.text, list(_found(text))))


def _found(folded: Folded) -> Iterator[Token]:
    text = folded.text
    at = 0
    while (m := _MASTER.search(text, at)) is not None:
        token = _token(folded, m)
        if token is not None:
            yield token
        after = token.end if token is not None else _after_letters(m)
        at = max(m.start() + 1, after)


def _after_letters(m: re.Match[str]) -> int:
    """Behind a word of Latin letters that is no code: its digits are looked at again."""
    letters = re.match(r"[A-Za-z]+", m[0])
    return m.start() + letters.end() if letters else m.end()


def _token(folded: Folded, m: re.Match[str]) -> Token | None:
    """The token of a match; None for a word without a number in it."""
    start, end, group = m.start(), m.end(), _group(m)
    match group:
        case "document":
            return _document(m)
        case "date" | "month" | "monthday" | "period" | "year":
            return _day(m, group)
        case "letters":
            return _letters(folded.text, m)
        case "standard" | "name" | "hash":
            return Token("name", start, end, m[0])
        case "phone" | "long":
            return Token("code", start, end, m[0])
        case "ordinal" | "time":
            return Token(group, start, end, m[0])
        case "clause":
            return Token("enumerator", start, end, m[0])
        case "blank" | "na":
            unit = UNIT_AT.match(folded.text, end)
            return Token(
                group, start, unit.end() if unit else end, m[0], unit=unit[0] if unit else "", number_end=end
            )  # fmt: skip
        case _:
            return _number(folded, m, group)


def _group(m: re.Match[str]) -> str:
    """The alternative that matched (``lastgroup`` names the last inner group of some)."""
    for name in _OUTER:
        if m[name] is not None:
            return name
    raise AssertionError


_OUTER = (
    "number", "chinese", "year", "date", "month", "monthday", "period", "letters", "name", "range", "document",
    "standard", "time", "ordinal", "phone", "long", "clause", "hash", "blank", "na",
)  # fmt: skip


def _document(m: re.Match[str]) -> Token:
    """湘环评函[2014]30号; «湘环评函[201729» has lost its closing bracket and 号."""
    whole = re.fullmatch(rf"(.*?)[\[(]({_YEAR})([\])]?)第?(\d+)(号?)", m[0])
    if whole is None:
        return Token("document", m.start(), m.end(), m[0])
    sign = _sign(whole[1])
    start = m.start() + len(whole[1]) - len(sign)
    text = f"{sign}〔{whole[2]}〕{whole[4]}号"
    return Token("document", start, m.end(), text, damaged=not (whole[3] and whole[5]))


def _sign(before: str) -> str:
    """The part of the words before the year that belongs to the number: 批复文号为澄环评函 → 澄环评函."""
    before = re.sub(r"^.*(?:批复|意见|文号|文件|名称)", "", before)
    run = _SIGN_RUN.search(before)
    if run is None:
        return before[-2:]
    place = _BEFORE_SIGN.search(before[: run.start()])
    return (place[1] if place else "") + run[0]


def _day(m: re.Match[str], group: str) -> Token:
    start, end = m.start(), m.end()
    if group == "date":
        return Token("date", start, end, f"{m['y']}-{int(m['m']):02d}-{int(m['d']):02d}")
    if group == "month":
        lost = m[0][4] not in "年-/."
        return Token("month", start, end, f"{m['my']}-{int(m['mm']):02d}", damaged=lost)
    if group == "year":
        return Token("year", start, end, m["yy"])
    return Token("period", start, end, m[0])


def _letters(text: str, m: re.Match[str]) -> Token | None:
    """A code (S437018, DW001, YSRDPM250000007328); not «GDP94.24亿元», whose number stands for itself."""
    word = m[0]
    if not any(c.isdigit() for c in word):
        return None
    if re.fullmatch(r"[A-Za-z]+\d+", word) and (
        re.match(r"\.\d", text[m.end() : m.end() + 2]) or UNIT_AT.match(text, m.end())
    ):
        return None if word[1].isalpha() else Token("code", m.start(), m.end(), word)
    return Token("code", m.start(), m.end(), word)


def _number(folded: Folded, m: re.Match[str], group: str) -> Token | None:
    text, start = folded.text, m.start()
    if group == "number" and _is_enumerator(folded, m):
        return Token("enumerator", start, m.end(), m[0])
    value, digits_end = _value(folded, m, group)
    if value is None:
        return None
    tail = _TAIL.match(text, digits_end)
    assert tail is not None
    unit = UNIT_AT.match(text, digits_end + text.startswith(_SPACE, digits_end))
    end, scale, about, bound = digits_end, "", "", ""
    if unit:
        end = unit.end()
    else:
        more = tail["more"] or ""
        behind = digits_end + len(more)
        unit = UNIT_AT.match(text, behind) if more else None
        about = more
        end = unit.end() if unit else behind
        if unit is None and tail["scale"]:
            scale = tail["scale"]
            end = digits_end + len(more) + len(scale) + len(tail["more2"] or "")
            about = about or tail["more2"] or ""
            unit = UNIT_AT.match(text, end)
            end = unit.end() if unit else end
    if group == "chinese" and (unit is None or m["cn"] + unit[0] == "零件"):
        return None
    after = _AFTER_UNIT.match(text, end)
    if after and after[0]:
        about, bound, end = about or after["about"] or "", after["bound"] or "", after.end()
    before = _BEFORE.search(text, max(0, start - 4), start)
    return Token(
        "range" if group == "range" else "number",
        start,
        end,
        text[start:digits_end],
        value.scaleb(_SCALES[scale]),
        unit[0] if unit else "",
        digits_end,
        bool(about or (before and before["about"])),
        ""
        if unit and unit[0] == "倍" and before and before["over"] in _BY
        else _bound(bound, before),
        group == "chinese",
        m["lost"] is not None,
    )


def _bound(after: str, before: re.Match[str] | None) -> Bound:
    if "以上" in after or (before and before["over"]):
        return "at least"
    return "at most" if after or (before and before["under"]) else ""


def _value(folded: Folded, m: re.Match[str], group: str) -> tuple[Decimal | None, int]:
    """What the digits say, and where they end."""
    if group == "chinese":
        whole = chinese_integer(m["cn"])
        return (None if whole is None else Decimal(whole)), m.end("cn")
    if group == "range":
        return Decimal(m["low"].replace(",", "")), m.end()
    digits, end = m["digits"], m.end()
    if "," in digits and not _thousands(folded, m.start("digits"), digits):
        digits = digits.split(",")[0]
        end = m.start("digits") + len(digits)
    sign = "" if _is_dash(folded, m, end) else m["sign"] or ""
    power = int(m["pow"] or m["lost"] or m["exp"] or 0) if end == m.end() else 0
    return Decimal(sign + digits.replace(",", "")).scaleb(power), end


def _is_dash(folded: Folded, m: re.Match[str], end: int) -> bool:
    """«东区—2.35平方公里»: a dash between a name and its figure is no minus."""
    if m["sign"] != "-" or folded.text[end : end + 1] == "%":
        return False
    before = folded.text[m.start() - 1 : m.start()]
    return folded.original[folded.at[m.start()]] in "—–─" and "\u4e00" <= before <= "\u9fff"


def _thousands(folded: Folded, start: int, digits: str) -> bool:
    """Whether the commas group thousands: half-width ones, or full-width ones between such digits."""
    for i, char in enumerate(digits, start):
        if char == "," and folded.original[folded.at[i]] == "，":
            wide = folded.original[folded.at[i + 1]]
            if not "０" <= wide <= "９":
                return False
    return True


def _is_enumerator(folded: Folded, m: re.Match[str]) -> bool:
    """1、 · 2. · 3) at the start of a sentence; ② anywhere; 3.1 before a heading's words."""
    text, start, end = folded.text, m.start(), m.end()
    if _ENCLOSED.match(folded.original[folded.at[start]]):
        return True
    if not _STARTS.search(text, max(0, start - 1), start) and start:
        return False
    if re.fullmatch(r"\d{1,2}", m[0]) and re.match(r"[、.)](?!\d)|\s", text[end : end + 2]):
        return True
    return (
        start == 0
        and re.fullmatch(r"\d{1,2}\.\d{1,2}", m[0]) is not None
        and UNIT_AT.match(text, end) is None
        and re.match(r"(?![万亿千百余多])[\u4e00-\u9fff]", text[end : end + 1]) is not None
    )


def _share_units(text: str, tokens: list[Token]) -> list[Token]:
    """Numbers joined by 、 of which only the last has a unit share it."""
    out = list(tokens)
    i = 0
    while i < len(out):
        j = i
        while (
            j + 1 < len(out)
            and out[j].kind == out[j + 1].kind == "number"
            and not out[j].unit
            and text[out[j].end : out[j + 1].start] in _LIST_MARKS - {","}
        ):
            j += 1
        if j > i:
            size = j - i + 1
            for k in range(i, j + 1):
                out[k] = replace(out[k], unit=out[j].unit, series=(k - i + 1, size))
        i = j + 1
    return out
