"""PDF by LibreOffice: real runs are marked long; what happens without it is tested everywhere."""

import os
import shutil
import stat
import subprocess
import time

import pytest

from tests.reports.pdf_tags import tags
from tests.reports.picture_sample import ALT, illustrated
from tests.reports.sample import MADE, report
from yuanjian.reports.pdf import NoPdf, font_aliases, heading_pages, pdf_bytes, write_pdf
from yuanjian.reports.pdf_text import breakable
from yuanjian.reports.tree import Paragraph, Report, Text
from yuanjian.reports.word.document import word_bytes

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)


def test_without_libreoffice_the_message_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("YUANJIAN_SOFFICE", raising=False)
    word = tmp_path / "a.docx"
    word.write_bytes(b"")

    with pytest.raises(NoPdf, match=r"没有找到 LibreOffice.*另存为 PDF"):
        write_pdf(word, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_libreoffice_that_hangs_is_ended_with_its_children(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("YUANJIAN_SOFFICE", str(program))
    began = time.monotonic()

    with pytest.raises(NoPdf, match="超过 1 秒没有完成"):
        pdf_bytes(b"", seconds=1)

    assert time.monotonic() - began < 10
    child = int((tmp_path / "child").read_text())
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True, check=False
    ).stdout.strip()
    assert state[:1] in (
        "",
        "Z",
    )  # gone, or dead and not yet buried; a letter more tells its priority


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_libreoffice_that_makes_nothing_is_reported(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("YUANJIAN_SOFFICE", str(program))

    with pytest.raises(NoPdf, match="没有生成 PDF"):
        pdf_bytes(b"")


def test_the_font_file_names_stand_ins_for_every_office_face():
    from lxml import etree

    from yuanjian.reports.word.office_profile import PROFILES

    named = {e.findtext("family") for e in etree.fromstring(font_aliases().encode()).iter("alias")}

    assert {stack[0] for p in PROFILES.values() for stack in p.stacks()} <= named


def test_lists_of_latin_words_may_break_in_the_pdf_and_stay_as_they_are_in_the_filed_file():
    told = Report(
        "d", ("题",), (Paragraph("p", (Text("SO2、NO2、一氧化碳、O₃、PM10"),)),), "园", 2020
    )

    assert breakable(told).blocks[0].inlines[0].text == "SO2、\u200bNO2、一氧化碳、O₃、\u200bPM10"
    assert told.blocks[0].inlines[0].text == "SO2、NO2、一氧化碳、O₃、PM10"


@pytest.fixture(scope="module")
def rendered() -> bytes:
    return pdf_bytes(word_bytes(illustrated(report()), made=MADE))


@needs_office
@pytest.mark.long
def test_the_pdf_is_tagged_and_shows_every_character(rendered, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(rendered)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)

    assert "Tagged:          yes" in info
    assert "Title:           示范综合保税区生态环境管理2020年度自评估报告" in info
    assert "DejaVu" not in fonts  # the last resort, with boxes for Chinese
    assert "截止到年底，园区已入园企业数量" in text.stdout.replace(" ", "")


@needs_office
@pytest.mark.long
def test_the_pdf_says_its_language_and_what_its_picture_shows(rendered):
    found = tags(rendered)

    assert (found.language, found.marked) == ("zh-CN", True)
    assert found.alts == [ALT.format("0.23")]
    assert (found.kinds["Table"], found.kinds["TH"]) == (3, 4 + 5 + 8)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in found.part


@needs_office
@pytest.mark.long
def test_heading_pages_come_from_the_bookmarks(rendered):
    pages = heading_pages(rendered, report().headings())

    assert pages["s1"] == 1
    assert list(pages.values()) == sorted(pages.values())
    assert set(pages) == {h.id for h in report().headings()}
