"""Who may import whom, beyond the layers between rooms (import-linter, in pyproject.toml)."""

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.house.exceptions import FORMAT_FILES
from tests.house.source import (
    DJANGO_ROOMS,
    PACKAGE,
    ROOT,
    imports,
    python_files,
    relative,
    room,
)

FILES = python_files("src/yuanjian")
HEAVY = {
    "django",
    "docx",
    "lxml",
    "matplotlib",
    "openpyxl",
    "pydantic",
    "pypdf",
    "python_calamine",
    "typst",
    "xlsxwriter",
    "yaml",
}


def test_core_imports_the_standard_library_only() -> None:
    foreign = [
        str(found)
        for path in FILES
        if room(path) == "core"
        for found in imports(path)
        if found.top not in sys.stdlib_module_names and not found.module.startswith("yuanjian.core")
    ]
    assert foreign == []


def test_pure_rooms_never_import_django() -> None:
    foreign = [
        str(found)
        for path in FILES
        if room(path) not in DJANGO_ROOMS
        for found in imports(path)
        if found.top in {"django", "psycopg"}
    ]
    assert foreign == []


@pytest.mark.parametrize("library", sorted(FORMAT_FILES))
def test_a_file_format_is_read_and_written_in_its_own_files_only(library: str) -> None:
    users = {relative(path) for path in FILES for found in imports(path) if found.top == library}
    allowed = FORMAT_FILES[library]
    strangers = {u for u in users if not any(fnmatch(u, pattern) for pattern in allowed)}
    unused = {pattern for pattern in allowed if not any(fnmatch(u, pattern) for u in users)}
    assert (strangers, unused) == (set(), set()), "see FORMAT_FILES in tests/house/exceptions.py"


def test_the_product_never_reads_the_reference_material() -> None:
    quoting = [
        relative(path)
        for path in FILES
        if any(word in path.read_text(encoding="utf-8") for word in ("../shared", "work/shared"))
    ]
    assert quoting == []


def test_every_third_party_import_is_a_declared_dependency() -> None:
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = declared["optional-dependencies"]
    names = " ".join([*declared["dependencies"], *extras["postgres"], *extras["cluster"]]).lower()
    provides = {
        "django_tasks": "django-tasks",
        "django_tasks_db": "django-tasks-db",
        "docx": "python-docx",
        "yaml": "pyyaml",
        "python_calamine": "python-calamine",
    }
    comes_with = {"typing_extensions": "pydantic", "pydantic_core": "pydantic"}
    missing = []
    for path in FILES:
        for found in imports(path):
            if found.top in sys.stdlib_module_names or found.top == "yuanjian":
                continue
            package = comes_with.get(found.top) or provides.get(found.top, found.top)
            if package.lower() not in names:
                missing.append(str(found))
    assert missing == []


def test_help_loads_no_heavy_library() -> None:
    if not (PACKAGE / "cli.py").exists():
        pytest.skip("no cli.py yet")
    program = (
        "import sys\n"
        "from yuanjian.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        f"print('LOADED', sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path.home(), timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().splitlines()[-1] == "LOADED []"
