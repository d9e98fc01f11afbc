"""The three-way merge: what a human changed stays, what the data changed is renewed, both: a question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.changed_sample import (
    sample,
    with_added,
    with_block,
    with_values,
    with_words,
    without,
    written,
)
from tests.reports.sample import MADE, cell, wide, words
from tests.reports.word_hand import Hand, W, questions, text_of
from yuanjian.reports.roundtrip.merge import Merged, NotOurs, merge
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import words_of
from yuanjian.reports.tree import Heading, Paragraph

TEN, SIX = {}, {"enterprises.total": "6"}
SENTENCE = (
    "截止到年底，园区已入园企业数量{}个，其中，上一年度末已入园企业数量【待填】个，"
    "本年度内新入园企业数量0个。"
)


@pytest.fixture
def hand() -> Hand:
    return Hand(written(sample()))


def merged(hand: Hand, of) -> Merged:  # type: ignore[no-untyped-def]
    return merge(hand.saved(), written(of), made=MADE)


def fell(found: Merged) -> list[tuple[str, str]]:
    return [(s.what, s.block) for s in found.settled]


def test_nothing_changed_gives_the_same_words_and_no_question(hand):
    found = merged(hand, sample())

    assert found.settled == ()
    assert text_of(found.content) == text_of(hand.saved())
    assert questions(found.content) == []


def test_data_changed_and_nobody_edited_gives_what_would_be_written_today(hand):
    of = with_values(sample(), SIX)

    found = merged(hand, of)

    assert fell(found) == [("renewed", "enterprises")]
    assert text_of(found.content) == text_of(written(of))


def test_a_sentence_that_a_human_rewrote_keeps_its_words_and_gets_the_new_figure(hand):
    hand.replace("截止到年底，园区已入园企业数量", "到2020年12月31日，全区共有")

    found = merged(hand, with_values(sample(), SIX))

    assert any(t.startswith("到2020年12月31日，全区共有6个，其中") for t in text_of(found.content))
    assert questions(found.content) == []


def test_a_figure_that_a_human_typed_over_stays_and_a_comment_shows_the_new_one(hand):
    hand.replace("10", "11")

    found = merge(
        hand.saved(), written(with_values(sample(), SIX)), made=MADE,
        labels=lambda fact, subject: "已入园企业数量",
    )  # fmt: skip

    assert SENTENCE.format("11") in text_of(found.content)
    assert questions(found.content) == ["数据已变：旧 10 → 新 6（已入园企业数量），请确认"]
    assert [s.human for s in found.conflicts] == [SENTENCE.format("11")]


def test_a_sentence_that_both_changed_stays_and_the_comment_shows_todays(hand):
    hand.replace("上表数据", "上表中的全部数据")

    found = merged(hand, with_words(sample(), "after", "上表数据来自排污许可执行报告。"))

    assert "上表中的全部数据来自企业填报。" in text_of(found.content)
    assert questions(found.content) == [
        "数据已变：按现有资料此处应写为“上表数据来自排污许可执行报告。”，您改过的文字未动，请确认"
    ]


def test_a_question_is_asked_once_and_not_again_while_the_data_stays(hand):
    hand.replace("10", "11")
    today = written(with_values(sample(), SIX))

    again = merge(merge(hand.saved(), today, made=MADE).content, today, made=MADE)

    assert again.settled == ()
    assert len(questions(again.content)) == 1


def test_a_figure_is_renewed_also_where_word_parted_its_run(hand):
    text = next(t for t in hand.texts(hand.one("km²".replace("²", ""))) if t.text == "1.62")
    hand.split_run(text, 2)

    found = merged(hand, with_values(sample(), {"park.area_approved": "2.05"}))

    assert any("核准范围面积为2.05 km" in t for t in text_of(found.content))


def test_a_renewed_figure_wears_what_a_human_put_on_the_old_one(hand):
    text = next(t for t in hand.texts(hand.one("核准范围")) if t.text == "1.62")
    look = text.getparent().makeelement(f"{W}rPr")
    look.append(look.makeelement(f"{W}b"))
    text.getparent().insert(0, look)

    found = merged(hand, with_values(sample(), {"park.area_approved": "2.05"}))

    runs = [r for r in WordFile.of(found.content).body.iter(f"{W}r") if words_of(r) == "2.05"]
    assert [r.find(f"{W}rPr/{W}b") is not None for r in runs] == [True]


def test_lost_bookmarks_are_found_by_words_and_set_again(hand):
    hand.drop_bookmarks(hand.body)

    found = merged(hand, with_values(sample(), SIX))

    assert text_of(found.content) == text_of(written(with_values(sample(), SIX)))
    again = merge(
        found.content, written(with_values(sample(), {"enterprises.total": "7"})), made=MADE
    )
    assert SENTENCE.format("7") in text_of(again.content)


def test_an_edited_paragraph_without_bookmarks_is_known_by_similar_words(hand):
    hand.replace("截止到年底，园区已入园企业数量", "截至年底，园区已入园企业")
    hand.drop_bookmarks(hand.one("截至年底"))

    found = merged(hand, with_values(sample(), SIX))

    assert questions(found.content) == ["数据已变：旧 10 → 新 6，请确认"]
    assert sum("上一年度末已入园" in t for t in text_of(found.content)) == 1


def test_a_moved_paragraph_stays_where_the_human_put_it_and_is_renewed_there(hand):
    hand.move(hand.one("截止到年底"), hand.one("上表数据"))

    texts = text_of(merged(hand, with_values(sample(), SIX)).content)

    assert texts.index(SENTENCE.format("6")) == texts.index("上表数据来自企业填报。") + 1
    assert texts.count(SENTENCE.format("6")) == 1


def test_a_deleted_paragraph_does_not_come_back(hand):
    hand.delete(hand.one("截止到年底"))

    found = merged(hand, with_values(sample(), SIX))

    assert not any("已入园企业" in t for t in text_of(found.content))


def test_a_humans_own_paragraph_stays_with_its_look(hand):
    own = hand.insert(hand.one("截止到年底"), "我们补充一段。", style="Heading3")

    found = merged(hand, with_values(sample(), SIX))

    texts = text_of(found.content)
    assert texts.index("我们补充一段。") == texts.index(SENTENCE.format("6")) + 1
    kept = next(
        p for p in WordFile.of(found.content).body.iter(f"{W}p") if words_of(p) == words_of(own)
    )
    assert kept.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading3"


def test_a_block_that_the_data_has_new_comes_after_the_one_before_it(hand):
    hand.rename_styles()
    of = with_added(
        sample(),
        "enterprises",
        Heading("s1_1", 2, "（一）新增情况"),
        Paragraph("more", words("新增一段。")),
    )

    found = merged(hand, of)

    texts = text_of(found.content)
    at = texts.index(SENTENCE.format("10"))
    assert texts[at + 1 : at + 3] == ["（一）新增情况", "新增一段。"]
    assert any(t.startswith("（一）新增情况\t") for t in texts), "the contents have it as well"
    file = WordFile.of(found.content)
    heading = next(p for p in file.body.iter(f"{W}p") if words_of(p) == "（一）新增情况")
    style = heading.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    styles = {s.get(f"{W}styleId"): s for s in file.tree("word/styles.xml").iter(f"{W}style")}
    assert styles[style].find(f"{W}name").get(f"{W}val") == "heading 2"


def test_a_block_that_the_data_has_no_more_goes_unless_a_human_changed_it(hand):
    gone = merged(hand, without(sample(), "after"))
    hand.replace("上表数据", "上表全部数据")
    kept = merged(hand, without(sample(), "after"))

    assert "上表数据来自企业填报。" not in text_of(gone.content)
    assert "上表全部数据来自企业填报。" in text_of(kept.content)
    assert questions(kept.content)[0].startswith("数据已变：资料中已没有这一项")


def test_cells_are_merged_one_by_one(hand):
    hand.replace("0.992", "0.993（复核）")

    found = merged(hand, with_values(sample(), {"loads.cod": "0.2"}))

    texts = text_of(found.content)
    assert "0.993（复核）" in texts and "0.2" in texts and "0.1035" not in texts
    assert questions(found.content) == []


def test_a_new_row_is_put_in_and_a_humans_own_row_and_cell_stay(hand):
    hand.replace("第2条：", "第二条（我改过）：")
    made = tuple(cell(t) for t in ("2A", "新条款", "新情况", "部分落实"))

    found = merged(
        hand,
        with_block(sample(), "table1", lambda b: replace(b, rows=(*b.rows[:4], made, *b.rows[4:]))),
    )

    table = next(
        t for t in WordFile.of(found.content).body.iter(f"{W}tbl")
        if "新条款" in "".join(words_of(p) for p in t.iter(f"{W}p"))
    )  # fmt: skip
    first = ["".join(words_of(p) for p in r[1].iter(f"{W}p")) for r in table.iter(f"{W}tr")]
    assert first == ["序号", "1", "2", "3", "4", "2A", *map(str, range(5, 13))]
    assert any("第二条（我改过）" in t for t in text_of(found.content))


def test_a_row_that_is_no_more_goes_unless_a_human_changed_it(hand):
    hand.replace("第5条：", "第五条（我改过）：")
    of = with_block(sample(), "table1", lambda b: replace(b, rows=b.rows[:3]))

    found = merged(hand, of)

    texts = text_of(found.content)
    assert any("第五条（我改过）" in t for t in texts)
    assert not any(t.startswith("第6条") for t in texts)
    assert fell(found).count(("removed", "table1")) == 8
    assert [s.what for s in found.conflicts] == ["gone"]


def test_open_tracked_changes_and_comments_stay(hand):
    paragraph = hand.one("上表数据")
    hand.track_insert(paragraph, "（以许可证为准）", "李主任", "2021-03-01T08:00:00Z")

    found = merged(hand, with_words(sample(), "after", "以上数据来自报表。"))

    file = WordFile.of(found.content)
    assert [words_of(e) for e in file.body.iter(f"{W}ins")] == ["（以许可证为准）"]
    assert len(questions(found.content)) == 1


def test_a_tracked_change_that_leaves_the_words_alike_is_not_overwritten(hand):
    text = next(t for t in hand.texts(hand.one("上表数据")))
    hand.insert(hand.one("上表数据"), "")  # an empty line beside it changes nothing
    hand.track_delete(text, "李主任", "2021-03-01T08:00:00Z")
    hand.track_insert(
        hand.body.find(f".//{W}del").getparent(),
        "上表数据来自企业填报。",
        "李主任",
        "2021-03-01T08:00:00Z",
    )

    found = merged(hand, with_words(sample(), "after", "以上数据来自报表。"))

    assert len(list(WordFile.of(found.content).body.iter(f"{W}del"))) == 1
    assert [s.what for s in found.conflicts] == ["conflict"]


def test_a_pasted_block_of_another_report_is_left_alone_and_ours_is_renewed(hand):
    other = Hand(written(replace(with_values(sample(), {"enterprises.total": "148"}), docid="zz")))
    hand.one("示范综合保税区园区代码").addprevious(other.one("截止到年底"))

    found = merged(hand, with_values(sample(), SIX))

    texts = text_of(found.content)
    assert SENTENCE.format("148") in texts and SENTENCE.format("6") in texts


def test_a_wide_table_that_is_gone_leaves_no_empty_page(hand):
    found = merged(hand, without(sample(), "annex1"))

    body = WordFile.of(found.content).body
    sizes = [s.find(f"{W}pgSz").get(f"{W}orient") for s in body.iter(f"{W}sectPr")]
    assert "landscape" not in sizes


def test_a_wide_table_that_is_new_gets_its_own_paper():
    hand = Hand(written(without(sample(), "annex1")))

    found = merged(hand, sample())

    body = WordFile.of(found.content).body
    sizes = [s.find(f"{W}pgSz").get(f"{W}orient") for s in body.iter(f"{W}sectPr")]
    assert sizes.count("landscape") == 1 and sizes[-1] is None
    assert wide().title in "".join(text_of(found.content))


def test_a_file_without_base_is_refused_with_what_to_do(hand):
    hand.file.parts = {
        n: c for n, c in hand.file.parts.items() if not n.startswith("customXml/item1")
    }

    with pytest.raises(NotOurs, match="没有园鉴的底稿信息"):
        merge(hand.saved(), written(sample()), made=MADE)


def test_contents_that_word_renewed_lead_to_their_headings_still(hand):
    word_renews_the_contents(hand)
    of = with_added(
        without(with_heading(sample(), "s2_2", "（二）水环境质量"), "s2_1"),
        "enterprises", Heading("s1_1", 2, "（一）新增情况"),
    )  # fmt: skip

    found = merged(hand, of)

    file = WordFile.of(found.content)
    entries = [words_of(e.getparent()) for e in file.body.iter(f"{W}hyperlink")]
    assert [e.partition("\t")[0] for e in entries] == [
        "一、园区概况", "（一）新增情况", "二、环境管理情况", "（二）水环境质量", "附表：园区年度报告表格",
    ]  # fmt: skip
    names = {m.get(f"{W}name") for m in file.body.iter(f"{W}bookmarkStart")}
    assert {e.get(f"{W}anchor") for e in file.body.iter(f"{W}hyperlink")} <= names


def with_heading(of, ident: str, words_: str):  # type: ignore[no-untyped-def]
    return with_block(of, ident, lambda b: replace(b, text=words_))


def word_renews_the_contents(hand: Hand) -> None:
    """Word gives every heading a bookmark of its own and leads its entries there."""
    marks = {m.get(f"{W}name"): m for m in hand.body.iter(f"{W}bookmarkStart")}
    for n, link in enumerate(hand.body.iter(f"{W}hyperlink")):
        heading = marks[link.get(f"{W}anchor")].getparent()
        link.set(f"{W}anchor", f"_Toc{n}")
        start = heading.makeelement(
            f"{W}bookmarkStart", {f"{W}id": str(7000 + n), f"{W}name": f"_Toc{n}"}
        )
        heading.insert(1, start)
        heading.append(heading.makeelement(f"{W}bookmarkEnd", {f"{W}id": str(7000 + n)}))
