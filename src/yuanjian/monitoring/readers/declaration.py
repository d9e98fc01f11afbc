"""What is said about a source of measured values. What is not said is asked, or assumed and told.

A declaration comes from the options of a command or from a file beside the data: ``某站.csv`` is declared by
``某站.csv.yaml`` (or ``.toml``), a whole folder by ``来源声明.yaml`` in it. Its keys may be Chinese or English::

    时标: 时段末            # label: end
    单位: {CO: μg/m³}       # units
    参比状态: 273           # state
    站点类型: 小微站         # kind
    缺测: ["-999", "—"]     # missing
    列: {测点: 站点, 备用: 不读}   # columns
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal, cast

from yuanjian.monitoring.readers.problem import UnreadableSeries
from yuanjian.monitoring.readings import Grain

_PAIRS: Final = ("units", "columns", "detection", "flags")

Label = Literal["begin", "end"]
GasState = Literal["273", "298", "actual"]
Medium = Literal["air", "flue_gas", "wastewater", "water", "groundwater", "soil", "noise"]

KINDS: Final = (
    "国控",
    "省控",
    "市控",
    "标准站",
    "园区标准站",
    "小微站",
    "走航",
    "在线设备",
    "手工监测",
    "断面",
)
"""Kinds of station. 小微站 and 走航 are indicative: their data never mix with those of the others."""
INDICATIVE: Final = frozenset({"小微站", "走航"})

MISSING: Final = (
    "", "-", "--", "---", "—", "——", "－", "-;", ";", "NA", "N/A", "NaN", "null", "none", "nil", "缺测", "无数据", "缺失",
    "-99", "-999", "-9999", "999999", "*", "#N/A",
)  # fmt: skip
"""Spellings of «not there», whatever their case; a declaration replaces them."""
UNMONITORED: Final = ("/", "／", "未监测", "不监测", "未开展", "无此项目")
"""Spellings of «not measured at this point»."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What somebody said about a source; None and empty: not said.

    ``units``: item or header → unit. ``columns``: header → role («站点» point, «时间» time …), item, or «不读».
    ``point`` names the point of a file without such a column; ``year`` the year of times without one;
    ``zone`` the offset of times from UTC as the file has them. ``detection``: item → detection limit in its unit.
    ``flags``: what a device says of its values → what it means (正常, 停运, 维护, 故障, 校准, 超量程, 通讯异常, 无效).
    """

    label: Label | None = None
    grain: Grain | None = None
    medium: Medium | None = None
    kind: str | None = None
    state: GasState | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] | None = None
    unmonitored: tuple[str, ...] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    detection: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    point: str | None = None
    year: int | None = None
    zone: str | None = None

    @property
    def said(self) -> frozenset[str]:
        """The parts that were said."""
        return frozenset(
            f.name for f in fields(self) if getattr(self, f.name) not in (None, {}, ())
        )

    def over(self, other: Declaration) -> Declaration:
        """This declaration where it says something, else the other."""
        merged = {name: {**getattr(other, name), **getattr(self, name)} for name in _PAIRS}
        return replace(other, **{name: getattr(self, name) for name in self.said} | merged)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Words of a declaration, from ``declaration.yaml``."""
    import yaml

    folder = files("yuanjian.monitoring.readers")
    text = folder.joinpath("declaration.yaml").read_text(encoding="utf-8")
    told: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return told | {"kind": {kind: kind for kind in KINDS}}


def declared(told: Mapping[str, Any], where: str = "") -> Declaration:
    """A declaration from keys and words as people write them.

    Raises:
        UnreadableSeries: an unknown key or word (``declaration``); the message says which would do.
    """
    made: dict[str, Any] = {}
    for said, value in told.items():
        key = _words()["keys"].get(str(said), str(said))
        if key not in {f.name for f in fields(Declaration)}:
            raise _refused(where, f"不认识“{said}”", f"可以写：{'、'.join(_words()['keys'])}")
        if value is not None:
            made[key] = _value(key, value, where)
    return Declaration(**made)


def _value(key: str, value: Any, where: str) -> Any:
    if key in _words():
        known = _words()[key]
        if str(value).strip() not in known:
            words = "、".join(w for w in known if not w.isascii() or key == "state")
            raise _refused(where, f"“{value}”不能作{_name(key)}", f"可以写：{words}")
        return known[str(value).strip()]
    if key in _PAIRS:
        if not isinstance(value, Mapping):
            raise _refused(where, f"{_name(key)}应成对写", "如 单位: {CO: μg/m³}")
        return {str(k): str(v) for k, v in value.items()}
    if key in ("missing", "unmonitored"):
        return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
    if key == "year":
        if not str(value).isdecimal():
            raise _refused(where, f"“{value}”不是年份", "如 年份: 2026")
        return int(str(value))
    return str(value)


def _name(key: str) -> str:
    return next(word for word, name in _words()["keys"].items() if name == key)


def _refused(where: str, what: str, mend: str) -> UnreadableSeries:
    return UnreadableSeries("declaration", f"来源声明{f'“{where}”' if where else ''}{what}", mend)


def beside(path: Path) -> Declaration:
    """What files beside the data say: of the file itself before that of its folder.

    Raises:
        UnreadableSeries: such a file cannot be read, or says what is not known.
    """
    found = Declaration()
    for name in (f"{path.name}.yaml", f"{path.name}.toml", "来源声明.yaml", "来源声明.toml"):
        file = path.with_name(name)
        if file.is_file():
            found = found.over(_read(file))
    return found


_MENDS: Final = {
    ".yaml": "请核对写法：每行“名称: 值”，冒号后空一格",
    ".toml": '请核对写法：每行“名称 = "值"”，中文名称也要加引号，如 "时标" = "时段末"',
}


def _read(file: Path) -> Declaration:
    text = file.read_text(encoding="utf-8-sig")
    try:
        if file.suffix == ".toml":
            import tomllib

            told = cast(Any, tomllib.loads(text))
        else:
            import yaml

            # Text stays text: no dates, no 否 that becomes False.
            told = yaml.load(text, Loader=yaml.BaseLoader)
    except Exception as no:
        raise _refused(file.name, "读不出来", _MENDS[file.suffix]) from no
    if not isinstance(told, Mapping):
        raise _refused(file.name, "没有成对的内容", "每行写“名称: 值”，如 时标: 时段末")
    return declared(told, file.name)
