"""One real station-year beside the invented park: hours of Beijing, 2016 (source, licence: ``data/air/README.md``)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from yuanjian.core.atomic import write_whole

NAME: Final = "北京奥体中心_2016年小时值.csv.gz"
SOURCE: Final = "Beijing Multi-Site Air Quality（UCI 501，DOI 10.24432/C5RK5G，CC BY 4.0）"
_STORED: Final = "beijing_aotizhongxin_2016.csv.gz"


def write_hours(folder: Path) -> Path:
    """The file as ``folder``/``NAME``, with a declaration of its source beside it. The label of its hours stays open.

    Raises OSError as the system gives it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    write_whole(path, (files("yuanjian.demo") / "data" / "air" / _STORED).read_bytes())
    said = f"# {SOURCE}\n# 时标：原数据没有说明，示例假定为时段末；要改就写 时标: 时段初\n站点类型: 国控\n"
    write_whole(folder / f"{NAME}.yaml", said.encode())
    return path
