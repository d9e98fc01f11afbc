"""The import page: hand in, preview by row and cell, accept whole or lay aside. Cells are those of the example park."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.web.conftest import DemoYear
from tests.web.handing_in import DoJobs, Enter, better_file, changed, handing_in, text  # noqa: F401
from yuanjian.ledger.models import Act, Incoming, Intake, Job, ParkYear, Row, RowHistory


@pytest.fixture
def worse(demo_packages: list[Path], tmp_path: Path) -> Path:
    """The same with a word where a number belongs, and a good change beside it."""
    cells = {("02_区块与用地", "D5"): "很大", ("05_企业名录", "E5"): "凌屿"}
    return changed(demo_packages[1], tmp_path, "有错.xlsx", cells)


def area() -> str:
    """What the ledger holds of block B01's area."""
    return str(Row.objects.get(sheet="02", key="B01", park_year__year=2021).data["area"])


def test_a_preview_shows_old_and_new_and_writes_nothing(
    visitor: Enter, hand_in: Callable[..., str], better: Path, demo_year: DemoYear
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, better)

    page = text(clerk.get(batch))
    file = Incoming.objects.get()
    rows = text(clerk.get(demo_year("imports.rows", batch=file.batch, file=file.pk, no="02")))

    assert "改面积.xlsx" in page
    assert "将写入 <strong>1</strong> 行" in page
    assert "<del>1.32</del>" in rows
    assert "<ins>1.35</ins>" in rows
    assert area() == "1.32"
    assert Intake.objects.filter(park_year=demo_year.of).count() == 1  # the example's own


def test_accepting_writes_the_rows_once_and_says_who(
    visitor: Enter, hand_in: Callable[..., str], do_jobs: DoJobs, better: Path, demo_year: DemoYear
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, better)

    clerk.post(f"{batch}accept/")
    (job,) = do_jobs()
    again = clerk.post(f"{batch}accept/")

    assert job.result["go"] == "imports.batch"
    assert area() == "1.35"
    assert Intake.objects.latest("pk").counts["changed"] == 1
    assert [a.verb for a in Act.objects.order_by("-pk")[:2]] == ["导入", "上传待导入"]
    assert again.status_code == 422
    assert "没有待确认的文件" in again.content.decode()
    front = text(clerk.get(demo_year("imports")))
    assert '<span class="count">更新 1</span>' in front


def test_errors_stand_at_their_cells_and_the_good_rows_go_in(
    visitor: Enter, hand_in: Callable[..., str], do_jobs: DoJobs, worse: Path
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, worse)
    page = text(clerk.get(batch))

    assert "1 处错误，所在的行不收。" in page
    assert '<td class="cells">D5</td>' in page
    assert '<span class="written">很大</span>' in page
    assert "读不出数字" in page

    clerk.post(f"{batch}accept/")
    do_jobs()
    assert area() == "1.32"  # the row with the error stays as it was
    assert Row.objects.get(sheet="05", key="E001", park_year__year=2021).data["alias"] == ["凌屿"]


def test_laying_a_file_aside_changes_nothing(
    visitor: Enter, hand_in: Callable[..., str], do_jobs: DoJobs, better: Path
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, better)

    clerk.post(f"{batch}dismiss/")

    assert area() == "1.32"
    assert clerk.post(f"{batch}accept/").status_code == 422
    assert Act.objects.latest("pk").verb == "放弃导入"


def test_when_the_rows_changed_since_the_preview_nothing_is_written_and_it_is_made_anew(
    visitor: Enter,
    hand_in: Callable[..., str],
    do_jobs: DoJobs,
    better: Path,
    demo_packages: list[Path],
    tmp_path: Path,
) -> None:
    clerk, colleague = visitor("clerk"), visitor("head")
    mine = hand_in(clerk, better)
    other = changed(demo_packages[1], tmp_path, "同事.xlsx", {("02_区块与用地", "D5"): 1.4})
    theirs = hand_in(colleague, other)
    colleague.post(f"{theirs}accept/")
    do_jobs()

    clerk.post(f"{mine}accept/")
    do_jobs()

    assert area() == "1.4"
    page = text(clerk.get(mine))
    assert "预览之后台账或同一批的文件有了变动，这份文件没有导入。" in page
    file = Incoming.objects.get(name="改面积.xlsx")
    (cell,) = file.summary["sheets"][1]["rows"][0]["cells"]
    assert cell == ["区块面积", "1.4", "1.35"]

    clerk.post(f"{mine}accept/")
    do_jobs()
    assert area() == "1.35"


def test_of_two_files_that_disagree_about_a_row_neither_is_taken_and_both_are_named(
    visitor: Enter,
    hand_in: Callable[..., str],
    do_jobs: DoJobs,
    demo_packages: list[Path],
    tmp_path: Path,
) -> None:
    clerk = visitor("clerk")
    files = [
        changed(demo_packages[1], tmp_path, f"{n}.xlsx", {("02_区块与用地", "D5"): n})
        for n in (2, 3)
    ]
    batch = hand_in(clerk, *files)

    page = text(clerk.get(batch))
    assert "这一行与同一批的另一份文件（“3.xlsx”）不一致" in page
    assert "这一行与同一批的另一份文件（“2.xlsx”）不一致" in page

    clerk.post(f"{batch}dismiss/", {"file": str(Incoming.objects.get(name="3.xlsx").pk)})
    clerk.post(f"{batch}accept/")
    do_jobs()
    assert area() == "1.32"  # the file would do another thing now than was shown
    assert "将写入 <strong>1</strong> 行" in text(clerk.get(batch))
    clerk.post(f"{batch}accept/")
    do_jobs()
    assert area() == "2"


