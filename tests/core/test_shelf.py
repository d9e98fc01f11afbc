"""Shelves: things that are found by being there, and what each of them must declare."""

import sys
from pathlib import Path

import pytest

from yuanjian.core.shelf import declared


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An importable package «planks.upper» below a temporary folder."""
    upper = tmp_path / "planks" / "upper"
    (upper / "left").mkdir(parents=True)
    for folder in (upper.parent, upper, upper / "left"):
        (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [n for n in sys.modules if n.partition(".")[0] == "planks"]:
        monkeypatch.delitem(sys.modules, name)
    return upper


def test_what_modules_declare_is_found_by_their_path(shelf: Path) -> None:
    (shelf / "left" / "one.py").write_text("def find(): ...\nfind.duty = 1\n")
    (shelf / "two.py").write_text("def find(): ...\nfind.duty = 2\n")
    (shelf / "_own.py").write_text("")
    assert declared("planks.upper", "find", "duty") == {"left.one": 1, "two": 2}


@pytest.mark.parametrize("text", ["", "def find(): ...\n", "find = 3\n"])
def test_a_module_that_declares_nothing_is_named(shelf: Path, text: str) -> None:
    (shelf / "left" / "empty.py").write_text(text)
    with pytest.raises(ValueError, match=r"^upper/left.empty declares no duty named find$"):
        declared("planks.upper", "find", "duty")
