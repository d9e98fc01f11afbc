"""Rows that people edit on the page: saved, refused, conflicting, undone; SQLite, and PostgreSQL with --database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yuanjian.actions.edit_rows import Edited, RowEdit, StillNamed, confirm_none, edit_rows, remove
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.undo_rows import undo
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Act, Park, ParkYear, Person, Row, RowHistory
from yuanjian.ledger.queries import records

pytestmark = pytest.mark.django_db(transaction=True)

BLOCK = {
    "block_no": "B01", "block_name": "围网区", "area": "1.2", "source": "批复文件",
}  # fmt: skip


@pytest.fixture
def year() -> ParkYear:
    park = Park.objects.create(code="G439901", name="澄江综合保税区")
    return ParkYear.objects.create(park=park, year=2021)


@pytest.fixture
def clerk() -> Person:
    return Person.objects.create_user("li", shown_name="李某")


@pytest.fixture
def other() -> Person:
    return Person.objects.create_user("wang", shown_name="王某")


def save(
    year: ParkYear,
    by: Person,
    cells: Mapping[str, str],
    *,
    key: str = "",
    version: int = 0,
    no: str = "02",
) -> Edited:
    return edit_rows(year, no, [RowEdit(key, version, cells, "m")], by=by)[0]


def test_a_new_row_is_written_with_its_history_and_one_act(year: ParkYear, clerk: Person) -> None:
    answer = save(year, clerk, BLOCK)

    assert (answer.state, answer.key, answer.version, answer.mark) == ("saved", "B01", 1, "m")
    row = Row.objects.get()
    assert (row.data["block_name"], row.intake, row.number) == ("围网区", None, 1)
    assert list(RowHistory.objects.values_list("what", "version", "by")) == [("added", 1, "李某")]
    assert [(a.who, a.verb) for a in Act.objects.all()] == [("李某", "填报")]
    assert broken_link() is None
    year.refresh_from_db()
    assert year.revision == 1


def test_only_the_changed_cells_are_sent_and_the_others_stay(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    answer = save(year, clerk, {"area": "1.5"}, key="B01", version=1)

    assert (answer.state, answer.version) == ("saved", 2)
    assert answer.cells is not None
    assert (answer.cells["area"], answer.cells["block_name"]) == ("1.5", "围网区")


def test_a_number_is_read_as_typed_and_the_written_text_is_kept(
    year: ParkYear, clerk: Person
) -> None:
    answer = save(year, clerk, BLOCK | {"area": "120公顷"})

    assert answer.cells is not None
    assert answer.cells["area"] == "1.2"
    assert [p.message for p in answer.problems if p.level == "info"] == ["已由 ha 换算为 1.2 km²"]
    assert Row.objects.get().raw == {"area": "120公顷"}


def test_a_row_with_an_error_is_not_written_and_says_what_to_do(
    year: ParkYear, clerk: Person
) -> None:
    answer = save(year, clerk, BLOCK | {"area": "很大"})

    assert answer.state == "refused"
    assert [(p.level, p.key) for p in answer.problems if p.level == "error"] == [("error", "area")]
    assert not Row.objects.exists()
    assert not Act.objects.exists()


def test_a_bad_row_does_not_stop_the_good_ones(year: ParkYear, clerk: Person) -> None:
    edits = [
        RowEdit("", 0, BLOCK, "1"),
        RowEdit("", 0, BLOCK | {"block_no": "B02", "area": "很大"}, "2"),
        RowEdit("", 0, BLOCK | {"block_no": "B03"}, "3"),
    ]
    assert [a.state for a in edit_rows(year, "02", edits, by=clerk)] == [
        "saved",
        "refused",
        "saved",
    ]
    assert sorted(Row.objects.values_list("key", flat=True)) == ["B01", "B03"]


def test_a_key_that_is_there_already_is_refused(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    again = save(year, clerk, BLOCK | {"block_name": "另一区"})

    assert again.state == "refused"
    assert again.problems[0].message == "已有一行的区块编号与此相同：B01"
    assert Row.objects.get().data["block_name"] == "围网区"


def test_two_new_rows_of_one_key_keep_the_first(year: ParkYear, clerk: Person) -> None:
    edits = [RowEdit("", 0, BLOCK, "1"), RowEdit("", 0, BLOCK | {"block_name": "另一区"}, "2")]
    assert [a.state for a in edit_rows(year, "02", edits, by=clerk)] == ["saved", "refused"]


def test_a_changed_key_moves_the_row_and_keeps_both_histories(
    year: ParkYear, clerk: Person
) -> None:
    save(year, clerk, BLOCK)
    pk = Row.objects.get().pk
    answer = save(year, clerk, {"block_no": "B09"}, key="B01", version=1)

    assert (answer.state, answer.key, answer.version) == ("saved", "B09", 1)
    assert Row.objects.get().pk == pk
    assert list(RowHistory.objects.order_by("pk").values_list("key", "version", "what")) == [
        ("B01", 1, "added"), ("B01", 2, "removed"), ("B09", 1, "added"),
    ]  # fmt: skip


def test_a_block_pasted_in_another_order_swaps_the_rows(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    save(year, clerk, BLOCK | {"block_no": "B02", "block_name": "配套区"})
    pasted = [
        RowEdit("B01", 1, {"block_no": "B02", "block_name": "配套区"}),
        RowEdit("B02", 1, {"block_no": "B01", "block_name": "围网区"}),
        RowEdit("", 0, BLOCK | {"block_no": "B03"}),
    ]
    assert [a.state for a in edit_rows(year, "02", pasted, by=clerk)] == ["saved"] * 3
    in_order = [(r.key, r.row.to_data()["block_name"]) for r in records(year)["02"]]
    assert in_order == [("B02", "配套区"), ("B01", "围网区"), ("B03", "围网区")]

    undo(year, "02", by=clerk)
    assert sorted(Row.objects.values_list("key", flat=True)) == ["B01", "B02"]


def test_a_key_that_a_refused_row_keeps_stays_taken(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    save(year, clerk, BLOCK | {"block_no": "B02", "block_name": "配套区"})
    pasted = [
        RowEdit("B01", 1, {"block_no": "B09", "area": "很大"}),
        RowEdit("B02", 1, {"block_no": "B01"}),
    ]
    assert [a.state for a in edit_rows(year, "02", pasted, by=clerk)] == ["refused", "refused"]
    assert sorted(Row.objects.values_list("key", flat=True)) == ["B01", "B02"]


def test_of_two_writers_of_one_row_the_second_is_told_and_shown_the_first(
    year: ParkYear, clerk: Person, other: Person
) -> None:
    save(year, clerk, BLOCK)
    save(year, other, {"area": "1.3"}, key="B01", version=1)
    late = save(year, clerk, {"area": "1.4"}, key="B01", version=1)

    assert (late.state, late.by, late.version) == ("conflict", "王某", 2)
    assert late.cells is not None
    assert late.cells["area"] == "1.3"
    assert Row.objects.get().data["area"] == "1.3"

    mine = save(year, clerk, {"area": "1.4"}, key="B01", version=late.version)
    assert (mine.state, Row.objects.get().data["area"]) == ("saved", "1.4")


def test_a_row_that_somebody_removed_is_gone_for_the_other(
    year: ParkYear, clerk: Person, other: Person
) -> None:
    save(year, clerk, BLOCK)
    remove(year, "02", {"B01": 1}, by=other)
    late = save(year, clerk, {"area": "1.4"}, key="B01", version=1)

    assert (late.state, late.by) == ("gone", "王某")
    assert not Row.objects.exists()


_TEN = """
from threading import Barrier, Thread
from yuanjian.ledger.opening import open_ledger
open_ledger()
from django.db import connection
from yuanjian.actions.edit_rows import RowEdit, edit_rows
from yuanjian.actions.record_act import broken_link
from yuanjian.ledger.models import Park, ParkYear, Person, Row
year = ParkYear.objects.create(park=Park.objects.create(code="G439901", name="x"), year=2021)
clerk = Person.objects.create_user("li")
block = {"block_no": "B01", "block_name": "y", "area": "1.2"}
edit_rows(year, "02", [RowEdit("", 0, block)], by=clerk)
start, answers = Barrier(10), []
def write(n):
    start.wait()
    answers.extend(edit_rows(year, "02", [RowEdit("B01", 1, {"area": f"1.{n}"})], by=clerk))
    connection.close()
