"""Units and their conversion: the factors are those of GB 3100 and the legal definition of 亩 (1/15 ha)."""

from decimal import Decimal

import pytest

from yuanjian.core.units import UNITS, Inconvertible, convert, unit


@pytest.mark.parametrize(
    ("value", "given", "wanted", "expected"),
    [
        ("80", "kg", "t", "0.08"),
        ("80", "公斤/年", "t/a", "0.08"),
        ("5", "万m³/d", "m³/d", "50000"),
        ("5", "万立方米/日", "m³/d", "50000"),
        ("467.49", "公顷", "km²", "4.6749"),
        ("1.62", "平方公里", "km²", "1.62"),
        ("15", "亩", "ha", "1"),
        ("49243", "万元", "亿元", "4.9243"),
        ("1", "mg/m³", "ug/m3", "1000"),
        ("10", "家", "个", "10"),
        ("1", "L/s", "m³/d", "86.4"),
        ("1", "万吨标煤", "tce", "10000"),
    ],
)
def test_a_value_converts_exactly(value: str, given: str, wanted: str, expected: str) -> None:
    assert convert(Decimal(value), given, wanted) == Decimal(expected)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("t", "m³"), ("t/a", "t"), ("mg/L", "mg/m³"), ("斛", "t"), ("t", "斛"), ("亿美元", "亿元")],
)
def test_units_of_different_things_do_not_convert(given: str, wanted: str) -> None:
    with pytest.raises(Inconvertible):
        convert(1, given, wanted)


@pytest.mark.parametrize("spelling", ["m3", "m³", "M3", "m^3", "立方米", "㎥"])
def test_one_unit_has_many_spellings(spelling: str) -> None:
    assert unit(spelling) == UNITS["m³"]
