"""Styles of the Word file by GB/T 9704—2012: every style names its fonts in all slots.

``w:rFonts`` without ``w:eastAsia`` makes Word take MS Mincho or a theme font for Chinese; so no
style leaves a slot open, and there is no theme.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from yuanjian.reports.word import wml
from yuanjian.reports.word.office_profile import OfficeProfile
from yuanjian.reports.word.type_area import BODY_SPACING_TWIPS, LINE_TWIPS, UPRIGHT

Face = Literal["fangsong", "kaiti", "heiti", "title", "songti"]

# Sizes in half points.
SIZE_2 = 44  # 二号
SIZE_3 = 32  # 三号
SIZE_4 = 28  # 四号
SIZE_SMALL_4 = 24  # 小四
SIZE_5 = 21  # 五号
SIZE_SMALL_5 = 18  # 小五

TABLE_LINE_TWIPS = 340  # 17 pt for 五号 in tables


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style."""

    id: str
    name: str
    face: Face = "fangsong"
    size: int = SIZE_3
    bold: bool = False
    based: str = "Normal"
    then: str = ""
    align: str = ""
    first_chars: int = 0
    left_chars: int = 0
    line: int = 0
    before: int = 0
    after: int = 0
    keep_next: bool = False
    outline: int | None = None
    grid: bool = True
    new_page: bool = False
    line_fits: bool = False
    leader_tab: bool = False
    quick: bool = True
    latin: Literal["latin", "same"] = "latin"


LOOKS: tuple[Look, ...] = (
    Look("Normal", "Normal", based="", align="both", line=LINE_TWIPS),
    Look("OfficialBody", "公文正文", first_chars=200),
    Look("OfficialLead", "公文段首", bold=True, first_chars=200),
    Look("OfficialFlush", "公文顶格", align="left"),
    Look("OfficialAnnex", "附件标识", face="heiti", align="left", outline=0, keep_next=True,
         new_page=True),
    Look("Title", "Title", face="title", size=SIZE_2, align="center", line=760,
         then="OfficialBody"),
    Look("CoverText", "封面落款", size=SIZE_3, align="center"),
    Look("Heading1", "heading 1", face="heiti", first_chars=200, outline=0, keep_next=True,
         then="OfficialBody"),
    Look("Heading2", "heading 2", face="kaiti", first_chars=200, outline=1, keep_next=True,
         then="OfficialBody"),
    Look("Heading3", "heading 3", bold=True, first_chars=200, outline=2, keep_next=True,
         then="OfficialBody"),
    Look("Heading4", "heading 4", first_chars=200, outline=3, keep_next=True, then="OfficialBody"),
    Look("ContentsTitle", "目录标题", face="heiti", align="center", after=240),
    Look("TOC1", "toc 1", face="heiti", size=SIZE_4, align="left", line=520, leader_tab=True,
         quick=False),
    Look("TOC2", "toc 2", size=SIZE_4, align="left", line=520, left_chars=200, leader_tab=True,
         quick=False),
    Look("Caption", "caption", face="heiti", size=SIZE_SMALL_4, align="center", before=160,
         after=60, line=400, keep_next=True, grid=False),
    Look("TableUnit", "表格单位", size=SIZE_5, align="right", line=TABLE_LINE_TWIPS, keep_next=True,
         grid=False),
    Look("TableHead", "表头", face="heiti", size=SIZE_5, align="center", line=TABLE_LINE_TWIPS,
         grid=False),
    Look("TableText", "表格文字", size=SIZE_5, align="left", line=TABLE_LINE_TWIPS, grid=False),
    Look("TableNote", "表注", size=SIZE_SMALL_5, align="both", line=300, before=40, grid=False),
    Look("Picture", "图片", align="center", before=120, keep_next=True, grid=False, line_fits=True),
    Look("PictureCaption", "图题", face="heiti", size=SIZE_SMALL_4, align="center", after=160,
         line=400, grid=False),
    Look("Signature", "Signature", align="right"),
    Look("Footer", "footer", face="songti", size=SIZE_4, line=0, grid=False, quick=False,
         latin="same"),
)  # fmt: skip


def styles_xml(profile: OfficeProfile) -> bytes:
    """The part ``word/styles.xml`` for one office."""
    styles = wml.root("w:styles")
    defaults = wml.add(styles, "w:docDefaults")
    run = wml.add(wml.add(defaults, "w:rPrDefault"), "w:rPr")
    fonts(run, profile, "fangsong")
    wml.value(run, "w:sz", SIZE_3)
    wml.value(run, "w:szCs", SIZE_3)
    wml.add(run, "w:lang", {"w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"})
    wml.add(wml.add(defaults, "w:pPrDefault"), "w:pPr")
    for look in LOOKS:
        _paragraph_style(styles, look, profile)
    _character_default(styles)
    _table_styles(styles)
    return bytes(etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True))


def fonts(run: wml.Element, profile: OfficeProfile, face: Face, latin: str = "latin") -> None:
    """``w:rFonts`` with all four slots."""
    east = getattr(profile, face)[0]
    west = east if latin == "same" else profile.latin[0]
    slots = {"w:ascii": west, "w:hAnsi": west, "w:eastAsia": east, "w:cs": profile.latin[0]}
    wml.add(run, "w:rFonts", slots)


