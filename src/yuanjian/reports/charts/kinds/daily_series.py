"""Daily values of one item over a year, its limit, and the days above it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from yuanjian.reports.charts.chart import Chart, DataTable, day_named, joined, shown


@dataclass(frozen=True)
class DayValue:
    """A day with a valid value, and the limit of that day (None: the standard sets none)."""

    on: date
    value: Fraction
    limit: Fraction | None = None

    @property
    def above(self) -> bool:
        """Whether it exceeds. Equal attains."""
        return self.limit is not None and self.value > self.limit


@dataclass(frozen=True)
class DailySeries(Chart):
    """``days`` in order; days that are not among them have no valid value."""

    drawer: ClassVar[str] = "daily_series"

    year: int
    item: str
    unit: str
    days: tuple[DayValue, ...]
    limit_label: str = "日均值限值"
    places: int | None = None

    @property
    def height(self) -> float:
        """A low strip, so that ups and downs stay readable."""
        return 62.0

    def exceeding(self) -> tuple[DayValue, ...]:
        """The days above their limit."""
        return tuple(day for day in self.days if day.above)

    def limits(self) -> Iterator[tuple[date, date, Fraction]]:
        """Stretches of the year with one limit: the standard may change within it."""
        start: DayValue | None = None
        for before, day in zip((None, *self.days), self.days, strict=False):
            if before is None or before.limit != day.limit:
                if start is not None and start.limit is not None and before is not None:
                    yield start.on, before.on, start.limit
                start = day
        if start is not None and start.limit is not None:
            yield start.on, self.days[-1].on, start.limit

    @property
    def alt(self) -> str:
        """Valid days, days above the limit and in which months, the highest value."""
        if not self.days:
            return f"{self.title}：全年没有有效数据。"
        top = max(self.days, key=lambda d: (d.value, -d.on.toordinal()))
        over = self.exceeding()
        if over:
            months = sorted({day.on.month for day in over})
            spread = "、".join(f"{m}月{sum(day.on.month == m for day in over)}天" for m in months)
            told = f"超标{len(over)}天，其中{spread}"
        else:
            told = "没有超标日"
        highest = f"最大值为{day_named(top.on)}的{shown(top.value, self.places)}{self.unit}"
        return f"{self.title}：" + joined((f"有效{len(self.days)}天", told, highest))

    @property
    def table(self) -> DataTable:
        """By month: valid days, highest value, days above the limit."""
        rows = []
        for month in range(1, 13):
            mine = [day for day in self.days if day.on.month == month]
            top = max((day.value for day in mine), default=None)
            over = sum(day.above for day in mine)
            rows.append((f"{month}月", str(len(mine)), shown(top, self.places), str(over)))
        total = (
            "全年",
            str(len(self.days)),
            shown(max((d.value for d in self.days), default=None), self.places),
            str(len(self.exceeding())),
        )
        head = ("月份", "有效天数（天）", f"最大值（{self.unit}）", "超标天数（天）")
        return DataTable(head, (*rows, total))
