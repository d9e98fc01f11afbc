"""The log page: who did what in the parks that one may see; whether the chain is whole."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.actions.record_act import record_act
from yuanjian.ledger.models import Act, Membership, ParkYear, Person
from yuanjian.web.pages.acts.detail import words_of

Enter = Callable[..., Client]


def note(who: str, verb: str, subject: str, **detail: object) -> None:
    """An entry of the log."""
    with transaction.atomic():
        record_act(who, verb, subject, detail)


def test_entries_are_shown_newest_first_with_what_they_say(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = visitor("head").get("/acts/").content.decode()

    assert page.index("园区年度资料包_G439901_2021.xlsx") < page.index(
        "园区年度资料包_G439901_2020.xlsx"
    )
    assert "示例" in page
    assert '<span class="of">新增</span>1294 行' in page


def test_only_entries_of_the_parks_where_one_may_see_the_log_are_shown(
    demo_year: DemoYear, other_park: ParkYear, visitor: Enter
) -> None:
    note("王某", "导入", "G439902 2021", file="别处.xlsx")
    note("王某", "导入", "G4399021 2021", file="相似代码.xlsx")
    note("管理员", "新建用户", "新人")
    head, admin = visitor("head"), visitor("admin")
    both = visitor("head")
    Membership.objects.create(
        person=Person.objects.latest("pk"), park=other_park.park, role="reader"
    )

    for client in (head, both):  # a reader there may not see the log there
        page = client.get("/acts/").content.decode()
        assert "别处.xlsx" not in page
        assert "新人" not in page
    everything = admin.get("/acts/").content.decode()
    assert "别处.xlsx" in everything
    assert "新人" in everything
    there = visitor("reviewer", park=other_park.park).get("/acts/").content.decode()
    assert "别处.xlsx" in there
    assert "相似代码.xlsx" not in there
    assert "G439901" not in there


def test_filters_by_park_deed_person_and_day(demo_year: DemoYear, visitor: Enter) -> None:
    note("李某", "填报", "G439901 2021", sheet="05", rows=[["E001", 2, "changed"]])
    admin = visitor("admin")

    def total(**asked: str) -> str:
        page = admin.get("/acts/", asked).content.decode()
        return page.split("共 ")[1].split(" 条")[0]

    assert total() == "3"
    assert total(verb="填报") == "1"
    assert total(who="李") == "1"
    assert total(park="G439901") == "3"
    assert total(park="G439902") == "0"
    assert total(**{"from": "2000-01-01", "to": "2000-12-31"}) == "0"
    assert total(**{"from": "kein Tag"}) == "3"


def test_long_logs_are_paged_and_the_filter_stays(visitor: Enter) -> None:
    for n in range(60):
        note("李某", "填报", f"G439901 {n}")
    admin = visitor("admin")

    first = admin.get("/acts/", {"verb": "填报"}).content.decode()
    second = admin.get("/acts/", {"verb": "填报", "page": "2"}).content.decode()

    assert "第 1 / 2 页" in first
    assert 'href="?verb=%E5%A1%AB%E6%8A%A5&amp;page=2"' in first
    assert second.count("<td>李某</td>") == 10
    assert admin.get("/acts/", {"page": "999"}).status_code == 200


def test_a_whole_chain_is_said_to_be_whole_and_a_changed_entry_is_found(
    demo_year: DemoYear, visitor: Enter
) -> None:
    note("李某", "填报", "G439901 2021")
    head = visitor("head")
    assert "记录完整：3 条前后相连" in head.get("/acts/chain/").content.decode()

    Act.objects.filter(verb="填报").update(who="别人")
    broken = head.get("/acts/chain/").content.decode()
    assert "记录不完整：第 3 条" in broken

    Act.objects.filter(verb="填报").update(who="李某")
    Act.objects.order_by("pk")[1].delete()
    assert "记录不完整：第 3 条" in head.get("/acts/chain/").content.decode()


def test_details_are_said_in_words_and_keys_of_the_program_are_left_out() -> None:
    assert words_of(
        {"file": "包.xlsx", "sha256": "ab" * 32, "new": 3, "same": 0, "refused": 1, "removed": 2}
    ) == (
        ("文件", "包.xlsx"), ("文件指纹", "abababababab"), ("新增", "3 行"), ("不收", "1 行"), ("删去", "2 行"),
    )  # fmt: skip
    assert words_of({"role": "head", "park": "G439901"}) == (
        ("角色", "园区负责人"),
        ("园区", "G439901"),
    )
    assert words_of({"sheet": "05", "person": 7, "rows": [["E001", 2, "changed"]]}) == (
        ("表", "05_企业名录"),
        ("行", "E001"),
    )
    assert words_of({"rows": [["02", "B01"], ["02", "B02"]]}) == (("行", "02 B01、02 B02"),)
    assert words_of({"version": 2, "rows": "f" * 64, "manifest": "f" * 64}) == (
        ("版本", "第 2 版"),
    )
    assert words_of({"found": {"blocker": 1, "wording": 2}}) == (
        ("发现", "必须退回 1，文字规范 2"),
    )
