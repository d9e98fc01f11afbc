"""Long work: runs once, tells how far it is, survives the death of its worker."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.conftest import DemoYear
from yuanjian.actions import work
from yuanjian.actions.work import Work, be_worker, hangs, lay_down, run_job, start_job, take_up
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Job, ParkYear, Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Any]], None]:
    """Makes a function the job kind «try_out»."""

    def put(run: Callable[..., Any]) -> None:
        module = ModuleType("yuanjian.actions.jobs.try_out")
        module.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return put


@pytest.fixture(autouse=True)
def _this_worker() -> Iterator[None]:
    be_worker("这里#1")
    yield
    be_worker("")


def started(by: Person, of: ParkYear | None = None, **arguments: Any) -> Job:
    """A job of that kind, in the queue."""
    return start_job("try_out", "试一试", by=by, of=of, arguments=arguments)


def fresh(job: Job) -> Job:
    """The job as it stands now."""
    return Job.objects.get(pk=job.pk)


def test_a_job_runs_with_its_arguments_and_keeps_its_result(
    person: Callable[..., Person], kind: Callable[..., None]
) -> None:
    kind(lambda work, n: {"twice": 2 * n})
    job = started(person("admin"), n=21)

    run_job.call(str(job.pk))

    assert (fresh(job).state, fresh(job).result, fresh(job).tries) == ("done", {"twice": 42}, 1)


def test_a_job_that_is_queued_twice_runs_once(
    person: Callable[..., Person], kind: Callable[..., None]
) -> None:
    runs: list[int] = []
    kind(lambda work: runs.append(1))
    job = started(person("admin"))

    run_job.call(str(job.pk))
    run_job.call(str(job.pk))

    assert runs == [1]


def test_a_refusal_is_said_as_it_stands_and_a_fault_with_a_number_only(
    person: Callable[..., Person], kind: Callable[..., None]
) -> None:
    def refuse(work: Work) -> None:
        raise Refusal("文件里没有表。")

    def fail(work: Work) -> None:
        raise ZeroDivisionError("secret words of the program")

    admin = person("admin")
    kind(refuse)
    no = started(admin)
    run_job.call(str(no.pk))
    kind(fail)
    fault = started(admin)
    run_job.call(str(fault.pk))

    assert fresh(no).failure == "文件里没有表。"
    assert str(fault.pk)[:8] in fresh(fault).failure
    assert "secret" not in fresh(fault).failure
    assert [fresh(j).state for j in (no, fault)] == ["failed", "failed"]


def test_a_job_of_a_worker_that_fell_silent_is_queued_anew(person: Callable[..., Person]) -> None:
    DBTaskResult.objects.all().delete()
    job = started(person("admin"))
    DBTaskResult.objects.all().delete()
    long_ago = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=job.pk).update(state="running", worker="别处#9", beat=long_ago, tries=1)

    assert take_up() == 1
    assert fresh(job).state == "waiting"
    assert [r.args_kwargs["args"] for r in DBTaskResult.objects.ready()] == [[str(job.pk)]]
    assert take_up() == 0  # it stands in the queue: not a second time


def test_a_worker_elsewhere_that_is_there_keeps_its_job(person: Callable[..., Person]) -> None:
    job = started(person("admin"))
    Job.objects.filter(pk=job.pk).update(state="running", worker="别处#9", beat=timezone.now())

    take_up(gone="这里")

    assert (fresh(job).state, fresh(job).worker) == ("running", "别处#9")


def test_what_a_dead_process_of_this_place_had_is_free_at_once(
    person: Callable[..., Person],
) -> None:
    job, mine = started(person("admin")), started(person("admin"))
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(state="running", worker="这里#0", beat=now, tries=1)
    Job.objects.filter(pk=mine.pk).update(state="running", worker="这里#1", beat=now, tries=1)

    take_up(gone="这里")

    assert fresh(job).state == "waiting"
    assert fresh(mine).state == "running"


def test_a_job_that_brought_three_workers_down_is_given_up(person: Callable[..., Person]) -> None:
    job = started(person("admin"))
    Job.objects.filter(pk=job.pk).update(state="running", worker="别处#9", beat=None, tries=3)

    take_up()

    assert fresh(job).state == "failed"
    assert fresh(job).failure == "这项工作几次都没有做完，已停止。请检查文件后重新提交。"


def test_stopping_the_program_gives_a_job_back_without_counting_a_try(
    person: Callable[..., Person], kind: Callable[..., None]
) -> None:
    kind(lambda work: lay_down())
    job = started(person("admin"))

    run_job.call(str(job.pk))

    assert (fresh(job).state, fresh(job).tries) == ("waiting", 0)


def test_a_worker_that_slept_too_long_does_not_write_over_the_one_that_took_over(
    person: Callable[..., Person], kind: Callable[..., None]
) -> None:
    def slept(work: Work) -> dict[str, str]:
        Job.objects.filter(pk=work.job.pk).update(worker="别处#9")
        work.step(1, 1, "醒了")
        return {"by": "the one that slept"}

    kind(slept)
    job = started(person("admin"))

    run_job.call(str(job.pk))

    assert (fresh(job).state, fresh(job).worker, fresh(job).result) == ("running", "别处#9", {})


def test_twenty_people_queue_up_and_everybody_is_served(
    person: Callable[..., Person], kind: Callable[..., None]
) -> None:
    from django_tasks_db.management.commands.db_worker import Worker

    kind(lambda work: {"for": work.by.username})
    people = [person("admin", name=f"人{n}") for n in range(20)]
    jobs = [started(one) for one in people]

    Worker(
        queue_names=["*"], excluded_queue_names=[], interval=0, batch=True,
        backend_name="default", startup_delay=False, max_tasks=None, worker_id="w",
    ).run()  # fmt: skip

    assert [fresh(j).result for j in jobs] == [{"for": p.username} for p in people]


def test_progress_is_shown_while_it_runs_and_leads_to_the_result(
    demo_year: DemoYear, visitor: Callable[..., Client], kind: Callable[..., None]
) -> None:
    clerk = visitor("clerk")
    me = Person.objects.latest("pk")
    seen: list[str] = []

    def run(work: Work) -> dict[str, str]:
        work.step(1, 4, "读第 1 张表")
        seen.append(clerk.get(f"/jobs/{work.job.pk}/?follow=1").content.decode())
        return {"go": "desk"}

    kind(run)
    job = started(me, demo_year.of)
    run_job.call(str(job.pk))
    after = clerk.get(f"/jobs/{job.pk}/?follow=1").content.decode()

    assert 'aria-valuenow="25"' in seen[0]
    assert "读第 1 张表" in seen[0]
    assert f"/jobs/{job.pk}/?follow=1" in seen[0]  # asks again, and still follows then
    assert 'data-follow="/p/G439901/2021/"' in after
    assert "hx-get" not in after


def test_a_job_of_another_park_is_not_there(
    demo_year: DemoYear, visitor: Callable[..., Client], other_park: ParkYear
) -> None:
    stranger = visitor("clerk", park=other_park.park)
    visitor("clerk")
    job = started(Person.objects.latest("pk"), demo_year.of)

    asked = stranger.get(f"/jobs/{job.pk}/")

    assert asked.status_code == 422
    assert "试一试" not in stranger.get("/jobs/").content.decode()


def test_signs_of_life_go_out_for_jobs_in_hand_only(person: Callable[..., Person]) -> None:
    mine, other = started(person("admin")), started(person("admin"))
    then = timezone.now() - timedelta(minutes=1)
    Job.objects.filter(pk=mine.pk).update(state="running", worker="这里#1", beat=then)
    Job.objects.filter(pk=other.pk).update(state="running", worker="别处#9", beat=then)

    work.beat()

    assert fresh(mine).beat > then
    assert fresh(other).beat == then


def test_a_job_that_tells_nothing_for_a_quarter_of_an_hour_hangs(
    person: Callable[..., Person], kind: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("yuanjian.actions.work.time.monotonic", lambda: now[0])
    seen = []

    def run(work: Work) -> None:
        now[0] += 14 * 60
        seen.append(hangs())
        work.step(1, 2, "还在")
        now[0] += 14 * 60
        seen.append(hangs())
        now[0] += 2 * 60
        seen.append(hangs())

    kind(run)
    run_job.call(str(started(person("admin")).pk))

    assert seen == [False, False, True]
    assert not hangs()  # nothing in hand, nothing that hangs
