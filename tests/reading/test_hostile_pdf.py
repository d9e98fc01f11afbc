"""PDF files that nobody means well with."""

import random
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest

from tests.reading.outcome import outcome, refused, written
from tests.reading.pdffile import PdfPage, pdf_file
from yuanjian.reading.open import read_document


def test_a_pdf_with_a_password_is_refused_as_locked(tmp_path):
    from pypdf import PdfReader, PdfWriter

    page = PdfPage()
    page.text(90, 100, "园区概况AB")
    writer = PdfWriter(clone_from=PdfReader(pdf_file(tmp_path / "a.pdf", page)))
    writer.encrypt("密码", algorithm="AES-256")
    writer.write(tmp_path / "锁.pdf")
    assert refused(tmp_path / "锁.pdf").why == "encrypted"

    writer = PdfWriter(clone_from=PdfReader(tmp_path / "a.pdf"))
    writer.encrypt("", "只限改", algorithm="AES-256")
    writer.write(tmp_path / "可读.pdf")
    assert read_document(tmp_path / "可读.pdf").paragraphs[0].text == "园区概况AB"


def test_pdf_files_with_flipped_bytes_and_cut_ends_never_crash(tmp_path):
    page = PdfPage()
    page.text(90, 80, "一、园区概况AB")
    page.cells([90, 200, 400], [100, 130, 160], [["序号", "要求"], ["1", "甲"]])
    content = pdf_file(tmp_path / "a.pdf", page, page).read_bytes()
    interesting = [i for i, b in enumerate(content) if b]
    chance = random.Random(4)
    seen = set()
    for _ in range(300):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            broken[chance.choice(interesting)] = chance.randrange(256)
        cut = chance.randrange(len(broken)) if chance.random() < 0.2 else len(broken)
        seen.add(outcome(written(tmp_path / "x.pdf", bytes(broken[:cut]))))
    assert {"document", "damaged"} <= seen


def test_pdf_files_of_ruleless_tables_with_flipped_bytes_never_crash(tmp_path):
    page = PdfPage()
    page.text(90, 80, "表1 落实情况")
    for n in range(12):
        for x, text in ((90, str(n)), (150, "要求落实"), (330, "12.5"), (450, "是  否")):
            page.text(x, 110 + 16 * n, text, 10)
    page.line(85, 98, 510, 98)
    page.line(85, 700, 200, 700)
    page.text(90, 715, "1 注", 8)
    content = pdf_file(tmp_path / "a.pdf", page, page).read_bytes()
    places = [i for i in range(content.index(b"BT /F"), len(content)) if content[i]]
    chance = random.Random(7)
    seen = set()
    for _ in range(100):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            broken[chance.choice(places)] = chance.choice(b"0123456789.-<> Tm")
        seen.add(outcome(written(tmp_path / "x.pdf", bytes(broken))))
    assert "document" in seen


def test_a_pdf_page_of_a_hundred_thousand_gapped_bits_is_read_in_bounded_time(tmp_path):
    page = PdfPage()
    chance = random.Random(2)
    for n in range(1500):
        for _ in range(20):
            page.text(round(chance.uniform(10, 580), 1), round(5 + n * 0.55, 2), "甲", 4)
    path = pdf_file(tmp_path / "a.pdf", page)
    began = time.process_time()

    assert outcome(path) == "document"
    assert time.process_time() - began < 10


def test_pages_of_no_or_absurd_size_are_read_or_refused(tmp_path):
    page = PdfPage()
    page.text(90, 100, "正文AB。")
    page.line(90, 120, 200, 120)
    content = pdf_file(tmp_path / "a.pdf", page).read_bytes()
    for box in (b"[0 0 0 0]", b"[9 9 1 1]", b"[0 0 9e9 9]", b"[x y z]"):
        odd = content.replace(b"[0 0 595 842]", box.ljust(13))
        assert odd != content
        assert outcome(written(tmp_path / "b.pdf", odd)) in (
            "document",
            "no_text",
            "damaged",
            "scanned",
        )


