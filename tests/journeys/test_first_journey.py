"""The first whole journey as an officer's commands, each a process of its own, on SQLite and on PostgreSQL.

Expected figures are those that the demo park plants (src/yuanjian/demo/README.md).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

PACKAGE = "园区年度资料包_G439901_2021.xlsx"
FILING = "报送材料_G439901_2021"


def yuanjian(
    env: dict[str, str], *args: object, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    words = [sys.executable, "-m", "yuanjian", *map(str, args)]
    return subprocess.run(words, env=env, cwd=cwd, capture_output=True, text=True, check=False)


def told(env: dict[str, str], *args: object) -> Any:
    """The JSON that a verb prints."""
    return json.loads(yuanjian(env, *args, "--json").stdout)


@pytest.fixture
def demo(database_env: dict[str, str], tmp_path: Path) -> tuple[dict[str, str], Path]:
    """The example park, made from nothing; later commands work on the same data."""
    folder = tmp_path / "示例 文件夹"
    made = yuanjian(database_env, "demo", "--no-serve", "--dir", folder)
    assert made.returncode == 0, made.stdout + made.stderr
    return database_env | {"YUANJIAN_DATA": str(folder / "台账")}, folder


@pytest.mark.both_databases
def test_the_whole_journey_from_packages_to_a_filing(
    demo: tuple[dict[str, str], Path], tmp_path: Path
) -> None:
    env, folder = demo
    _the_slips_are_found(env)
    _the_score_is_a_range_with_reasons(env)
    _a_figure_leads_to_its_cells(env)
    _the_filing_is_whole(folder)
    _importing_again_changes_nothing(env, folder)
    _a_mended_slip_disappears(env, folder, tmp_path)
    _the_next_report_is_a_new_version(env, tmp_path)


def _the_slips_are_found(env: dict[str, str]) -> None:
    codes = {
        f["code"] for f in told(env, "check")["findings"] if f["severity"] in ("blocker", "major")
    }

    assert {
        "roll_forward.enterprises",
        "dates.signed",
        "same_fact.checkable_points",
        "quota.zero",
    } <= codes
    assert {
        "credit.self_score",
        "credit.bonus_without_proof",
        "dates.permit_expired",
        "load.capacity",
    } <= codes


def _the_score_is_a_range_with_reasons(env: dict[str, str]) -> None:
    score = told(env, "score")
    items = {i["number"]: i for i in score["items"]}

    assert (score["scheme"], score["reference_only"], score["grade"]) == ("hunan_2020", False, None)
    assert items[11]["verdict"] == "triggered"
    assert items[11]["low"] == items[11]["high"] == "-2"
    assert float(score["low"]) < float(score["high"]) <= 12


def _a_figure_leads_to_its_cells(env: dict[str, str]) -> None:
    said = yuanjian(env, "explain", "enterprises.last_year")

    assert said.returncode == 0
    assert "01_园区概况" in said.stdout
    assert PACKAGE in said.stdout
    assert "C45" in said.stdout  # the cell of 上年末入园企业数 in the vertical sheet


def _the_filing_is_whole(folder: Path) -> None:
    filed = folder / FILING
    manifest = json.loads((filed / "manifest.json").read_text(encoding="utf-8"))
    for file in manifest["files"]:
        content = (filed / file["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
    with zipfile.ZipFile(folder / f"{FILING}.zip") as archive:
        assert set(archive.namelist()) == {p.name for p in filed.iterdir() if p.is_file()}
    text = "\n".join(p.text for p in Document(str(filed / "report.docx")).paragraphs)
    assert "园区已入园企业数量12个" in text
    assert "上一年度末已入园企业数量10个" in text
    assert "【待填】" in text


def _importing_again_changes_nothing(env: dict[str, str], folder: Path) -> None:
    again = yuanjian(env, "import", folder / "资料包" / PACKAGE)

    assert again.returncode == 0
    assert "与台账相同，没有写入" in again.stdout


def _a_mended_slip_disappears(env: dict[str, str], folder: Path, tmp_path: Path) -> None:
    """The officer corrects one cell in Excel and imports the file again."""
    from openpyxl import load_workbook

    book = load_workbook(folder / "资料包" / PACKAGE)
    book["01_园区概况"]["C45"] = 11
    mended = tmp_path / PACKAGE
    book.save(mended)
    seen = yuanjian(env, "import", mended)

    assert "上年末入园企业数(上年报告)：10 → 11" in seen.stdout
    assert "roll_forward.enterprises" not in {f["code"] for f in told(env, "check")["findings"]}


def _the_next_report_is_a_new_version(env: dict[str, str], tmp_path: Path) -> None:
    built = yuanjian(env, "report", "build", "-o", tmp_path / "报送")

    assert built.returncode == 0
    assert "第 2 稿" in built.stdout
    text = "\n".join(
        p.text for p in Document(str(tmp_path / "报送" / FILING / "report.docx")).paragraphs
    )
    assert "上一年度末已入园企业数量11个" in text


def test_an_exported_package_reads_back_as_the_same_records(
    demo: tuple[dict[str, str], Path], tmp_path: Path
) -> None:
    env, _ = demo
    made = yuanjian(env, "template", "--filled", "--year", 2021, "-o", tmp_path)
    again = yuanjian(env, "import", tmp_path / PACKAGE)

    assert made.returncode == 0, made.stderr
    assert "与台账相同，没有写入" in again.stdout


def test_a_year_without_a_credit_table_has_none_unless_one_is_chosen(
    demo: tuple[dict[str, str], Path], tmp_path: Path
) -> None:
    env, folder = demo
    from openpyxl import load_workbook

    book = load_workbook(folder / "资料包" / PACKAGE)
    head = book["01_园区概况"]
    head["C3"] = 2023
    later = tmp_path / "园区年度资料包_G439901_2023.xlsx"
    book.save(later)
    assert yuanjian(env, "import", later, "--year", 2023).returncode == 0

    own = told(env, "score", "--year", 2023)
    chosen = told(env, "score", "--year", 2023, "--scheme", "hunan_2020")

    assert own["scheme"] is None
    assert "未见公布" in own["why_none"]
    assert (chosen["scheme"], chosen["reference_only"]) == ("hunan_2020", True)


def test_a_user_who_is_wrong_gets_a_sentence_and_the_right_exit_code(
    tmp_path: Path, database_env: dict[str, str]
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    for args, code, words in (
        (("import", tmp_path / "坏.xlsx"), 3, "没有导入"),
        (("import", tmp_path / "没有.xlsx"), 3, "没有导入"),
        (("score", "--park", "S430001"), 3, "没有"),
        (("explain", "enterprises.totl"), 3, "是不是：enterprises.total"),
        (("template", "--park", "G43", "--year", 2021, "-o", tmp_path), 3, "园区代码"),
        (("score", "--nonsense"), 2, "不认识的参数"),
        (("nonsense",), 2, "没有“nonsense”"),
    ):
        said = yuanjian(database_env, *args)
        assert (said.returncode, "Traceback" in said.stderr) == (code, False), said.stderr
        assert words in said.stdout + said.stderr
