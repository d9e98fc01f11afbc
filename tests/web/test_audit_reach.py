"""Who sees which review: their own, those of parks that they audit, an administrator all; the rest meets the wall."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.park_report import audited, text_of
from tests.web.test_audit_review import mark_of
from yuanjian.ledger.models import Decision, Job, Membership, Park, ParkYear, Person, Review

DoJobs = Callable[[], list[Job]]
Enter = Callable[..., Client]
_BACKEND = "django.contrib.auth.backends.ModelBackend"

#                 role, park («own» is the review's, «other», «all»), sees the clerk's review of the example park
_MATRIX = [
    ("clerk", "own", True), ("head", "own", True), ("reviewer", "own", True), ("reader", "own", False),
    ("clerk", "other", False), ("head", "other", False), ("reviewer", "other", False), ("reader", "other", False),
    ("reviewer", "all", True), ("reader", "all", False), ("admin", "all", True), (None, "own", False),
]  # fmt: skip


def doors(review: Review) -> list[tuple[str, str, dict[str, str]]]:
    """Every address of a review."""
    mark = mark_of(review)
    files = [
        ("GET", f"/audit/{review.pk}/file/{form}/", {})
        for form in ("xlsx", "html", "json", "original")
    ]
    return [
        ("GET", f"/audit/{review.pk}/", {}), ("GET", f"/audit/{review.pk}/facts/", {}), *files,
        ("POST", f"/audit/{review.pk}/again/", {}),
        ("POST", f"/audit/{review.pk}/decide/{mark}/", {"verdict": "confirmed"}),
    ]  # fmt: skip


@pytest.fixture
def someone(person: Callable[..., Person], other_park: ParkYear) -> Callable[..., Client]:
    """A browser of somebody with a role in the example park, in another, or in all."""

    def enter(role: str | None, where: str) -> Client:
        who = person(role, park=other_park.park if where == "other" else None)
        if where == "all":
            Membership.objects.filter(person=who).update(park=None)
        client = Client()
        client.force_login(who, backend=_BACKEND)
        return client

    return enter


@pytest.mark.parametrize(("role", "where", "sees"), _MATRIX)
def test_every_door_of_a_review_opens_for_those_and_only_those(
    role: str | None,
    where: str,
    sees: bool,
    example_park: Park,
    visitor: Enter,
    someone: Callable[..., Client],
    do_jobs: DoJobs,
) -> None:
    review = audited(visitor("clerk"), do_jobs, "报告.txt", text_of())
    client = someone(role, where)
    listed = client.get("/audit/")
    assert (f"/audit/{review.pk}/" in listed.content.decode()) is sees
    for method, address, said in doors(review):
        answer = client.get(address) if method == "GET" else client.post(address, said)
        assert answer.status_code == (403 if not sees else 302 if method == "POST" else 200), (
            address
        )
    assert Decision.objects.exists() is sees


def test_a_review_of_no_known_park_is_seen_by_its_sender_and_administrators_only(
    example_park: Park, visitor: Enter, someone: Callable[..., Client], do_jobs: DoJobs
) -> None:
    clerk = visitor("clerk")
    review = audited(clerk, do_jobs, "外地.txt", text_of(code="G339905", park="东湾工业园区"))
    assert review.park is None
    assert clerk.get(f"/audit/{review.pk}/").status_code == 200
    assert someone("admin", "all").get(f"/audit/{review.pk}/").status_code == 200
    assert someone("reviewer", "all").get(f"/audit/{review.pk}/").status_code == 403
    assert someone("head", "own").get(f"/audit/{review.pk}/").status_code == 403


def test_a_review_that_is_not_there_looks_like_one_that_is_not_theirs(
    example_park: Park, visitor: Enter, someone: Callable[..., Client], do_jobs: DoJobs
) -> None:
    review = audited(visitor("clerk"), do_jobs, "报告.txt", text_of())
    stranger = someone("clerk", "other")
    theirs = stranger.get(f"/audit/{review.pk}/")
    none = stranger.get("/audit/00000000-0000-4000-8000-000000000000/")
    assert (theirs.status_code, none.status_code) == (403, 403)
    assert _words(theirs.content) == _words(none.content)


def _words(page: bytes) -> str:
    """A page without the token that differs each time."""
    return re.sub(r'"X-CSRFToken": "\w+"', "", page.decode())


def test_a_comparison_needs_both_reports_to_be_theirs(
    example_park: Park, visitor: Enter, someone: Callable[..., Client], do_jobs: DoJobs
) -> None:
    theirs = audited(visitor("clerk"), do_jobs, "报告.txt", text_of())
    stranger = someone("clerk", "other")
    mine = audited(stranger, do_jobs, "我的.txt", text_of(year=2020))
    # Its park is the example park, whose people see it; the sender sees their own.
    assert stranger.get(f"/audit/{mine.pk}/").status_code == 200
    for address in (
        f"/audit/compare/{mine.pk}/{theirs.pk}/",
        f"/audit/compare/{theirs.pk}/{mine.pk}/",
    ):
        assert stranger.get(address).status_code == 403
    assert stranger.post(f"/audit/compare/{mine.pk}/{theirs.pk}/chain/").status_code == 403


def test_decisions_of_a_review_that_one_may_not_see_do_not_go_along(
    example_park: Park, visitor: Enter, someone: Callable[..., Client], do_jobs: DoJobs
) -> None:
    clerk = visitor("clerk")
    review = audited(clerk, do_jobs, "报告.txt", text_of())
    clerk.post(f"/audit/{review.pk}/decide/{mark_of(review)}/", {"verdict": "confirmed"})
    mine = audited(someone("clerk", "other"), do_jobs, "报告.txt", text_of())
    assert "earlier" not in mine.outcome


def test_a_write_needs_the_token_of_our_own_form(
    example_park: Park, visitor: Enter, do_jobs: DoJobs
) -> None:
    review = audited(visitor("clerk"), do_jobs, "报告.txt", text_of())
    strict = visitor("head", csrf=True)
    answer = strict.post(f"/audit/{review.pk}/decide/{mark_of(review)}/", {"verdict": "confirmed"})
    assert answer.status_code == 403
    assert strict.get(f"/audit/{review.pk}/again/").status_code == 405
    assert not Decision.objects.exists()


def test_a_stranger_is_sent_to_sign_in(example_park: Park, visitor: Enter, do_jobs: DoJobs) -> None:
    review = audited(visitor("clerk"), do_jobs, "报告.txt", text_of())
    answer = Client().get(f"/audit/{review.pk}/")
    assert answer.headers["Location"] == f"/signin/?next=/audit/{review.pk}/"
