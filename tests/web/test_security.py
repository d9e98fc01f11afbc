"""What protects the pages: headers, forms, hosts, methods; that looking never writes; that words stay words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.web.conftest import DemoYear
from tests.web.test_permissions import EXPECTED, ROUTES, arguments, knock
from yuanjian.ledger.models import Document, Park, ParkYear, Person
from yuanjian.web.page import Scope

Enter = Callable[..., Client]


def answers(
    demo_year: DemoYear, visitor: Enter, person: Callable[..., Person]
) -> dict[str, HttpResponse]:
    """One of each kind."""
    clerk, nobody = visitor("clerk"), Client()
    person("reader", name="试")
    for _ in range(6):
        locked = nobody.post("/signin/", {"name": "试", "password": "错"})
    return {
        "page": clerk.get(demo_year("desk")),
        "part": clerk.get(demo_year("desk.meter"), headers={"HX-Request": "true"}),
        "download": clerk.get(demo_year("imports.template")),
        "sign-in": nobody.get("/signin/"),
        "redirect": nobody.get("/me/"),
        "forbidden": clerk.get("/people/"),
        "not found": clerk.get("/nichts/"),
        "not allowed": clerk.get("/me/password/"),
        "refused": clerk.post(demo_year("imports.upload")),
        "locked out": locked,
        "unknown host": nobody.get("/signin/", headers={"host": "evil.example"}),
        "static": nobody.get("/static/yuanjian.css"),
    }


def test_every_answer_carries_the_protecting_headers(
    demo_year: DemoYear, visitor: Enter, person: Callable[..., Person]
) -> None:
    expected = {
        "page": 200, "part": 200, "download": 200, "sign-in": 200, "redirect": 302, "forbidden": 403,
        "not found": 404, "not allowed": 405, "refused": 422, "locked out": 429, "unknown host": 400,
        "static": 200,
    }  # fmt: skip
    given = answers(demo_year, visitor, person)

    assert {kind: a.status_code for kind, a in given.items()} == expected
    for kind, answer in given.items():
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, kind
        assert "unsafe" not in policy, kind
        assert "frame-ancestors 'none'" in policy, kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff", kind
        assert answer.headers["Referrer-Policy"] == "same-origin", kind
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", kind
        assert answer.headers["X-Frame-Options"] == "DENY", kind
        if kind != "static":
            assert answer.headers["Cache-Control"] == "private, no-store", kind


def test_walls_say_in_chinese_what_happened_and_lead_on(
    demo_year: DemoYear, visitor: Enter, person: Callable[..., Person]
) -> None:
    given = answers(demo_year, visitor, person)
    for kind, said in {
        "forbidden": "没有“管理用户和园区”的权限",
        "not found": "这一页不存在",
        "not allowed": "这个地址只用来提交内容",
        "refused": "没有收到文件",
        "locked out": "暂停登录 15 分钟",
        "unknown host": "这个网址不是本系统的地址",
    }.items():
        page = given[kind].content.decode()
        assert said in page, kind
        assert "<a class=" in page, kind


def test_a_form_from_elsewhere_is_refused_on_every_address_that_writes(
    demo_year: DemoYear, visitor: Enter
) -> None:
    admin = visitor("admin", csrf=True)
    for page, route, name in ROUTES:
        if route.method == "POST":
            answer = knock(admin, page, route, name)
            assert answer.status_code == 403, name
            assert "请刷新页面" in answer.content.decode(), name


def test_a_form_of_ours_goes_through(demo_year: DemoYear, visitor: Enter) -> None:
    admin = visitor("admin", csrf=True)
    form = admin.get("/parks/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    sent = {"csrfmiddlewaretoken": token[1], "code": "G439901", "year": "2022"}

    assert admin.post("/parks/new/", sent).headers["Location"] == "/p/G439901/2022/"


def test_only_the_methods_that_a_page_declares_are_answered(
    demo_year: DemoYear, visitor: Enter
) -> None:
    admin = visitor("admin")
    for page, route, name in ROUTES:
        address = reverse(name, kwargs=arguments(page, route))
        for method in ("put", "patch", "delete", "options", "trace"):
            answer = getattr(admin, method)(address)
            assert answer.status_code == 405, (name, method)


def test_head_is_answered_like_get_without_the_page(demo_year: DemoYear, visitor: Enter) -> None:
    asked = visitor("clerk").head(demo_year("desk"))
    assert (asked.status_code, asked.content) == (200, b"")
    assert Client().head(demo_year("desk")).status_code == 302


# GETs that write by their nature, and why.
_WRITES = {"signin.once": "spends its link"}


def test_looking_never_writes(
    demo_year: DemoYear, visitor: Enter, better_batch: dict[str, Any]
) -> None:
    """Besides where the person was last, and the session itself."""
    admin = visitor("admin")
    admin.get(demo_year("desk"))
    written: list[tuple[str, str]] = []

    def watch(run: Any, sql: str, *rest: Any) -> Any:
        harmless = ("ledger_person", "django_session")
        if re.match(r"\s*(INSERT|UPDATE|DELETE)", sql) and not any(h in sql for h in harmless):
            written.append((name, sql))
        if "ledger_person" in sql and sql.startswith("UPDATE"):
            assert re.findall(r"SET (.+?) WHERE", sql) == ['"last_park_year_id" = %s'], sql
        return run(sql, *rest)

    tried = set()
    with connection.execute_wrapper(watch):
        for page, route, name in ROUTES:
            if route.method != "GET" or name in _WRITES:
                continue
            blanks = arguments(page, route) | {
                k: v for k, v in better_batch.items() if k in arguments(page, route)
            }
            answer = admin.get(reverse(name, kwargs=blanks))
            assert answer.status_code < 500, name
            tried.add(name)
    assert written == []
    assert tried == {n for _, r, n in ROUTES if r.method == "GET"} - set(_WRITES)


@pytest.fixture
def better_batch(
    demo_year: DemoYear, visitor: Enter, do_jobs: Callable[..., Any], demo_packages: list[Path]
) -> dict[str, Any]:
    """A file that waits to be accepted: what the addresses of the import pages need."""
    from yuanjian.ledger.models import Incoming

    package = demo_packages[1]
    sent = SimpleUploadedFile(package.name, package.read_bytes())
    visitor("clerk").post(demo_year("imports.upload"), {"files": [sent]})
    do_jobs()
    file = Incoming.objects.get()
    return {"batch": file.batch, "file": file.pk}


_TRICK = "<script>alert('x')</script>"
_BROKEN = '"><img src=x onerror=alert(1)>'


def test_names_are_shown_as_text_wherever_they_stand(
    demo_year: DemoYear, visitor: Enter, person: Callable[..., Person]
) -> None:
    Park.objects.filter(pk=demo_year.of.park.pk).update(name=_TRICK)
    admin = visitor("admin")
    Person.objects.update(shown_name=_BROKEN)
    Document.objects.update(name=_TRICK)
    demo_year.of.intakes.update(name=_TRICK, by=_BROKEN)
    for page, route, name in ROUTES:
        if route.method != "GET" or EXPECTED[name] == "open" or route.path.count("<"):
            continue
        answer = admin.get(reverse(name, kwargs=arguments(page, route)))
        if answer.streaming or answer.status_code != 200:
            continue
        said = answer.content.decode()
        assert "<script>alert" not in said, name
        assert "<img src=x" not in said, name


def test_pages_hold_no_script_no_style_and_no_address_of_elsewhere(
    demo_year: DemoYear, visitor: Enter
) -> None:
    admin = visitor("admin")
    for page, route, name in ROUTES:
        if route.method != "GET" or name in _WRITES or route.path.count("<"):
            continue
        answer = admin.get(reverse(name, kwargs=arguments(page, route)))
        if answer.streaming or answer.status_code != 200:
            continue
        said = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", said), name
        assert not re.search(r"<[^>]+\s(style|on\w+|hx-on[\w:-]*)=", said), name
        assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", said), name


def test_the_file_of_another_park_is_not_handed_out_by_its_hash(
    demo_year: DemoYear, other_park: ParkYear, visitor: Enter
) -> None:
    sha256 = demo_year.of.intakes.get().document_id
    stranger = visitor("clerk", park=other_park.park)

    for page, route, name in ROUTES:
        if "sha256" in route.path and page.scope is Scope.PARK_YEAR:
            told = {"park": "G439902", "year": 2021, "sha256": sha256}
            asked = reverse(name, kwargs=arguments(page, route) | told)
            ask = stranger.get if route.method == "GET" else stranger.post
            assert ask(asked).status_code in (403, 404, 422), name
    intake = demo_year.of.intakes.get()
    assert stranger.get(f"/p/G439902/2021/imports/taken/{intake.pk}/").status_code == 422
