"""The package of a filing, read back with libraries that did not write it."""

import hashlib
import io
import json
import zipfile
from datetime import datetime

import openpyxl
import pytest
from docx import Document

from tests.dossiers import facts
from tests.reports.park import park_year
from yuanjian.facts.engine import Facts
from yuanjian.reports.filing import make_filing, write_filing

MADE = datetime(2021, 2, 24, 9, 30)


@pytest.fixture(scope="module")
def filing():
    return make_filing(Facts(park_year()), made=MADE, versions={"records": "abc"})


@pytest.fixture(scope="module")
def manifest(filing):
    return json.loads(filing.contents["manifest.json"])


def book(filing, name: str):
    return openpyxl.load_workbook(io.BytesIO(filing.contents[name]))


def table(page, head: str) -> list[dict[str, object]]:
    """The rows of a sheet by head, from the row whose first cell is ``head``."""
    rows = list(page.iter_rows(values_only=True))
    start = next(n for n, row in enumerate(rows) if row[0] == head)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_the_package_holds_what_a_filing_needs(filing):
    assert list(filing.contents) == [
        "report.docx",
        "annex.xlsx",
        "score.xlsx",
        "findings.xlsx",
        "依据说明.xlsx",
        "manifest.json",
    ]


def test_the_manifest_names_every_file_with_size_and_hash(filing, manifest):
    told = {f["name"]: (f["bytes"], f["sha256"]) for f in manifest["files"]}

    assert told == {
        name: (len(content), hashlib.sha256(content).hexdigest())
        for name, content in filing.contents.items()
        if name != "manifest.json"
    }


def test_the_manifest_says_by_which_versions_and_rules_it_was_made(manifest):
    assert manifest["park"] == {"name": "澄江综合保税区", "code": "G439901"}
    assert manifest["made"] == "2021-02-24T09:30:00"
    assert manifest["software"]["name"] == "园鉴"
    assert manifest["versions"] == {"records": "abc"}
    assert [r["number"] for r in manifest["rules"]] == ["", "湘环函〔2020〕195号"]
    assert manifest["sheets"]["05"] == {"form": "2020.1", "rows": 1}
    assert manifest["sources"] == [{"file": "园区年度资料包.xlsx", "sha256": "0" * 64}]


def test_the_manifest_counts_blanks_as_the_report_shows_them(filing, manifest):
    text = io.BytesIO(filing.contents["report.docx"])
    document = Document(text)
    cells = [c.text for t in document.tables for row in t._tbl.tr_lst for c in _cells(row)]
    shown = sum(p.text.count("【待填】") for p in document.paragraphs)
    shown += sum(c.count("【待填】") for c in cells)

    assert manifest["report"]["blank"] == shown > 0


def _cells(row):
    class Cell:
        def __init__(self, cell) -> None:
            self.text = "".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t"))

    return [Cell(c) for c in row.tc_lst]


def test_the_same_records_and_time_give_the_same_package(filing):
    again = make_filing(Facts(park_year()), made=MADE, versions={"records": "abc"})

    assert dict(again.contents) == dict(filing.contents)


def test_folder_and_archive_hold_the_same_files(filing, tmp_path):
    written = write_filing(tmp_path / "申报包", filing, MADE)
    with zipfile.ZipFile(written.archive) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}

    assert packed == dict(filing.contents)
    assert {p.name: p.read_bytes() for p in written.folder.iterdir()} == packed
    assert sorted(p.name for p in tmp_path.iterdir()) == ["申报包", "申报包.zip"]


def test_without_libreoffice_the_pdf_is_typeset_and_the_filing_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("YUANJIAN_SOFFICE", raising=False)
    made = make_filing(Facts(park_year()), made=MADE, pdf=True)

    if made.pdf_by:  # a machine with Chinese fonts
        assert made.pdf_by == "Typst"
        assert made.contents["report.pdf"].startswith(b"%PDF-")
        assert json.loads(made.contents["manifest.json"])["report"]["pdf_by"] == "Typst"
    assert any("没有找到 LibreOffice" in notice for notice in made.notices)


