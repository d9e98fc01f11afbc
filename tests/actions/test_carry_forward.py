"""A year begun from the one before, in the ledger; SQLite, and PostgreSQL with --database."""

from __future__ import annotations

import pytest

from yuanjian.actions.carry_forward import carry_forward, last_filled
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.write_rows import Writing, write_rows
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Act, Document, Park, ParkYear, ProofFile, Row, RowHistory
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [
    ("01", {"year": "2021", "park_code": "G439901", "park_name": "澄江综合保税区", "ent_prev": "5"}),
    ("05", {"ent_no": "E001", "name": "甲公司", "status": "投产", "source": "企业填报", "proof": "A001"}),
    ("24", {"ent": "甲公司", "name": "废纸", "code": "223-001-04", "gen": "12.5", "st1": "0.4", "source": "企业填报"}),
    ("27", {"no": "T1", "date": "2021-05-01", "source": "在线平台"}),
    ("34", {"no": "A001", "type": "批复", "name": "准入", "file": "A001_准入.pdf", "source": "批复文件"}),
    ("34", {"no": "A002", "type": "照片", "name": "厂门", "file": "A002.jpg", "source": "现场核实"}),
]  # fmt: skip


@pytest.fixture
def before() -> ParkYear:
    park = Park.objects.create(code="G439901", name="澄江综合保税区")
    of = ParkYear.objects.create(park=park, year=2021)
    made = []
    for no, cells in ROWS:
        row = check_row(sheet(no), cells).row
        assert row is not None
        made.append(Writing(Record(no, row.key_text(), row)))
    write_rows(of, made, by="李某")
    for number, sha in (("A001", "a" * 64), ("A002", "b" * 64)):
        document = Document.objects.create(sha256=sha, name=number, size=1)
        ProofFile.objects.create(
            park_year=of, number=number, document=document, name=f"{number}.pdf", by="李某"
        )
    return of


def test_a_year_begins_with_what_stays_in_one_act_with_history(before: ParkYear) -> None:
    begun = carry_forward(before, 2022, by="李某")

    rows = {(r.sheet, r.key): r for r in Row.objects.filter(park_year=begun.of)}
    assert sorted(rows) == [
        ("01", "2022"), ("05", "E001"), ("24", "甲公司 · 废纸 · 223-001-04"), ("34", "A001"),
    ]  # fmt: skip
    assert rows["24", "甲公司 · 废纸 · 223-001-04"].data == {
        "ent": "甲公司", "name": "废纸", "code": "223-001-04", "st0": "0.4",
    }  # fmt: skip
    assert rows["24", "甲公司 · 废纸 · 223-001-04"].owner == "E001"
    assert rows["05", "E001"].data["source"] == "上年结转"
    history = RowHistory.objects.filter(park_year=begun.of)
    assert set(history.values_list("what", "by")) == {("added", "李某（沿用2021年度）")}
    assert Act.objects.get().detail == {
        "from": 2021, "carried": {"01": 1, "05": 1, "24": 1, "34": 1}, "attachments": 1,
    }  # fmt: skip
    assert broken_link() is None
    assert begun.told == "已从 2021 年度带来 4 张表 4 行和 1 个附件文件；每年要新填的列已留空。"


def test_the_file_of_a_carried_attachment_comes_along_by_its_content(before: ParkYear) -> None:
    begun = carry_forward(before, 2022, by="李某")
    files = ProofFile.objects.filter(park_year=begun.of).values_list("number", "document_id")
    assert list(files) == [("A001", "a" * 64)]


def test_beginning_again_changes_nothing(before: ParkYear) -> None:
    first = carry_forward(before, 2022, by="李某")
    kept = list(Row.objects.filter(park_year=first.of).order_by("pk").values())
    again = carry_forward(before, 2022, by="李某")
    assert list(Row.objects.filter(park_year=first.of).order_by("pk").values()) == kept
    assert again.rows == {} and again.files == 0
    assert again.untouched == ("01", "05", "24", "34")
    assert Act.objects.count() == 1


def test_a_sheet_that_was_begun_by_hand_stays_as_it_is(before: ParkYear) -> None:
    of = ParkYear.objects.create(park=before.park, year=2022)
    row = check_row(sheet("05"), {"ent_no": "E009", "name": "丁公司"}).row
    assert row is not None
    write_rows(of, [Writing(Record("05", "E009", row))], by="王某")
    begun = carry_forward(before, 2022, by="李某")
    assert list(Row.objects.filter(park_year=of, sheet="05").values_list("key", flat=True)) == [
        "E009"
    ]
    assert begun.untouched == ("05",) and "24" in begun.rows


@pytest.mark.parametrize("year", [2021, 2020, 2101])
def test_a_year_that_does_not_come_after_is_refused(before: ParkYear, year: int) -> None:
    with pytest.raises(Refusal, match="新年度应在 2021 年度之后"):
        carry_forward(before, year, by="李某")
    assert ParkYear.objects.count() == 1


def test_an_empty_year_gives_nothing_to_begin_from(before: ParkYear) -> None:
    empty = ParkYear.objects.create(park=before.park, year=2023)
    with pytest.raises(Refusal, match="没有任何资料"):
        carry_forward(empty, 2024, by="李某")
    assert last_filled(empty) == before
    assert last_filled(before) is None
