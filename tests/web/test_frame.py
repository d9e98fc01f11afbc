"""The frame around every page: menu, switches, theme, the head's meter."""

from collections.abc import Callable

from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import Person


def test_one_comes_in_at_the_year_that_was_open_last(
    demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    clerk = visitor("clerk")
    assert clerk.get("/").headers["Location"] == "/p/G439901/2021/"

    clerk.get("/p/G439901/2020/")

    assert clerk.get("/").headers["Location"] == "/p/G439901/2020/"


def test_a_person_without_a_park_is_told_whom_to_ask(visitor: Callable[..., Client]) -> None:
    page = visitor(None).get("/").content.decode()
    assert "您的账号还没有分到园区，请联系管理员。" in page


def test_the_park_switch_keeps_the_year_where_that_park_has_it(
    demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    clerk = visitor("clerk")
    clerk.get("/p/G439901/2020/")
    assert clerk.get("/go/G439901/").headers["Location"] == "/p/G439901/2020/"
    assert clerk.get("/go/G439901/2021/").headers["Location"] == "/p/G439901/2021/"


def test_the_chosen_theme_is_in_the_page_that_the_server_writes(
    demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    clerk = visitor("clerk")
    assert 'data-bs-theme="light"' in clerk.get(demo_year("desk")).content.decode()
    clerk.cookies["theme"] = "dark"
    assert 'data-bs-theme="dark"' in clerk.get(demo_year("desk")).content.decode()


def test_signing_in_with_the_right_password_and_out_again(
    demo_year: DemoYear, person: Callable[..., Person]
) -> None:
    clerk = person("clerk", name="李某")
    browser = Client()
    asked = browser.get(demo_year("desk"))
    assert asked.headers["Location"] == "/signin/?next=/p/G439901/2021/"

    wrong = browser.post("/signin/", {"name": "李某", "password": "不是这个"})
    assert "用户名或密码不对，请重新输入。" in wrong.content.decode()
    right = browser.post(
        "/signin/",
        {"name": clerk.username, "password": "一个-够长的-密码-7", "then": "/p/G439901/2021/"},
    )
    assert right.headers["Location"] == "/p/G439901/2021/"

    browser.post("/signin/out/")
    assert browser.get(demo_year("desk")).status_code == 302
