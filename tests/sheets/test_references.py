"""References between sheets: what a cell names exists, by whatever name, or the row is told why not."""

from __future__ import annotations

import pytest

from yuanjian.core.evidence import Place
from yuanjian.sheets.record import Record
from yuanjian.sheets.references import OTHER_NAMES, Followed, RefusedRow, Register, follow, owner_of
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import all_sheets, sheet

ELECTRONICS = "澄江某某电子有限公司"
CODE = "91430300MA4L16JQ9P"
TIMBER = "澄江某某木业（集团）有限公司"


def record(sheet_no: str, number: int = 5, /, **cells: str) -> Record:
    """The example row of a sheet with other cells, as read from row ``number`` of a workbook."""
    form = sheet(sheet_no)
    values = {k: c.example for k, c in form.columns.items() if c.example} | cells
    checked = check_row(form, values)
    assert checked.row is not None, [str(p) for p in checked.problems]
    letters = {key: chr(66 + i) for i, key in enumerate(list(form.columns)[:20])}
    place = Place("年度包.xlsx", form.sheet.name, number)
    return Record(sheet_no, checked.row.key_text(), checked.row, False, place, letters)


FIRMS = [
    record("05", name=ELECTRONICS, uscc=CODE, alias="某某电子；澄电", proof=""),
    record("05", ent_no="E002", name=TIMBER, uscc="91430300MA4L16JR7J", alias="某某木业；澄江某某", proof=""),
]  # fmt: skip


def waste(said: str, number: int = 7) -> Record:
    return record("24", number, ent=said, proof="")


def only(coming: list[Record], kept: list[Record] | None = None) -> Followed:
    return follow(coming, FIRMS if kept is None else kept)[0]


@pytest.mark.parametrize(
    "said", ["某某电子", "澄电", "E001", CODE, " 澄江 某某电子有限公司", "e001"]
)
def test_a_firm_may_be_called_by_short_name_number_or_credit_code(said: str) -> None:
    followed = only([waste(said)])
    assert followed.record is not None
    assert followed.record.row.to_data()["ent"] == ELECTRONICS
    assert followed.record.key == f"{ELECTRONICS} · 废包装材料 · 900-005-S17"
    assert [(p.level, p.key) for p in followed.problems] == [("info", "ent")]
    assert f"按“{ELECTRONICS}”读入" in followed.problems[0].message
    assert followed.record.raw["ent"] == said.strip()


def test_the_registered_name_passes_without_a_word_in_any_width_of_brackets() -> None:
    assert only([waste(ELECTRONICS)]).problems == ()
    followed = only([waste("澄江某某木业(集团)有限公司")])
    assert followed.record is not None
    assert followed.record.row.to_data()["ent"] == TIMBER


def test_an_unknown_firm_keeps_its_row_out_and_the_likely_ones_are_proposed() -> None:
    followed = only([waste("澄江某某电子公司")])
    assert followed.record is None
    (problem,) = followed.problems
    assert problem.level == "error"
    assert problem.message == "05_企业名录中没有“澄江某某电子公司”"
    assert problem.mend.startswith(f"是否为“{ELECTRONICS}”")
    assert (problem.place.sheet, problem.place.cell) == ("24_一般工业固废", "B7")


def test_a_name_that_two_firms_bear_is_not_guessed() -> None:
    double = record("05", ent_no="E003", name="澄江某某电力有限公司", alias="某某电子", proof="")
    followed = follow([waste("某某电子")], [*FIRMS, double])[0]
    assert followed.record is None
    assert (
        followed.problems[0].message == f"“某某电子”可指多个：{ELECTRONICS}、澄江某某电力有限公司"
    )


def test_without_any_firm_the_message_says_what_to_bring() -> None:
    followed = only([waste(ELECTRONICS)], [])
    assert followed.record is None
    assert "05_企业名录还没有数据" in followed.problems[0].message
    assert "一并导入05_企业名录" in followed.problems[0].mend


def test_firms_that_come_in_with_the_same_package_count_and_replace_those_kept() -> None:
    renamed = record("05", name="澄江某某新能源有限公司", alias="", proof="")
    new, old = follow([waste("澄江某某新能源有限公司"), waste(ELECTRONICS, 8), renamed], FIRMS)[:2]
    assert new.record is not None
    assert old.record is None


