"""The file that says what outlets are (排口说明, YAML): read strictly; what cannot be meant is refused with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.outlets.about import BASES, EVERY, KINDS, Limits, Outlet, Span
from yuanjian.monitoring.readers.times import Untimed, read_time
from yuanjian.norms.emissions import oxygen, oxygens
from yuanjian.norms.pollutants import pollutant

_UNTIL: Final = ("至", "～", "~", "到")


def read_about(path: Path) -> tuple[Outlet, ...]:
    """The outlets that a file declares.

    Raises:
        Refusal: the file cannot be read, or something in it cannot be meant; the text says what and where.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
        root: Any = yaml.compose(text, Loader=yaml.BaseLoader)
        told = yaml.load(text, Loader=yaml.BaseLoader)  # text stays text: no dates, no 否 → False
    except UnicodeDecodeError:
        raise Refusal(f"排口说明“{path.name}”不是 UTF-8 文字，请另存为 UTF-8 编码。") from None
    except yaml.YAMLError as no:
        mark = getattr(no, "problem_mark", None)
        where = f"第 {mark.line + 1} 行" if mark else ""
        raise Refusal(
            f"排口说明“{path.name}”{where}读不出来。每行写“名称: 值”，冒号后空一格，下一级向右缩进。"
        ) from None
    if not isinstance(told, Mapping):
        raise Refusal(
            f"排口说明“{path.name}”里没有排口。每个排口写一段，如 DA001: 换行后缩进写各项。"
        )
    twice = [key for key, count in Counter(k.value for k, _ in root.value).items() if count > 1]
    if twice:  # YAML keeps the last one only
        raise Refusal(f"排口说明“{path.name}”里 {'、'.join(twice)} 写了不止一段，请合并。")
    return tuple(outlet_of(str(point), block, path.name) for point, block in told.items())


def outlet_of(point: str, told: Any, file: str = "排口说明") -> Outlet:
    """One outlet from its block of keys and texts.

    Raises:
        Refusal: as ``read_about``.
    """
    where = f"“{file}”排口 {point}"
    if not isinstance(told, Mapping):
        raise Refusal(f"{where}：没有内容，或没有缩进。其下各行写“名称: 值”，如 类型: 废水。")
    made: dict[str, Any] = {}
    for key, value in told.items():
        if key not in _KEYS:
            raise Refusal(f"{where}：不认识“{key}”。可以写：{'、'.join(_KEYS)}。")
        name, read = _KEYS[key]
        made[name] = read(value, f"{where}“{key}”")
        if key == "炉型":
            made["oxygen_source"] = str(value)
    if "基准氧含量" in told and "炉型" in told:
        raise Refusal(f"{where}：“炉型”和“基准氧含量”只写一个。")
    return Outlet(point, **made)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise Refusal(f"{where}：应写一个值，不分级。")
    return value.strip()


def _one_of(words: tuple[str, ...]) -> Callable[[Any, str], str]:
    def read(value: Any, where: str) -> str:
        if _text(value, where) not in words:
            raise Refusal(f"{where}：“{value}”不对，可以写：{'、'.join(words)}。")
        return str(value).strip()

    return read


def _number(value: Any, where: str) -> Decimal:
    text = _text(value, where)
    try:
        read = read_number(text)
    except Unreadable as no:
        raise Refusal(f"{where}：“{text}”读不出数字（{no.reason}）。") from None
    if read.nondetect or read.approx or read.unit:
        raise Refusal(f"{where}：“{text}”应只写数字，如 0.45。")
    if read.value < 0:
        raise Refusal(f"{where}：“{text}”不能小于 0。")
    return read.value


def _oxygen(value: Any, where: str) -> Decimal:
    percent = _number(value, where)
    if percent >= 21:
        raise Refusal(f"{where}：{percent}% 不低于空气的氧含量，不能作基准。")
    return percent


def _furnace(value: Any, where: str) -> Decimal:
    standard, _, case = _text(value, where).rpartition(" ")
    found = oxygen(standard, case.strip())
    if found is None:
        known = "；".join(f"{o.document.number} {o.case}" for o in oxygens())
        raise Refusal(
            f"{where}：没有收录“{value}”的基准氧含量。可以写：{known}；或改写“基准氧含量”。"
        )
    return found.percent


