"""yuanjian water: what an officer reads, what a program reads, what is refused and how."""

import json
from pathlib import Path

import pytest

from yuanjian.cli import main

LIST = "断面名称,水体,类型,目标类别\n澄江大桥,澄江,河流,Ⅲ\n坝前,清水湖,湖库,Ⅱ\n"


def data(folder: Path) -> Path:
    lines = ["断面名称,采样日期,pH,溶解氧,氨氮,总磷,总氮,叶绿素a(μg/L),透明度(cm),高锰酸盐指数"]
    for month in range(1, 13):
        lines.append(f"澄江大桥,2023-{month:02}-08,7.2,6.1,1.25,0.05,2.1,,,3.0")
        lines.append(f"坝前,2023-{month:02}-09,7.4,8.0,0.2,0.02,1.0,12,80,4.0")
    file = folder / "断面2023.csv"
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    return file


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setenv("COLUMNS", "110")
    listing = tmp_path / "断面清单.csv"
    listing.write_text(LIST, encoding="utf-8")
    return data(tmp_path), listing


def test_the_officer_reads_class_attainment_and_exceeding_items(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file, listing = files

    assert main(["water", "year", str(file), "--sections", str(listing)]) == 0

    said = capsys.readouterr().out
    rows = [line.split() for line in said.splitlines()]
    # 氨氮 1.25 is over Ⅲ (1.0) by 0.250 and in Ⅳ; the lake is Ⅱ by 总磷 0.02 ≤ 0.025 and CODMn 4.
    assert [
        "澄江大桥",
        "澄江",
        "河流",
        "Ⅲ类",
        "Ⅳ类",
        "轻度污染",
        "不达标",
        "0/12",
        "12",
        "氨氮（0.250）",
    ] in rows
    assert ["坝前", "清水湖", "湖、库", "Ⅱ类", "Ⅱ类", "优", "达标", "12/12", "12", "无"] in rows
    # 总氮 1.0 is Ⅲ; TLI of chlorophyll 12, TP 0.02, TN 1, SD 0.8 m, CODMn 4 by the printed formulae is 46.5.
    assert ["坝前", "1.00", "Ⅲ类", "46.5", "中营养"] in rows
    assert "《地表水环境质量标准》（GB 3838-2002）【已核对原文】表1 各类限值" in said
    assert "【待核对原文】" in said


def test_the_program_reads_the_same_and_numbers_are_text(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, listing = files
    out = tmp_path / "结果.json"

    assert main(["water", "year", str(file), "--sections", str(listing), "--json", str(out)]) == 0

    told = json.loads(out.read_text(encoding="utf-8"))
    bridge, dam = (
        next(s for s in told["sections"] if s["point"] == p) for p in ("澄江大桥", "坝前")
    )
    assert (bridge["class"], bridge["attained"], bridge["state"]) == ("Ⅳ类", False, "轻度污染")
    assert bridge["exceeding"] == [{"item": "氨氮", "multiple": "0.25", "index": None}]
    assert bridge["occasions"] == {"days": 12, "attained": 0, "values": 60}
    assert dam["nutrition"]["level"] == "中营养"
    assert dam["nitrogen"]["class"] == "Ⅲ类"
    assert {b["status"] for b in told["basis"]} == {"已核对原文", "待核对原文"}
    assert str(out) in capsys.readouterr().out


def test_one_section_is_shown_item_by_item(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file, _ = files

    assert main(["water", "year", str(file), "--target", "Ⅲ", "--section", "澄江大桥"]) == 0

    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [
        "氨氮",
        "1.250",
        "mg/L",
        "Ⅳ类",
        "不达标",
        "0.250",
        "1.25～1.25",
        "12",
        "12",
        "0",
    ] in rows
    assert ["一季度", "Ⅳ类", "不达标", "1—3", "氨氮（0.250）"] in rows
    assert ["枯水期", "Ⅳ类", "不达标", "1—2、12", "氨氮（0.250）"] in rows


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--body", "海"], "--body 写“海”不认识，请写 河流 或 湖库。"),
        (["--target", "甲级"], "--target 写“甲级”不认识，请写 Ⅰ 至 Ⅴ"),
        (["--month", "13"], "--month 写“13”不对，请写 1 至 12。"),
        (["--year", "2019"], "文件里没有2019年的数据，有的年份：2023。"),
        (["--section", "乌有桥"], "数据中没有断面“乌有桥”"),
        (["--seasons", "丰=4-9"], "没有归入任何水期"),
    ],
)
def test_what_cannot_be_meant_is_said_with_what_could(
    words: list[str], said: str, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["water", "year", str(files[0]), *words]) == 3
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["water", "year", str(tmp_path / "无.csv")]) == 3
    assert "找不到文件" in capsys.readouterr().err
