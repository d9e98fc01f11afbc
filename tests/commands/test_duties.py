"""yuanjian duties: refusals before any work; what it prints is tried on the example park in tests/journeys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossiers import facts
from yuanjian.cli import main
from yuanjian.commands.duties import _show, as_json


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--days", "0"], "--days：天数应在 1 到 3660 之间。"),
        (["--on", "昨天"], "--on：“昨天”读不出日期"),
    ],
)
def test_a_slip_is_told_before_any_work(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["duties", "--data", str(tmp_path), *words]) == 3
    assert said in capsys.readouterr().err


def test_the_table_says_day_distance_duty_whom_and_clause(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    from yuanjian.audit.duty import calendar

    monkeypatch.setenv("COLUMNS", "100")
    firm = {"ent_no": "E001", "name": "甲公司", "status": "投产", "key_types": "水"}
    found = calendar(facts({"05": [firm]}, year=2021), date(2022, 1, 10))
    _show(found, 90)

    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines[:4] == [
        "",
        "90 天内到期 1 项",
        "  2022-03-15  还有 64 天    披露 2021 年度环境信息",
        "                            甲公司　依据：企业环境信息依法披露管理办法 第十九条*",
    ]
    assert "  * 条文待核对原文，以现行文本和当地要求为准。" in lines
    assert as_json(found)["terms"][0]["clock"] == "disclosure.annual"
    assert as_json(found)["terms"][0]["verified"] is False
