"""Pictures of the example report for both READMEs: the pages as LibreOffice lays them out.

`script/docs --picture` makes docs/images/report-*.png. Needs soffice, pdftotext and pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "images"
# What stands on the page that is shown; the first page that has it, the table of contents left out.
PAGES = {"overview": "一、园区概况", "requirements": "表 1", "credit": "表 4"}
_DOTS_PER_INCH = 80


def write() -> None:
    """Builds the example report and keeps pictures of a few of its pages."""
    with tempfile.TemporaryDirectory(prefix="yuanjian-picture-") as name:
        folder = Path(name)
        yuanjian = Path(sys.executable).with_name("yuanjian")
        _run(str(yuanjian), "demo", "--no-serve", "--dir", str(folder / "demo"))
        (report,) = (folder / "demo").rglob("report.docx")
        _run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office",
             "--convert-to", "pdf", "--outdir", str(folder), str(report))  # fmt: skip
        pdf = str(folder / "report.pdf")
        texts = _run("pdftotext", "-layout", pdf, "-").split("\f")
        FOLDER.mkdir(exist_ok=True)
        for picture, words in PAGES.items():
            page = str(_page(texts, words))
            _run("pdftoppm", "-png", "-gray", "-singlefile", "-r", str(_DOTS_PER_INCH),
                 "-f", page, "-l", page, pdf, str(FOLDER / f"report-{picture}"))  # fmt: skip


def _page(texts: list[str], words: str) -> int:
    wanted = words.replace(" ", "")
    for number, text in enumerate(texts, start=1):
        plain = "".join(text.split())
        if wanted in plain and "目录" not in plain:
            return number
    raise ValueError(f"no page of the report has «{words}»")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=180).stdout
