"""The page of people: new ones, roles, stopped and restored, initial passwords told once."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from yuanjian.ledger.models import Act, Membership, Park, Person

Enter = Callable[..., Client]
_TOLD = re.compile(r"初始密码 <code>([^<]+)</code>")


def new(admin: Client, **said: str) -> str:
    """Sends the form for somebody new; the page that answers."""
    form = {"username": "李某", "shown_name": "李环保", "role": "clerk", "park": "G439902"}
    return admin.post("/people/new/", form | said).content.decode()


def test_somebody_new_signs_in_with_the_password_that_is_told_once(
    other_park: object, visitor: Enter
) -> None:
    admin = visitor("admin")

    page = new(admin)

    told = _TOLD.search(page)
    assert told
    assert "这里只显示这一次" in page
    assert told[1] not in admin.get("/people/").content.decode()
    made = Person.objects.get(username="李某")
    assert made.check_password(told[1])
    assert made.must_change_password
    assert [(m.park.code, m.role) for m in made.memberships.all()] == [("G439902", "clerk")]  # type: ignore[union-attr]
    act = Act.objects.latest("pk")
    assert (act.verb, act.subject, act.detail) == (
        "新建用户",
        "李某",
        {"role": "clerk", "park": "G439902"},
    )
    assert told[1] not in str(Act.objects.values_list("detail", "subject"))


def test_a_refused_form_keeps_what_was_typed_and_says_why(
    other_park: object, visitor: Enter
) -> None:
    admin = visitor("admin")
    new(admin)

    same = new(admin)
    confused = new(admin, username="李二", shown_name="李环保")
    spaced = new(admin, username="李 某")
    two_parks = new(admin, username="管二", shown_name="管二", role="admin")

    assert "用户名“李某”已经有人使用，请换一个。" in same
    assert 'value="李某"' in same
    assert "已经有人叫“李环保”，操作记录里会分不清。" in confused
    assert "用户名请用 2–40 个字母、数字、汉字" in spaced
    assert "管理员管理全部园区" in two_parks
    assert Person.objects.count() == 2


def test_roles_are_given_and_taken_away(other_park: object, visitor: Enter) -> None:
    admin = visitor("admin")
    new(admin)
    pk = Person.objects.get(username="李某").pk

    admin.post(f"/people/{pk}/role/", {"role": "head", "park": "G439902"})
    admin.post(f"/people/{pk}/role/", {"role": "reader", "park": ""})
    held = set(Membership.objects.filter(person_id=pk).values_list("park__code", "role"))
    assert held == {("G439902", "head"), (None, "reader")}

    admin.post(f"/people/{pk}/role/", {"role": "", "park": "G439902"})
    assert Membership.objects.get(person_id=pk).role == "reader"
    assert [a.verb for a in Act.objects.order_by("-pk")[:3]] == ["调整角色"] * 3


def test_a_stopped_account_is_out_at_once_and_can_come_back(
    other_park: object, visitor: Enter
) -> None:
    admin, clerk = visitor("admin"), visitor("clerk", park=Park.objects.get())
    pk = Person.objects.latest("pk").pk
    assert clerk.get("/p/G439902/2021/").status_code == 200

    admin.post(f"/people/{pk}/active/")
    assert clerk.get("/p/G439902/2021/").status_code == 302
    assert "已停用" in admin.get("/people/").content.decode()

    admin.post(f"/people/{pk}/active/", {"on": "1"})
    assert clerk.get("/p/G439902/2021/").status_code == 200


def test_there_is_always_somebody_to_administer(visitor: Enter) -> None:
    admin = visitor("admin")
    me = Person.objects.get()

    role = admin.post(f"/people/{me.pk}/role/", {"role": "", "park": ""})
    stop = admin.post(f"/people/{me.pk}/active/")

    assert "至少要有一名启用的管理员，没有修改。" in role.content.decode()
    assert "不能停用自己的账号" in stop.content.decode()
    assert Membership.objects.filter(person=me, role="admin").exists()
    assert Person.objects.get().is_active


def test_a_reset_tells_a_new_password_and_ends_the_old_sessions(
    other_park: object, visitor: Enter
) -> None:
    admin, clerk = visitor("admin"), visitor("clerk", park=Park.objects.get())
    someone = Person.objects.latest("pk")

    told = _TOLD.search(admin.post(f"/people/{someone.pk}/password/").content.decode())

    assert told
    assert Person.objects.get(pk=someone.pk).check_password(told[1])
    assert clerk.get("/me/").status_code == 302


def test_what_is_not_there_is_said(visitor: Enter) -> None:
    admin = visitor("admin")

    assert "没有这名用户" in admin.post("/people/999/active/").content.decode()
    assert (
        "没有园区 G1"
        in admin.post(
            f"/people/{Person.objects.get().pk}/role/", {"role": "reader", "park": "G1"}
        ).content.decode()
    )
