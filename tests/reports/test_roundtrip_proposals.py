"""Tracked changes as proposals: what is one, and accepting or rejecting them without losing anything else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.reports.tracked import (
    Dice,
    W,
    body_of,
    lines,
    mark,
    paragraph,
    row,
    run,
    struck,
    typed,
    word,
)
from yuanjian.core.refusal import Refusal
from yuanjian.reports.roundtrip.proposals import Open, open_changes
from yuanjian.reports.roundtrip.settling import Choice, settle_proposals
from yuanjian.reports.roundtrip.wordfile import WordFile

ADDS, TAKES = ("ins", "moveTo"), ("del", "moveFrom")
LAST = paragraph(run("末段。"))


def told(content: bytes) -> list[tuple[str, str, str, str]]:
    found = [one.proposal for one in open_changes(WordFile.of(content))]
    return [(p.kind, p.author, p.before, p.after) for p in found]


def settled(content: bytes, **choices: Choice) -> list[str]:
    """Lines after choices: ``_1="accept"``."""
    return lines(settle_proposals(content, {int(n[1:]): c for n, c in choices.items()}).content)


def test_words_replaced_by_one_hand_are_one_proposal_and_anothers_is_another() -> None:
    content = word(
        paragraph(
            run("企业") + struck("10") + typed("12") + typed("（含在建）", by="张工") + run("家。")
        )
    )
    assert told(content) == [("words", "李主任", "10", "12"), ("words", "张工", "", "（含在建）")]
    assert settled(content, _1="accept") == ["企业12{（含在建）}家。"]
    assert settled(content, _1="reject") == ["企业10{（含在建）}家。"]
    assert settled(content, _2="reject") == ["企业[10]{12}家。"]
    assert settled(content, _1="accept", _2="accept") == ["企业12（含在建）家。"]


def test_a_paragraph_typed_in_is_one_proposal_with_its_end() -> None:
    content = word(
        paragraph(run("前段。"), end=mark("ins")) + paragraph(typed("新的一段。")) + LAST
    )
    assert told(content) == [("paragraph", "李主任", "", "\n新的一段。")]
    assert settled(content, _1="accept") == ["前段。", "新的一段。", "末段。"]
    assert settled(content, _1="reject") == ["前段。", "末段。"]


def test_a_paragraph_struck_out_goes_whole_or_stays_whole() -> None:
    content = word(
        paragraph(run("前段。"))
        + paragraph(struck("旧的一段。"), end=mark("del"), look='<w:pStyle w:val="a1"/>')
        + LAST
    )
    assert told(content) == [("words", "李主任", "旧的一段。\n", "")]
    assert settled(content, _1="accept") == ["前段。", "末段。"]
    assert settled(content, _1="reject") == ["前段。", "旧的一段。", "末段。"]
    looks = body_of(settle_proposals(content, {1: "reject"}).content).findall(f".//{{{W}}}pStyle")
    assert [one.get(f"{{{W}}}val") for one in looks] == ["a1"]


def test_two_paragraphs_joined_keep_all_their_words() -> None:
    content = word(paragraph(run("前段，"), end=mark("del")) + paragraph(run("后段。")))
    assert told(content) == [("paragraph", "李主任", "\n", "")]
    assert settled(content, _1="accept") == ["前段，后段。"]
    assert settled(content, _1="reject") == ["前段，", "后段。"]


def test_the_end_of_a_paragraph_before_a_table_stays() -> None:
    table = f"<w:tbl>{row(LAST)}</w:tbl>"
    content = word(paragraph(run("表前。"), end=mark("del")) + table + paragraph(""))
    assert settled(content, _1="accept") == ["表前。", "末段。", ""]


def test_both_ends_of_a_move_are_decided_together() -> None:
    def end(kind: str, number: int) -> str:
        return (
            f'<w:{kind}RangeStart w:id="{number}" w:name="m1" w:author="李主任"/>'
            + mark(kind, run("搬走的话。"))
            + f'<w:{kind}RangeEnd w:id="{number}"/>'
        )

    content = word(
        paragraph(run("甲。") + end("moveFrom", 7)) + paragraph(end("moveTo", 8) + run("乙。"))
    )
    assert told(content) == [("move", "李主任", "搬走的话。", "搬走的话。")]
    assert settled(content, _1="accept") == ["甲。", "搬走的话。乙。"]
    assert settled(content, _1="reject") == ["甲。搬走的话。", "乙。"]
    left = etree.tostring(body_of(settle_proposals(content, {1: "accept"}).content))
    assert b"move" not in left


def test_a_row_put_in_is_one_proposal_with_its_words() -> None:
    rows = row(paragraph(run("甲"))) + row(paragraph(typed("新行")), of=mark("ins"))
    content = word(f"<w:tbl>{rows}</w:tbl>" + LAST)
    assert told(content) == [("row", "李主任", "", "新行")]
    assert settled(content, _1="accept") == ["甲", "新行", "末段。"]
    assert settled(content, _1="reject") == ["甲", "末段。"]


def test_a_row_struck_out_stays_while_another_hand_has_an_open_word_in_it() -> None:
    rows = row(paragraph(struck("旧行") + typed("请保留", by="局里")), of=mark("del"))
    content = word(f"<w:tbl>{rows}{row(LAST)}</w:tbl>" + LAST)
    assert [one[0] for one in told(content)] == ["row", "words"]
    held = settle_proposals(content, {1: "accept"})
    assert (held.left, held.accepted, held.still_open) == ((1,), 0, 2)
    assert lines(held.content) == lines(content)
    both = settle_proposals(content, {1: "accept", 2: "accept"})
    assert (both.left, lines(both.content)[0]) == ((1,), "[旧行]请保留")
    assert settled(content, _1="accept", _2="reject") == ["末段。", "末段。"]


def test_a_table_whose_rows_all_go_goes() -> None:
    content = word(f"<w:tbl>{row(paragraph(typed('行')), of=mark('ins'))}</w:tbl>" + LAST)
    assert body_of(settle_proposals(content, {1: "reject"}).content).find(f"{{{W}}}tbl") is None


def test_looks_changed_in_a_paragraph_are_one_proposal_and_come_back_when_rejected() -> None:
    bold = "<w:b/>" + mark("rPrChange", "<w:rPr><w:i/></w:rPr>")
    look = '<w:jc w:val="center"/>'
    changed = mark("pPrChange", '<w:pPr><w:jc w:val="left"/></w:pPr>')
    inside = run("一", bold) + run("二", bold)
    content = word(
        f"<w:p><w:pPr>{look}<w:rPr>{mark('ins')}</w:rPr>{changed}</w:pPr>{inside}</w:p>" + LAST
    )
    (one, end) = open_changes(WordFile.of(content))
    assert (one.proposal.kind, one.proposal.about) == ("format", "一二")
    assert end.proposal.kind == "paragraph"
    back = body_of(settle_proposals(content, {1: "reject"}).content)[0]
    assert [etree.QName(e).localname for e in back.iter() if e is not back] == [
        "pPr", "jc", "rPr", "ins", "r", "rPr", "i", "t", "r", "rPr", "i", "t",
    ]  # fmt: skip
    assert back.find(f"{{{W}}}pPr/{{{W}}}jc").get(f"{{{W}}}val") == "left"
    stays = body_of(settle_proposals(content, {1: "accept"}).content)[0]
    assert len(stays.findall(f".//{{{W}}}b")) == 2
    assert stays.find(f".//{{{W}}}rPrChange") is None


def test_words_struck_inside_words_added_are_decided_one_by_one() -> None:
    content = word(paragraph(mark("ins", run("新增") + struck("多余的", by="张工") + run("话。"))))
    assert told(content) == [
        ("words", "李主任", "", "新增多余的话。"),
        ("words", "张工", "多余的", ""),
    ]
    assert settled(content, _1="accept") == ["新增[多余的]话。"]
    assert settled(content, _2="reject") == ["{新增多余的话。}"]
    assert settled(content, _1="accept", _2="accept") == ["新增话。"]
    assert settled(content, _1="reject") == [""]


def test_comments_and_bookmarks_outlive_words_that_go() -> None:
    sign = '<w:r><w:commentReference w:id="4"/></w:r>'
    anchors = '<w:commentRangeStart w:id="4"/><w:bookmarkStart w:id="2" w:name="_pk_x_1"/>'
    inside = (
        anchors
        + run("有人批注的话")
        + '<w:bookmarkEnd w:id="2"/><w:commentRangeEnd w:id="4"/>'
        + sign
    )
    content = word(paragraph(run("甲") + mark("ins", inside)))
    left = body_of(settle_proposals(content, {1: "reject"}).content)
    kinds = [etree.QName(e).localname for e in left.iter()]
    assert {"commentRangeStart", "commentRangeEnd", "commentReference"} <= set(kinds)
    assert {"bookmarkStart", "bookmarkEnd"} <= set(kinds)
    assert "有人批注的话" not in "".join(left.itertext())


def test_the_end_of_a_section_is_never_joined_away() -> None:
    content = word(paragraph(run("甲"), end=mark("del"), look="<w:sectPr/>") + LAST)
    assert settled(content, _1="accept") == ["甲", "末段。"]


def test_a_number_that_is_not_there_is_refused() -> None:
    content = word(paragraph(typed("甲")))
    with pytest.raises(Refusal, match="没有第 2 处修订：这份文件里共有 1 处"):
        settle_proposals(content, {2: "accept"})
    with pytest.raises(Refusal, match="没有选择"):
        settle_proposals(content, {})


# Random files: what becomes of each word follows from the marks around it alone.


def fates(content: bytes, choices: Mapping[int, Choice]) -> dict[str, tuple[str, ...]]:
    """For every word that must be there after the choices: the marks that are still open around it."""
    file = WordFile.of(content)
    found = open_changes(file)
    left = settle_proposals(content, choices).left
    decided = {
        m: choices[n]
        for n, one in enumerate(found, 1)
        if n in choices and n not in left
        for m in one.marks
    }
    fate = {}
    for text in file.body.iter(f"{{{W}}}t", f"{{{W}}}delText"):
        chain = [m for m in reversed(list(text.iterancestors())) if kind(m) in (*ADDS, *TAKES)]
        boxes = [m for r in text.iterancestors(f"{{{W}}}tr") for m in r.iterfind(f"{{{W}}}trPr/*")]
        if not gone(chain, decided) and not any(goes(m, decided) for m in boxes):
            fate[text.text or ""] = tuple(
                kind(m) for m in chain if m not in decided and not dropped(m, chain, decided)
            )
    return fate


def spared(content: bytes, choices: Mapping[int, Choice]) -> set[str]:
    """Words of an addition that is open or accepted, and that nothing within it takes away: never lost, row or not."""
    file = WordFile.of(content)
    decided = {
        m: choices[n]
        for n, one in enumerate(open_changes(file), 1)
        if n in choices
        for m in one.marks
    }
    found = set()
    for text in file.body.iter(f"{{{W}}}t", f"{{{W}}}delText"):
        chain = [m for m in reversed(list(text.iterancestors())) if kind(m) in (*ADDS, *TAKES)]
        if any(
            kind(m) in ADDS
            and not goes(m, decided)
            and not any(goes(i, decided) for i in chain[n:])
            for n, m in enumerate(chain)
        ):
            found.add(text.text or "")
    return found


def kind(element: etree._Element) -> str:
    return etree.QName(element).localname


def goes(one: etree._Element, decided: Mapping[etree._Element, Choice]) -> bool:
    return decided.get(one) == ("accept" if kind(one) in TAKES else "reject")


def gone(chain: list[etree._Element], decided: Mapping[etree._Element, Choice]) -> bool:
    """A mark takes it away, and no other hand's addition inside that mark holds it."""
    return any(
        goes(one, decided)
        and not any(kind(inner) in ADDS and not goes(inner, decided) for inner in chain[n + 1 :])
        for n, one in enumerate(chain)
    )


