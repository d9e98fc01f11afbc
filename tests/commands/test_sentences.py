"""What commands print: lines that break where Chinese may break, problems said once, help in columns."""

from __future__ import annotations

import pytest

from yuanjian.cli import main, parser
from yuanjian.commands._findings import _basis
from yuanjian.commands._terminal import width, wrapped
from yuanjian.commands.import_ import _said_once
from yuanjian.core.evidence import Place
from yuanjian.sheets.problem import Problem

LONG = "依据：同一事项在表1、表3和能力建设中只能有一个结论（允许±1%）　〔same_fact.checkable_points〕。"


@pytest.mark.parametrize("columns", range(34, 90))
def test_no_line_begins_with_a_closing_mark_or_ends_in_an_opening_one(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = wrapped(LONG, "  · ").split("\n")

    assert all(line.strip()[0] not in "，。）〕、" for line in lines)
    assert all(line.rstrip()[-1] not in "（〔" for line in lines)
    assert sum("same_fact.checkable_points" in line for line in lines) == 1
    assert "".join(line.strip(" ·") for line in lines).replace("　", "") == LONG.replace("　", "")


def test_what_is_wrong_in_many_cells_is_said_once_and_names_them() -> None:
    def lost(cell: str) -> Problem:
        place = Place("资料包.xlsx", "19_手工监测数据", int(cell[1:]), cell, "0" * 64)
        return Problem("error", "05_企业名录中没有“丙”", "ent", "企业名称", "丙", place=place)

    assert list(_said_once(lost(f"C{n}") for n in range(5, 12))) == [
        "19_手工监测数据 C5　企业名称：05_企业名录中没有“丙”（C6、C7、C8、C9等共6处与此相同）"
    ]
    assert list(_said_once([lost("C5")])) == ["19_手工监测数据 C5　企业名称：05_企业名录中没有“丙”"]


def test_a_problem_of_a_whole_file_has_no_cell() -> None:
    place = Place("资料包.xlsx", "05_企业名录")

    assert list(_said_once([Problem("doubt", "第4行标记为“示例”，未导入", place=place)])) == [
        "05_企业名录　第4行标记为“示例”，未导入"
    ]
    assert list(_said_once([Problem("info", "有宏", place=Place("资料包.xlsx"))])) == ["有宏"]


def test_what_follows_from_the_figures_is_a_reason_and_a_clause_is_a_basis() -> None:
    assert _basis("逻辑：指标为0即不得排放") == "理由：指标为0即不得排放"
    assert _basis("HJ 169 附录C") == "依据：HJ 169 附录C"


def test_help_stands_in_one_column_whatever_the_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = parser().format_help().split("\n")
    told = ("显示本说明", "显示版本", "核对台账", "信用自评：", "导入填好")

    found = [
        line for line in lines for word in told if f" {word}" in line and "yuanjian" not in line
    ]
    starts = [width(line[: line.rindex("  ")]) + 2 for line in found]
    assert len(starts) == len(told)
    assert set(starts) == {26}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--year", "二〇"), "--year：“二〇”不是合适的值（需要整数）"),
        (
            ("chek",),
            "命令：没有“chek”，可选：actions、air、audit、check、demo、duties、explain、import、init、"
            "missing、outlet、proofs、report、samples、score、series、serve、template、water",
        ),
        (("import",), "缺少参数：文件"),
    ],
)
def test_a_slip_in_the_command_line_is_told_in_chinese(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(said)
