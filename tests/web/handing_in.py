"""Handing in workbooks as the import page does: fixtures of its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import Job

DoJobs = Callable[[], list[Job]]
Enter = Callable[..., Client]


def changed(package: Path, folder: Path, name: str, cells: dict[tuple[str, str], object]) -> Path:
    """A workbook of the package's sheets that are touched, with some cells written anew, as saved by Excel."""
    book = load_workbook(package)
    touched = {"01_园区概况", *(sheet for sheet, _ in cells)}
    for other in [n for n in book.sheetnames if n[:2].isdigit() and n[:2] != "90"]:
        if other not in touched:
            del book[other]
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    path = folder / name
    book.save(path)
    return path


@pytest.fixture(name="hand_in")
def handing_in(
    demo_year: DemoYear,
    do_jobs: DoJobs,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> Callable[..., str]:
    """Uploads files as the form does, reads them in the background, returns the address of the batch."""

    def send(client: Client, *files: Path | SimpleUploadedFile) -> str:
        sent = [
            f if isinstance(f, SimpleUploadedFile) else SimpleUploadedFile(f.name, f.read_bytes())
            for f in files
        ]
        answer = client.post(demo_year("imports.upload"), {"files": sent})
        assert answer.status_code == 302, answer.content.decode()
        do_jobs()
        return answer.headers["Location"]

    return send


@pytest.fixture(name="better")
def better_file(demo_packages: list[Path], tmp_path: Path) -> Path:
    """The example's package with one cell changed: the area of block B01, 1.32 → 1.35."""
    return changed(demo_packages[1], tmp_path, "改面积.xlsx", {("02_区块与用地", "D5"): 1.35})


def text(answer: HttpResponse) -> str:
    """The page, without line breaks between its parts."""
    return " ".join(answer.content.decode().split())
