"""Columns of a table of air values, one row an hour or a day: which is which, by their headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.air.index import MEASURES

_SPELLINGS: Final = {
    "station": ("station", "point", "站点", "站点编号", "站点名称", "点位", "监测点", "城市", "city", "站名", "stationcode", "citycode"),
    "time": ("time", "date", "datetime", "timepoint", "时间", "日期", "监测时间", "监测日期", "数据时间"),
    "so2": ("so2", "二氧化硫"),
    "no2": ("no2", "二氧化氮"),
    "co": ("co", "一氧化碳"),
    "o3": ("o3", "臭氧", "o3_1h", "臭氧1小时", "o3日最大1小时"),
    "o3_8h": ("o3_8h", "o38h", "臭氧8小时", "臭氧日最大8小时", "o3日最大8小时", "o3_mda8", "mda8"),
    "pm10": ("pm10", "可吸入颗粒物"),
    "pm25": ("pm25", "pm2.5", "pm2_5", "细颗粒物"),
}  # fmt: skip
_ROLE: Final = {word: role for role, words in _SPELLINGS.items() for word in words}
_UNIT = re.compile(r"[（(\[【]\s*([^）)\]】]*(?:g|克)[^）)\]】]*)\s*[）)\]】]$", re.IGNORECASE)
_MILLI = re.compile(r"^(?:mg|毫克)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings as written, and at which place each role stands (from 0; None: not there)."""

    headings: tuple[str, ...]
    station: int | None
    time: int
    measures: dict[str, int]
    note: str = ""


def columns_of(headings: Sequence[str], kind: Literal["hour", "day"]) -> Columns:
    """The columns of a header.

    Raises:
        Refusal: no time, nothing measured, a heading twice, a unit that is not ours, or ozone columns of
            which nobody can say whether they are those of CNEMC's stations.
    """
    plain, note = _of_feed([_plain(one) for one in headings], kind)
    found: dict[str, int] = {}
    for at, name in enumerate(plain):
        role = _ROLE.get(name)
        if role is None:
            continue
        if role in found:
            raise Refusal(
                f"表头“{headings[found[role]]}”和“{headings[at]}”都像是{_said(role)}，请只留一列。"
            )
        found[role] = at
        _check_unit(role, headings[at])
    if "time" not in found:
        raise Refusal(f"表头里没有时间列（time）：{'、'.join(headings[:12])}。请核对表头。")
    measures: dict[str, int] = {m: found[m] for m in MEASURES if m in found}
    if not measures:
        wanted = "、".join(MEASURES)
        raise Refusal(f"表头里没有监测项目列：{'、'.join(headings[:12])}。需要的列：{wanted}。")
    return Columns(tuple(headings), found.get("station"), found["time"], measures, note)


def _of_feed(plain: list[str], kind: Literal["hour", "day"]) -> tuple[list[str], str]:
    """Names in a table of CNEMC as what they hold, and what to tell of it.

    In its feed of stations o3_24h is the hour, o3 and o3_8h are running maxima; in that of cities o3 is the
    hour. Days stand in columns …_24h.
    """
    if kind == "day":
        named = {n.removesuffix("_24h") for n in plain if n.endswith("_24h")}
        if named & set(plain):
            return plain, ""
        return [n.removesuffix("_24h") for n in plain], ""
    if not {"o3_24h", "o3_8h_24h"} <= set(plain) or "citycode" in plain:
        return plain, ""
    if "stationcode" not in plain:
        raise Refusal(
            "表头像全国站点发布数据，其臭氧各列名实不符：o3_24h 列才是本小时的1小时平均，"
            "o3 列是当日最大值。请把本小时的1小时平均一列叫作 o3，删去其余臭氧列再算。"
        )
    crossed = {"o3": "", "o3_8h": "", "o3_24h": "o3"}
    note = "全国站点发布数据的 o3_24h 列是本小时的1小时平均（o3 列是当日最大值），臭氧按 o3_24h 列计算。"
    return [crossed.get(n, n) for n in plain], note


def _plain(heading: str) -> str:
    text = (
        unicodedata.normalize("NFKC", heading).strip().lower().replace("μ", "u").replace("µ", "u")
    )
    return re.sub(r"[\s\-]+", "_", _UNIT.sub("", text).strip())


def _said(role: str) -> str:
    return {"station": "站点列", "time": "时间列"}.get(role, f"{role} 列")


def _check_unit(role: str, heading: str) -> None:
    unit = _UNIT.search(unicodedata.normalize("NFKC", heading).strip())
    if unit is None or role not in MEASURES:
        return
    wanted = "mg/m³" if role == "co" else "μg/m³"
    if bool(_MILLI.match(unit[1])) != (role == "co"):
        raise Refusal(f"列“{heading}”的单位是 {unit[1]}，这里需要 {wanted}，请先换算。")
