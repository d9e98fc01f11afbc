"""The parts under which the sheets are shown, in the order in which people fill them."""

from __future__ import annotations

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("园区与规划环评", ("01", "02", "03", "04")),
    ("企业与环保手续", ("05", "06", "07", "08")),
    ("总量、监测计划与要求落实", ("09", "10", "11", "12")),
    ("水环境", ("13", "14", "15", "16", "35")),
    ("大气、点位与监测数据", ("17", "18", "19", "20", "21", "22")),
    ("土壤与固体废物", ("23", "24", "25", "26")),
    ("监管与应急", ("27", "28", "29")),
    ("能力建设、信用与成效", ("30", "31", "32", "33", "34")),
)
IN_ORDER: tuple[str, ...] = tuple(no for _, sheets in PARTS for no in sheets)


def part_of(no: str) -> str:
    """The title of the part that a sheet stands in."""
    return next(title for title, sheets in PARTS if no in sheets)
