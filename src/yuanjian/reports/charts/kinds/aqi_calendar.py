"""A year of daily air quality indices: one square a day, its level as colour and as a digit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from yuanjian.reports.charts.chart import Chart, DataTable, counted, day_named, joined

State = Literal["valid", "no_index", "invalid", "missing"]
STATE_WORDS: dict[State, str] = {"no_index": "无指数", "invalid": "无效", "missing": "缺测"}


@dataclass(frozen=True)
class Grade:
    """A level of the index: its digit (1 = 优), its name, its upper end (None: open), its official colour."""

    digit: str
    name: str
    high: int | None
    rgb: tuple[int, int, int]


@dataclass(frozen=True)
class CalendarDay:
    """A day: its index where it has one, else why it has none."""

    on: date
    index: int | None
    state: State = "valid"


@dataclass(frozen=True)
class AqiCalendar(Chart):
    """The days of one year. A day that is not listed is missing."""

    drawer: ClassVar[str] = "aqi_calendar"

    year: int
    days: tuple[CalendarDay, ...]
    grades: tuple[Grade, ...]

    @property
    def height(self) -> float:
        """Twelve rows of days and a legend."""
        return 82.0

    def grade(self, index: int) -> Grade:
        """The level that an index falls into."""
        return next(g for g in self.grades if g.high is None or index <= g.high)

    def all_days(self) -> Iterator[CalendarDay]:
        """Every day of the year in order."""
        known = {day.on: day for day in self.days}
        first = date(self.year, 1, 1).toordinal()
        last = date(self.year, 12, 31).toordinal()
        for number in range(first, last + 1):
            on = date.fromordinal(number)
            yield known.get(on, CalendarDay(on, None, "missing"))

    def word(self, day: CalendarDay) -> str:
        """«优», «无效»: what a day is."""
        return self.grade(day.index).name if day.index is not None else STATE_WORDS[day.state]

    @property
    def alt(self) -> str:
        """Days by level, days without an index, the worst day."""
        counts = Counter(self.word(day) for day in self.all_days())
        levels = counted(((g.name, counts[g.name]) for g in self.grades), "天")
        others = counted(((word, counts[word]) for word in STATE_WORDS.values()), "天")
        worst = max(
            (d for d in self.days if d.index is not None),
            key=lambda d: (d.index or 0, -d.on.toordinal()),
            default=None,
        )
        top = ""
        if worst is not None:
            top = f"指数最高的是{day_named(worst.on)}，为{worst.index}（{self.word(worst)}）"
        return f"{self.title}：" + joined((levels or "全年没有指数", others, top))

    @property
    def table(self) -> DataTable:
        """Days by month and level, and their sums."""
        words = [g.name for g in self.grades] + list(STATE_WORDS.values())
        by_month = Counter((day.on.month, self.word(day)) for day in self.all_days())
        used = [
            word
            for n, word in enumerate(words)
            if n < len(self.grades) or any(by_month[m, word] for m in range(1, 13))
        ]
        rows = [(f"{m}月", *(str(by_month[m, w]) for w in used)) for m in range(1, 13)]
        total = ("全年", *(str(sum(by_month[m, w] for m in range(1, 13))) for w in used))
        return DataTable(("月份", *used), (*rows, total), "天")
