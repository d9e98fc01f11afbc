"""The yearly package is no series: its sheets have rows of keys and examples that only its importer understands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.readers.files import receive
from yuanjian.monitoring.readers.workbook import sheet_names

_SHEETS: Final = frozenset({"00_填写说明", "16_水质断面", "19_手工监测数据"})


def refuse_packages(paths: Iterable[Path]) -> None:
    """Refuse a yearly package, and say where its figures are.

    Raises:
        Refusal: one of the files is one; or it cannot be read.
    """
    for path in paths:
        if receive(path).kind in ("xlsx", "xls") and frozenset(sheet_names(path)) >= _SHEETS:
            raise Refusal(
                f"“{path.name}”是园区年度资料包，不是监测数据文件。请先 yuanjian import 导入，"
                "再用 yuanjian explain section.quality（断面类别）、section.attainment（达标率）、"
                "groundwater.quality、soil.risk 查看；或把“19_手工监测数据”去掉前三行说明另存为 .csv 再算。"
            )
