"""The page of proofs: files in, numbers, citations, what lacks a proof, the zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.conftest import DemoYear, Visitor
from yuanjian.actions.work import take_up
from yuanjian.ledger.models import Job, ParkYear, ProofFile, Row

DoJobs = Callable[[], list[Job]]

PDF = b"%PDF-1.7 proof"


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _file(name: str, content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_list_says_what_each_attachment_proves(demo_year: DemoYear, visitor: Visitor) -> None:
    page = visitor("reviewer").get(demo_year("proofs")).content.decode()
    assert "全部 <strong>40</strong>" in page and "没有文件 <strong>40</strong>" in page
    assert "04_经济指标 13 行" in page
    assert "选择文件" not in page  # a reviewer reads


def test_files_are_sent_numbered_and_listed_and_a_bad_one_is_named(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk")
    sent = [_file("A001_设立批复.pdf"), _file("新的说明.pdf", PDF + b"2"), _file("坏.pdf", b"x")]
    page = clerk.post(demo_year("proofs.upload"), {"files": sent}, follow=True).content.decode()
    assert "补上文件 1 个：A001" in page and "新登记 1 个：A041" in page
    assert "“坏.pdf”没有收：内容与扩展名“pdf”不符" in page
    assert (
        Row.objects.get(park_year=demo_year.of, sheet="34", key="A041").data["name"] == "新的说明"
    )

    got = clerk.get(demo_year("proofs.file", number="A001"))
    assert b"".join(got.streaming_content) == PDF
    assert "attachment" in got["Content-Disposition"]


def test_a_row_without_proof_gets_one_by_a_new_file(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")
    page = clerk.get(demo_year("proofs.lacking")).content.decode()
    assert "30_能力建设" in page and "需要：验收、联网等材料" in page
    said = {"sheet": "30", "row": ["应急指挥平台"], "files": [_file("平台验收.pdf")], "back": "lacking"}  # fmt: skip
    page = clerk.post(demo_year("proofs.add_citations"), said, follow=True).content.decode()
    assert "已把 A041 引用到 1 行" in page
    assert "该有佐证的行都引用了附件" in page


def test_citations_are_made_and_taken_back_from_the_rows_of_a_sheet(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk, of = visitor("clerk"), demo_year.of
    page = clerk.get(demo_year("proofs.rows"), {"sheet": "05", "no": "A001", "q": "E001"}).content.decode()  # fmt: skip
    assert page.count('name="row"') == 1 and '<option value="A001" selected>' in page
    said = {"sheet": "05", "row": ["E001"], "number": "A001", "back": "rows"}
    clerk.post(demo_year("proofs.add_citations"), said)
    assert Row.objects.get(park_year=of, sheet="05", key="E001").data["proof"] == ["A007", "A001"]
    clerk.post(demo_year("proofs.take_back"), said)
    assert Row.objects.get(park_year=of, sheet="05", key="E001").data["proof"] == ["A007"]


def test_the_zip_is_made_in_the_background_and_streamed_with_its_index(
    demo_year: DemoYear, visitor: Visitor, do_jobs: DoJobs
) -> None:
    clerk, reader = visitor("clerk"), visitor("reader")
    clerk.post(demo_year("proofs.upload"), {"files": [_file("A001_设立批复.pdf")]})
    assert "还没有生成佐证材料压缩包" in reader.get(demo_year("proofs.zipped")).content.decode()
    reader.post(demo_year("proofs.make_bundle"))
    clerk.post(demo_year("proofs.make_bundle"))  # the one on its way is the one
    assert "正在生成" in clerk.get(demo_year("proofs.bundle")).content.decode()
    (job,) = do_jobs()
    assert (job.state, job.failure) == ("done", "")

    page = reader.get(demo_year("proofs.bundle")).content.decode()
    assert "佐证材料_G439901_2021.zip" in page and "1 个文件" in page and "资料又有变动" not in page
    got = reader.get(demo_year("proofs.zipped"))
    with zipfile.ZipFile(io.BytesIO(b"".join(got.streaming_content))) as archive:
        names = archive.namelist()
        index = archive.read(names[0]).decode()
    assert names == [
        "佐证材料_G439901_2021/目录.html", "佐证材料_G439901_2021/目录.docx",
        "佐证材料_G439901_2021/附件/A001_设立批复.pdf",
    ]  # fmt: skip
    assert "第11项" in index and "规划环评要求" in index and "三线一单管控要求" in index

    clerk.post(demo_year("proofs.upload"), {"files": [_file("A002_批复.pdf", PDF + b"2")]})
    assert "资料又有变动" in reader.get(demo_year("proofs.bundle")).content.decode()
    clerk.post(demo_year("proofs.make_bundle"))
    do_jobs()
    assert "2 个文件" in reader.get(demo_year("proofs.bundle")).content.decode()
    assert len(list((Path(settings.DATA) / "bundles").glob("*"))) == 1


def test_a_zip_whose_worker_died_is_made_by_the_next_and_a_full_disk_is_said(
    demo_year: DemoYear, visitor: Visitor, do_jobs: DoJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = visitor("clerk")
    clerk.post(demo_year("proofs.make_bundle"))
    Job.objects.update(state=Job.State.RUNNING, worker="gone#1", beat=None)
    take_up()
    (job,) = do_jobs()
    assert job.state == "done"

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("yuanjian.actions.proof_bundle.write_zip", full)
    clerk.post(demo_year("proofs.make_bundle"))
    (job,) = do_jobs()
    assert job.failure.startswith("压缩包写不下来（No space left on device）")
    page = clerk.get(demo_year("proofs.bundle")).content.decode()
    assert "上次没有生成" in page and "下载压缩包" in page  # the one before is still there
    assert not list((Path(settings.DATA) / "bundles").glob("*.part"))


def test_a_file_of_another_park_is_not_given(
    demo_year: DemoYear, visitor: Visitor, other_park: ParkYear
) -> None:
    from yuanjian.web.visit import link

    visitor("clerk").post(demo_year("proofs.upload"), {"files": [_file("A001_设立批复.pdf")]})
    assert ProofFile.objects.filter(park_year=demo_year.of).count() == 1
    stranger = visitor("clerk", park=other_park.park)
    assert stranger.get(demo_year("proofs.file", number="A001")).status_code in (403, 404)
    refused = stranger.get(link("proofs.file", other_park, number="A001"))
    assert "没有文件" in refused.content.decode()


def test_a_clerk_begins_an_empty_year_from_the_last_one(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.web.visit import link

    of = ParkYear.objects.create(park=demo_year.of.park, year=2022)
    clerk = visitor("clerk")
    assert "从 2021 年度开始" in clerk.get(link("desk", of)).content.decode()
    page = clerk.post(link("desk.carry", of), follow=True).content.decode()
    assert "已从 2021 年度带来 27 张表" in page
    assert not Row.objects.filter(park_year=of, sheet="19").exists()
    firm = Row.objects.get(park_year=of, sheet="05", key="E001")
    assert firm.data["source"] == "上年结转"


def test_an_administrator_opens_a_year_with_or_without_the_last_one(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    admin, code = visitor("admin"), demo_year.of.park.code
    admin.post(demo_year("parks.new"), {"code": code, "year": "2022", "carry": "1"})
    admin.post(demo_year("parks.new"), {"code": code, "year": "2023"})
    rows = Row.objects.filter(park_year__park=demo_year.of.park)
    assert rows.filter(park_year__year=2022, sheet="05").count() == 14
    assert not rows.filter(park_year__year=2023).exists()