def bomb(path: Path, megabytes: int, filters: bytes = b"/FlateDecode") -> Path:
    """A page whose content swells to so many megabytes of blanks."""
    page = PdfPage()
    page.text(90, 100, "正文AB。")
    content = pdf_file(path, page).read_bytes()
    squeeze = zlib.compressobj(9)
    data = b"".join(squeeze.compress(b" " * 2**20) for _ in range(megabytes)) + squeeze.flush()
    more = b"\n10 0 obj\n<< /Length %d /Filter %s >>\nstream\n%s\nendstream\nendobj\n" % (
        len(data), filters, data,
    )  # fmt: skip
    return written(path, (content + more).replace(b"startxref", b"startx   "))


def test_a_pdf_page_that_swells_without_measure_is_refused_before_it_does(tmp_path):
    tracemalloc.start()
    no = refused(bomb(tmp_path / "a.pdf", 400))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (no.why, "压缩炸弹" in str(no)) == ("bomb", True)
    assert peak < 20 * 2**20
    twice = bomb(tmp_path / "b.pdf", 1, b"[/FlateDecode /FlateDecode]")
    assert refused(twice).why == "bomb"
    assert outcome(bomb(tmp_path / "c.pdf", 2)) != "bomb"


def test_a_pdf_of_endless_beginnings_of_streams_takes_linear_time(tmp_path):
    def seconds(count: int) -> float:
        path = tmp_path / f"{count}.pdf"
        written(path, b"%PDF-1.5\n" + b"1 0 obj\n<</Filter/FlateDecode>>\nstream\n" * count)
        began = time.process_time()
        outcome(path)
        return time.process_time() - began

    seconds(100)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.5


@pytest.mark.parametrize("loops", [False, True])
def test_a_tree_of_pages_a_hundred_thousand_deep_is_read_or_refused(tmp_path, loops):
    depth = 100_000
    last = b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    objects.append(last if loops else page)
    body = [b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1)]
    trailer = b"trailer << /Size %d /Root 1 0 R >>\n%%%%EOF\n" % (depth + 3)

    path = written(tmp_path / "a.pdf", b"%PDF-1.5\n" + b"".join(body) + trailer)

    assert outcome(path) in ("no_text", "damaged")


def test_more_text_than_any_report_has_is_refused_while_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("yuanjian.reading.pdf.MAX_CHARACTERS", 20_000)
    page = PdfPage()
    for n in range(30):
        page.text(90, 100 + 20 * n, "园区排水实行雨污分流全部工业废水经企业预处理达到接管标准")

    no = refused(pdf_file(tmp_path / "a.pdf", *[page] * 40))

    assert (no.why, "文字超过 2 万字（读到第24页）" in str(no)) == ("too_large", True)


def test_a_pdf_of_too_many_pages_is_refused_by_their_number(tmp_path):
    path = pdf_file(tmp_path / "长.pdf", *[PdfPage()] * 5001)

    assert "5001 页，超过 5000 页" in str(refused(path))


def test_a_pdf_page_crossed_by_thousands_of_rules_is_read_in_bounded_time(tmp_path):
    page = PdfPage()
    page.text(90, 830, "正文AB。")
    chance = random.Random(1)
    for _ in range(3000):
        x, y = chance.uniform(0, 590), chance.uniform(0, 800)
        page.line(x, 0, x, 800)
        page.line(0, y, 590, y)
    began = time.monotonic()

    assert outcome(pdf_file(tmp_path / "a.pdf", page)) == "document"
    assert time.monotonic() - began < 5


def test_pdf_text_over_a_real_tree_of_pages_that_loops_is_refused_or_read(tmp_path):
    page = PdfPage()
    page.text(90, 100, "正文AB。")
    content = pdf_file(tmp_path / "a.pdf", page).read_bytes()
    looped = content.replace(b"/Kids [11 0 R]", b"/Kids [2 0 R ]")
    assert looped != content

    assert outcome(written(tmp_path / "b.pdf", looped)) in ("damaged", "no_text", "document")
