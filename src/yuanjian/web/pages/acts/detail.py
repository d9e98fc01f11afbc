"""What the log keeps of an act, in words: names for its parts, sheets and numbers as people know them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from yuanjian.audit.finding import SEVERITY_WORDS
from yuanjian.ledger.models import Role
from yuanjian.sheets.changes import VERDICT_WORDS
from yuanjian.sheets.shelf import all_sheets

_NAMED = 4


def words_of(detail: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """(what, words) for each part that means something to people; keys of the program are left out."""
    return tuple((what, said) for what, said in _words(detail) if said)


def _words(detail: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in detail.items():
        if key in _PARTS:
            what, say = _PARTS[key]
            yield what, say(value)
        elif key in VERDICT_WORDS and value:
            yield VERDICT_WORDS[key], f"{value} 行"


def _names(files: Any) -> str:
    return _listed([str(f[0]) for f in files])


def _rows(rows: Any) -> str:
    """Rows as [key, version, what] or [sheet, key]; a fingerprint of all rows in an older entry."""
    if isinstance(rows, str):
        return ""
    return _listed([f"{r[0]} {r[1]}" if len(r) == 2 else str(r[0]) for r in rows])


def _listed(names: list[str]) -> str:
    more = f"等 {len(names)} 项" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _sheet(no: Any) -> str:
    form = all_sheets().get(str(no))
    return form.sheet.name if form else str(no)


def _role(value: Any) -> str:
    return str(Role(value).label) if value in Role.values else str(value)


def _found(counts: Any) -> str:
    words = [f"{SEVERITY_WORDS[k]} {n}" for k, n in counts.items() if k in SEVERITY_WORDS]
    return "，".join(words)


_PARTS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "file": ("文件", str),
    "files": ("文件", _names),
    "sha256": ("文件指纹", lambda v: str(v)[:12]),
    "sheet": ("表", _sheet),
    "rows": ("行", _rows),
    "removed": ("删去", lambda v: f"{v} 行"),
    "version": ("版本", lambda v: f"第 {v} 版"),
    "role": ("角色", _role),
    "park": ("园区", str),
    "by": ("方式", str),
    "scheme": ("指标表", str),
    "verdict": ("结论", str),
    "reason": ("理由", str),
    "found": ("发现", _found),
    "number": ("编号", str),
    "title": ("事项", str),
    "step": ("步骤", str),
    "state": ("状态", str),
    "proofs": ("佐证材料", lambda v: _listed([str(p) for p in v])),
    "from": ("沿用", lambda v: f"{v} 年度"),
    "carried": ("带入", lambda v: f"{len(v)} 张表 {sum(v.values())} 行"),
    "attachments": ("附件文件", lambda v: f"{v} 个" if v else ""),
    "added": ("收存", lambda v: _listed([f"{no} {name}" for no, name in v.items()])),
    "undoes": ("撤销的记录", lambda v: f"第 {v} 条"),
}
