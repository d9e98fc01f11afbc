"""No words of a human are ever lost: random edits, random new data, and everything is in the merged file."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.changed_sample import (
    sample,
    with_added,
    with_block,
    with_values,
    without,
    written,
)
from tests.reports.picture_sample import illustrated, picture, png
from tests.reports.sample import MADE, cell, words
from tests.reports.word_hand import Hand, W, questions, text_of
from yuanjian.reports.roundtrip.align import align
from yuanjian.reports.roundtrip.body import read_body
from yuanjian.reports.roundtrip.merge import merge
from yuanjian.reports.roundtrip.said import base_of
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import same
from yuanjian.reports.tree import Block, Paragraph, Report
from yuanjian.reports.word.wml import qualified

EDITS = ("type", "retype", "split_run", "split", "delete", "insert", "move", "case", "join",
         "lose_bookmarks", "track", "empty", "row", "cell", "retype_figure", "styles",
         "track_delete", "contents", "picture_exchange", "picture_words", "picture_delete")  # fmt: skip
CHANGES = (
    "values",
    "words",
    "remove",
    "add",
    "row_gone",
    "row_new",
    "table_gone",
    "table_back",
    "picture_data",
    "picture_gone",
)


@cache
def base() -> bytes:
    return written(illustrated(sample()))


def edited(edits: list[str], seed: int) -> tuple[bytes, list[str]]:
    """The file after these edits, and every word that the human put in (each is unmistakable)."""
    hand, dice, typed = Hand(base()), random.Random(seed), []

    def own() -> str:
        typed.append(f"人手{len(typed)}写Ab{chr(0x3400 + len(typed))}")
        return typed[-1]

    for edit in edits:
        tops = hand.tops()
        paragraph = dice.choice(hand.paragraphs())
        text = dice.choice(hand.texts(paragraph) or [None])
        other, top = dice.choice(tops), dice.choice(tops)
        _edit(hand, edit, paragraph, text, other, top, own, dice)
    left = "".join(text_of(hand.saved()))
    return hand.saved(), [w for w in typed if w in left]  # a human may delete own words again


def _edit(hand, edit, paragraph, text, other, top, own, dice) -> None:  # type: ignore[no-untyped-def]
    if text is None:
        return
    match edit:
        case "type":
            at = dice.randint(0, len(text.text))
            text.text = text.text[:at] + own() + text.text[at:]
        case "retype" | "retype_figure":
            text.text = own()
        case "split_run":
            if text.getparent().tag == f"{W}r" and len(text.text) > 1:
                hand.split_run(text, dice.randint(1, len(text.text) - 1))
        case "split":
            if len(top) > 2:
                hand.split(top, dice.randint(0, len(top) - 1))
        case "delete":
            if top.find(f"{W}pPr/{W}sectPr") is None:
                hand.delete(top)
        case "insert":
            hand.insert(top, own())
        case "move":
            if other is not top:
                hand.move(top, other)
        case "case":
            text.text = text.text.swapcase()
        case "join":
            if other is not top and other.find(f"{W}pPr/{W}sectPr") is None:
                for element in [e for e in other if e.tag != f"{W}pPr"]:
                    top.append(element)
                hand.delete(other)
        case "lose_bookmarks":
            hand.drop_bookmarks(paragraph)
        case "track":
            hand.track_insert(paragraph, own(), "李主任", "2021-03-01T08:00:00Z")
        case "track_delete":
            if text.getparent().getparent().tag == f"{W}p":
                hand.track_delete(text, "李主任", "2021-03-01T08:00:00Z")
        case "contents":
            for line in list(hand.body.iter(f"{W}hyperlink"))[: dice.randint(0, 3)]:
                hand.delete(line.getparent())
        case "empty":
            text.text = ""
        case "row":
            rows = list(hand.body.iter(f"{W}tr"))
            row = dice.choice(rows)
            if row.find(f".//{W}vMerge") is None and len(list(row.getparent().iter(f"{W}tr"))) > 2:
                hand.delete(row)
        case "cell":
            cells = [
                t
                for t in hand.body.iter(f"{W}t")
                if next(t.iterancestors(f"{W}tc"), None) is not None
            ]
            dice.choice(cells).text = own()
        case "picture_exchange" | "picture_words" | "picture_delete":
            _edit_picture(hand, edit, own, dice)
        case "styles":
            hand.rename_styles()


def _edit_picture(hand, edit, own, dice) -> None:  # type: ignore[no-untyped-def]
    match edit:
        case "picture_exchange":
            for blip in hand.body.iter(_BLIP):
                blip.set(_EMBED, hand.file.embed(png(200 + dice.randint(0, 9))))
        case "picture_words":
            for named in hand.body.iter(_NAMED):
                named.set("descr", own())
        case "picture_delete":
            for drawing in list(hand.body.iter(f"{W}drawing")):
                hand.delete(drawing)


def changed(changes: list[str], seed: int) -> Report:
    dice, of = random.Random(seed), illustrated(sample())
    for n, change in enumerate(changes):
        names = [b.id for b in of.blocks if isinstance(b, Paragraph)]
        ident = dice.choice(names or ["s1"])
        match change:
            case "values":
                facts = (
                    "enterprises.total",
                    "park.area_approved",
                    "loads.cod",
                    "wastewater.capacity",
                )
                of = with_values(of, {f: str(dice.randint(1, 99)) for f in facts})
            case "words":
                of = with_block(of, ident, _reworded)
            case "remove":
                of = without(of, ident)
            case "add":
                of = with_added(of, ident, Paragraph(f"added{n}", words(f"新增第{n}段内容。")))
            case "row_gone":
                of = with_block(
                    of, "table1", lambda b: replace(b, rows=b.rows[: 3 + dice.randint(0, 5)])
                )
            case "row_new":
                made = tuple(cell(t) for t in ("99", "新条款内容", "新的落实情况", "部分落实"))
                of = with_block(
                    of, "table1", lambda b, m=made: replace(b, rows=(*b.rows[:2], m, *b.rows[2:]))
                )
            case "table_gone":
                of = without(of, dice.choice(("table1", "table2", "annex1")))
            case "table_back":
                of = with_block(of, "table2", lambda b: replace(b, rows=b.rows[:2]))
            case "picture_data":
                highest = f"0.{dice.randint(21, 99)}"
                drawn = picture(highest, dice.randint(11, 99))
                of = with_block(of, "chart.section", lambda _, p=drawn: p)
            case "picture_gone":
                of = without(of, "chart.section")
    return of


def _reworded(block: Block) -> Block:
    assert isinstance(block, Paragraph)
    return replace(block, inlines=(*words("改写："), *block.inlines))


def human_fragments(content: bytes) -> list[str]:
    """What a human wrote or rewrote, cut at the figures that we may renew."""
    file = WordFile.of(content)
    told = file.base
    assert told is not None
    old = base_of(told)
    body = read_body(file, told.docid)
    at = align(old, body)
    ours = {id(s): old.by_name[n].key for n, s in at.spots.items()}
    found = []
    for spot in body.spots():
        if not spot.text.strip() or ours.get(id(spot)) == same(spot.text):
            continue
        text = spot.text
        for marked in body.figures.values():
            if marked.spot is spot and marked.text:
                text = text.replace(marked.text, "\0", 1)
        found += [piece for piece in text.split("\0") if piece.strip()]
    return found


def whole(content: bytes) -> str:
    return "\n".join([*text_of(content), *questions(content)])


_BLIP, _EMBED, _NAMED = qualified("a:blip"), qualified("r:embed"), qualified("wp:docPr")
_THEIRS = {png(grey): grey for grey in range(256)}


def _images(content: bytes) -> list[tuple[int]]:
    """The greys of the images in the body."""
    file = WordFile.of(content)
    return [(_THEIRS[file.embedded(b.get(_EMBED, "")) or b""],) for b in file.body.iter(_BLIP)]


def struck(content: bytes) -> list[str | None]:
    return [t.text for t in WordFile.of(content).body.iter(f"{W}delText")]


def check(edits: list[str], changes: list[str], seed: int) -> None:
    content, typed = edited(edits, seed)
    data = written(changed(changes, seed))

    merged = merge(content, data, made=MADE)

    text = whole(merged.content)
    assert [w for w in typed if w not in text] == []
    flat = same(text)
    assert [f for f in human_fragments(content) if same(f) not in flat] == []
    theirs = [image for image in _images(content) if image[0] >= 200]
    assert [image for image in theirs if image not in _images(merged.content)] == []
    assert struck(merged.content) == struck(content), "an open deletion is nobody's to carry out"
    names = [
        m.get(f"{W}name").lower()
        for m in WordFile.of(merged.content).body.iter(f"{W}bookmarkStart")
    ]
    assert len(names) == len(set(names))
    again = merge(merged.content, data, made=MADE)
    assert [w for w in typed if w not in whole(again.content)] == []
    assert [s for s in again.settled if s.what in ("renewed", "added", "removed")] == []


EXAMPLE = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
MANY = given(
    edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=12),
    changes=st.lists(st.sampled_from(CHANGES), max_size=5),
    seed=st.integers(0, 10_000),
)


@settings(EXAMPLE, max_examples=25)
@MANY
def test_every_word_of_a_human_is_in_the_merged_file(edits, changes, seed):
    check(edits, changes, seed)


@pytest.mark.long
@settings(EXAMPLE, max_examples=600)
@MANY
def test_every_word_of_a_human_is_in_the_merged_file_over_many_edits(edits, changes, seed):
    check(edits, changes, seed)
