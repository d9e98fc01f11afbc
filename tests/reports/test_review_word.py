"""The user's own Word file with comments: at the quoted words, and with nothing else touched."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.reports.review_sample import W, everywhere, found, quote, review_of, sample, with_parts
from yuanjian.audit.finding import Quote
from yuanjian.core.evidence import Place
from yuanjian.core.refusal import Refusal
from yuanjian.reading.open import read_document
from yuanjian.reports.review.word_comments import commented
from yuanjian.reports.review.word_marks import Mark, marked
from yuanjian.reports.review.word_scan import Unmarkable, scan

MADE = datetime(2021, 3, 1, 9, 30)
MAIN = "word/document.xml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def part(content: bytes | Path, name: str) -> bytes:
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(content) if isinstance(content, bytes) else content) as package:
        return package.read(name)


def ranges(xml: bytes) -> dict[str, str]:
    """The text within each comment's range, by the comment's number; text that is deleted left out."""
    open_ones: set[str] = set()
    said: dict[str, str] = {}
    for element in etree.fromstring(xml).iter():
        if element.tag == w("commentRangeStart"):
            open_ones.add(element.get(w("id")))
            said[element.get(w("id"))] = ""
        elif element.tag == w("commentRangeEnd"):
            open_ones.discard(element.get(w("id")))
        elif element.tag == w("t"):
            for one in open_ones:
                said[one] += element.text or ""
    assert not open_ones
    return said


def characters(xml: bytes) -> list[tuple[str, str]]:
    """Every character with the properties of its run, as XML."""
    found_ones = []
    for run in etree.fromstring(xml).iter(w("r")):
        look = run.find(w("rPr"))
        dress = "" if look is None else etree.tostring(look, method="c14n").decode()
        for text in run.iterchildren(w("t"), w("delText"), w("tab")):
            found_ones += [(char, dress) for char in (text.text or "\t")]
    return found_ones


def comments(content: bytes) -> dict[str, str]:
    root = etree.fromstring(part(content, "word/comments.xml"))
    return {c.get(w("id")): "\n".join("".join(p.itertext()) for p in c) for c in root}


def test_each_comment_stands_at_its_quoted_words(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    words = ("数量10个", "上一年度末 5 个", "清退0个", "规模5.0×10⁴m³", "率 100%", "35.6吨 & 其他")
    content = commented(
        path, review_of(document, [found(*(quote(document, q) for q in words))]), MADE
    )
    assert list(ranges(part(content, MAIN)).values()) == [
        "数量10个", "上一年度末 5 个", "清退0个", "规模5.0×104m³", "率 100%", "35.6吨 & 其他",
    ]  # fmt: skip


def test_text_and_formatting_of_every_character_stay(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    one = found(
        quote(document, "企业数量10"),
        quote(document, "10个，其中上"),
        quote(document, "规模5.0×10⁴m"),
    )
    content = commented(path, review_of(document, [one, one]), MADE)
    assert characters(part(content, MAIN)) == characters(part(path, MAIN))
    texts = [p.text for p in read_document(_saved(tmp_path, content)).paragraphs]
    assert texts == [p.text for p in document.paragraphs]


def test_without_our_marks_and_seams_the_bytes_are_those_of_the_original(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    words = [quote(document, q) for q in ("数量10个", "清退0个", "100%", "35.6")]
    xml = part(commented(path, review_of(document, [found(*words)]), MADE), MAIN)
    xml = re.sub(rb'<w:commentRange(?:Start|End) w:id="\d+"/>', b"", xml)
    xml = re.sub(rb'<w:r><w:commentReference w:id="\d+"/></w:r>', b"", xml)
    assert _seamless(xml) == _seamless(part(path, MAIN))


def _seamless(xml: bytes) -> bytes:
    plain = xml.replace(b' xml:space="preserve"', b"")
    return plain.replace(b"</w:t></w:r><w:r><w:t>", b"")


def test_every_other_part_of_the_package_keeps_its_bytes(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    content = commented(path, review_of(document, [found(quote(document, "清退0个"))]), MADE)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(_saved(tmp_path, content)) as new:
        assert new.testzip() is None
        changed = {
            n for n in new.namelist() if n not in old.namelist() or old.read(n) != new.read(n)
        }
        assert [n for n in new.namelist() if n in old.namelist()] == old.namelist()
    expected = {MAIN, "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert changed == expected


def test_a_comment_says_what_is_wrong_and_the_other_places_lead_to_it(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    review = review_of(document, [found(quote(document, "数量10个"), quote(document, "清退0个"))])
    first, second = comments(commented(path, review, MADE)).values()
    assert first.splitlines() == [
        "【须更正或举证】1. 企业数前后对不上", "5＋1－0＝6，报告写10", "对照：“清退0个”（第2段）", "应为：6",
        "办法：核对企业名录", "改好的标准：四个数相加相等", "依据：年末数＝上年末数＋新入园数－清退数（逻辑）",
    ]  # fmt: skip
    assert second.splitlines()[2] == "对照：“数量10个”（第2段）"


def test_python_docx_reads_author_initials_and_date(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    content = commented(path, review_of(document, [found(quote(document, "清退0个"))]), MADE)
    (comment,) = WordDocument(str(_saved(tmp_path, content))).comments
    assert (comment.author, comment.initials) == ("园鉴审核", "园鉴")
    assert comment.timestamp is not None
    assert comment.timestamp.replace(tzinfo=None) == MADE


def test_comments_that_are_there_stay_and_ours_are_numbered_after_them(tmp_path: Path) -> None:
    path, _ = sample(tmp_path)
    word = WordDocument(str(path))
    word.add_comment(word.paragraphs[1].runs[:1], text="请领导审阅", author="王科长")
    word.save(str(path))
    document = read_document(path)
    review = review_of(document, [found(quote(document, "清退0个"))])
    said = comments(commented(path, review, MADE))
    assert said["0"] == "请领导审阅"
    assert said["1"].startswith("【须更正或举证】")
    assert ranges(part(commented(path, review, MADE), MAIN)) == {
        "0": "园区已入园企业",
        "1": "清退0个",
    }


def test_words_in_a_text_box_are_marked_at_the_paragraph_that_it_hangs_on(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    content = commented(path, review_of(document, [found(quote(document, "3.2万吨"))]), MADE)
    xml = etree.fromstring(part(content, MAIN))
    (start,) = xml.iter(w("commentRangeStart"))
    assert "".join(start.getparent().itertext()).startswith("方框所在的一段")
    assert "所指原文：“3.2万吨”" in comments(content)["0"]
    assert not [e for box in xml.iter(w("txbxContent")) for e in box.iter(w("commentReference"))]


def test_words_in_a_header_and_what_stands_nowhere_are_marked_at_the_first_paragraph(
    tmp_path: Path,
) -> None:
    path, document = sample(tmp_path)
    both = [found(quote(document, "送审稿")), found(everywhere("没有附表"), code="gaps.annexes")]
    content = commented(path, review_of(document, both), MADE)
    assert list(ranges(part(content, MAIN)).values()) == ["一、园区概况", "一、园区概况"]
    assert "所指原文：“送审稿”" in comments(content)["0"]


def test_the_side_that_stands_in_the_records_gets_no_comment_of_its_own(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    ledger = Quote(
        "台账：已入园企业数量 7个", Place("资料包.xlsx", "05_企业名录", 7, "C7", "0" * 64)
    )
    review = review_of(document, [found(quote(document, "数量10个"), ledger)])
    content = commented(path, review, MADE)
    (only,) = comments(content).values()
    assert "对照：“台账：已入园企业数量 7个”（05_企业名录 C7（资料包.xlsx））" in only


def test_words_in_a_footnote_are_marked_at_its_sign(tmp_path: Path) -> None:
    path, _ = sample(tmp_path)
    _add_footnote(path)
    document = read_document(path)
    assert document.paragraphs[-2].aside == "footnote"
    content = commented(path, review_of(document, [found(quote(document, "海关统计口径"))]), MADE)
    (start,) = etree.fromstring(part(content, MAIN)).iter(w("commentRangeStart"))
    assert start.getnext().find(w("footnoteReference")) is not None


def _add_footnote(path: Path) -> None:
    """A footnote 2 at the end of the first paragraph, as Word writes one."""
    sign = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    main = part(path, MAIN).replace(b"</w:p>", sign, 1)
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>海关统计口径</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    relations = part(path, "word/_rels/document.xml.rels").replace(
        b"</Relationships>", relation.encode()
    )
    with_parts(
        path,
        {
            MAIN: main,
            "word/footnotes.xml": notes.encode(),
            "word/_rels/document.xml.rels": relations,
        },
    )


def test_a_package_that_calls_the_namespace_otherwise_is_marked_in_its_own_spelling(
    tmp_path: Path,
) -> None:
    path, _ = sample(tmp_path)
    xml = re.sub(rb"(</?)w:", rb"\1x:", part(path, MAIN)).replace(b"xmlns:w=", b"xmlns:x=")
    xml = re.sub(rb"(\s)w:(?=[a-zA-Z]+=)", rb"\1x:", xml)
    with_parts(path, {MAIN: xml})
    document = read_document(path)
    content = commented(path, review_of(document, [found(quote(document, "清退0个"))]), MADE)
    assert ranges(part(content, MAIN)) == {"0": "清退0个"}
    assert b"<x:commentRangeStart x:id=" in part(content, MAIN)


def test_a_file_that_was_changed_after_its_review_is_not_marked(tmp_path: Path) -> None:
    path, document = sample(tmp_path)
    review = review_of(document, [found(quote(document, "清退0个"))])
    with_parts(path, {"docProps/new.xml": b"<a/>"})
    with pytest.raises(Refusal, match="改动过"):
        commented(path, review, MADE)


def test_a_text_file_is_told_that_comments_are_for_word(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("一、园区概况\n园区已入园企业数量10个。\n", encoding="utf-8")
    with pytest.raises(Refusal, match="只能加在 Word"):
        commented(path, review_of(read_document(path), []), MADE)


def test_xml_that_brings_its_own_entities_is_refused() -> None:
    with pytest.raises(Unmarkable):
        scan(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', [0])


RUN = st.tuples(
    st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr/>"]),
    st.text("园 A&<，4", min_size=1, max_size=6),
)


@given(st.lists(RUN, min_size=1, max_size=5), st.data())
def test_any_range_of_any_runs_is_marked_exactly(
    runs: list[tuple[str, str]], data: st.DataObject
) -> None:
    texts = [text for _, text in runs]
    xml = f'<w:document xmlns:w="{W}"><w:body><w:p>'.encode()
    for look, text in runs:
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        xml += f'<w:r>{look}<w:t xml:space="preserve">{safe}</w:t></w:r>'.encode()
    xml += b"</w:p></w:body></w:document>"
    root = etree.fromstring(xml)
    ordinals = [n for n, e in enumerate(root.iter("*")) if e.tag == w("t")]
    whole = "".join(texts)
    at = [(n, i) for n, text in enumerate(texts) for i in range(len(text))]
    seen = scan(xml, ordinals)
    marks, expected = [], {}
    for number in range(data.draw(st.integers(1, 4))):
        first = data.draw(st.integers(0, len(whole) - 1))
        last = data.draw(st.integers(first, len(whole) - 1))
        (run, offset), (other, end) = at[first], at[last]
        marks.append(
            Mark(number, seen.held[ordinals[run]], offset, seen.held[ordinals[other]], end + 1)
        )
        expected[str(number)] = whole[first : last + 1]
    done = marked(seen, marks)
    assert ranges(done) == expected
    assert characters(done) == characters(xml)


def _saved(folder: Path, content: bytes) -> Path:
    path = folder / "批注.docx"
    path.write_bytes(content)
    return path
