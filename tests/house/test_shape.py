"""Sizes, names, and what must never be committed."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.house.exceptions import LONG_FILES, LONG_FUNCTIONS, LONG_LINES
from tests.house.source import PACKAGE, ROOT, functions, python_files, relative, tracked, tree

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "stuff", "lib"}
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".yaml",
    ".yml",
    ".csv",
    ".lock",
    ".sh",
    ".html",
    ".txt",
    ".json",
    "",
}


def test_functions_have_at_most_60_lines() -> None:
    long = {
        f"{relative(path)}:{name}": lines
        for path in python_files()
        for name, lines in functions(path)
        if lines > 60
    }
    assert {name: lines for name, lines in long.items() if name not in LONG_FUNCTIONS} == {}
    assert sorted(set(LONG_FUNCTIONS) - set(long)) == [], "exceptions that are no longer needed"


def test_nine_functions_in_ten_of_the_product_have_at_most_30_lines() -> None:
    lengths = sorted(n for path in python_files("src/yuanjian") for _, n in functions(path))
    assert lengths[int(len(lengths) * 0.9)] <= 30


def test_files_have_at_most_400_lines() -> None:
    long = {}
    for path in python_files():
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > 400:
            long[relative(path)] = lines
    assert {name: lines for name, lines in long.items() if name not in LONG_FILES} == {}
    assert sorted(set(LONG_FILES) - set(long)) == [], "exceptions that are no longer needed"


def test_lines_have_at_most_120_characters() -> None:
    long = [
        f"{relative(path)}:{number}"
        for path in python_files()
        if not any(fnmatch(relative(path), pattern) for pattern in LONG_LINES)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 120
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [
        relative(path)
        for path in python_files()
        if {part.removesuffix(".py") for part in path.relative_to(ROOT).parts} & VAGUE
    ]
    assert vague == []


def test_every_module_of_the_product_says_what_it_is() -> None:
    import ast

    silent = [
        relative(path)
        for path in python_files("src/yuanjian")
        if tree(path).body and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_test_names_are_sentences() -> None:
    short = [
        f"{relative(path)}:{name}"
        for path in python_files("tests")
        if path.name.startswith("test_")
        for name, _ in functions(path)
        if name.rsplit(".", 1)[-1].startswith("test_") and name.count("_") < 2
    ]
    assert short == []


def test_test_files_of_a_room_lie_in_a_folder_of_its_name() -> None:
    rooms = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()}
    known = rooms | {"house", "journeys", "browser", "mutation"}
    lost = [
        relative(path)
        for path in python_files("tests")
        if path.name.startswith("test_") and path.relative_to(ROOT).parts[1] not in known
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a path of one machine", r"(?<![\w.])/(?:work|home|root|Users)/\w"),
        ("a package registry or mirror", r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|mirror)[\w.-]*"),
        ("a conflict marker", r"^(?:<{7} |>{7} |={7}$)"),
        ("a note to oneself", r"#.*\b(?:TODO|FIXME|XXX|HACK)\b"),
    ],
)  # fmt: skip
def test_nothing_committed_holds(what: str, pattern: str) -> None:
    found = []
    for path in _texts():
        if path == Path(__file__) or path.name == "CHANGELOG.md":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.search(pattern, line):
                found.append(f"{relative(path)}:{number}: {line.strip()[:100]}")
    assert found == [], what


def test_no_large_or_private_file_is_committed() -> None:
    large = [relative(path) for path in tracked() if path.stat().st_size > 2_000_000]
    private = [
        relative(p)
        for p in tracked()
        if p.name.startswith((".env", "id_rsa")) or "sqlite3" in p.name
    ]
    assert large == []
    assert private == []


def _texts() -> list[Path]:
    return [path for path in tracked() if path.suffix in TEXT]
