"""What the documents list is what the code holds."""

import re
from pathlib import Path

import pytest

from docs.generate import FOLDER, PAGES, rendered
from docs.ten_minutes import placed, sessions
from tests.house.source import PACKAGE, ROOT, relative

DOCS = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == rendered(name), "run script/docs"


def test_docs_reference_holds_generated_pages_only() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_every_command_has_help_and_is_documented() -> None:
    verbs = {
        path.stem.removesuffix("_")
        for path in (PACKAGE / "commands").glob("*.py")
        if not path.stem.startswith("_")
    }
    documented = re.findall(r"^## yuanjian (\w+)$", rendered("commands.md"), flags=re.M)
    assert sorted(verbs) == sorted(documented)
    assert len(verbs) > 0


def test_every_room_is_on_the_map() -> None:
    rooms = {
        path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    text = (ROOT / "docs/house.md").read_text(encoding="utf-8")
    assert {room for room in rooms if f"`{room}/`" not in text} == set()


@pytest.mark.parametrize("page", [*DOCS, *sorted((ROOT / "docs").rglob("*.md"))], ids=relative)
def test_links_and_paths_in_a_page_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    links += re.findall(r'<img src="([^"]+)"', text)
    paths = re.findall(r"`((?:src|tests|docs|script|bench)/[\w./-]+)`", text)
    lost = [link for link in links if not (page.parent / link).exists()]
    lost += [path for path in paths if not (ROOT / path).exists() and "NN" not in path]
    assert lost == []


def test_readme_exists_in_both_languages_and_names_both_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "script/demo" in text
        assert "script/test" in text


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.long
def test_both_readmes_show_what_the_commands_really_say() -> None:
    for name, text in zip(("README.md", "README.zh-CN.md"), sessions(), strict=True):
        page = (ROOT / name).read_text(encoding="utf-8")
        assert _lasting(page) == _lasting(placed(page, text)), "script/docs --readme"


def _lasting(text: str) -> str:
    """Without what depends on the day and the versions of libraries: sizes and hashes of files."""
    return re.sub(r" +\d+ KB|[0-9a-f]{64}", "", text)
