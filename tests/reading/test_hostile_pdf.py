"""PDF files that nobody means well with."""

import random
import time

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
