"""yuanjian report: what pull, build and diff print, and their JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reports.changed_sample import sample, with_values, with_words, written
from tests.reports.word_hand import Hand
from yuanjian.cli import main
from yuanjian.commands._round_trip import _between


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "一稿.docx", tmp_path / "二稿.docx"
    old.write_bytes(written(sample()))
    changed = with_words(with_values(sample(), {"enterprises.total": "6"}), "closing", "以上属实。")
    hand = Hand(written(changed))
    hand.insert(hand.one("上表数据"), "我们补充一段。")
    new.write_bytes(hand.saved())
    return old, new


def test_diff_says_in_chinese_which_figures_and_which_text(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")

    assert main(["report", "diff", *map(str, files)]) == 0

    said = capsys.readouterr().out
    assert "数字变化 1 处，文字变化 2 处" in said
    assert "已入园企业数量：10 → 6" in said
    assert "[增] （1）处理规模　我们补充一段。" in said
    assert "[改] 附表：园区年度报告表格　“以上内容真实、准确、完整。” → “以上属实。”" in said


def test_diff_as_json_holds_the_same(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "diff", *map(str, files), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [(f["fact"], f["before"], f["after"]) for f in told["figures"]] == [
        ("enterprises.total", "10", "6")
    ]
    assert [t["kind"] for t in told["texts"]] == ["changed", "added"]


def test_two_texts_are_shown_where_they_differ() -> None:
    assert _between("园区已入园企业数量10个，其中", "园区已入园企业数量6个，其中") == (
        "“…入园企业数量10个，其中” → “…入园企业数量6个，其中”"
    )
    assert _between("", "新的") == "“” → “新的”"
