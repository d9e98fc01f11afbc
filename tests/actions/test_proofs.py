"""Proofs: files by number, sheet 34 that follows, citations; SQLite, and PostgreSQL with --database."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from yuanjian.actions.proof_bundle import folder_of, write_bundle
from yuanjian.actions.proof_names import REMARK, cells_of
from yuanjian.actions.proofs import add_files, cite, cited_numbers, drop, uncite
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.write_rows import Writing, write_rows
from yuanjian.audit.proving import proving
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Act, Park, ParkYear, ProofFile, Row
from yuanjian.ledger.queries import dossier
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [
    ("05", {"ent_no": "E001", "name": "甲公司", "status": "投产"}),
    ("05", {"ent_no": "E002", "name": "乙公司", "status": "投产"}),
    ("06", {"proj_no": "P001", "ent": "甲公司", "name": "电子组件", "proof": "A007"}),
    ("06", {"proj_no": "P002", "ent": "乙公司", "name": "注塑件"}),
    ("34", {"no": "A001", "type": "批复", "name": "设立批复", "file": "A001_设立批复.pdf"}),
    ("34", {"no": "A002", "type": "照片", "name": "厂门"}),
]
PDF = b"%PDF-1.7 "
Adder = Callable[[str, bytes], tuple[str, str]]


@pytest.fixture
def of() -> ParkYear:
    park = Park.objects.create(code="G439901", name="澄江综合保税区")
    made = ParkYear.objects.create(park=park, year=2021)
    writings = []
    for no, cells in ROWS:
        row = check_row(sheet(no), cells).row
        assert row is not None
        writings.append(Writing(Record(no, row.key_text(), row)))
    write_rows(made, writings, by="李某")
    return made


@pytest.fixture
def add(of: ParkYear, tmp_path: Path) -> Adder:
    def added(name: str, content: bytes) -> tuple[str, str]:
        path = tmp_path / "sent"
        path.write_bytes(content)
        (one,) = add_files(of, [(name, path)], by="李某", store=tmp_path)
        return one.state, one.number

    return added


def _data(of: ParkYear, number: str) -> dict[str, object]:
    found: dict[str, object] = Row.objects.get(park_year=of, sheet="34", key=number).data
    return found


def test_a_file_finds_its_number_by_its_name_or_by_a_citation_and_else_gets_the_next(
    of: ParkYear,
    add,
    tmp_path: Path,
) -> None:
    assert add("A001_设立批复.pdf", PDF + b"1") == ("filled", "A001")
    assert add("a002 厂门.jpg", b"\xff\xd8\xff\xe0") == ("filled", "A002")
    assert add("A007_验收意见.pdf", PDF + b"7") == (
        "new",
        "A007",
    )  # cited by a row, not listed before
    assert add("A900_别处的编号.pdf", PDF + b"9") == ("new", "A008")
    assert _data(of, "A002")["file"] == "a002 厂门.jpg"
    assert _data(of, "A007") == {
        "no": "A007", "type": "验收", "name": "验收意见", "file": "A007_验收意见.pdf", "remark": REMARK,
    }  # fmt: skip
    sha = ProofFile.objects.get(park_year=of, number="A001").document_id
    assert place_of(tmp_path, sha).read_bytes() == PDF + b"1"
    assert dossier(of).files["A001_设立批复.pdf"] == sha
    assert broken_link() is None


def test_the_same_content_is_kept_once_and_a_better_scan_takes_the_place(
    add: Adder, of: ParkYear
) -> None:
    add("A001_设立批复.pdf", PDF + b"1")
    assert add("另一个名字.pdf", PDF + b"1") == ("same", "A001")
    assert add("A001_设立批复.pdf", PDF + b"2") == ("renewed", "A001")
    assert ProofFile.objects.filter(park_year=of).count() == 1


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("木马.exe", b"MZ\x90", "是程序"),
        ("报告.pdf", b"hello", "内容与扩展名“pdf”不符"),
        ("程序.pdf", b"MZ\x90", "是程序"),
        ("空.pdf", b"", "是空文件"),
        ("网页.html", b"<html>", "扩展名“html”不在可收之列"),
        ("没有扩展名", PDF, "扩展名“（无）”不在可收之列"),
    ],
)
def test_a_file_that_is_no_proof_is_named_and_stops_no_other(
    of: ParkYear, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.write_bytes(content)
    good.write_bytes(PDF)
    first, second = add_files(of, [(name, bad), ("好.pdf", good)], by="李某", store=tmp_path)
    assert first.state == "refused" and why in first.why
    assert second.state == "new"


def test_proofs_are_cited_to_rows_and_taken_back_with_history(of: ParkYear, add: Adder) -> None:
    add("A001_设立批复.pdf", PDF)
    assert cite(of, "05", ["E001", "E002"], ["A001", "A002"], by="李某") == 2
    assert cite(of, "05", ["E001"], ["A001"], by="李某") == 0
    row = Row.objects.get(park_year=of, sheet="05", key="E001")
    assert row.data["proof"] == ["A001", "A002"] and row.version == 2
    assert cited_numbers(of) == {"A001", "A002", "A007"}
    assert uncite(of, "05", ["E001"], ["A001", "A002"], by="李某") == 1
    assert "proof" not in Row.objects.get(park_year=of, sheet="05", key="E001").data
    assert list(Act.objects.values_list("verb", flat=True)) == ["收存佐证", "引用佐证", "取消引用"]


@pytest.mark.parametrize(
    ("no", "keys", "numbers", "why"),
    [
        ("01", ["2021"], ["A001"], "没有“佐证附件编号”列"),
        ("34", ["A001"], ["A002"], "没有“佐证附件编号”列"),
        ("05", ["E009"], ["A001"], "不在台账里"),
        ("05", ["E001"], ["A555"], "34_附件清单没有 A555"),
        ("05", [], ["A001"], "请勾选"),
    ],
)
def test_a_citation_that_leads_nowhere_is_refused(
    of: ParkYear, no: str, keys: list[str], numbers: list[str], why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        cite(of, no, keys, numbers, by="李某")
    assert not Act.objects.exists()


def test_what_proves_nothing_and_what_lacks_a_proof_is_told(of: ParkYear) -> None:
    found = proving(dossier(of))
    assert [a.number for a in found.idle] == ["A001", "A002"]
    assert [(one.at.sheet, one.at.key, one.by) for one in found.lacking] == [
        ("06", "P002", "环评批复、验收意见")
    ]
    assert {n: [c.key for c in at] for n, at in found.unlisted.items()} == {"A007": ["P001"]}
    cite(of, "06", ["P002"], ["A001"], by="李某")
    found = proving(dossier(of))
    assert [a.number for a in found.idle] == ["A002"] and not found.lacking


def test_only_an_attachment_that_nothing_cites_can_be_dropped(of: ParkYear, add: Adder) -> None:
    add("A001_设立批复.pdf", PDF)
    cite(of, "05", ["E001"], ["A001"], by="李某")
    with pytest.raises(Refusal, match="还有行引用"):
        drop(of, "A001", by="李某")
    drop(of, "A002", by="李某")
    assert not Row.objects.filter(park_year=of, sheet="34", key="A002").exists()
    uncite(of, "05", ["E001"], ["A001"], by="李某")
    drop(of, "A001", by="李某")
    assert not ProofFile.objects.filter(park_year=of).exists()


def test_the_folder_holds_numbered_files_and_an_index_by_item_and_clause(
    of: ParkYear,
    add,
    tmp_path: Path,
) -> None:
    add("A001_设立批复.pdf", PDF + b"1" * 3_000_000)
    add("CON.jpg", b"\xff\xd8\xff\xe0")
    write_bundle(folder_of(of, tmp_path), tmp_path / "佐证.zip")
    with zipfile.ZipFile(tmp_path / "佐证.zip") as archive:
        top = "佐证材料_G439901_2021"
        assert sorted(archive.namelist()) == [
            f"{top}/目录.docx", f"{top}/目录.html", f"{top}/附件/A001_设立批复.pdf", f"{top}/附件/A008__CON.jpg",
        ]  # fmt: skip
        assert archive.read(f"{top}/附件/A001_设立批复.pdf") == PDF + b"1" * 3_000_000
        page = archive.read(f"{top}/目录.html").decode()
        assert zipfile.is_zipfile(io.BytesIO(archive.read(f"{top}/目录.docx")))
    assert "没有佐证</td><td>06_建设项目环评验收　P002" in page.replace("<td class=lack>", "")
    assert "不在附件清单</td><td>A007" in page
    assert 'href="%E9%99%84%E4%BB%B6/A001_' in page


def test_a_file_that_the_store_has_lost_is_named_in_the_index(
    of: ParkYear, add: Adder, tmp_path: Path
) -> None:
    add("A001_设立批复.pdf", PDF)
    place_of(tmp_path, ProofFile.objects.get().document_id).unlink()
    write_bundle(folder_of(of, tmp_path), tmp_path / "佐证.zip")
    with zipfile.ZipFile(tmp_path / "佐证.zip") as archive:
        assert len(archive.namelist()) == 2
        page = archive.read("佐证材料_G439901_2021/目录.html").decode()
    assert "没有文件</td><td>A001 设立批复" in page
    assert sorted(p.name for p in tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("A003_湘环评函〔2014〕30号规划环评审查意见.pdf", {"type": "批复", "doc": "湘环评函〔2014〕30号"}),
        ("A003_白鹭渡监测月报2021-12-05.pdf", {"type": "检测报告", "date": "2021-12-05"}),
        ("A003_微信图片_20211103.jpg", {"type": "照片", "date": "2021-11-03"}),
        ("A003_会议20211399.docx", {"type": "会议纪要"}),
        ("A003_资料.pdf", {}),
    ],
)  # fmt: skip
def test_a_name_tells_kind_number_and_day_and_nothing_is_made_up(
    file: str, told: dict[str, str]
) -> None:
    cells = cells_of("A003", file)
    assert {k: v for k, v in cells.items() if k in ("type", "doc", "date")} == told
    assert cells["remark"] == REMARK
