"""Files that nobody means well with: a clear refusal in Chinese, or a document; never a crash, never without end."""

import io
import random
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.outcome import outcome, refused, written
from tests.reading.pdffile import PdfPage, pdf_file
from tests.reading.wordfile import NAMES, p, r, tbl, tc, tr, word_file
from yuanjian.reading import guards
from yuanjian.reading.open import read_document


def rezipped(source: Path, target: Path, name: str, content: bytes) -> Path:
    """A copy with one part put in or replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return target


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return word_file(tmp_path / "好.docx", p("园区概况"), tbl(tr("序号", "要求"), tr("1", "甲")))


def test_what_is_no_report_is_named_and_said_what_to_do(tmp_path):
    def zipped(*names: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in names:
                archive.writestr(name, "x")
        return buffer.getvalue()

    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    cases = {
        "旧.doc": (ole, "old_format", "请另存为 .docx"),
        "锁.docx": (ole + "EncryptedPackage".encode("utf-16-le"), "encrypted", "密码"),
        "空.docx": (b"", "empty", "0 字节"),
        "簿.docx": (zipped("xl/workbook.xml"), "other_format", "Excel 工作簿"),
        "包.docx": (zipped("a.txt"), "other_format", "压缩包"),
        "版式.ofd": (zipped("OFD.xml"), "other_format", "OFD"),
        "开放.odt": (zipped("content.xml"), "other_format", "OpenDocument"),
        "网页.doc": (b"<html><body>x", "other_format", "网页"),
        "富.doc": (b"{\\rtf1 x}", "old_format", "RTF"),
        "图.docx": (b"\x89PNG\r\n\x1a\n" + bytes(50), "other_format", "图片"),
        "空白.txt": (" \n\t\n　".encode(), "no_text", "没有文字"),
        "半.pdf": (b"%PDF-1.7\n1 0 obj", "damaged", "损坏"),
    }
    for name, (content, why, words) in cases.items():
        no = refused(written(tmp_path / name, content))
        assert (name, no.why) == (name, why)
        assert words in str(no), name


def test_absent_files_and_folders_are_said_so(tmp_path):
    assert refused(tmp_path / "没有.docx").why == "absent"
    assert "是文件夹" in str(refused(tmp_path))
    assert refused(tmp_path / "a\0b.docx").why in ("absent", "no_access")


def test_content_decides_over_the_extension_and_this_is_told(good, tmp_path):
    as_pdf = read_document(written(tmp_path / "其实是.pdf", good.read_bytes()))
    page = PdfPage()
    page.text(90, 100, "园区概况AB")
    as_word = read_document(pdf_file(tmp_path / "其实是.docx", page))
    as_old = read_document(written(tmp_path / "其实是.doc", "园区概况".encode()))

    assert (as_pdf.kind, as_word.kind, as_old.kind) == ("docx", "pdf", "txt")
    assert as_pdf.notes == ("扩展名是“.pdf”，但内容是Word 文档（.docx），已按内容读取",)
    assert "内容是PDF" in as_word.notes[0]
    assert "内容是文本" in as_old.notes[0]


def test_entities_external_or_nested_are_refused(good, tmp_path):
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    for head in (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ):
        body = f"{head}<w:document {NAMES}><w:body>{p('x')}</w:body></w:document>".encode()
        for name in ("word/document.xml", "_rels/.rels"):
            assert refused(rezipped(good, tmp_path / "b.docx", name, body)).why == "unsafe_xml"


def test_xml_in_utf_16_hides_no_entities(good, tmp_path):
    body = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode(
        "utf-16"
    )
    assert (
        refused(rezipped(good, tmp_path / "b.docx", "word/document.xml", body)).why == "unsafe_xml"
    )


def test_a_zip_bomb_is_refused_without_being_inflated(good, tmp_path):
    body = f"<w:document {NAMES}><w:body>".encode() + b"<w:p/>" * 20_000_000
    bomb = rezipped(good, tmp_path / "b.docx", "word/document.xml", body)
    del body
    tracemalloc.start()
    began = time.monotonic()
    why = refused(bomb).why
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert why in ("bomb", "too_large")
    assert peak < 20 * 2**20
    assert time.monotonic() - began < 5


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_swells(good, tmp_path):
    body = f"<w:document {NAMES}><w:body>".encode() + b"<w:p/>" * 1_500_000
    bomb = rezipped(good, tmp_path / "b.docx", "word/document.xml", body)
    content = bytearray(bomb.read_bytes())
    entry = content.rfind(b"word/document.xml") - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    content[entry + 24 : entry + 28] = struct.pack(
        "<I", 1000
    )  # the size that its directory declares

    assert refused(written(tmp_path / "c.docx", bytes(content))).why in ("bomb", "too_large")


def test_a_part_that_claims_to_lie_before_the_file_is_damaged(good, tmp_path):
    content = bytearray(good.read_bytes())
    entry = content.rfind(b"word/document.xml") - 46
    content[entry + 42 : entry + 46] = struct.pack("<I", 0xFFFFFFF0)

    assert refused(written(tmp_path / "c.docx", bytes(content))).why == "damaged"


def test_more_than_a_hundred_megabytes_are_refused_by_size(tmp_path):
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(guards.MAX_FILE + 1)

    assert "超过 100 MB" in str(refused(path))


@pytest.mark.parametrize(
    "open_close",
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ],
    ids=["tables", "controls", "text boxes"],
)
@pytest.mark.parametrize("depth", [40, 100_000])
def test_nesting_is_read_or_refused_at_any_depth(tmp_path, open_close, depth):
    begin, end = open_close
    path = word_file(tmp_path / "深.docx", begin * depth + p("底") + end * depth)

    assert outcome(path) == ("document" if depth == 40 else "unsafe_xml")


def test_absurd_spans_counts_and_numbers_stay_within_bounds(tmp_path):
    path = word_file(
        tmp_path / "a.docx",
        tbl(
            tr(
                tc("a", props='<w:gridSpan w:val="999999999"/>'),
                tc("b", props='<w:gridSpan w:val="-5"/>'),
            ),
            tr("c", props='<w:gridBefore w:val="99999999"/>'),
            tr(tc("d", props='<w:vMerge/><w:gridSpan w:val="x"/>')),
        ),
        p(
            "e",
            props='<w:outlineLvl w:val="-7"/><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>',
        ),
        p("f", props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%2%9"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )

    assert outcome(path) == "document"
    assert max(t.width for t in read_document(path).tables) < 1000


def test_a_paragraph_of_a_megabyte_is_read_fast(tmp_path):
    text = "园区已入园企业数量10个，" * 80_000
    began = time.monotonic()
    word = read_document(word_file(tmp_path / "a.docx", p(text)))
    plain = read_document(written(tmp_path / "a.txt", text.encode()))

    assert word.paragraphs[0].text == plain.paragraphs[0].text == text
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "line",
    [
        "\t",
        "\t甲",
        "|",
        "|||||",
        "a\tb",
        "[bookmark: ",
        "....1",
        "目录",
        "　",
        "+-+",
        "甲\t",
        "序号\n甲\n乙\n1",
        "序号\n甲\n乙\n1\na\nb\n2\na\nb\n\na\nb",
    ],
)
def test_text_of_many_odd_lines_takes_linear_time(tmp_path, line):
    def seconds(count: int) -> float:
        path = written(tmp_path / f"{count}.txt", (f"{line}\n" * count + "完").encode())
        began = time.process_time()
        outcome(path)
        return time.process_time() - began

    seconds(100)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.5
    long = written(tmp_path / "long.txt", (line * (300_000 // len(line)) + "\n完").encode())
    began = time.process_time()
    outcome(long)
    assert time.process_time() - began < 20


@given(st.binary(max_size=400))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_document_or_a_refusal(tmp_path, content):
    for head in (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        outcome(written(tmp_path / "x.docx", head + content))


_ELEMENTS = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:tcPr",
    "w:trPr",
    "w:pPr",
    "w:rPr",
    "w:vMerge",
    "w:gridSpan",
    "w:del",
    "w:ins",
    "w:fldChar",
    "w:instrText",
    "w:sdt",
    "w:sdtContent",
    "w:txbxContent",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "w:numPr",
    "w:numId",
    "w:ilvl",
    "w:br",
    "w:tab",
    "w:sym",
    "w:footnoteReference",
    "w:footnote",
    "w:vanish",
    "w:drawing",
    "m:oMath",
    "m:sup",
    "m:f",
    "w:ruby",
    "w:altChunk",
]
_ATTRIBUTES = st.sampled_from(
    [
        "",
        'w:val="restart"',
        'w:val="continue"',
        'w:val="3"',
        'w:val="-1"',
        'w:fldCharType="begin"',
        'w:fldCharType="separate"',
        'w:fldCharType="end"',
        'w:char="F0FE" w:font="Wingdings"',
        'w:char="ZZ"',
        'w:id="2"',
    ]
)
_TREES = st.recursive(
    st.sampled_from(["", "甲", "10", "TOC", "\t"]),
    lambda inner: st.builds(
        lambda name, said, inside: f"<{name} {said}>{''.join(inside)}</{name}>",
        st.sampled_from(_ELEMENTS),
        _ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=40,
)


@given(st.lists(_TREES, max_size=5))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_word_markup_in_any_order_is_a_document_or_a_refusal(tmp_path, body):
    assert outcome(word_file(tmp_path / "x.docx", *body)) in ("document", "no_text")


def test_word_files_with_flipped_bytes_and_cut_ends_never_crash(good, tmp_path):
    content = good.read_bytes()
    chance = random.Random(4)
    seen = set()
    for _ in range(400):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        cut = chance.randrange(len(broken)) if chance.random() < 0.3 else len(broken)
        seen.add(outcome(written(tmp_path / "x.docx", bytes(broken[:cut]))))
    assert "damaged" in seen


def test_runs_by_the_ten_thousand_take_linear_time(tmp_path):
    began = time.monotonic()
    document = read_document(word_file(tmp_path / "a.docx", p(*[r("企", "<w:b/>")] * 60_000)))

    assert len(document.paragraphs[0].text) == 60_000
    assert time.monotonic() - began < 5
