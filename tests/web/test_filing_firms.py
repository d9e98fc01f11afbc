"""The page of what firms fill in: packages out, files back, reminders, receipts. Firms of the example park."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.web.conftest import DemoYear
from tests.web.handing_in import DoJobs, Enter, text
from yuanjian.ledger.models import Incoming


def body(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_packages_come_as_one_zip_and_a_returned_one_is_previewed_and_answered_with_a_receipt(
    visitor: Enter, demo_year: DemoYear, do_jobs: DoJobs, tmp_path: Path
) -> None:
    clerk = visitor("clerk")
    page = text(clerk.get(demo_year("filing_firms.show")))
    assert "澄江凌屿电子科技有限公司" in page
    assert "复制提醒" in page

    zipped = zipfile.ZipFile(io.BytesIO(body(clerk.get(demo_year("filing_firms.packages")))))
    name = "企业年报包_澄江凌屿电子科技有限公司_2021.xlsx"
    assert name in zipped.namelist()
    book = load_workbook(io.BytesIO(zipped.read(name)))
    sheet = book["05_企业名录"]
    columns = {sheet.cell(1, c).value: c for c in range(1, sheet.max_column + 1)}
    sheet.cell(5, columns["lon"]).value = "很东边"
    file = tmp_path / name
    book.save(file)

    sent = SimpleUploadedFile("随便.xlsx", file.read_bytes())
    batch = clerk.post(demo_year("filing_firms.upload"), {"files": [sent]}).url
    do_jobs()
    shown = text(clerk.get(batch))
    assert "企业填报：E001 澄江凌屿电子科技有限公司" in shown
    assert "读不出数字" in shown

    held = Incoming.objects.get()
    answer = clerk.get(demo_year("imports.receipts", batch=held.batch))
    receipts = zipfile.ZipFile(io.BytesIO(body(answer)))
    assert receipts.namelist() == ["核对回执_澄江凌屿电子科技有限公司_2021.xlsx"]


def test_a_returned_file_that_changes_nothing_is_told_as_returned(
    visitor: Enter, demo_year: DemoYear, do_jobs: DoJobs
) -> None:
    clerk = visitor("clerk")
    content = body(clerk.get(demo_year("filing_firms.package", firm="E001")))
    sent = SimpleUploadedFile("甲.xlsx", content)
    batch = clerk.post(demo_year("filing_firms.upload"), {"files": [sent]}).url
    do_jobs()
    assert "确认后登记为已收回" in text(clerk.get(batch))
    held = Incoming.objects.get()
    clerk.post(demo_year("imports.accept", batch=held.batch))
    do_jobs()

    assert "已收回 1 家" in text(clerk.get(demo_year("filing_firms.show")))
