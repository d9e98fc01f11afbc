"""What a new year begins with: property tests over rows of every sheet, and the example park."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import dossier
from yuanjian.demo.park import records
from yuanjian.sheets.carry import CARRIED, carry, cited_by, lasts, renewed
from yuanjian.sheets.column import Column
from yuanjian.sheets.forms.s34_attachments import LASTING
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets, sheet

FORMS = all_sheets()
_SAME = frozenset({"01", "34"})  # begin by rules of their own
_TAIL = ("source", "proof", "remark")


def nothing(_: str) -> None:
    return None


def _value(column: Column) -> st.SearchStrategy[Any]:
    words = st.sampled_from(["甲", "乙一", "2号", "无", "/"])
    of_kind: dict[str, st.SearchStrategy[Any]] = {
        "integer": st.integers(0, 10**6),
        "number": st.decimals(0, 10**6, places=3).map(lambda d: format(d, "f")),
        "percent": st.decimals(0, 100, places=2).map(lambda d: format(d, "f")),
        "day": st.dates().map(lambda d: d.isoformat()),
        "yesno": st.booleans(),
        "multi": st.lists(st.sampled_from(["A001", "A002", "A003"]), min_size=1, max_size=3, unique=True),
        "choice": st.sampled_from(column.options) if column.options else words,
    }  # fmt: skip
    return st.none() | of_kind.get(column.kind, words)


@st.composite
def years(draw: st.DrawFn) -> dict[str, tuple[Record, ...]]:
    """Rows of any sheets, any cell blank, «none» sheets among them."""
    found = {}
    for no in draw(st.lists(st.sampled_from(sorted(FORMS)), unique=True, max_size=4)):
        form, rows = FORMS[no], []
        for n in range(draw(st.integers(1, 1 if form.sheet.vertical else 3))):
            cells = {k: draw(_value(c)) for k, c in form.columns.items() if not c.computed}
            data = {k: v for k, v in cells.items() if v is not None}
            row = form.from_data(data)
            rows.append(Record(no, f"{row.key_text()}#{n}", row, none=draw(st.integers(0, 9)) == 0))
        found[no] = tuple(rows)
    return found


@given(years())
def test_nothing_that_must_be_new_is_carried(before: dict[str, tuple[Record, ...]]) -> None:
    for no, rows in carry(before, 2022, nothing).records.items():
        olds = {r.key: r for r in before.get(no, ())}
        for record in rows:
            assert not FORMS[no].sheet.yearly or lasts(olds[record.key])
            assert not record.none
            filled = set(record.row.to_data())
            assert not filled & {k for k, c in record.row.columns.items() if c.yearly or c.computed}
            if renewed(FORMS[no]):
                assert not filled & {"source", "remark"}


@given(years())
def test_nothing_that_stays_is_lost_or_changed(before: dict[str, tuple[Record, ...]]) -> None:
    after = carry(before, 2022, nothing)
    for no, rows in before.items():
        form = FORMS[no]
        if no in _SAME:
            continue
        came = {r.key: r for r in after.records.get(no, ())}
        real = [r for r in rows if not r.none and lasts(r)]
        assert len(real) - len(came) == after.of_leavers.get(no, 0)
        for old in real:
            if old.key in came:
                assert _staying(form, came[old.key]) == _staying(form, old)


def _staying(form: type[SheetRow], record: Record) -> dict[str, Any]:
    columns = form.columns
    stays = {k for k, c in columns.items() if not (c.yearly or c.opening or c.computed)}
    return {k: v for k, v in record.row.to_data().items() if k in stays - set(_TAIL)}


@given(years())
def test_a_closing_value_opens_the_next_year_and_only_that_one(
    before: dict[str, tuple[Record, ...]],
) -> None:
    following, later = carry(before, 2022, nothing), carry(before, 2023, nothing, next_year=False)
    for no in ("04", "24", "25"):
        olds = {r.key: r for r in before.get(no, ())}
        for found, opens in ((following, True), (later, False)):
            for record in found.records.get(no, ()):
                for key, column in FORMS[no].columns.items():
                    if column.opening:
                        closed = getattr(olds[record.key].row, column.opening)
                        assert getattr(record.row, key) == (closed if opens else None)


@given(years())
def test_of_the_attachments_those_stay_that_a_carried_row_cites(
    before: dict[str, tuple[Record, ...]],
) -> None:
    after = carry(before, 2022, nothing).records
    cited = {n for no, rows in after.items() if no != "34" for r in rows for n in cited_by(r)}
    real = {r.key for r in before.get("34", ()) if not r.none}
    assert {r.key for r in after.get("34", ())} == real & cited


def _next(sheets: dict[str, Any], known: Callable[[str], int | None] = nothing) -> Any:
    return carry(dossier(sheets, year=2021).records, 2022, known).records


def test_the_park_begins_its_new_year_with_last_years_count_of_firms() -> None:
    sheet01 = {"year": 2021, "park_name": "澄江综合保税区", "ent_prev": 5, "sign_date": "2022-02-01"}  # fmt: skip
    (park,) = _next({"01": sheet01}, {"enterprises.total": 6}.get)["01"]
    assert park.key == "2022"
    assert park.row.to_data() == {"year": 2022, "park_name": "澄江综合保税区", "ent_prev": 6}


def test_a_register_row_is_marked_as_carried_and_keeps_all_its_proofs() -> None:
    firm = {"ent_no": "E001", "name": "甲公司", "status": "投产", "source": "企业填报"}
    firm |= {"proof": "A001；A002", "remark": "原名乙"}
    photo = {"no": "A002", "type": "照片", "name": "厂门"}
    after = _next({"05": [firm], "34": [photo]})
    assert after["05"][0].row.to_data() == {
        "ent_no": "E001", "name": "甲公司", "status": "投产", "source": CARRIED, "proof": ["A001", "A002"],
        "remark": "原名乙",
    }  # fmt: skip
    assert [r.key for r in after["34"]] == ["A002"]


def test_a_row_with_new_figures_keeps_the_permit_and_not_the_lab_report() -> None:
    permit = {"ent": "甲公司", "cls": "简化管理", "q_due": 4, "source": "许可平台", "proof": "A001；A002"}  # fmt: skip
    files = [{"no": "A001", "type": "许可"}, {"no": "A002", "type": "检测报告"}]
    after = _next({"07": [permit], "34": files})
    assert after["07"][0].row.to_data() == {
        "ent": "甲公司", "cls": "简化管理", "proof": ["A001"],
    }  # fmt: skip
    assert [r.key for r in after["34"]] == ["A001"]
    assert "许可" in LASTING and "检测报告" not in LASTING


def test_rows_of_a_firm_that_left_end_unless_it_has_waste_in_stock() -> None:
    firm = {"ent_no": "E001", "name": "甲公司", "status": "已退出"}
    waste = [
        {"ent": "甲公司", "name": "废活性炭", "code": "900-039-49", "st1": "0.3"},
        {"ent": "甲公司", "name": "废机油", "code": "900-214-08", "st1": 0},
    ]
    project = {"proj_no": "P001", "ent": "甲公司"}
    before = dossier(
        {"05": [firm], "06": [project], "22": [{"ent": "甲公司"}], "25": waste}
    ).records
    after = carry(before, 2021, nothing)
    assert [len(after.records.get(no, ())) for no in ("05", "06", "22", "25")] == [1, 1, 0, 1]
    assert after.records["25"][0].row.to_data()["st0"] == "0.3"
    assert after.of_leavers == {"22": 1, "25": 1}


def test_cases_that_are_still_open_come_along_whole_and_closed_ones_stay_behind() -> None:
    open_case = {
        "no": "T2",
        "src": "12345",
        "date": "2021-12-20",
        "text": "异味",
        "status": "整改中",
    }
    closed = {"no": "T1", "src": "12369", "date": "2021-05-01", "status": "已完成", "done": "2021-05-20"}  # fmt: skip
    act = {"date": "2021-11-30", "doc": "澄环责改〔2021〕7号", "subj": "甲公司", "type": "责令改正", "status": "未开始"}  # fmt: skip
    after = _next({"27": [open_case | {"source": "在线平台"}, closed], "28": [act]})
    assert [r.row.to_data() for r in after["27"]] == [open_case | {"source": CARRIED}]
    assert [r.row.to_data()["source"] for r in after["28"]] == [CARRIED]


def test_of_the_risk_records_stocks_and_sources_come_along_with_their_amounts_to_be_counted_anew() -> (
    None
):
    drill = {"type": "应急演练", "date": "2021-10-22", "title": "演练"}
    goods = {"type": "应急物资", "date": "2021-12-16", "title": "清点", "mat_name": "吸油毡", "mat_unit": "kg",
             "mat_place": "仓库", "mat_valid": "2023-06"}  # fmt: skip
    source = {"type": "风险源数据库", "date": "2021-12-18", "title": "制冷机房", "chem": "氨气", "crit": "5"}  # fmt: skip
    rows = [drill, goods | {"mat_qty": "120", "source": "现场核实"}, source | {"max": "4.6", "q": "0.92"}]  # fmt: skip
    after = _next({"29": rows})
    assert [r.row.to_data() for r in after["29"]] == [goods, source]


def test_problems_and_plans_that_nobody_solved_come_along_without_last_years_words() -> None:
    rows = [
        {"type": "成效", "seq": 1, "title": "手续齐全", "text": "……", "carry": "新增"},
        {"type": "存在问题", "seq": 1, "title": "颗粒物偶发超标", "text": "……", "carry": "新增"},
        {"type": "难题", "seq": 1, "title": "管网错接", "text": "……", "carry": "已解决"},
        {"type": "下一步计划", "seq": 2, "title": "建微站", "text": "……", "owner": "环保局", "due": "2022-06", "carry": "延续"},
    ]  # fmt: skip
    assert [r.row.to_data() for r in _next({"33": rows})["33"]] == [
        {"type": "存在问题", "seq": 1, "title": "颗粒物偶发超标"},
        {"type": "下一步计划", "seq": 2, "title": "建微站", "owner": "环保局"},
    ]


def test_the_items_of_the_credit_table_come_along_without_scores_and_publications_do_not() -> None:
    item = {"no": 11, "self": "-1", "why": "……", "text": "见附件", "rev": "0", "proof": "A001"}
    published = {"item": "年度监测报告", "title": "2021年度报告", "url": "https://a.cn", "date": "2022-01-20"}  # fmt: skip
    lab = {"no": "A001", "type": "检测报告"}
    after = _next({"32": [item], "31": [published], "34": [lab]})
    assert [r.row.to_data() for r in after["32"]] == [{"no": 11}]
    assert "31" not in after and "34" not in after


def test_confirmed_none_is_to_be_confirmed_anew() -> None:
    assert _next({"18": "无", "35": "无"}) == {}


def test_an_opening_names_a_column_of_its_sheet_or_a_fact() -> None:
    opened = {f"{no}.{k}": c.opening for no, f in FORMS.items() for k, c in f.columns.items() if c.opening}  # fmt: skip
    assert opened == {
        "01.ent_prev": "enterprises.total", "04.prev": "value", "24.st0": "st1", "25.st0": "st1",
    }  # fmt: skip


@pytest.mark.parametrize("no", sorted(FORMS))
def test_what_tells_rows_apart_stays(no: str) -> None:
    form = sheet(no)
    assert not [k for k in form.sheet.keys if form.columns[k].yearly or form.columns[k].opening]


def test_the_measured_amounts_of_the_example_park_do_not_reach_the_next_year() -> None:
    after = carry({n: tuple(r) for n, r in records(2021).items()}, 2022, nothing).records
    assert [len(after[no]) for no in ("05", "06", "16", "10")] == [14, 15, 2, 10]
    for record in (*after["15"], *after["22"]):
        assert not {"vol", "cod", "so2", "voc"} & set(record.row.to_data())
