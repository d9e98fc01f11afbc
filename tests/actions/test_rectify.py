"""Rectification items from opening to closure; SQLite, and PostgreSQL with --database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from yuanjian.actions.record_act import broken_link
from yuanjian.actions.rectify import Actor, change_item, due_day, marks, open_item
from yuanjian.actions.rectify_steps import reopen, report_done, send_back, start, verify
from yuanjian.actions.write_rows import Writing, remove_rows, write_rows
from yuanjian.audit.drafts import Draft
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import (
    Act,
    Document,
    Park,
    ParkYear,
    Person,
    Rectification,
    Row,
    RowHistory,
)
from yuanjian.ledger.rectifying import standing, standings, watched
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = Draft(
    "更换过期物资",
    "吸油毡过期",
    "更换并建立检查制度",
    "规划建设局",
    date(2022, 3, 31),
    "附表第20项",
)


@pytest.fixture
def year() -> ParkYear:
    park = Park.objects.create(code="G439901", name="澄江综合保税区")
    return ParkYear.objects.create(park=park, year=2021)


@pytest.fixture
def clerk() -> Actor:
    return Actor.of(Person.objects.create_user("zhang", shown_name="张三"))


@pytest.fixture
def head() -> Actor:
    return Actor.of(Person.objects.create_user("li", shown_name="李四"))


def again(item: Rectification) -> Rectification:
    return Rectification.objects.select_related("park_year__park").get(pk=item.pk)


def put(year: ParkYear, sheet_no: str, /, **cells: str) -> str:
    """A row of a sheet, as if it had been imported."""
    checked = check_row(sheet(sheet_no), cells)
    assert checked.row is not None
    write_rows(year, [Writing(Record(sheet_no, checked.row.key_text(), checked.row))], by="示例")
    return checked.row.key_text()


def plan(year: ParkYear, key: str) -> dict[str, object]:
    return Row.objects.get(park_year=year, sheet="33", key=key).data


def done(item: Rectification, tmp_path: Path, by: Actor, **how: str) -> None:
    report_done(item, words="已更换", store=tmp_path, by=by, **{"unproven": "现场查看", **how})


def test_an_item_is_written_among_the_plans_of_sheet_33_with_history_and_act(
    year: ParkYear, clerk: Actor
) -> None:
    before = year.revision
    item = open_item(year, DRAFT, by=clerk)

    assert (item.number, item.plan_key, item.state) == (1, "下一步计划 · 1", "todo")
    row = plan(year, item.plan_key)
    assert row == {
        "type": "下一步计划", "seq": 1, "title": "更换过期物资", "text": "更换并建立检查制度",
        "owner": "规划建设局", "due": "2022-03-31", "carry": "新增", "source": "现场核实",
    }  # fmt: skip
    assert RowHistory.objects.filter(sheet="33", by="张三").count() == 1
    assert [(a.verb, a.who, a.detail["step"]) for a in Act.objects.all()] == [
        ("整改", "张三", "立项")
    ]
    assert broken_link() is None
    assert ParkYear.objects.get(pk=year.pk).revision == before + 1


def test_a_new_plan_comes_after_those_that_are_there(year: ParkYear, clerk: Actor) -> None:
    put(year, "33", type="下一步计划", seq="7", title="建收集点", text="建成一处", carry="新增")

    assert open_item(year, DRAFT, by=clerk).plan_key == "下一步计划 · 8"


def test_an_item_that_is_no_plan_leaves_sheet_33_alone(year: ParkYear, clerk: Actor) -> None:
    item = open_item(year, replace(DRAFT, plan=False), by=clerk)

    assert item.plan_key == ""
    assert not Row.objects.filter(park_year=year).exists()


def test_a_plan_that_is_there_becomes_an_item_and_stays_one_row(
    year: ParkYear, clerk: Actor
) -> None:
    key = put(
        year, "33", type="下一步计划", seq="2", title="建收集点", text="建成一处；启用", owner="规建局",
        due="2022-10-31", carry="新增", facts="enterprises.total", source="现场核实",
    )  # fmt: skip
    draft = Draft(
        "建收集点", "", "建成一处；启用", "规建局", date(2022, 10, 31), origin="plan", mark=f"plan:33/{key}",
        sheet="33", key=key,
    )  # fmt: skip
    item = open_item(year, draft, by=clerk)

    assert item.plan_key == key
    assert Row.objects.filter(park_year=year, sheet="33").count() == 1
    assert Row.objects.get(park_year=year, sheet="33").version == 1  # nothing to write
    assert ("33", key) in watched(year)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"owner": ""}, "请填写责任单位"),
        ({"due": None}, "请填写完成时限"),
        ({"title": ""}, "请填写标题"),
        ({"problem": "", "measure": " "}, "请写明存在的问题或整改措施"),
        ({"title": "长" * 61}, "标题请不超过 60 字，现为 61 字"),
    ],
)
def test_an_item_without_owner_date_or_words_is_refused_and_nothing_is_written(
    year: ParkYear, clerk: Actor, change: dict[str, object], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        open_item(year, replace(DRAFT, **change), by=clerk)  # type: ignore[arg-type]

    assert not Rectification.objects.exists()
    assert not Row.objects.exists()
    assert not Act.objects.exists()


def test_the_same_thing_is_opened_once_until_it_is_struck_off(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    draft = replace(DRAFT, mark="finding:ab12", origin="finding")
    item = open_item(year, draft, by=clerk)
    with pytest.raises(Refusal, match="已转为整改事项，编号 1"):
        open_item(year, draft, by=clerk)
    assert marks(year, ["finding:ab12", "finding:cd"]) == {"finding:ab12": item}

    done(item, tmp_path, clerk)
    verify(item, by=head, others=[])
    assert marks(year, ["finding:ab12"]) == {}
    assert open_item(year, draft, by=clerk).number == 2


def test_the_way_from_waiting_to_struck_off(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    assert head.person is not None
    item = open_item(year, DRAFT, by=clerk)
    start(item, by=clerk)
    assert again(item).get_state_display() == "整改中"
    done(item, tmp_path, clerk)
    assert again(item).get_state_display() == "已整改待核验"
    verify(item, by=head, others=[head.person])

    assert again(item).get_state_display() == "已销号"
    assert plan(year, item.plan_key)["carry"] == "已解决"
    steps = [(s.get_what_display(), s.by) for s in item.steps.order_by("pk")]
    assert steps == [
        ("立项", "张三"),
        ("开始整改", "张三"),
        ("报整改完成", "张三"),
        ("核验销号", "李四"),
    ]
    assert [a.detail["state"] for a in Act.objects.order_by("pk")] == [
        "待整改", "整改中", "已整改待核验", "已销号",
    ]  # fmt: skip
    assert broken_link() is None


def test_completion_wants_words_and_proof_or_a_reason(
    year: ParkYear, clerk: Actor, tmp_path: Path
) -> None:
    item = open_item(year, DRAFT, by=clerk)
    with pytest.raises(Refusal, match="请写明整改情况"):
        report_done(item, words=" ", unproven="x", store=tmp_path, by=clerk)
    with pytest.raises(Refusal, match="请附佐证材料"):
        report_done(item, words="已更换", store=tmp_path, by=clerk)
    with pytest.raises(Refusal, match="34_附件清单没有编号 A031"):
        report_done(item, words="已更换", proofs="A031", store=tmp_path, by=clerk)

    assert again(item).state == "todo"


def test_proofs_are_attachments_of_the_list_and_files_kept_by_content(
    year: ParkYear, clerk: Actor, tmp_path: Path
) -> None:
    put(year, "34", no="A031", type="照片", name="更换前后照片")
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"jpg")
    item = open_item(year, DRAFT, by=clerk)
    report_done(
        item,
        words="已更换",
        proofs="A031、A031",
        files=[("照片.jpg", photo)],
        store=tmp_path,
        by=clerk,
    )

    kept = item.steps.get(what="done").proofs
    assert kept[0] == {"no": "A031"}
    assert kept[1]["name"] == "照片.jpg"
    sha256 = kept[1]["sha256"]
    assert (tmp_path / "files" / sha256[:2] / sha256).read_bytes() == b"jpg"
    assert Document.objects.get(pk=sha256).name == "照片.jpg"
    assert len(kept) == 2


def test_who_reported_it_may_not_verify_it_while_others_may(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    assert clerk.person is not None
    assert head.person is not None
    item = open_item(year, DRAFT, by=clerk)
    done(item, tmp_path, head)
    with pytest.raises(Refusal, match="报整改完成的人不能自己核验"):
        verify(item, by=head, others=[clerk.person, head.person])
    assert again(item).state == "done"

    verify(item, by=clerk, others=[clerk.person, head.person])
    assert again(item).state == "closed"


def test_where_nobody_else_may_verify_it_is_done_by_the_same_and_said_so(
    year: ParkYear, head: Actor, tmp_path: Path
) -> None:
    assert head.person is not None
    item = open_item(year, DRAFT, by=head)
    done(item, tmp_path, head)
    verify(item, by=head, others=[head.person])

    assert item.steps.get(what="closed").words == (
        "整改到位，同意销号。（没有其他可核验的人，由报送人自行核验）"
    )


def test_a_user_of_the_machine_and_somebody_signed_in_are_two(
    year: ParkYear, head: Actor, tmp_path: Path
) -> None:
    assert head.person is not None
    item = open_item(year, DRAFT, by=Actor("officer"))
    done(item, tmp_path, Actor("officer"))
    with pytest.raises(Refusal, match="不能自己核验"):
        verify(item, by=Actor("officer"), others=[head.person])
    verify(item, by=head, others=[head.person])
    assert again(item).state == "closed"


def test_what_is_not_put_right_goes_back_with_the_reason(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    item = open_item(year, DRAFT, by=clerk)
    done(item, tmp_path, clerk)
    with pytest.raises(Refusal, match="请写明退回的理由"):
        send_back(item, words="", by=head)
    send_back(item, words="防化服仍过期", by=head)

    assert again(item).state == "doing"
    assert item.steps.get(what="returned").words == "防化服仍过期"


def test_a_struck_off_item_is_taken_up_again_and_is_a_plan_once_more(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    item = open_item(year, DRAFT, by=clerk)
    done(item, tmp_path, clerk)
    verify(item, by=head, others=[])
    with pytest.raises(Refusal, match="请写明重新打开的理由"):
        reopen(item, words="", by=head)
    reopen(item, words="问题反弹", by=head)

    assert again(item).state == "doing"
    assert plan(year, item.plan_key)["carry"] == "延续"


def test_a_step_out_of_turn_is_refused(year: ParkYear, clerk: Actor, tmp_path: Path) -> None:
    item = open_item(year, DRAFT, by=clerk)
    with pytest.raises(Refusal, match="编号 1 现为“待整改”"):
        verify(item, by=clerk, others=[])
    start(item, by=clerk)
    with pytest.raises(Refusal, match="现为“整改中”"):
        start(item, by=clerk)
    with pytest.raises(Refusal, match="现为“整改中”"):
        reopen(item, words="x", by=clerk)


def test_another_day_wants_a_reason_and_the_plan_follows(year: ParkYear, clerk: Actor) -> None:
    item = open_item(year, DRAFT, by=clerk)
    new = {"title": "更换物资", "measure": "全部更换", "owner": "应急局", "due": date(2022, 6, 30)}
    with pytest.raises(Refusal, match="调整完成时限请写明理由"):
        change_item(item, by=clerk, **new)  # type: ignore[arg-type]
    change_item(item, by=clerk, reason="采购延迟", **new)  # type: ignore[arg-type]

    row = plan(year, "下一步计划 · 1")
    assert (row["title"], row["text"], row["owner"], row["due"]) == (
        "更换物资", "全部更换", "应急局", "2022-06-30",
    )  # fmt: skip
    assert item.steps.get(what="changed").words == "完成时限 2022-03-31 改为 2022-06-30；采购延迟"


def test_what_is_changed_in_sheet_33_counts_for_the_item(year: ParkYear, clerk: Actor) -> None:
    item = open_item(year, DRAFT, by=clerk)
    row = Row.objects.get(park_year=year, sheet="33")
    Row.objects.filter(pk=row.pk).update(data=row.data | {"owner": "应急局", "due": "2022-05-31"})

    seen = standing(again(item), date(2022, 5, 1))
    assert (seen.owner, seen.due, seen.when) == ("应急局", date(2022, 5, 31), "还有 30 天")


def test_an_item_outlives_its_row_of_sheet_33(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    item = open_item(year, DRAFT, by=clerk)
    remove_rows(year, list(Row.objects.filter(park_year=year)), by="示例")

    seen = standing(again(item), date(2022, 3, 1))
    assert (seen.title, seen.plan_lost) == ("更换过期物资", True)
    done(item, tmp_path, clerk)
    verify(item, by=head, others=[])
    assert not Row.objects.filter(park_year=year).exists()  # not brought back behind anybody's back


def test_overdue_comes_first_and_is_said_until_it_is_reported(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    today = date(2022, 4, 10)
    late = open_item(year, DRAFT, by=clerk)
    open_item(year, replace(DRAFT, title="后到期", due=today + timedelta(days=5)), by=clerk)
    closed = open_item(year, replace(DRAFT, title="已办", due=date(2022, 1, 1)), by=clerk)
    done(closed, tmp_path, clerk)
    verify(closed, by=head, others=[])

    assert [(s.title, s.state_words, s.when) for s in standings(year, today)] == [
        ("更换过期物资", "待整改 · 逾期", "逾期 10 天"),
        ("后到期", "待整改", "还有 5 天"),
        ("已办", "已销号", ""),
    ]
    done(late, tmp_path, clerk)
    assert standing(again(late), today).state_words == "已整改待核验"


def test_a_day_is_overdue_only_when_it_is_over(year: ParkYear, clerk: Actor) -> None:
    item = open_item(year, DRAFT, by=clerk)

    assert standing(item, date(2022, 3, 31)).when == "今天到期"
    assert not standing(item, date(2022, 3, 31)).overdue
    assert standing(item, date(2022, 4, 1)).overdue


def test_a_struck_off_item_is_not_changed(
    year: ParkYear, clerk: Actor, head: Actor, tmp_path: Path
) -> None:
    item = open_item(year, DRAFT, by=clerk)
    done(item, tmp_path, clerk)
    verify(item, by=head, others=[])
    with pytest.raises(Refusal, match="已销号的事项不能再改"):
        change_item(item, title="x", measure="y", owner="z", due=DRAFT.due, by=clerk)


def test_a_day_of_a_form_is_read_or_refused() -> None:
    assert due_day("2022年3月31日") == date(2022, 3, 31)
    assert due_day(" ") is None
    with pytest.raises(Refusal, match="完成时限“明天”"):
        due_day("明天")


def test_no_migration_is_missing() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", "ledger", verbosity=0)