def font_table_xml(profile: OfficeProfile) -> bytes:
    """The part ``word/fontTable.xml``: each face with the names that may stand in for it."""
    table = wml.root("w:fonts")
    for names, chinese in _font_entries(profile):
        font = wml.add(table, "w:font", {"w:name": names[0]})
        if len(names) > 1:
            wml.value(font, "w:altName", ",".join(names[1:]))
        wml.value(font, "w:charset", "86" if chinese else "00")
        wml.value(font, "w:family", "auto" if chinese else "roman")
        wml.value(font, "w:pitch", "variable")
    return bytes(etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True))


def _font_entries(profile: OfficeProfile) -> Iterator[tuple[tuple[str, ...], bool]]:
    seen: set[str] = set()
    for names in profile.stacks():
        if names[0] not in seen:
            seen.add(names[0])
            yield names, names != profile.latin


def _paragraph_style(styles: wml.Element, look: Look, profile: OfficeProfile) -> None:
    attributes: dict[str, str | int] = {"w:type": "paragraph", "w:styleId": look.id}
    if look.id == "Normal":
        attributes = {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"}
    style = wml.add(styles, "w:style", attributes)
    wml.value(style, "w:name", look.name)
    if look.based:
        wml.value(style, "w:basedOn", look.based)
    if look.then:
        wml.value(style, "w:next", look.then)
    if look.quick:
        wml.flag(style, "w:qFormat")
    _paragraph_look(wml.add(style, "w:pPr"), look)
    run = wml.add(style, "w:rPr")
    fonts(run, profile, look.face, look.latin)
    wml.flag(run, "w:b", look.bold)
    wml.flag(run, "w:bCs", look.bold)
    wml.value(run, "w:color", "000000")
    wml.value(run, "w:spacing", BODY_SPACING_TWIPS if look.size == SIZE_3 else 0)
    wml.value(run, "w:sz", look.size)
    wml.value(run, "w:szCs", look.size)


def _paragraph_look(paragraph: wml.Element, look: Look) -> None:
    if look.keep_next:
        wml.flag(paragraph, "w:keepNext")
        wml.flag(paragraph, "w:keepLines")
    if look.new_page:
        wml.flag(paragraph, "w:pageBreakBefore")
    wml.flag(paragraph, "w:widowControl", False)
    if look.leader_tab:
        tabs = wml.add(paragraph, "w:tabs")
        wml.add(tabs, "w:tab",
                {"w:val": "right", "w:leader": "dot", "w:pos": UPRIGHT.text_twips})  # fmt: skip
    if look.id == "Normal":
        # Word's default, said aloud: LibreOffice 7.4 takes it for its opposite, and so does not
        # hang a last full stop over the edge, which costs it an empty line.
        wml.value(paragraph, "w:overflowPunct", "1")
    wml.flag(paragraph, "w:snapToGrid", look.grid)
    spacing: dict[str, str | int] = {"w:before": look.before, "w:after": look.after}
    if look.line_fits:  # an exact height would show a slice of a picture
        spacing |= {"w:line": 240, "w:lineRule": "auto"}
    elif look.line:
        spacing |= {"w:line": look.line, "w:lineRule": "exact"}
    wml.add(paragraph, "w:spacing", spacing)
    if look.first_chars:
        _indent(paragraph, "firstLine", look.first_chars, look.size)
    if look.left_chars:
        _indent(paragraph, "left", look.left_chars, look.size)
    if look.align:
        wml.value(paragraph, "w:jc", look.align)
    if look.outline is not None:
        wml.value(paragraph, "w:outlineLvl", look.outline)


def _indent(paragraph: wml.Element, side: str, chars: int, size: int) -> None:
    """In 1/100 characters, which rule in Word; the twips serve programs that do not know them."""
    wml.add(paragraph, "w:ind", {f"w:{side}Chars": chars, f"w:{side}": chars * size // 10})


def _character_default(styles: wml.Element) -> None:
    style = wml.add(styles, "w:style", {
        "w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"})  # fmt: skip
    wml.value(style, "w:name", "Default Paragraph Font")
    wml.value(style, "w:uiPriority", 1)
    wml.flag(style, "w:semiHidden")


def _table_styles(styles: wml.Element) -> None:
    normal = wml.add(styles, "w:style", {
        "w:type": "table", "w:default": "1", "w:styleId": "TableNormal"})  # fmt: skip
    wml.value(normal, "w:name", "Normal Table")
    wml.flag(normal, "w:semiHidden")
    cell_margins(wml.add(normal, "w:tblPr"))
    numbering = wml.add(styles, "w:style", {
        "w:type": "numbering", "w:default": "1", "w:styleId": "NoList"})  # fmt: skip
    wml.value(numbering, "w:name", "No List")
    wml.flag(numbering, "w:semiHidden")


def cell_margins(properties: wml.Element, sides: int = 85, ends: int = 28) -> None:
    """``w:tblCellMar`` in twips: 1.5 mm at the sides, half a millimetre above and below."""
    margins = wml.add(properties, "w:tblCellMar")
    for side, size in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        wml.add(margins, f"w:{side}", {"w:w": size, "w:type": "dxa"})
