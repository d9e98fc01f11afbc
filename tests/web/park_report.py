"""A short report of the example park that contradicts itself, in every format, and how it is handed in.

5 + 1 − 0 = 6 firms, but «10» are told: the only finding (roll_forward.enterprises, 必须退回).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.reading.pdffile import PdfPage, pdf_file
from tests.reading.wordfile import p, word_file
from yuanjian.ledger.models import Job, Review

WRONG = "上年末5＋新入园1－清退0＝6，不等于年末已入园 10 家"
"""What the finding says."""


def lines(
    *, park: str = "澄江综合保税区", code: str = "G439901", year: int = 2021, now: int = 10, more: str = ""
) -> list[str]:  # fmt: skip
    """The report's paragraphs."""
    return [
        f"{park}园区生态环境管理",
        f"{year}年度自评估报告",
        "一、园区概况",
        f"{park}位于湖南省益阳市，园区代码为{code}，园区级别为国家级园区。",
        f"截止到{year}年底，园区已入园企业数量{now}个，上一年度末已入园企业数量5个，"
        "本年度内新入园企业数量1个，本年度清退企业数量0个。",
        *([more] if more else []),
    ]


def text_of(**told: object) -> bytes:
    """As a text file."""
    return "\n".join(lines(**told)).encode()  # type: ignore[arg-type]


def word_of(folder: Path, **told: object) -> bytes:
    """As a Word file."""
    return word_file(folder / "r.docx", *map(p, lines(**told))).read_bytes()  # type: ignore[arg-type]


def pdf_of(folder: Path) -> bytes:
    """As a PDF with text, set 35 ems wide as a word processor does."""
    page = PdfPage()
    y = 100
    for line in lines():
        x = 2.0
        for char in line:
            width = 0.5 if char.isascii() else 1.0
            if x + width > 35:
                x, y = 0.0, y + 20
            page.text(90 + 12 * x, y, char)
            x += width
        y += 20
    return pdf_file(folder / "r.pdf", page).read_bytes()


def send(client: Client, *files: tuple[str, bytes], **options: str) -> str:
    """Hands files in as the form does; the answer's page."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/audit/hand-in/", {"files": sent, **options})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def audited(
    client: Client, do_jobs: Callable[[], list[Job]], name: str, content: bytes, **options: str
) -> Review:
    """Hands one file in and audits it; the review that came of it."""
    send(client, (name, content), **options)
    (job,) = do_jobs()
    assert job.state == Job.State.DONE, job.failure
    return Review.objects.get(pk=job.result["args"]["pk"])