def test_a_batch_goes_in_as_one_or_not_at_all(
    visitor: Enter,
    hand_in: Callable[..., str],
    do_jobs: DoJobs,
    demo_packages: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk = visitor("clerk")
    cells: list[dict[tuple[str, str], object]] = [
        {("02_区块与用地", "D5"): 1.35}, {("05_企业名录", "E5"): "凌屿"},
    ]  # fmt: skip
    files = [changed(demo_packages[1], tmp_path, f"{n}.xlsx", c) for n, c in enumerate(cells)]
    batch = hand_in(clerk, *files)
    acts = Act.objects.count()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("yuanjian.actions.take_in.write_rows", full)
        clerk.post(f"{batch}accept/")
        (job,) = do_jobs()
    assert job.state == "failed"
    assert area() == "1.32"
    assert (Act.objects.count(), set(Incoming.objects.values_list("state", flat=True))) == (
        acts,
        {"waiting"},
    )

    clerk.post(f"{batch}accept/")
    do_jobs()
    assert area() == "1.35"
    assert Row.objects.get(sheet="05", key="E001", park_year__year=2021).data["alias"] == ["凌屿"]
    written = RowHistory.objects.filter(park_year__year=2021, version=2)
    assert {(h.sheet, h.key) for h in written} == {("02", "B01"), ("05", "E001")}
    assert len({i.pk for i in Intake.objects.filter(name__in=["0.xlsx", "1.xlsx"])}) == 2


def test_rows_that_the_file_has_not_stay_unless_they_are_ticked(
    visitor: Enter,
    hand_in: Callable[..., str],
    do_jobs: DoJobs,
    demo_packages: list[Path],
    tmp_path: Path,
) -> None:
    clerk = visitor("clerk")
    book = load_workbook(demo_packages[1])
    sheet = book["33_成效问题计划"]
    keys = [r.key for r in Row.objects.filter(sheet="33", park_year__year=2021).order_by("number")]
    sheet.delete_rows(5, 2)
    path = tmp_path / "少两行.xlsx"
    book.save(path)
    batch = hand_in(clerk, path)
    file = Incoming.objects.get()
    absent = [a[2] for a in file.summary["absent"]]
    assert absent == keys[:2]
    assert "文件里没有的行" in text(clerk.get(batch))

    clerk.post(f"{batch}accept/", {"remove": [f"{file.pk}:1"]})
    do_jobs()

    left = set(Row.objects.filter(sheet="33", park_year__year=2021).values_list("key", flat=True))
    assert keys[0] in left
    assert keys[1] not in left
    assert RowHistory.objects.filter(sheet="33", key=keys[1]).latest("pk").what == "removed"


def test_a_package_of_another_year_is_refused_with_a_sentence(
    visitor: Enter, hand_in: Callable[..., str], demo_packages: list[Path]
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, demo_packages[0])

    assert "是 2020 年度的资料，与指定的 2021 年度不符，没有导入。" in text(clerk.get(batch))
    assert Incoming.objects.get().state == "unreadable"


def test_a_batch_of_another_park_is_not_there(
    visitor: Enter, hand_in: Callable[..., str], better: Path, other_park: ParkYear
) -> None:
    hand_in(visitor("clerk"), better)
    file = Incoming.objects.get()
    stranger = visitor("clerk", park=other_park.park)

    asked = stranger.get(f"/p/G439902/2021/imports/{file.batch}/")
    taken = stranger.post(f"/p/G439902/2021/imports/{file.batch}/accept/")

    assert asked.status_code == 422
    assert "没有这批文件" in asked.content.decode()
    assert taken.status_code == 422
    assert area() == "1.32"


def test_files_that_were_not_read_to_the_end_can_be_read_again(
    visitor: Enter,
    hand_in: Callable[..., str],
    do_jobs: DoJobs,
    better: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk = visitor("clerk")

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("yuanjian.actions.jobs.preview_file.read_together", fail)
    batch = hand_in(clerk, better)
    page = text(clerk.get(batch))
    assert "程序出了故障，这项工作没有完成" in page
    assert "这批文件没有传完或没有读完。" in page

    monkeypatch.undo()
    clerk.post(f"{batch}again/")
    assert "正在处理" in clerk.post(f"{batch}again/").content.decode()
    do_jobs()
    page = text(clerk.get(batch))
    assert "将写入 <strong>1</strong> 行" in page
    assert "程序出了故障" not in page


def test_a_file_that_is_accepted_twice_at_once_goes_in_once(
    visitor: Enter, hand_in: Callable[..., str], do_jobs: DoJobs, better: Path
) -> None:
    clerk, colleague = visitor("clerk"), visitor("head")
    batch = hand_in(clerk, better)

    first = clerk.post(f"{batch}accept/")
    second = colleague.post(f"{batch}accept/")
    do_jobs()

    assert first.status_code == 302
    assert "这些文件正在处理，请等它完成。" in second.content.decode()
    assert Intake.objects.filter(name="改面积.xlsx").count() == 1


def test_a_job_that_begins_again_after_its_file_went_in_takes_nothing_in_twice(
    visitor: Enter, hand_in: Callable[..., str], do_jobs: DoJobs, better: Path
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, better)
    clerk.post(f"{batch}accept/")
    (job,) = do_jobs()

    Job.objects.filter(pk=job.pk).update(
        state=Job.State.WAITING
    )  # as after a kill just before its end
    do_jobs()

    assert Intake.objects.filter(name="改面积.xlsx").count() == 1
    assert RowHistory.objects.filter(sheet="02", key="B01", park_year__year=2021).count() == 2
    assert Incoming.objects.get().state == "accepted"