def test_without_libreoffice_and_without_chinese_fonts_there_is_no_pdf(monkeypatch, tmp_path):
    from yuanjian.reports.typeset import render

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("YUANJIAN_SOFFICE", raising=False)
    monkeypatch.setattr(render, "_families", lambda: frozenset({"DejaVu Sans"}))
    made = make_filing(Facts(park_year()), made=MADE, pdf=True, charts=False)

    assert "report.pdf" not in made.contents
    assert made.pdf_by == ""
    told = next(notice for notice in made.notices if "LibreOffice" in notice)
    assert told.startswith("没有找到 LibreOffice。这台电脑没有中文字体")


def test_the_basis_lists_every_figure_of_the_report_with_where_it_comes_from(filing):
    rows = table(book(filing, "依据说明.xlsx")["数字依据"], "序号")
    total = next(r for r in rows if r["编号"] == "enterprises.total")

    assert len(rows) == sum(1 for _ in filing.report.figures())
    assert total["报告中的值"] == "1"
    assert total["状态"] == "有数"
    assert total["计算办法"]
    assert "05_企业名录" in total["来源（表、行、单元格）"]
    assert total["来源文件"] == "园区年度资料包.xlsx"


def test_the_basis_says_which_cell_a_blank_waits_for(filing):
    rows = table(book(filing, "依据说明.xlsx")["数字依据"], "序号")
    blank = next(r for r in rows if r["来源（表、行、单元格）"] == "32_信用评价举证 24 自评分值")

    assert (blank["报告中的值"], blank["状态"]) == ("【待填】", "缺")


def test_the_basis_says_how_far_limits_and_documents_were_checked(filing):
    pages = book(filing, "依据说明.xlsx")
    rows = table(pages["数字依据"], "序号")
    air = next(r for r in rows if r["编号"] == "air.factors")
    documents = {r["文号"]: r["核对情况"] for r in table(pages["规则文件"], "文件")}

    assert "GB 3095" in air["限值、目录及其核对情况"]
    assert "核对原文" in air["限值、目录及其核对情况"]
    assert documents["湘环函〔2020〕195号"] == "待核对原文"


def test_the_score_workbook_has_all_items_and_the_range(filing):
    pages = book(filing, "score.xlsx")
    items = table(pages["逐项试算"], "序号")[:24]
    summary = {r["内容"]: r["结果"] for r in table(pages["汇总"], "内容")}

    assert [i["序号"] for i in items] == list(range(1, 25))
    assert items[10]["分值"] == "-2"  # 湘环函〔2020〕195号 指标表第11项
    assert items[23]["自评与试算"] == "未自评"
    assert summary["等级"] == "未定"
    assert summary["园区自评"] == "未评完（缺 1 项）"


def test_the_findings_workbook_quotes_both_sides_of_the_roll_forward(filing):
    pages = book(filing, "findings.xlsx")
    rows = [
        r for r in table(pages["问题清单"], "序号") if r["规则编号"] == "roll_forward.enterprises"
    ]

    assert len(rows) == 1
    assert rows[0]["级别"] == "必须退回"
    assert "已入园企业数量" in rows[0]["对照（原文与位置）"]
    assert "上一年度末已入园企业数量" in rows[0]["对照（原文与位置）"]


def test_what_could_not_be_checked_and_what_is_lacking_are_listed(filing):
    pages = book(filing, "findings.xlsx")

    assert len(table(pages["未能核对"], "规则")) == len(filing.outcome.not_assessed)
    assert len(table(pages["缺项"], "表")) == len(filing.gaps) > 0


def test_a_filing_of_an_empty_dossier_is_made_and_scores_nothing():
    made = make_filing(facts({}), made=MADE)
    manifest = json.loads(made.contents["manifest.json"])

    assert manifest["score"] is None
    assert manifest["sheets"]["05"]["rows"] is None
    assert manifest["report"]["blank"] > 50