def _at(value: Any, where: str) -> datetime:
    try:
        read = read_time(_text(value, where))
    except Untimed as no:
        raise Refusal(f"{where}：“{value}”{no}。") from None
    if read.at.minute or read.at.second:
        raise Refusal(f"{where}：“{value}”应写整点，如 2021-03-01 08:00。")
    return read.at


def _moments(value: Any, where: str) -> tuple[datetime, ...]:
    return tuple(_at(each, where) for each in _list(value))


def _spans(value: Any, where: str) -> tuple[Span, ...]:
    return tuple(_span(each, where) for each in _list(value))


def _span(value: Any, where: str) -> Span:
    text = _text(value, where)
    for mark in _UNTIL:
        first, found, last = text.partition(mark)
        if found:
            since, until = _at(first.strip(), where), _at(last.strip(), where)
            if ":" not in last and "时" not in last:
                until += timedelta(days=1)  # «至 3月5日» has that day in it
            if until <= since:
                raise Refusal(f"{where}：“{text}”的结束不晚于开始。")
            return Span(since, until)
    raise Refusal(f"{where}：“{text}”应写起止时间，如 2021-02-01 08:00 至 2021-02-03 16:00。")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _yes(value: Any, where: str) -> bool:
    return _one_of(("生产停运", "仪器停运"))(value, where) == "生产停运"


def _by_item(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Mapping[str, Any]]:
    def found(value: Any, where: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise Refusal(f"{where}：应按因子写，如 {{COD: 50, 氨氮: 5}}。")
        return {
            _item(str(name), where): read(each, f"{where} {name}") for name, each in value.items()
        }

    return found


def _cases(value: Any, where: str) -> Mapping[str, str]:
    """One case for whatever the standard tells apart, or one an item."""
    return (
        _by_item(_text)(value, where) if isinstance(value, Mapping) else {"": _text(value, where)}
    )


def _item(said: str, where: str) -> str:
    known = pollutant(said)
    if known is None:
        raise Refusal(
            f"{where}：不认识因子“{said}”，请写通用名称，如 COD、氨氮、SO2、NOx、颗粒物。"
        )
    return known.name


def _hours(value: Any, where: str) -> int:
    hours = _number(value, where)
    if hours not in EVERY:
        raise Refusal(
            f"{where}：监测间隔 {hours} 小时不能整除一天，可以写：{'、'.join(map(str, EVERY))}。"
        )
    return int(hours)


def _limits(value: Any, where: str) -> Limits:
    if isinstance(value, Mapping):
        made = {}
        for key, each in value.items():
            if key not in _LIMIT_KEYS:
                raise Refusal(f"{where}：不认识“{key}”，可以写：{'、'.join(_LIMIT_KEYS)}。")
            made[_LIMIT_KEYS[key]] = _number(each, f"{where}“{key}”")
        return Limits(**made, source="排口说明")
    text = _text(value, where)
    low, ranged, high = text.replace("～", "~").replace("—", "~").partition("~")
    if ranged:
        top = _number(high, where)
        return Limits(top, top, _number(low, where), "排口说明")
    return Limits(_number(text, where), _number(text, where), None, "排口说明")


_LIMIT_KEYS: Final = {"小时": "hour", "日": "day", "下限": "low"}
_KEYS: Final[Mapping[str, tuple[str, Callable[[Any, str], Any]]]] = {
    "名称": ("name", _text),
    "企业": ("owner", _text),
    "类型": ("kind", _one_of(KINDS)),
    "炉型": ("oxygen", _furnace),
    "基准氧含量": ("oxygen", _oxygen),
    "浓度状态": ("basis", _one_of(BASES)),
    "流量状态": ("flow_basis", _one_of(("干基标况", "湿基工况"))),
    "大气压": ("barometer", _number),
    "投运": ("since", _at),
    "停用": ("until", _at),
    "停运": ("stops", _spans),
    "失控": ("out_of_control", _spans),
    "校准": ("calibrations", _moments),
    "F标记": ("flag_f_stops", _yes),
    "监测间隔": ("every", _by_item(_hours)),
    "限值": ("limits", _by_item(_limits)),
    "执行标准": ("standard", _text),
    "情形": ("cases", _cases),
    "许可排放量": ("permitted", _by_item(_number)),
    "总量指标": ("quota", _by_item(_number)),
    "申报排放量": ("reported", _by_item(_number)),
}
