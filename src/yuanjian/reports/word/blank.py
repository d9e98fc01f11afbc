"""The empty Word package that a report is written into: made here, no template file, no theme.

python-docx's own template brings theme fonts and MS Mincho for Chinese; this one brings the
styles, the font table, the settings and the page-number footers of an official document.
"""

import io
import zipfile

from lxml import etree

from yuanjian.reports.word import wml
from yuanjian.reports.word.office_profile import OfficeProfile
from yuanjian.reports.word.styles import font_table_xml, fonts, styles_xml

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

FOOTER_ODD = "rIdFooterOdd"
FOOTER_EVEN = "rIdFooterEven"
FOOTER_NONE = "rIdFooterNone"

_PARTS = (
    ("styles", "rIdStyles", "styles"),
    ("settings", "rIdSettings", "settings"),
    ("fontTable", "rIdFontTable", "fontTable"),
    ("footer1", FOOTER_ODD, "footer"),
    ("footer2", FOOTER_EVEN, "footer"),
    ("footer3", FOOTER_NONE, "footer"),
)


def base_package(profile: OfficeProfile, refresh_fields: bool = False) -> bytes:
    """A .docx without content. ``refresh_fields``: Word offers to renew the contents on opening."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships((("rIdDocument", "officeDocument", "word/document.xml"),)),
        "word/_rels/document.xml.rels": _relationships(
            tuple((rid, kind, f"{name}.xml") for name, rid, kind in _PARTS)
        ),
        "word/document.xml": _serialised(_empty_document()),
        "word/styles.xml": styles_xml(profile),
        "word/settings.xml": _settings(refresh_fields).encode(),
        "word/fontTable.xml": font_table_xml(profile),
        "word/footer1.xml": _serialised(_page_number(profile, "right")),
        "word/footer2.xml": _serialised(_page_number(profile, "left")),
        "word/footer3.xml": _serialised(_no_page_number()),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _serialised(element: wml.Element) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def _content_types() -> bytes:
    overrides = [("document", "document.main"), *((name, kind) for name, _, kind in _PARTS)]
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in overrides
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    ).encode()


def _relationships(targets: tuple[tuple[str, str, str], ...]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{rid}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for rid, kind, target in targets
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _empty_document() -> wml.Element:
    document = wml.root("w:document")
    wml.add(wml.add(document, "w:body"), "w:sectPr")
    return document


def _settings(refresh_fields: bool) -> str:
    """Settings in the order of the schema. Mode 15: Word lays out as Word 2013 and later do."""
    update = '<w:updateFields w:val="true"/>' if refresh_fields else ""
    mode = "http://schemas.microsoft.com/office/word"
    return (
        f'{_HEAD}<w:settings xmlns:w="{wml.NAMESPACES["w"]}">'
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"{update}"
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
        "<w:doNotExpandShiftReturn/><w:useFELayout/>"
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{mode}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        # A picture that Word made smaller could not be told from one that a human exchanged.
        "<w:doNotAutoCompressPictures/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _page_number(profile: OfficeProfile, side: str) -> wml.Element:
    """«— 1 —», 四号 宋体, one character from the outer edge (GB/T 9704—2012, 7.5)."""
    footer = wml.root("w:ftr")
    paragraph = wml.add(footer, "w:p")
    look = wml.add(paragraph, "w:pPr")
    wml.value(look, "w:pStyle", "Footer")
    wml.add(look, "w:ind", {f"w:{side}Chars": 100, f"w:{side}": 280})
    wml.value(look, "w:jc", side)
    _footer_text(paragraph, profile, "— ")
    # Separate runs: WPS does not show a field that is written in one run.
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = _footer_run(paragraph, profile)
        if kind == "instruction":
            text = wml.add(run, "w:instrText", {"xml:space": "preserve"})
            text.text = " PAGE "
        elif kind == "result":
            wml.add(run, "w:t").text = "1"
        else:
            wml.add(run, "w:fldChar", {"w:fldCharType": kind})
    _footer_text(paragraph, profile, " —")
    return footer


def _footer_run(paragraph: wml.Element, profile: OfficeProfile) -> wml.Element:
    run = wml.add(paragraph, "w:r")
    fonts(wml.add(run, "w:rPr"), profile, "songti", "same")
    return run


def _footer_text(paragraph: wml.Element, profile: OfficeProfile, words: str) -> None:
    run = _footer_run(paragraph, profile)
    text = wml.add(run, "w:t", {"xml:space": "preserve"})
    text.text = words


def _no_page_number() -> wml.Element:
    footer = wml.root("w:ftr")
    wml.value(wml.add(wml.add(footer, "w:p"), "w:pPr"), "w:pStyle", "Footer")
    return footer
