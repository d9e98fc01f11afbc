"""What a command writes: checked before anything is read; JSON goes to a file or to standard output."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from yuanjian.core.atomic import write_whole
from yuanjian.core.refusal import Refusal


def workbook_to_write(said: str) -> Path:
    """Where a workbook goes; a name without an ending gets one, so that the checks see the file that is written."""
    path = Path(said)
    return path if path.suffix else path.with_suffix(".xlsx")


def check_outputs(
    outs: Iterable[Path | None], inputs: Iterable[Path | None], *, workbook: Path | None = None
) -> None:
    """None of the files to be written is one that is read, and the folder of each is there; «-» is no file.

    Raises:
        Refusal: one is, or its folder is not, or ``workbook`` ends as another kind of file.
    """
    if workbook and workbook.suffix.lower() != ".xlsx":
        raise Refusal(f"要写的是 Excel 工作簿，文件名应以 .xlsx 结尾，不是“{workbook.name}”。")
    read = {path.resolve() for path in inputs if path}
    for out in filter(None, (*outs, workbook)):
        if str(out) == "-":
            continue
        if not out.parent.is_dir():
            raise Refusal(
                f"没有文件夹“{out.parent}”，写不了“{out.name}”：位置不存在。请先建立文件夹或换一个位置。"
            )
        if out.resolve() in read:
            raise Refusal(f"“{out}”是要读的文件，为免覆盖原文件，请换一个文件名。")


def given_as_json(found: Any, out: Path | None) -> bool:
    """Write what was found as JSON where it was asked for; whether it took up standard output."""
    if out is None:
        return False
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if str(out) == "-":
        print(text, end="")
        return True
    write_whole(out, text.encode())
    return False
