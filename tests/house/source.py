"""Reads our own source for the tests of this folder: files, imports, functions."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "yuanjian"

# Rooms that hold no records: everything but these. Top-level modules count as rooms.
DJANGO_ROOMS = {"ledger", "actions", "web", "settings", "commands", "cli", "__main__"}


@dataclass(frozen=True)
class Import:
    """One import statement: the module, where, and whether it runs when the file is loaded."""

    module: str
    path: Path
    line: int
    on_load: bool

    @property
    def top(self) -> str:
        return self.module.split(".", 1)[0]

    def __str__(self) -> str:
        return f"{relative(self.path)}:{self.line} imports {self.module}"


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tracked() -> tuple[Path, ...]:
    """Files that git holds or would hold (a source archive without git: all but hidden folders)."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split("\0")
        return tuple(ROOT / name for name in sorted(listed) if name and (ROOT / name).is_file())
    except (OSError, subprocess.CalledProcessError):
        found = (path for path in ROOT.rglob("*") if path.is_file())
        return tuple(p for p in sorted(found) if not relative(p).startswith("."))


@cache
def python_files(under: str = "") -> tuple[Path, ...]:
    """Our Python files below a folder of the checkout, Django's migrations left out."""
    return tuple(
        path
        for path in tracked()
        if path.suffix == ".py"
        and relative(path).startswith(under)
        and "migrations" not in path.parts
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def room(path: Path) -> str:
    """The room that a file of the package is in; a top-level module is its own."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[Import]:
    """Every import of a file, those for type checkers only left out."""
    yield from _imports(tree(path), path, on_load=True)


def _imports(node: ast.AST, path: Path, *, on_load: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(name.name, path, child.lineno, on_load)
        elif isinstance(child, ast.ImportFrom):
            yield Import(child.module or "", path, child.lineno, on_load)
        elif isinstance(child, ast.If) and _is_type_checking(child.test):
            for other in child.orelse:
                yield from _imports(other, path, on_load=on_load)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, path, on_load=on_load and not inside)


def _is_type_checking(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """(dotted name, number of lines) of every function and method of a file."""
    yield from _functions(tree(path), "")


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, int]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{prefix}{child.name}"
            yield name, (child.end_lineno or child.lineno) - child.lineno + 1
            yield from _functions(child, f"{name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")
        else:
            yield from _functions(child, prefix)
