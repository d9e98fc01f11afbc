"""Fourteen kinds of report: province, park, year, and how its office writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tests.mutation.numerals import Forms

PRESCRIBED = (
    "overview",
    "requirements",
    "zoning",
    "water",
    "air",
    "soil",
    "waste",
    "complaints",
    "credit",
)
FREE = (
    "overview",
    "economy",
    "firms",
    "requirements",
    "water",
    "air",
    "waste",
    "soil",
    "risk",
    "complaints",
)


@dataclass(frozen=True, slots=True)
class Style:
    """One way of writing a report. ``chapters`` are those between the title and 成效."""

    name: str
    province: str
    kind: str
    year: int
    chapters: tuple[str, ...] = PRESCRIBED
    numbering: Literal["cn", "gd", "dotted", "styled"] = "cn"
    tables: Literal["cells", "tabs", "prose"] = "cells"
    half_width: bool = False
    forms: Forms = field(default_factory=Forms)
    stocks: bool = True
    complaints: bool = True


STYLES = (
    Style("hunan_bonded_2020", "湖南", "bonded", 2020, stocks=False, complaints=False),
    Style("hunan_zone_2021", "湖南", "zone", 2021),
    Style("hunan_chemical_2021", "湖南", "chemical", 2021, tables="tabs", forms=Forms(commas=True)),
    Style("hunan_cluster_2020", "湖南", "cluster", 2020, tables="tabs", half_width=True),
    Style("guangdong_zone_2023", "广东", "zone", 2023, FREE, "gd", "prose", half_width=True, stocks=False),
    Style("guangdong_cluster_2024", "广东", "cluster", 2024, FREE, "gd", "prose", forms=Forms(chinese=True)),
    Style("jiangsu_chemical_2022", "江苏", "chemical", 2022,
          ("overview", "firms", "economy", "water", "air", "soil", "waste", "risk", "requirements", "complaints"),
          "dotted", "tabs", forms=Forms(commas=True)),
    Style("jiangsu_zone_2021", "江苏", "zone", 2021, FREE, "dotted", "cells", forms=Forms(zeroed_dates=True)),
    Style("hubei_zone_2023", "湖北", "zone", 2023,
          ("overview", "economy", "firms", "air", "water", "soil", "waste", "complaints", "risk", "requirements"),
          forms=Forms(full_width=True)),
    Style("sichuan_zone_2020", "四川", "zone", 2020, FREE, tables="prose", forms=Forms(chinese=True)),
    Style("zhejiang_cluster_2024", "浙江", "cluster", 2024, FREE, "styled", "tabs", stocks=False),
    Style("henan_zone_2019", "河南", "zone", 2019,
          ("overview", "firms", "requirements", "zoning", "air", "water", "waste", "soil", "complaints", "risk", "economy"),
          "gd", "cells", half_width=True),
    Style("anhui_chemical_2023", "安徽", "chemical", 2023, FREE, "cn", "prose", complaints=False),
    Style("jiangxi_zone_2022", "江西", "zone", 2022,
          ("overview", "economy", "firms", "zoning", "waste", "water", "air", "soil", "risk", "complaints"),
          "cn", "cells", forms=Forms(commas=True, zeroed_dates=True)),
)  # fmt: skip


def style(name: str) -> Style:
    """The style of that name."""
    return next(one for one in STYLES if one.name == name)
