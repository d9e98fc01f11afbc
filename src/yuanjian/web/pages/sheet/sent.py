"""What the grid's script sends: rows as JSON, read with suspicion."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

from yuanjian.actions.edit_rows import MOST, RowEdit
from yuanjian.core.refusal import Refusal

_DAMAGED = "提交的内容不完整，没有保存。请刷新页面后再试。"


def sent(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent.

    Raises:
        Refusal: it is none.
    """
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refusal(_DAMAGED) from None
    if not isinstance(said, dict):
        raise Refusal(_DAMAGED)
    return said


def row_edits(said: dict[str, Any]) -> list[RowEdit]:
    """The rows of a save.

    Raises:
        Refusal: they are not what the script sends.
    """
    rows = said.get("rows")
    if not isinstance(rows, list) or len(rows) > MOST:
        raise Refusal(f"一次最多保存 {MOST} 行，没有保存。请分几次粘贴，或用资料包导入。")
    return [_edit(row) for row in rows]


def _edit(row: object) -> RowEdit:
    if not isinstance(row, dict):
        raise Refusal(_DAMAGED)
    key, version, cells = row.get("key"), row.get("version"), row.get("cells")
    mark = row.get("mark", "")
    good = (
        isinstance(key, str)
        and isinstance(mark, str)
        and isinstance(version, int)
        and isinstance(cells, dict)
        and all(isinstance(k, str) and isinstance(v, str) for k, v in cells.items())
    )
    if not good:
        raise Refusal(_DAMAGED)
    assert isinstance(cells, dict)
    return RowEdit(str(key), int(version or 0), cells, str(mark)[:40])


def row_versions(said: dict[str, Any]) -> dict[str, int]:
    """Rows by key with the version that was on the screen.

    Raises:
        Refusal: they are not what the script sends.
    """
    rows = said.get("rows")
    if not isinstance(rows, dict) or not all(isinstance(v, int) for v in rows.values()):
        raise Refusal(_DAMAGED)
    return {str(k): int(v) for k, v in rows.items()}