threads = [Thread(target=write, args=(n,)) for n in range(3, 13)]
for one in threads: one.start()
for one in threads: one.join()
print(sorted(a.state for a in answers), Row.objects.get().version, broken_link())
"""


def test_ten_at_once_on_one_row_one_wins_and_nine_are_told(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "YUANJIAN_DATABASE_URL"}
    env |= {"YUANJIAN_DATA": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _TEN], env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[0] == f"{['conflict'] * 9 + ['saved']} 2 None", done.stderr


def test_references_are_followed_and_unknown_names_refused(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    firm = {
        "ent_no": "E001", "name": "澄江某电子有限公司", "block_no": "围网区",
    }  # fmt: skip
    answer = save(year, clerk, firm, no="05")
    assert answer.cells is not None
    assert answer.cells["block_no"] == "B01"

    bad = save(
        year,
        clerk,
        firm | {"ent_no": "E002", "name": "乙公司", "block_no": "B77"},
        no="05",
    )
    assert bad.state == "refused"
    assert any("B77" in p.message for p in bad.problems)


def test_a_row_that_others_name_is_removed_only_when_asked_again(
    year: ParkYear, clerk: Person
) -> None:
    save(year, clerk, BLOCK)
    save(year, clerk, {"ent_no": "E001", "name": "甲公司", "block_no": "B01"}, no="05")

    with pytest.raises(StillNamed, match="05_企业名录 1 行"):
        remove(year, "02", {"B01": 1}, by=clerk)
    assert Row.objects.filter(sheet="02").exists()

    assert remove(year, "02", {"B01": 1}, by=clerk, even_if_named=True) == 1
    assert RowHistory.objects.filter(sheet="02", what="removed").count() == 1


def test_undo_goes_back_save_by_save_and_writes_new_versions(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    save(year, clerk, {"area": "1.5"}, key="B01", version=1)
    save(year, clerk, {"area": "1.6"}, key="B01", version=2)

    undo(year, "02", by=clerk)
    assert (Row.objects.get().data["area"], Row.objects.get().version) == ("1.5", 4)
    undo(year, "02", by=clerk)
    assert Row.objects.get().data["area"] == "1.2"
    undo(year, "02", by=clerk)
    assert not Row.objects.exists()
    with pytest.raises(Refusal, match="没有可以撤销的保存"):
        undo(year, "02", by=clerk)
    assert RowHistory.objects.count() == 6
    assert broken_link() is None


def test_undo_brings_back_a_removed_row_and_an_old_key(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    save(year, clerk, BLOCK | {"block_no": "B02"})
    remove(year, "02", {"B01": 1}, by=clerk)
    undo(year, "02", by=clerk)
    assert list(records(year)["02"][0].row.to_data().values())[:2] == ["B01", "围网区"]

    save(year, clerk, {"block_no": "B09"}, key="B02", version=1)
    undo(year, "02", by=clerk)
    assert sorted(Row.objects.values_list("key", flat=True)) == ["B01", "B02"]


def test_undo_is_of_ones_own_saves_and_never_over_somebody_elses(
    year: ParkYear, clerk: Person, other: Person
) -> None:
    save(year, clerk, BLOCK)
    with pytest.raises(Refusal, match="没有可以撤销的保存"):
        undo(year, "02", by=other)
    save(year, other, {"area": "1.3"}, key="B01", version=1)
    with pytest.raises(Refusal, match="“B01”之后又被 王某 改过"):
        undo(year, "02", by=clerk)
    assert Row.objects.get().data["area"] == "1.3"


def test_none_is_confirmed_with_its_source_and_taken_back(year: ParkYear, clerk: Person) -> None:
    with pytest.raises(Refusal, match="请注明数据来源"):
        confirm_none(year, "26", source="", by=clerk)
    with pytest.raises(Refusal, match="不能填“无”"):
        confirm_none(year, "02", source="现场核实", by=clerk)
    confirm_none(year, "26", source="现场核实", by=clerk)
    assert records(year)["26"][0].none

    with pytest.raises(Refusal, match="已确认本年度没有此类情况"):
        save(year, clerk, {"name": "某填埋场"}, no="26")
    undo(year, "26", by=clerk)
    assert not Row.objects.exists()


def test_sheet_01_stays_of_its_park_and_year_and_gives_the_park_its_name(
    year: ParkYear, clerk: Person
) -> None:
    good = {"year": "2021", "park_code": "G439901", "park_name": "澄江高新区"}
    assert save(year, clerk, good, no="01").state == "saved"
    assert Park.objects.get().name == "澄江高新区"

    wrong = save(year, clerk, {"year": "2020"}, key="2021", version=1, no="01")
    assert wrong.state == "refused"
    assert wrong.problems[0].message == "这里是 G439901 2021 的资料"


def test_a_row_typed_on_the_page_says_so_and_by_whom(year: ParkYear, clerk: Person) -> None:
    save(year, clerk, BLOCK)
    assert str(records(year)["02"][0].place) == "02_区块与用地（网页填报，李某）"


def test_unknown_columns_sheets_and_computed_cells_are_refused(
    year: ParkYear, clerk: Person
) -> None:
    for no, cells in (("02", {"nonsense": "1"}), ("99", BLOCK), ("05", {"ind_name": "x"})):
        with pytest.raises(Refusal):
            save(year, clerk, cells, no=no)
    with pytest.raises(Refusal, match="超过 20000 字"):
        save(year, clerk, BLOCK | {"remark": "长" * 20_001})


_WORD = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Z"]), min_size=1, max_size=30
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # fmt: skip
@given(
    names=st.lists(
        _WORD.filter(lambda w: w.strip() not in ("", "无", "/")), min_size=1, max_size=6
    ),
    areas=st.lists(st.decimals(0, 400, places=4), min_size=6, max_size=6),
)
def test_what_is_pasted_is_read_back_as_it_was_taken(
    year: ParkYear, clerk: Person, names: list[str], areas: list[object]
) -> None:
    Row.objects.all().delete()
    edits = [
        RowEdit(
            "",
            0,
            BLOCK | {"block_no": f"B{n + 1:02}", "block_name": name, "area": str(areas[n])},
            str(n),
        )
        for n, name in enumerate(names)
    ]
    answers = edit_rows(year, "02", edits, by=clerk)

    kept = {r.key: r.row.to_data() for r in records(year).get("02", ())}
    for answer in answers:
        assert answer.state in ("saved", "refused")
        if answer.state == "saved":
            # Writing back what the answer shows changes nothing: the page and the ledger agree.
            again = edit_rows(
                year, "02", [RowEdit(answer.key, answer.version, answer.cells or {}, "")], by=clerk
            )[0]
            assert again.state == "same", (answer.cells, kept[answer.key])
