"""Attachments whose file did not come with the package."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.engine import Facts

_MOST_QUOTES = 6


@check(
    "附件清单中的文件没有随资料包提交",
    "query",
    why="逻辑：举证以文件为准，清单中的文件名应与提交的文件一致",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding with all of them. A package without any file says nothing about single ones."""
    rows = [row for row in f.rows("34") if isinstance(row.get("file"), str)]
    if not rows:
        return
    needs(
        "没有随资料包提交附件文件，无法核对", "" if f.dossier.files else "34_附件清单中的文件均未见"
    )
    came = {_key(name) for name in f.dossier.files}
    absent = [row for row in rows if _key(row.get("file")) not in came]
    if not absent:
        return
    yield Finding(
        f"34_附件清单列出{len(rows)}个文件，其中{len(absent)}个没有随资料包提交："
        + listed(str(row.get("no")) for row in absent),
        quotes=tuple(quote_row(row, "file") for row in absent[:_MOST_QUOTES]),
        expected="清单中的文件都随资料包提交，文件名一致",
        found=f"{len(absent)}个未见",
        advice="请补交文件；文件名不一致的，请改正34_附件清单的“文件名”（含扩展名）。",
        verify="再次导入后文件齐全，本条消失。",
    )


def _key(name: str) -> str:
    return squeeze(fold(name.replace("\\", "/").rsplit("/", 1)[-1])).lower()
