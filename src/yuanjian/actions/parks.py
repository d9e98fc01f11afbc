"""Parks and their years."""

from __future__ import annotations

import re

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Park, ParkYear, Person
from yuanjian.sheets.shelf import sheet


def open_year(code: str, name: str, year: str, *, by: Person) -> ParkYear:
    """Open a year of a park, and make the park when it is its first; a year that is open is returned.

    Raises:
        Refusal: the code, the name or the year is none.
    """
    column = sheet("01").columns["park_code"]
    code, name, year = code.strip().upper(), name.strip(), year.strip()
    if not re.fullmatch(column.pattern, code):
        raise Refusal(f"园区代码“{code}”不对：应为 {column.expected or column.example}。")
    if not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100):
        raise Refusal(f"报告年度“{year}”不对：应为2000–2100之间的年份。")
    known = Park.objects.filter(code=code).first()
    if known is None and not name:
        raise Refusal("请填写园区名称（与批复文件一致的全称）。")
    with transaction.atomic():
        park, _ = Park.objects.get_or_create(code=code, defaults={"name": name[:200]})
        of, made = ParkYear.objects.select_related("park").get_or_create(park=park, year=int(year))
        if made:
            record_act(str(by), "建立年度", str(of), {})
    return of
