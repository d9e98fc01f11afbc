"""Makes docs/reference from the code: what the shelves hold, in Chinese. `script/docs` writes, tests compare."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanjian.web.page import Page, Route

FOLDER = Path(__file__).resolve().parent / "reference"


def commands() -> Iterator[str]:
    """Every verb with its arguments."""
    from yuanjian.cli import parser

    yield "# 命令"
    yield "`yuanjian 命令 --help` 显示同样的内容。退出码：0 正常，1 有问题须处理，2 用法不对，3 文件读不了。"
    for name, verb in _verbs(parser()):
        yield f"## yuanjian {name}"
        yield _with_code((verb.description or "").strip())
        options = [a for a in verb._actions if "-h" not in a.option_strings and not _is_verbs(a)]
        if options:
            yield _table(("参数", "说明"), ((_spelled(a), a.help or "") for a in options))


def sheets() -> Iterator[str]:
    """The data dictionary."""
    from yuanjian.sheets.dictionary import render

    yield render().rstrip()


def facts() -> Iterator[str]:
    """Every figure that the product can state."""
    from yuanjian.facts.engine import all_facts

    yield "# 指标"
    yield "报告、核对和评分用到的每一个数。`yuanjian explain 编号` 显示它从哪几个单元格来。"
    by_theme = groupby(
        sorted(all_facts().values(), key=lambda f: (f.theme, f.id)), key=lambda f: f.theme
    )
    for theme, declared in by_theme:
        yield f"## {theme}"
        yield _table(
            ("编号", "名称", "单位", "怎样得出", "依据"),
            ((f"`{f.id}`", f.label, f.unit, f.says, f.clause) for f in declared),
        )


def checks() -> Iterator[str]:
    """Every check."""
    from yuanjian.audit.check import all_checks
    from yuanjian.audit.finding import SEVERITY_WORDS

    yield "# 核对规则"
    yield "`yuanjian check` 逐条核对。缺资料而核对不了的，列为“未核对”，不算通过。"
    yield _table(
        ("编号", "名称", "程度", "理由、依据"),
        (
            (f"`{c.code}`", c.title, SEVERITY_WORDS[c.severity], c.why)
            for c in all_checks().values()
        ),
    )


def law() -> Iterator[str]:
    """Every norm, and how far it was read."""
    from yuanjian.norms.document import documents

    yield "# 采用的法规、标准和目录"
    yield "“已核对原文”：对照过正式文本的副本；“待核对原文”：使用前请与正式文本核对。"
    yield _table(
        ("名称", "文号", "发布机关", "施行", "止于", "核对"),
        (
            (d.title, d.number, d.issuer, _day(d.in_force), _day(d.until), d.status.label)
            for d in documents()
        ),
    )


def pages() -> Iterator[str]:
    """Every page with its addresses, and who may do what."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanjian.settings")
    django.setup()
    from yuanjian.ledger.models import Role
    from yuanjian.web.pages import all_pages
    from yuanjian.web.permissions import Permission, may

    yield "# 网页"
    yield "## 角色和权限"
    yield _table(
        ("权限", *(role.label for role in Role)),
        ((p.value, *("✓" if may(role, p) else "—" for role in Role)) for p in Permission),
    )
    yield "## 地址"
    yield "`…` 代表 `/p/园区代码/年度/`。没有写权限的，登录后各人只见自己的内容。"
    yield _table(
        ("页面", "地址", "方式", "权限"),
        (
            (one.title, f"`{_address(one, route.path)}`", route.method, _right(route))
            for one in sorted(all_pages().values(), key=lambda p: (p.scope.value, p.path))
            for route in one.routes
        ),
    )  # fmt: skip


def _right(route: Route) -> str:
    return route.permission.value if route.permission else ""


def _address(page: Page, path: str) -> str:
    from yuanjian.web.page import Scope

    at = ("…" if page.scope is Scope.PARK_YEAR else "") + "/" + page.path + path
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", at)


PAGES: dict[str, Callable[[], Iterable[str]]] = {
    f"{page.__name__}.md": page for page in (commands, sheets, facts, checks, law, pages)
}


def rendered(name: str) -> str:
    """One page as it must stand in docs/reference."""
    note = "<!-- Made by script/docs from the code; not edited by hand. -->"
    return "\n\n".join([note, *(part for part in PAGES[name]() if part)]) + "\n"


def main() -> None:
    """Writes all pages; with --readme also the session that both READMEs show."""
    options = argparse.ArgumentParser(prog="script/docs", description=__doc__)
    options.add_argument(
        "--readme", action="store_true", help="run the commands of the READMEs too"
    )
    options.add_argument("--picture", action="store_true", help="draw pages of the example report")
    options.add_argument("--shots", action="store_true", help="take pictures of the web pages")
    args = options.parse_args()
    FOLDER.mkdir(exist_ok=True)
    for name in PAGES:
        (FOLDER / name).write_text(rendered(name), encoding="utf-8", newline="\n")
    if args.readme:
        from docs.ten_minutes import write

        write()
    if args.shots:
        from docs.shots import main as take

        take()
    if args.picture:
        from docs.picture import write as draw

        draw()


def _verbs(
    top: argparse.ArgumentParser, prefix: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in top._actions:
        if not _is_verbs(action):
            continue
        for name, verb in (action.choices or {}).items():  # type: ignore[union-attr]
            yield f"{prefix}{name}", verb
            yield from _verbs(verb, f"{prefix}{name} ")


def _is_verbs(action: argparse.Action) -> bool:
    return isinstance(action, argparse._SubParsersAction)


def _spelled(action: argparse.Action) -> str:
    meta = action.metavar or action.dest
    meta = " ".join(meta) if isinstance(meta, tuple) else meta
    if not action.option_strings:
        return f"`{meta}`"
    value = "" if action.nargs == 0 else f" {meta}"
    return "、".join(f"`{option}{value}`" for option in action.option_strings)


def _with_code(text: str) -> str:
    """Lines that stand indented in a terminal stay as they are: they become a code block."""
    blocks: list[str] = []
    for indented, lines in groupby(text.splitlines(), key=lambda line: line.startswith("  ")):
        part = "\n".join(lines).rstrip()
        blocks.append(f"```\n{part}\n```" if indented else part)
    return "\n\n".join(block for block in blocks if block.strip())


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(str(text).replace("|", "\\|").split())


if __name__ == "__main__":
    main()
