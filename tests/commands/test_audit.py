"""yuanjian audit as a process: exit codes, several files with a bad one among them, outputs, decisions, no Django."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.reports.review_sample import word_file
from tests.sheets.old_files import table

WRONG = """澄江经济开发区2020年度环境管理自评估报告
一、园区概况
澄江经济开发区位于澄江市，园区代码为S439901，核准范围面积8.5平方公里。
截止到年底，园区已入园企业数量10个，其中，上一年度末已入园企业数量5个，本年度内新入园企业数量1个，本年度清退企业数量0个。
"""
RIGHT = WRONG.replace("数量10个", "数量6个")


def audit(*args: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    words = [sys.executable, "-m", "yuanjian", "audit", *map(str, args)]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=env, timeout=120)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "自评估报告.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_firms_that_do_not_add_up_are_told_with_both_sides_and_exit_1(wrong: Path) -> None:
    done = audit(wrong)
    assert done.returncode == 1, done.stderr
    assert "澄江经济开发区　2020年度" in done.stdout
    assert "已入园企业数量10个" in done.stdout
    assert "上一年度末已入园企业数量5个" in done.stdout
    assert "\033[" not in done.stdout
    assert done.stderr == ""


def test_firms_that_add_up_are_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "自评估报告.txt"
    path.write_text(RIGHT, encoding="utf-8")
    told = json.loads(audit(path, "--json", "-").stdout)
    assert [f for f in told["findings"] if f["severity"] in ("blocker", "major")
            and any("已入园企业数量6个" in q["text"] for q in f["quotes"])] == []  # fmt: skip


def test_json_of_the_same_text_as_word_and_as_text_gives_the_same_figures(wrong: Path) -> None:
    from docx import Document

    word = Document()
    for line in WRONG.splitlines():
        word.add_paragraph(line)
    word.save(str(wrong.with_suffix(".docx")))
    plain, styled = (
        json.loads(audit(path, "--json", "-").stdout)
        for path in (wrong, wrong.with_suffix(".docx"))
    )
    assert [(f["id"], f["value"]) for f in plain["facts"]] == [
        (f["id"], f["value"]) for f in styled["facts"]
    ]
    assert [f["code"] for f in plain["findings"]] == [f["code"] for f in styled["findings"]]
    assert {("enterprises.total", 10), ("enterprises.last_year", 5)} <= {
        (f["id"], f["value"]) for f in plain["facts"]
    }
    assert plain["profile"]["year"] == 2020


def test_one_unreadable_file_does_not_stop_the_others(wrong: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    out = tmp_path / "结果"
    done = audit(broken, wrong, tmp_path / "没有.docx", "--json-dir", out)
    assert done.returncode == 3
    assert [p.name for p in out.iterdir()] == ["自评估报告.json"]
    assert "坏.docx" in done.stderr
    assert "没有.docx" in done.stderr
    assert "自评估报告.txt" in done.stdout


def test_files_of_one_name_get_a_json_each(wrong: Path, tmp_path: Path) -> None:
    other = tmp_path / "乙" / wrong.name
    other.parent.mkdir()
    other.write_text(RIGHT, encoding="utf-8")
    audit(wrong, other, "--json-dir", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "自评估报告.json",
        "自评估报告_2.json",
    ]


@pytest.mark.parametrize(
    "args",
    [[], ["a.docx", "--compare"], ["a.docx", "b.docx", "--html", "x.html"],
     ["a.docx", "--json", "x", "--json-dir", "y"],
     ["a.docx", "--docx", "a.docx"], ["a.docx", "b.docx", "--decide", "ab", "须改"], ["a.docx", "--until", "明天"]],
)  # fmt: skip
def test_arguments_that_do_not_fit_together_are_exit_2(args: list[str]) -> None:
    done = audit(*args)
    assert done.returncode == 2
    assert "查看用法" in done.stderr


def test_every_output_is_written_whole_and_the_report_stays_untouched(tmp_path: Path) -> None:
    path = word_file(tmp_path / "报告.docx")
    before = path.read_bytes()
    outs = [tmp_path / f"出.{kind}" for kind in ("json", "docx", "xlsx", "html")]
    done = audit(path, *(part for out in outs for part in (f"--{out.suffix[1:]}", out)))
    assert done.returncode in (0, 1), done.stderr
    assert path.read_bytes() == before
    told = json.loads(outs[0].read_text(encoding="utf-8"))
    assert told["document"]["name"] == "报告.docx"
    assert zipfile.ZipFile(outs[1]).testzip() is None
    assert zipfile.ZipFile(outs[2]).testzip() is None
    assert outs[3].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert {p.name for p in tmp_path.iterdir()} == {"报告.docx", *(o.name for o in outs)}


def test_several_files_have_their_pages_put_into_a_folder(wrong: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.write_text(RIGHT, encoding="utf-8")
    pages = tmp_path / "网页"
    pages.mkdir()
    done = audit(wrong, other, "--html", pages)
    assert done.returncode == 1, done.stderr
    assert sorted(p.name for p in pages.iterdir()) == ["另一份.html", "自评估报告.html"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_a_terminal_sees_a_progress_bar_and_colours(wrong: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.write_text(RIGHT, encoding="utf-8")
    ours, theirs = os.openpty()
    words = [sys.executable, "-m", "yuanjian", "audit", str(wrong), str(other)]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "█" in shown
    assert "1/2 另一份.txt" in shown
    assert "█" not in done.stdout.decode()


def test_comments_for_a_text_file_are_refused_in_words(wrong: Path, tmp_path: Path) -> None:
    done = audit(wrong, "--docx", tmp_path / "批注.docx")
    assert done.returncode == 3
    assert "只能加在 Word" in done.stderr


def test_an_explained_finding_no_longer_counts_and_shows_as_old_when_the_text_changed(
    wrong: Path,
) -> None:
    grave = [f for f in _findings(wrong) if f["severity"] in ("blocker", "major")]
    assert grave
    for one in grave:
        done = audit(
            wrong, "--decide", one["id"], "已说明", "--reason", "清退企业另表说明", "--by", "李工"
        )
        assert done.returncode == 0, done.stderr
    assert audit(wrong).returncode == 0
    wrong.write_text(WRONG.replace("数量10个", "数量11个"), encoding="utf-8")
    again = [f for f in _findings(wrong) if f["decision"]]
    assert [f["decision"]["old"] for f in again] == [True] * len(again)
    assert again
    assert audit(wrong).returncode == 1


def _findings(path: Path) -> list[dict[str, object]]:
    told = json.loads(audit(path, "--json", "-").stdout)
    findings: list[dict[str, object]] = told["findings"]
    return findings


def test_a_decision_about_no_finding_is_refused(wrong: Path) -> None:
    done = audit(wrong, "--decide", "ffffffff", "须改")
    assert done.returncode == 3
    assert "没有编号为“ffffffff”的问题" in done.stderr


def test_two_years_are_compared_and_the_year_before_must_be_that_of_the_report_before(
    wrong: Path, tmp_path: Path
) -> None:
    later = tmp_path / "2021.txt"
    later.write_text(RIGHT.replace("2020年度", "2021年度"), encoding="utf-8")
    done = audit(later, wrong, "--compare", "--json", tmp_path / "比.json")
    assert done.returncode == 1, done.stderr
    told = json.loads((tmp_path / "比.json").read_text(encoding="utf-8"))
    assert (told["earlier"]["year"], told["later"]["year"]) == (2020, 2021)
    changed = {c["id"]: (c["earlier"], c["later"]) for c in told["changed"]}
    assert changed["enterprises.total"] == ("10 个", "6 个")
    assert [c["code"] for c in told["conflicts"]] == ["roll_forward.last_year_count"]
    assert "两年合起来看的问题" in done.stdout


def test_a_file_alone_is_audited_without_django(wrong: Path) -> None:
    code = (
        "import sys; from yuanjian.cli import main; main(['audit', sys.argv[1]]); "
        "sys.exit(4 if {'django', 'sqlite3'} & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(wrong)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-300:] + done.stderr


def test_a_package_is_audited_by_the_same_checks(tmp_path: Path) -> None:
    from yuanjian.demo.park import write_packages

    package = write_packages(tmp_path)[-1]
    done = audit(package, "--json", "-")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["document"]["paragraphs"] == 0
    assert told["profile"]["code"] == "G439901"
    assert any(q.get("cell") for f in told["findings"] for q in f["quotes"])
    assert any(f["id"] == "enterprises.total" for f in told["facts"])


def test_a_workbook_of_the_old_format_is_audited_as_a_package(tmp_path: Path) -> None:
    path = tmp_path / "名录.xls"
    rows: list[list[str | float]] = [
        ["企业编号", "企业名称", "详细地址"],
        ["E001", "甲公司", "一号路"],
    ]
    path.write_bytes(table("05_企业名录", rows))
    told = json.loads(audit(path, "--json", "-").stdout)
    assert (told["document"]["name"], told["document"]["paragraphs"]) == ("名录.xls", 0)
    assert told["rows"] == {"05": 1}


def test_a_report_is_compared_with_the_ledger(database_env: dict[str, str], tmp_path: Path) -> None:
    from yuanjian.demo.park import write_packages

    package = write_packages(tmp_path)[-1]
    run = [sys.executable, "-m", "yuanjian", "import", str(package)]
    taken = subprocess.run(run, env=database_env, capture_output=True, text=True, check=False)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    path = tmp_path / "自评估报告.txt"
    path.write_text(
        WRONG.replace("S439901", "G439901").replace("2020年度", "2021年度"), encoding="utf-8"
    )
    done = audit(path, "--against", "--json", "-", env=database_env)
    told = json.loads(done.stdout)
    against = [f for f in told["findings"] if f["code"] == "against.records"]
    assert any("已入园企业数量10个" in q["text"] for f in against for q in f["quotes"]), done.stderr
