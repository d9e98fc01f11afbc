"""A list of points: which water a section lies in, river or lake, its target; the zone or land of other points.

A table with a header, as text or in a workbook: 断面编号, 断面名称, 水体, 类型 (河流, 湖库), 目标类别 of sections; 点位编号, 点位名称,
功能区 of others. Sheets 16 and 18 of the yearly package have such columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from yuanjian.core.refusal import Refusal
from yuanjian.core.text import fold, squeeze
from yuanjian.monitoring.readers.files import receive
from yuanjian.monitoring.readers.records import first_records
from yuanjian.monitoring.readers.workbook import sheet_names, sheet_rows
from yuanjian.monitoring.water.ladder import LAKE, RIVER, class_of_text

_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "no": (
        "断面编号",
        "断面编码",
        "断面代码",
        "点位编号",
        "点位编码",
        "监测点编号",
        "井号",
        "编号",
    ),
    "name": (
        "断面名称",
        "断面",
        "点位名称",
        "点位",
        "监测点",
        "监测点位",
        "监测点名称",
        "监测井",
        "名称",
    ),
    "water": ("水体", "所在水体", "河流", "河流名称", "水体名称", "湖库名称", "流域"),
    "body": ("类型", "水体类型", "断面类型", "河流湖库"),
    "target": ("目标类别", "水质目标", "目标", "水质类别目标", "功能类别", "考核目标"),
    "zone": ("功能区", "功能区类别", "声功能区", "功能区或用地类型", "用地类型", "执行类别"),
}
_BODIES: Final = {
    RIVER: ("河流", "河", "江河", "江", "渠", "river", "河流型"),
    LAKE: ("湖库", "湖、库", "湖", "库", "水库", "湖泊", "湖泊水库", "lake", "湖库型"),
}
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A point as listed; «» and None: the list does not say."""

    no: str
    name: str
    water: str = ""
    body: str = ""
    target: int | None = None
    zone: str = ""


def body_of(said: str) -> str | None:
    """River or lake as people say it, or None."""
    plain = squeeze(fold(said)).lower()
    return next((body for body, ways in _BODIES.items() if plain in ways), None)


def read_listing(path: Path) -> list[Listed]:
    """The points of a list, in its order.

    Raises:
        Refusal: it cannot be read, has no such header, or says what is not known; every bad row is told at once.
    """
    heads, body = _header(_records(path), path)
    found: list[Listed] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for line, cells in body:
        told = {role: cells[place] if place < len(cells) else "" for role, place in heads.items()}
        if not any(told.values()):
            continue
        listed, trouble = _listed(told)
        for key in filter(None, (listed.no, listed.name)):
            if key in seen and not trouble:
                trouble = f"“{key}”与第{seen[key]}行重复"
            seen.setdefault(key, line)
        if trouble:
            wrong.append(f"第{line}行：{trouble}")
        found.append(listed)
    if wrong:
        raise Refusal(f"点位清单“{path.name}”有{len(wrong)}处要改：\n" + "\n".join(wrong[:20]))
    if not found:
        raise Refusal(f"点位清单“{path.name}”只有表头，没有点位。")
    return found


def by_point(listing: Sequence[Listed]) -> dict[str, Listed]:
    """Listed points by number and by name."""
    return {key: each for each in listing for key in (each.no, each.name) if key}


_Records = Sequence[tuple[int, Sequence[str]]]


def _records(path: Path) -> _Records:
    """The rows of a text file, or of the worksheet of a workbook that has such a header."""
    received = receive(path)
    if received.kind in ("xlsx", "xls"):
        names = sheet_names(path)
        sheets = [list(islice(sheet_rows(path, name), _MOST)) for name in names]
        return next((rows for rows in sheets if _heads(rows)), sheets[0] if sheets else [])
    if received.kind == "parquet":
        raise Refusal(f"点位清单“{path.name}”是 Parquet 文件，请另存为 .csv 或 .xlsx。")
    return first_records(received, _MOST)[1]


def _heads(records: _Records) -> tuple[dict[str, int], _Records] | None:
    for at, (_, cells) in enumerate(records[:10]):
        plain = [squeeze(fold(c)).rstrip("*") for c in cells]
        heads = {
            role: place
            for role, ways in _HEADS.items()
            if (place := next((plain.index(w) for w in ways if w in plain), -1)) >= 0
        }
        if heads.keys() & {"no", "name"} and len(heads) > 1:
            return heads, records[at + 1 :]
    return None


def _header(records: _Records, path: Path) -> tuple[dict[str, int], _Records]:
    found = _heads(records)
    if found is None:
        raise Refusal(
            f"点位清单“{path.name}”没有认得的表头。断面清单的表头如：断面名称,水体,类型,目标类别；"
            "其他点位如：点位名称,功能区。"
        )
    return found


def _listed(told: Mapping[str, str]) -> tuple[Listed, str]:
    """One row, and what is wrong with it."""
    body, target = told.get("body", "").strip(), told.get("target", "").strip()
    known, quality = body_of(body), class_of_text(target)
    made = Listed(
        told.get("no", "").strip(), told.get("name", "").strip(), told.get("water", "").strip(),
        known or "", quality, told.get("zone", "").strip(),
    )  # fmt: skip
    if not (made.no or made.name):
        return made, "没有编号，也没有名称"
    if body and known is None:
        return made, f"类型“{body}”不认识，请写 河流 或 湖库"
    if target and (quality is None or quality > 5):
        return made, f"目标类别“{target}”不认识，请写 Ⅰ 至 Ⅴ"
    return made, ""
