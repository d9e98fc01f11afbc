"""The scripts that every newcomer starts with."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

SCRIPTS = ["setup", "demo", "test", "lint", "fmt", "bench"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("name", [*(f"script/{s}" for s in SCRIPTS), ".ci/run"])
def test_a_script_is_there_runs_and_is_valid_bash(name: str) -> None:
    script = ROOT / name
    assert os.access(script, os.X_OK), f"{name} is not executable"
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_host_and_hashes_everything(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text
    pins = re.findall(r"^[A-Za-z0-9._\[\]-]+==", text, flags=re.M)
    blocks = re.split(r"^(?=[A-Za-z0-9._\[\]-]+==)", text, flags=re.M)[1:]
    assert len(pins) == len(blocks) > 5
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_both_locks_pin_the_same_versions() -> None:
    run, dev = (dict(_pins(ROOT / name)) for name in LOCKS)
    assert {name: (v, dev.get(name)) for name, v in run.items() if dev.get(name) != v} == {}


def test_setup_refuses_an_argument_it_does_not_know() -> None:
    done = subprocess.run(
        [str(ROOT / "script/setup"), "--nonsense"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "--nonsense" in done.stderr


@pytest.mark.long
@pytest.mark.parametrize("without_uv", [False, True], ids=["uv", "pip"])
def test_setup_works_in_a_path_with_blanks_and_a_fresh_home(
    tmp_path: Path, without_uv: bool
) -> None:
    checkout, home = tmp_path / "园鉴 a b", tmp_path / "new home"
    home.mkdir()
    for name in ("src", "script"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "package.json",
        "package-lock.json",
        *LOCKS,
    ):
        shutil.copy(ROOT / name, checkout / name)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("YUANJIAN_", "VIRTUAL_ENV"))}
    env["HOME"] = str(home)
    if without_uv:
        env["YUANJIAN_NO_UV"] = "1"
    done = subprocess.run(
        [str(checkout / "script/setup")], env=env, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    assert ("(pip" in done.stderr) is without_uv
    said = subprocess.run(
        [str(checkout / ".venv/bin/python"), "-c", "import yuanjian; print(yuanjian.__file__)"],
        env=env,
        capture_output=True,
        text=True,
        cwd=home,
    )
    assert Path(said.stdout.strip()) == checkout / "src/yuanjian/__init__.py"
    assert (checkout / "src/yuanjian/web/static/vendor").is_dir()


def _pins(lock: Path) -> list[tuple[str, str]]:
    return re.findall(r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==([^\s;\\]+)", lock.read_text(), flags=re.M)
