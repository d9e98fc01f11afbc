"""Pages by Django's test client: the example park in the ledger, people of every role, jobs run on demand.

def test_…(demo_year, visitor): page = visitor("clerk").get(demo_year("findings"))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from yuanjian.demo.park import PARK, YEARS, write_packages

# Models load in an open Django only, and this file may be read before it is: hence the imports inside.
if TYPE_CHECKING:
    from django.test import Client

    from yuanjian.ledger.models import Job, Park, ParkYear, Person

_NAMES = ("Park", "ParkYear", "Document", "Intake", "Row", "RowHistory", "Act")
_kept: dict[Any, list[dict[str, Any]]] = {}

Visitor = Callable[..., Any]


@pytest.fixture(autouse=True)
def _this_machine(settings: Any) -> None:
    """Django's client calls the server «testserver»."""
    settings.ALLOWED_HOSTS = ["testserver"]
    # A password that costs a quarter of a second to check is for people, not for every test.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_computed_before() -> None:
    """Every test counts the revisions of its years from the same number."""
    from yuanjian.web import park_book

    park_book._books.clear()


@pytest.fixture(scope="session")
def demo_packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The example park's two packages, the prior year first."""
    return write_packages(tmp_path_factory.mktemp("packages"))


@dataclass(frozen=True)
class DemoYear:
    """The example park's newest year in the ledger; called with a page's name it gives the address."""

    of: ParkYear

    def __call__(self, name: str, **args: Any) -> str:
        from yuanjian.web.visit import link

        return link(name, self.of, **args)


@pytest.fixture
def demo_year(db: None, demo_packages: list[Path]) -> DemoYear:
    """澄江综合保税区 2020 and 2021 in the ledger, with the slips of src/yuanjian/demo/README.md."""
    from django.apps import apps
    from django.conf import settings

    from yuanjian.actions.take_in import accept, preview
    from yuanjian.ledger.models import ParkYear

    models = [apps.get_model("ledger", name) for name in _NAMES]
    if _kept:
        _put_back(models)
    else:
        for path in demo_packages:
            accept(preview(path), by="示例", store=settings.DATA)
        for model in models:
            _kept[model] = list(model.objects.order_by("pk").values())
    of = ParkYear.objects.select_related("park").get(park__code=PARK.code, year=YEARS[-1])
    return DemoYear(of)


def _put_back(models: list[Any]) -> None:
    """What the first test imported, as rows: importing anew for each test would take seconds."""
    from django.core.management.color import no_style
    from django.db import connection

    for model in models:
        stamped = [f for f in model._meta.fields if getattr(f, "auto_now_add", False)]
        for one in stamped:
            one.auto_now_add = False
        try:
            model.objects.bulk_create([model(**row) for row in _kept[model]], batch_size=500)
        finally:
            for one in stamped:
                one.auto_now_add = True
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)


@pytest.fixture
def example_park(db: None) -> Park:
    """The example park with its newest year, without a single record."""
    from yuanjian.ledger.models import Park, ParkYear

    park = Park.objects.create(code=PARK.code, name=PARK.name)
    ParkYear.objects.create(park=park, year=YEARS[-1])
    return park


@pytest.fixture
def person(db: None) -> Callable[..., Person]:
    """Makes somebody: ``person("clerk")`` in the example park, ``person("admin")`` in all parks."""
    from yuanjian.ledger.models import Membership, Park, Person

    def make(role: str | None, *, park: Park | None = None, name: str = "") -> Person:
        known = park or Park.objects.filter(code=PARK.code).first()
        where = None if role == "admin" else known
        made = Person.objects.create_user(
            name or f"{role or 'nobody'}{Person.objects.count()}", password="一个-够长的-密码-7"
        )
        if role:
            Membership.objects.create(person=made, park=where, role=role)
        return made

    return make


@pytest.fixture
def visitor(person: Callable[..., Person]) -> Visitor:
    """A browser in which somebody of that role is signed in."""
    from django.test import Client

    def enter(role: str | None, *, park: Park | None = None, csrf: bool = False) -> Client:
        client = Client(enforce_csrf_checks=csrf)
        client.force_login(
            person(role, park=park), backend="django.contrib.auth.backends.ModelBackend"
        )
        return client

    return enter


@pytest.fixture
def other_park(db: None) -> ParkYear:
    """Another park with a year, empty."""
    from yuanjian.ledger.models import Park, ParkYear

    park = Park.objects.create(code="G439902", name="临江经济开发区")
    return ParkYear.objects.create(park=park, year=YEARS[-1])


@pytest.fixture
def do_jobs(db: None) -> Callable[[], list[Job]]:
    """Runs every waiting job here and now and returns them as they ended."""
    from yuanjian.actions.work import run_job
    from yuanjian.ledger.models import Job

    def run() -> list[Job]:
        waiting = list(Job.objects.filter(state=Job.State.WAITING).order_by("created"))
        for job in waiting:
            run_job.call(str(job.pk))
        return list(Job.objects.filter(pk__in=[j.pk for j in waiting]).order_by("created"))

    return run