def test_a_row_is_not_refused_because_its_firm_was() -> None:
    refused = RefusedRow(
        "05", {"name": ELECTRONICS, "uscc": "错误的代码", "alias": "某某电子；澄电"}
    )
    for said in (ELECTRONICS, "澄电"):
        followed = follow([waste(said)], FIRMS[1:], [refused])[0]
        assert followed.record is not None
        assert [p.level for p in followed.problems] == ["doubt"]
        assert "所在的行有错误" in followed.problems[0].message


def test_points_plants_and_blocks_are_found_by_number_or_name() -> None:
    section, plant, block = (
        record("16", proof=""),
        record("13", proof=""),
        record("02", proof="", geojson=""),
    )
    name = str(plant.row.to_data()["name"])
    sample = record("19", point="澄江大桥", proof="")
    online = record("21", subj=str(plant.row.to_data()["no"]), proof="")
    found = follow([sample, online, FIRMS[0]], [section, plant, block])
    data = [f.record.row.to_data() for f in found if f.record]
    assert (data[0]["point"], data[1]["subj"], data[2]["block_no"]) == ("R01", name, "B01")


def test_an_outlet_is_known_by_its_form() -> None:
    sample = record("19", point="DW001", ent="某某电子", proof="")
    followed = only([sample])
    assert followed.record is not None
    assert followed.record.row.to_data()["point"] == "DW001"
    assert followed.record.row.to_data()["ent"] == ELECTRONICS
    assert only([record("19", point="X9", proof="")]).record is None


def test_a_list_is_followed_word_by_word_and_split_where_that_helps() -> None:
    case = record("27", ent="某某电子；施工工地；E002", proof="")
    followed = only([case])
    assert followed.record is not None
    assert followed.record.row.to_data()["ent"] == [ELECTRONICS, "施工工地", TIMBER]
    followed = only(
        [record("24", proof="A031，A032 A031"), record("34", no="A031"), record("34", no="A032")]
    )
    assert followed.record is not None
    assert followed.record.row.to_data()["proof"] == ["A031", "A032"]


def test_a_column_that_takes_others_too_only_asks() -> None:
    followed = only([record("27", ent="某某电子城", proof="")])
    assert followed.record is not None
    assert followed.problems[0].level == "doubt"
    assert ELECTRONICS in followed.problems[0].mend


def test_the_park_itself_may_be_the_object_of_an_act() -> None:
    assert only([record("28", subj="园区", proof="")]).problems == ()
    assert only([record("28", subj="别处某公司", proof="")]).record is None


def test_a_missing_attachment_is_asked_for_once_and_keeps_nobody_out() -> None:
    coming = [record("24", n, name=f"废物{n}", proof="A009") for n in range(5, 8)]
    followed = follow([*coming, record("34", no="A031", proof="")], FIRMS)
    assert all(f.record is not None for f in followed)
    problems = [p for f in followed for p in f.problems]
    assert [p.level for p in problems] == ["doubt"]
    assert problems[0].message == "34_附件清单中没有“A009”（共 3 处）"
    assert "A031" not in problems[0].mend  # a neighbouring number is no proposal


def test_marks_and_blanks_refer_to_nothing() -> None:
    assert (
        only(
            [record("05", ent_no="E009", proof="/")], [record("02", proof="", geojson="")]
        ).problems
        == ()
    )


def test_the_owner_is_the_number_of_the_firm_and_the_park_owns_the_rest() -> None:
    register = Register(FIRMS)
    assert owner_of(FIRMS[1].row) == "E002"
    assert owner_of(waste(TIMBER).row, register) == "E002"
    assert owner_of(waste(TIMBER).row) == ""
    assert owner_of(record("21", subj="澄江污水处理厂").row, register) == ""
    assert owner_of(record("27").row, register) == ""


def test_every_target_of_a_reference_is_a_column_and_so_is_every_other_name() -> None:
    targets = {
        t for f in all_sheets().values() for c in f.columns.values() for t in c.ref.split("|") if t
    }
    for target in targets:
        assert target[3:] in sheet(target[:2]).columns
    for target, others in OTHER_NAMES.items():
        assert {target[3:], *others} <= set(sheet(target[:2]).columns), target


def test_fifty_thousand_rows_are_followed_one_by_one() -> None:
    one = record("20", no="A01", proof="")
    followed = follow([one] * 50_000, [record("17", proof="")])
    assert followed[-1].problems == ()
