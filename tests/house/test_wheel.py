"""A wheel carries everything: the demo runs from an environment without a checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT, tracked

pytestmark = pytest.mark.long
VENDOR = "yuanjian/web/static/vendor/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), ROOT)
    (made,) = folder.glob("*.whl")
    return made


def test_a_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        path.relative_to(ROOT / "src").as_posix() for path in tracked() if PACKAGE in path.parents
    }
    assert ours - inside == set()
    vendor = {name for name in inside if name.startswith(VENDOR)}
    assert {name for name in inside if name.startswith("yuanjian/")} - ours - vendor == set()
    assert {"tabler.css", "tabler.js", "htmx.js", "icons.svg"} <= {
        name.removeprefix(VENDOR) for name in vendor
    }
    assert [name for name in inside if name.endswith("/licenses/LICENSE")] != []


def test_the_demo_runs_from_a_wheel_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("YUANJIAN_", "PYTHON"))}
    env |= {"HOME": str(tmp_path / "home"), "YUANJIAN_DATA": str(tmp_path / "data")}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    (tmp_path / "home").mkdir()
    venv = tmp_path / "env"
    _install(venv, wheel)
    out = tmp_path / "demo"
    done = subprocess.run(
        [str(venv / "bin/yuanjian"), "demo", "--no-serve", "--dir", str(out)],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path.name for path in out.rglob("*")}
    assert {"report.docx", "annex.xlsx", "score.xlsx", "findings.xlsx", "manifest.json"} <= made


def _install(venv: Path, wheel: Path) -> None:
    lock = str(ROOT / "requirements.lock")
    if shutil.which("uv"):
        _run("uv", "venv", "--quiet", "--python", sys.executable, str(venv))
        python = str(venv / "bin/python")
        _run("uv", "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", lock)
        _run("uv", "pip", "install", "--quiet", "--python", python, "--no-deps", str(wheel))
    else:
        _run(sys.executable, "-m", "venv", str(venv))
        pip = [str(venv / "bin/python"), "-m", "pip", "install", "--quiet"]
        _run(*pip, "--require-hashes", "-r", lock)
        _run(*pip, "--no-deps", str(wheel))


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
