"""Signing in: no open redirect, no fixed session, links good once, failures limited, passwords that hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import DemoYear
from yuanjian.actions.people import entry_link, initial_password, reset_password
from yuanjian.ledger.models import Act, EntryLink, Person

PASSWORD = "一个-够长的-密码-7"
Make = Callable[..., Person]


def sign_in(browser: Client, name: str, password: str = PASSWORD, **more: str) -> object:
    """Sends the form."""
    return browser.post("/signin/", {"name": name, "password": password, **more})


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "http:evil.example",
        "javascript:alert(1)", "https:///evil.example", " //evil.example",
    ],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_after_signing_in(elsewhere: str, person: Make) -> None:
    person("clerk", name="李某")
    browser = Client()

    form = browser.get("/signin/", {"next": elsewhere}).content.decode()
    answer = sign_in(browser, "李某", then=elsewhere)

    assert "evil" not in form
    assert answer.headers["Location"] == "/"  # type: ignore[attr-defined]


def test_a_session_that_somebody_fixed_before_is_not_the_one_that_is_signed_in(
    person: Make,
) -> None:
    person("clerk", name="李某")
    browser = Client()
    browser.cookies["sessionid"] = "a" * 32

    sign_in(browser, "李某")

    assert browser.cookies["sessionid"].value != "a" * 32
    assert browser.cookies["sessionid"]["httponly"]
    assert browser.cookies["sessionid"]["samesite"] == "Lax"
    other = Client()
    other.cookies["sessionid"] = "a" * 32
    assert other.get("/me/").status_code == 302


def test_signing_out_ends_the_session_on_the_server(person: Make) -> None:
    person("clerk", name="李某")
    browser = Client()
    sign_in(browser, "李某")
    stolen = Client()
    stolen.cookies["sessionid"] = browser.cookies["sessionid"].value

    browser.post("/signin/out/")

    assert stolen.get("/me/").status_code == 302


def test_an_entry_link_signs_in_once(person: Make) -> None:
    admin = person("admin")
    token = entry_link(admin)
    first, second = Client(), Client()

    assert first.get(f"/signin/once/{token}/").headers["Location"] == "/"
    assert first.get("/me/").status_code == 200
    assert second.get(f"/signin/once/{token}/").headers["Location"] == "/signin/"
    assert second.get("/me/").status_code == 302
    assert not EntryLink.objects.filter(
        token_hash__contains=token
    ).exists()  # only its hash is kept


def test_an_entry_link_is_worth_nothing_after_ten_minutes_or_when_its_person_was_stopped(
    person: Make,
) -> None:
    admin = person("admin")
    old, stopped = entry_link(admin), entry_link(admin)
    in_eleven = timezone.now() - timedelta(minutes=1)
    assert EntryLink.objects.filter(expires__lt=timezone.now() + timedelta(minutes=11)).count() == 2
    EntryLink.objects.filter(pk=EntryLink.objects.order_by("pk").first().pk).update(  # type: ignore[union-attr]
        expires=in_eleven
    )

    assert Client().get(f"/signin/once/{old}/").headers["Location"] == "/signin/"
    Person.objects.update(is_active=False)
    assert Client().get(f"/signin/once/{stopped}/").headers["Location"] == "/signin/"


def test_after_five_failures_that_name_waits_at_that_address_and_others_do_not(
    person: Make,
) -> None:
    person("clerk", name="李某")
    person("clerk", name="王某")
    browser = Client()
    for _ in range(4):
        assert "用户名或密码不对" in sign_in(browser, "李某", "猜").content.decode()  # type: ignore[attr-defined]
    fifth = sign_in(browser, "李某", "猜")

    assert fifth.status_code == 429  # type: ignore[attr-defined]
    assert "暂停登录 15 分钟" in fifth.content.decode()  # type: ignore[attr-defined]
    assert sign_in(browser, "李某").status_code == 429  # type: ignore[attr-defined]  # right by now, and still shut
    assert sign_in(Client(), "王某").status_code == 302  # type: ignore[attr-defined]
    elsewhere = Client(REMOTE_ADDR="192.0.2.8")
    assert sign_in(elsewhere, "李某").status_code == 302  # type: ignore[attr-defined]


def test_an_unknown_name_and_a_wrong_password_look_the_same(person: Make) -> None:
    person("clerk", name="李某")

    def said(name: str) -> str:
        page = sign_in(Client(), name, "猜").content.decode()  # type: ignore[attr-defined]
        return re.sub(r'value="\w*"|"X-CSRFToken": "\w+"|李某|没有', "", page)

    assert said("李某") == said("没有")


def test_somebody_who_was_stopped_cannot_sign_in(person: Make) -> None:
    person("clerk", name="李某")
    Person.objects.update(is_active=False)

    assert "用户名或密码不对" in sign_in(Client(), "李某").content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("不对", "山水相依-2021-甲", "山水相依-2021-甲", "原密码不对"),
        (PASSWORD, "山水相依-2021-甲", "山水相依-2021-乙", "两次输入的新密码不一样"),
        (PASSWORD, "短密码1", "短密码1", "密码不合要求"),
        (PASSWORD, "8203914756", "8203914756", "密码不合要求"),
        (PASSWORD, "password123", "password123", "密码不合要求"),
        (PASSWORD, "zhangsanfeng1", "zhangsanfeng1", "密码不合要求"),
    ],
)
def test_a_password_that_would_not_hold_is_refused_with_the_reason(
    old: str, new: str, again: str, said: str, person: Make
) -> None:
    person("clerk", name="zhangsanfeng")
    browser = Client()
    sign_in(browser, "zhangsanfeng")

    page = browser.post("/me/password/", {"old": old, "new": new, "again": again}).content.decode()

    assert said in page
    assert sign_in(Client(), "zhangsanfeng").status_code == 302  # type: ignore[attr-defined]  # still the old one


def test_a_new_password_ends_the_other_sessions_and_not_this_one(person: Make) -> None:
    person("clerk", name="李某")
    here, elsewhere = Client(), Client()
    sign_in(here, "李某")
    sign_in(elsewhere, "李某")

    here.post(
        "/me/password/", {"old": PASSWORD, "new": "山水相依-2021-甲", "again": "山水相依-2021-甲"}
    )

    assert here.get("/me/").status_code == 200
    assert elsewhere.get("/me/").status_code == 302
    assert Act.objects.latest("pk").verb == "修改密码"


def test_a_reset_password_must_be_changed_before_anything_else(
    demo_year: DemoYear, person: Make
) -> None:
    clerk, admin = person("clerk", name="李某"), person("admin")
    first = initial_password()
    reset_password(clerk, first, by=admin)
    browser = Client()

    sign_in(browser, "李某", first)
    assert browser.get(demo_year("desk")).headers["Location"] == "/me/"
    assert "请先把初始密码改成自己的密码" in browser.get("/me/").content.decode()
    browser.post(
        "/me/password/", {"old": first, "new": "山水相依-2021-甲", "again": "山水相依-2021-甲"}
    )
    assert browser.get(demo_year("desk")).status_code == 200


def test_initial_passwords_are_long_unlike_each_other_and_easy_to_read_out() -> None:
    made = {initial_password() for _ in range(500)}

    assert len(made) == 500
    assert all(re.fullmatch(r"[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}", p) for p in made)
