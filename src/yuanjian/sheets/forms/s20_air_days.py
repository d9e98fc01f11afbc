"""20 大气日均值: one row a station and day, six pollutants side by side."""

from collections.abc import Iterator, Mapping
from typing import Any

from yuanjian.sheets.column import Day, Number, Text, choice, computed, day, number
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, likely_at_most

_VALID = among("valid", "有效", says="当日数据有效")
_VALUES = ("pm25", "pm10", "so2", "no2", "co", "o3")
# More than this is possible (a sand storm), but a slip of unit or point is likelier.
_LIKELY: Mapping[str, int] = {"pm25": 2000, "pm10": 2000, "so2": 2000, "no2": 2000, "o3": 800}


def _daily(header: str, example: str, *aliases: str) -> Any:
    return number(header, 0, unit="μg/m³", low=0, when=_VALID, example=example, aliases=aliases)


class Row(ListRow):
    """One day of one station. A day that is not valid keeps its values, and says why."""

    sheet = Sheet(
        "20",
        "大气日均值",
        keys=("no", "date"),
        none_ok=True,
        note="每个站点每天一行；没有监测的因子填“/”，缺测留空。CO 单位为 mg/m³，其余为 μg/m³。",
        yearly=True,
    )

    no: Text = choice(
        "站点编号", ref="17.no", required=True, example="A01", aliases=("站点", "站点名称")
    )
    date: Day = day("日期", required=True, example="2020-01-24", aliases=("监测日期",))
    pm25: Number = _daily("PM2.5", "86", "PM2.5日均值", "细颗粒物")
    pm10: Number = _daily("PM10", "112", "PM10日均值", "可吸入颗粒物")
    so2: Number = _daily("SO2", "8", "SO2日均值", "二氧化硫")
    no2: Number = _daily("NO2", "31", "NO2日均值", "二氧化氮")
    co: Number = number(
        "CO",
        1,
        unit="mg/m³",
        low=0,
        when=_VALID,
        example="1.1",
        aliases=("CO日均值", "一氧化碳"),
        note="单位是 mg/m³",
    )
    o3: Number = _daily("O3日最大8小时", "46", "O3", "O3_8h", "臭氧日最大8小时", "臭氧")
    valid: Text = choice("有效性", "有效", "无效", "缺测", required=True, example="有效")
    why: Text = choice(
        "无效原因",
        "停电",
        "校准",
        "通讯",
        "例外事件",
        "其他",
        when=among("valid", "无效", says="当日数据无效"),
        spellings={"停电断电": "停电", "断电": "停电", "通信": "通讯", "通信故障": "通讯"},
    )
    aqi: Text = computed("AQI", "day.aqi", note="技术规定版本按日期选用")
    prime: Text = computed("首要污染物", "day.primary")
    ok: Text = computed("达标", "day.ok")

    def problems(self) -> Iterator[Problem]:
        """PM2.5 is part of PM10; CO in mg/m³; likely sizes; a missing day has no values."""
        fine, coarse = self.amount("pm25"), self.amount("pm10")
        if fine is not None and coarse is not None and fine > coarse:
            yield doubt(
                self,
                "pm25",
                f"PM2.5（{fine}）大于 PM10（{coarse}）",
                "细颗粒物是可吸入颗粒物的一部分，请核对两列是否填反或仪器异常",
            )
        co = self.amount("co")
        if co is not None and co > 50:
            yield doubt(
                self,
                "co",
                f"CO 为 {co} mg/m³，疑为以 μg/m³ 计",
                f"如果是 μg/m³，应填 {(co / 1000).normalize():f}",
            )
        for key, top in _LIKELY.items():
            yield from likely_at_most(self, key, top, "请核对数值和单位")
        if self.valid == "缺测" and any(self.amount(k) is not None for k in _VALUES):
            yield doubt(self, "valid", "有效性为“缺测”，却填有监测值", "请改其中一处")
