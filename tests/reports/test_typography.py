"""Characters, raised and lowered digits, brackets."""

from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reports.typography import hexagonal, printable, shifted


def test_raised_characters_become_raised_plain_digits():
    assert list(shifted("5.0×10⁴ m³/d")) == [
        ("5.0×10", None),
        ("4", "super"),
        (" m", None),
        ("3", "super"),
        ("/d", None),
    ]


def test_the_point_in_a_lowered_number_is_lowered_too():
    assert list(shifted("PM₂.₅和PM₁₀。")) == [
        ("PM", None),
        ("2.5", "sub"),
        ("和PM", None),
        ("10", "sub"),
        ("。", None),
    ]


def test_units_and_pollutants_typed_with_plain_digits_are_set_raised_and_lowered():
    text = "核准面积1.62km2，5000m3/d，35µg/m3，SO2、NOx、PM2.5、PM10、O3、BOD5、CODCr"

    assert [p for p in shifted(text) if p[1]] == [
        ("2", "super"),
        ("3", "super"),
        ("3", "super"),
        ("2", "sub"),
        ("x", "sub"),
        ("2.5", "sub"),
        ("10", "sub"),
        ("3", "sub"),
        ("5", "sub"),
        ("Cr", "sub"),
    ]
    assert "".join(piece for piece, _ in shifted(text)) == text


def test_codes_that_only_look_like_units_or_pollutants_stay():
    text = "项目M3、NO12号、DW001、A01、m3、PM100、HW49、O30、CO2E、GB 3095、SO2B"

    assert list(shifted(text)) == [(text, None)]


def test_document_numbers_get_hexagonal_brackets():
    # GB/T 9704—2012, 7.3.5: 年份用六角括号“〔〕”括入
    assert hexagonal("依据湘环评函[2014]30号、国办函（2020）51号和湘政发﹝2020﹞12号") == (
        "依据湘环评函〔2014〕30号、国办函〔2020〕51号和湘政发〔2020〕12号"
    )


def test_other_brackets_around_a_year_stay():
    assert hexagonal("突发环境事件应急预案(2020)已备案") == "突发环境事件应急预案(2020)已备案"


def test_control_characters_are_shown_as_replaced_and_line_ends_kept():
    assert printable("a\x00b\x1bc\r\nd\ve") == "a\ufffdb\ufffdc\nd\ne"


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_printable_can_stand_in_xml(text):
    from lxml import etree

    element = etree.Element("a")
    element.text = printable(text)

    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (
        printable(text) or None
    )