def dropped(
    one: etree._Element, chain: list[etree._Element], decided: Mapping[etree._Element, Choice]
) -> bool:
    """An open mark goes with the mark that it stands in."""
    return any(goes(outer, decided) for outer in chain[: chain.index(one)]) and kind(one) in TAKES


def words_with_marks(content: bytes) -> dict[str, tuple[str, ...]]:
    return {
        text.text or "": tuple(
            kind(m) for m in reversed(list(text.iterancestors())) if kind(m) in (*ADDS, *TAKES)
        )
        for text in body_of(content).iter(f"{{{W}}}t", f"{{{W}}}delText")
    }


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), data=st.data())
def test_whatever_is_chosen_only_words_of_chosen_proposals_change(
    seed: int, data: st.DataObject
) -> None:
    content = word(Dice(seed).body())
    found = open_changes(WordFile.of(content))
    choice = st.sampled_from([None, "accept", "reject"])
    picked = {n: data.draw(choice) for n in range(1, len(found) + 1)}
    choices = {n: c for n, c in picked.items() if c is not None}
    if not choices:
        return
    after = settle_proposals(content, choices)
    assert words_with_marks(after.content) == fates(content, choices)
    assert spared(content, choices) <= set(words_with_marks(after.content))
    order = [w for w in words_with_marks(content) if w in words_with_marks(after.content)]
    assert list(words_with_marks(after.content)) == order
    struck_words = list(body_of(after.content).iter(f"{{{W}}}delText"))
    assert all(any(kind(m) in TAKES for m in t.iterancestors()) for t in struck_words)


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**9), choice=st.sampled_from(["accept", "reject"]))
def test_all_chosen_leaves_nothing_open_and_every_bookmark(seed: int, choice: Choice) -> None:
    content = word(Dice(seed).body())
    found = open_changes(WordFile.of(content))
    if not found:
        return
    after = settle_proposals(content, dict.fromkeys(range(1, len(found) + 1), choice))
    assert after.still_open == len(after.left)
    left = body_of(after.content)
    assert all(cell.find(f"{{{W}}}p") is not None for cell in left.iter(f"{{{W}}}tc"))
    in_rows = {
        e.get(f"{{{W}}}name")
        for r in body_of(content).iter(f"{{{W}}}tr")
        for e in r.iter(f"{{{W}}}bookmarkStart")
    }
    names = {e.get(f"{{{W}}}name") for e in body_of(content).iter(f"{{{W}}}bookmarkStart")}
    assert names - in_rows <= {e.get(f"{{{W}}}name") for e in left.iter(f"{{{W}}}bookmarkStart")}


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_paragraphs_without_a_chosen_proposal_stay_letter_for_letter(seed: int) -> None:
    content = word(Dice(seed).body())
    found: list[Open] = open_changes(WordFile.of(content))
    words = [n for n, one in enumerate(found, 1) if one.proposal.kind == "words" and inline(one)]
    if not words:
        return
    number = words[seed % len(words)]
    paragraphs = list(found[0].marks[0].getroottree().iter(f"{{{W}}}p"))
    touched = {p for m in found[number - 1].marks for p in m.iterancestors(f"{{{W}}}p")}
    before = [(p in touched, etree.tostring(p)) for p in paragraphs]
    after = list(body_of(settle_proposals(content, {number: "accept"}).content).iter(f"{{{W}}}p"))
    assert len(before) == len(after)
    for (was_touched, one), other in zip(before, after, strict=True):
        assert was_touched or one == etree.tostring(other)
    assert any(was_touched for was_touched, _ in before)


def inline(one: Open) -> bool:
    """Whether no end of a paragraph is part of it."""
    return "\n" not in one.proposal.before + one.proposal.after
