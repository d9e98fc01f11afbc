"""An edited file read back: states of blocks, traced figures, proposals and threads; two files compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.changed_sample import sample, with_values, with_words, without, written
from tests.reports.word_hand import Hand, W
from yuanjian.reports.roundtrip.difference import FigureChange, difference
from yuanjian.reports.roundtrip.readback import Change, ReadBack, docid_of, read_back
from yuanjian.reports.roundtrip.wordfile import WordFile

SENTENCE = "截止到年底，园区已入园企业数量{}个，其中，上一年度末已入园企业数量【待填】个，本年度内新入园企业数量0个。"


@pytest.fixture
def hand() -> Hand:
    return Hand(written(sample()))


def states(found: ReadBack) -> dict[str, str]:
    return {b.block: b.state for b in found.blocks if b.state != "unchanged" and b.block}


def test_an_untouched_file_is_unchanged_throughout_and_every_figure_is_traced(hand):
    found = read_back(hand.saved())

    assert {b.state for b in found.blocks} == {"unchanged"}
    assert (found.figures, found.traced) == (10, 10)
    assert found.docid == "t1"


def test_every_state_is_told(hand):
    hand.replace("上表数据", "上表全部数据")
    hand.move(hand.one("设计处理规模"), hand.one("上表全部"))
    hand.delete(hand.one("截止到年底"))
    hand.insert(hand.one("示范综合保税区园区代码"), "我们补充一段。")

    found = read_back(hand.saved())

    assert states(found) == {"after": "edited", "plant": "moved", "enterprises": "deleted"}
    new = [b for b in found.blocks if b.state == "new"]
    assert [(b.heading, b.changes) for b in new] == [
        ("一、园区概况", (Change("paragraph", "", "我们补充一段。"),))
    ]
    assert found.count("unchanged") == len(found.blocks) - 4


def test_a_cell_is_told_by_row_and_column(hand):
    hand.replace("0.992", "0.993")

    found = read_back(hand.saved())

    (table,) = [b for b in found.blocks if b.state == "edited"]
    assert (table.block, table.changes) == ("table2", (Change("cell", "0.992", "0.993", 5, 4),))


def test_a_row_that_a_human_put_in_is_new(hand):
    row = next(r for r in hand.body.iter(f"{W}tr") if "第3条：" in "".join(r.itertext()))
    own = row.makeelement(f"{W}tr")
    cell = own.makeelement(f"{W}tc")
    own.append(cell)
    row.addnext(own)
    holder = cell.makeelement(f"{W}p")
    cell.append(holder)
    hand.insert(holder, "我们的一行")

    (new,) = [b for b in read_back(hand.saved()).blocks if b.state == "new"]

    assert new.changes == (Change("row", "", "我们的一行", 5),)


def test_a_figure_typed_over_is_not_traced_any_more(hand):
    hand.replace("10", "11")

    assert read_back(hand.saved()).traced == 9


def test_tracked_changes_are_proposals_with_author_date_before_and_after(hand):
    paragraph = hand.one("上表数据")
    hand.track_delete(hand.texts(paragraph)[0], "李主任", "2021-03-01T08:00:00Z")
    hand.track_insert(paragraph, "数据来自执行报告。", "李主任", "2021-03-01T08:01:00Z")
    gone, come = paragraph.find(f"{W}del"), paragraph.find(f"{W}ins")
    gone.addnext(come)

    found = read_back(hand.saved())

    (one,) = found.proposals
    assert (one.author, one.date) == ("李主任", "2021-03-01T08:00:00Z")
    assert (one.before, one.after) == ("上表数据来自企业填报。", "数据来自执行报告。")
    assert states(found) == {"after": "edited"}


def test_accepted_changes_are_edits_and_no_proposals(hand):
    hand.replace("上表数据来自企业填报。", "数据来自执行报告。")

    found = read_back(hand.saved())

    assert found.proposals == ()
    assert states(found) == {"after": "edited"}


def test_comments_are_threads_with_their_answers_and_the_words_they_hang_on(hand):
    comment(hand, "0", "局里审核", "与表5不一致，请核实", "11111111")
    comment(hand, "1", "张工", "已核对，以表5为准", "22222222")
    around(hand, hand.one("上表数据"), "0", "1")
    threads(hand, ("11111111", "", "0"), ("22222222", "11111111", "0"))

    (one,) = read_back(hand.saved()).remarks

    assert (one.author, one.text) == ("局里审核", "与表5不一致，请核实")
    assert one.about == "上表数据来自企业填报。"
    assert [(r.author, r.text) for r in one.replies] == [("张工", "已核对，以表5为准")]


def test_a_pasted_block_of_another_report_is_told_by_its_docid(hand):
    other = Hand(written(replace(sample(), docid="zz")))
    hand.one("示范综合保税区园区代码").addprevious(other.one("截止到年底"))

    (new,) = [b for b in read_back(hand.saved()).blocks if b.state == "new"]

    assert new.foreign == "zz"


def test_without_the_map_the_docid_is_read_from_the_bookmarks(hand):
    hand.file.parts = {
        n: c for n, c in hand.file.parts.items() if not n.startswith("customXml/item1")
    }

    assert docid_of(hand.saved()) == "t1"
    assert read_back(hand.saved(), WordFile.of(written(sample())).base).docid == "t1"


def test_all_bookmarks_lost_and_styles_renamed_is_still_known_by_words(hand):
    hand.drop_bookmarks(hand.body)
    hand.rename_styles()

    found = read_back(hand.saved())

    assert {b.state for b in found.blocks} == {"unchanged"}
    assert found.by_words > 10
    assert found.traced == 0


def test_the_difference_of_two_versions_is_figures_and_texts():
    old = sample()
    new = without(
        with_words(with_values(old, {"enterprises.total": "6"}), "closing", "属实。"), "after"
    )

    found = difference(written(old), written(new))

    assert found.figures == (FigureChange("enterprises.total", "", "10", "6", "一、园区概况"),)
    assert [(t.kind, t.before, t.after) for t in found.texts] == [
        ("changed", "以上内容真实、准确、完整。", "属实。"),
        ("removed", "上表数据来自企业填报。", ""),
    ]


def test_the_difference_of_an_edited_file_shows_what_the_human_did(hand):
    hand.replace("10", "11")
    hand.insert(hand.one("上表数据"), "我们补充一段。")

    found = difference(written(sample()), hand.saved())

    assert [(f.before, f.after) for f in found.figures] == [("10", "11")]
    assert [(t.kind, t.after) for t in found.texts] == [("added", "我们补充一段。")]


def comment(hand: Hand, number: str, author: str, words: str, paragraph_id: str) -> None:
    top = hand.file.comments()
    made = top.makeelement(f"{W}comment")
    for name, value in (("id", number), ("author", author), ("date", "2021-03-02T09:00:00Z")):
        made.set(f"{W}{name}", value)
    top.append(made)
    paragraph = made.makeelement(f"{W}p")
    paragraph.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", paragraph_id)
    made.append(paragraph)
    run = paragraph.makeelement(f"{W}r")
    text = run.makeelement(f"{W}t")
    text.text = words
    run.append(text)
    paragraph.append(run)


def around(hand: Hand, paragraph, *numbers: str) -> None:  # type: ignore[no-untyped-def]
    for number in numbers:
        start = paragraph.makeelement(f"{W}commentRangeStart", {f"{W}id": number})
        end = paragraph.makeelement(f"{W}commentRangeEnd", {f"{W}id": number})
        paragraph.insert(1, start)
        paragraph.append(end)


def threads(hand: Hand, *answers: tuple[str, str, str]) -> None:
    """commentsExtended.xml, as Word 2013 and later write it."""
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    rows = "".join(
        f'<w15:commentEx w15:paraId="{own}" w15:done="{done}"'
        + (f' w15:paraIdParent="{parent}"' if parent else "") + "/>"
        for own, parent, done in answers
    )  # fmt: skip
    part = "word/commentsExtended.xml"
    hand.file.parts[part] = f'<w15:commentsEx xmlns:w15="{space}">{rows}</w15:commentsEx>'.encode()
    hand.file._relate(
        "commentsExtended.xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    )
