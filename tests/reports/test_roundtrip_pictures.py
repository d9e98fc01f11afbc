"""Pictures in the round trip: ours follow the data in the frame that a human gave them, a human's stay."""

from __future__ import annotations

import pytest

from tests.reports.changed_sample import sample, with_words, without, written
from tests.reports.picture_sample import ALT, illustrated, picture, png, redrawn
from tests.reports.sample import MADE
from tests.reports.word_hand import Hand, W, questions, text_of
from yuanjian.reports.roundtrip.difference import difference
from yuanjian.reports.roundtrip.merge import Merged, merge
from yuanjian.reports.roundtrip.readback import BlockState, read_back
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.word.wml import qualified

HIGHER = illustrated(sample(), picture("0.25", 20))
DRAWING, EXTENT, NAMED = f"{W}drawing", qualified("wp:extent"), qualified("wp:docPr")
BLIP, EMBED = qualified("a:blip"), qualified("r:embed")


@pytest.fixture
def hand() -> Hand:
    return Hand(written(illustrated(sample())))


def drawing(hand: Hand):  # type: ignore[no-untyped-def]
    return next(hand.body.iter(DRAWING))


def exchange(hand: Hand, image: bytes) -> None:
    """«更改图片» in Word: another image in the same frame."""
    next(hand.body.iter(BLIP)).set(EMBED, hand.file.embed(image))


def images(content: bytes) -> list[bytes | None]:
    file = WordFile.of(content)
    return [file.embedded(b.get(EMBED, "")) for b in file.body.iter(BLIP)]


def alts(content: bytes) -> list[str | None]:
    return [n.get("descr") for n in WordFile.of(content).body.iter(NAMED)]


def fell(found: Merged) -> list[tuple[str, str, str]]:
    return [(s.what, s.block, s.part) for s in found.settled]


def state(content: bytes) -> BlockState:
    return next(b for b in read_back(content).blocks if b.block == "chart.section")


def test_a_picture_that_nobody_touched_is_unchanged(hand):
    found = merge(hand.saved(), written(illustrated(sample())), made=MADE)

    assert state(hand.saved()).state == "unchanged"
    assert found.settled == ()
    assert images(found.content) == [png(10)]


def test_changed_data_renew_image_and_alternative_text_and_the_old_image_goes(hand):
    found = merge(hand.saved(), written(HIGHER), made=MADE)

    assert fell(found) == [("replaced", "chart.section", "picture")]
    assert (images(found.content), alts(found.content)) == ([png(20)], [ALT.format("0.25")])
    assert not any(content == png(10) for content in WordFile.of(found.content).parts.values())
    assert merge(found.content, written(HIGHER), made=MADE).settled == ()


def test_the_width_that_a_human_gave_a_picture_stays_when_it_is_renewed(hand):
    size = next(hand.body.iter(EXTENT))
    size.set("cx", "2700000")

    found = merge(hand.saved(), written(HIGHER), made=MADE)

    made = next(WordFile.of(found.content).body.iter(EXTENT))
    assert (made.get("cx"), made.get("cy")) == ("2700000", "1116000")  # 150 mm × 62 mm, half


def test_a_picture_that_a_human_exchanged_stays_and_a_comment_tells_the_new_data(hand):
    exchange(hand, png(99))

    assert state(hand.saved()).state == "edited"
    assert state(hand.saved()).changes[0].after.endswith("（图已换过或改过）")
    found = merge(hand.saved(), written(HIGHER), made=MADE)

    assert fell(found) == [("conflict", "chart.section", "picture")]
    assert images(found.content) == [png(99)]
    [asked] = questions(found.content)
    assert "按现有资料此图应为“示范断面2020年总磷各月浓度：最高为2月的0.25mg/L" in asked


def test_words_for_the_blind_that_a_human_wrote_stay(hand):
    next(hand.body.iter(NAMED)).set("descr", "主任写的说明")

    found = merge(hand.saved(), written(HIGHER), made=MADE)

    assert alts(found.content) == ["主任写的说明"]
    assert images(found.content) == [png(10)]
    assert len(questions(found.content)) == 1


@pytest.mark.parametrize("how", ["crop", "grey"])
def test_a_picture_that_was_cropped_or_coloured_counts_as_edited(hand, how):
    blip = next(hand.body.iter(BLIP))
    if how == "crop":
        crop = blip.makeelement(qualified("a:srcRect"))
        crop.set("b", "25000")
        blip.addnext(crop)
    else:
        blip.append(blip.makeelement(qualified("a:grayscl")))

    assert state(hand.saved()).state == "edited"
    assert fell(merge(hand.saved(), written(HIGHER), made=MADE))[0][0] == "conflict"


def test_a_deleted_picture_stays_deleted_with_its_caption(hand):
    for words in ("示范断面2020年总磷各月浓度：", "图1　示范断面"):
        hand.delete(hand.one(words))

    assert state(hand.saved()).state == "deleted"
    found = merge(hand.saved(), written(HIGHER), made=MADE)
    assert images(found.content) == []
    assert questions(found.content) == []


def test_a_moved_picture_is_renewed_where_it_was_put(hand):
    paragraph = hand.one("示范断面2020年总磷各月浓度：")
    caption = hand.one("图1　示范断面")
    hand.move(paragraph, hand.one("示范综合保税区园区代码为"))
    hand.move(caption, paragraph)

    assert state(hand.saved()).state == "moved"
    found = merge(hand.saved(), written(HIGHER), made=MADE)

    said = text_of(found.content)
    assert images(found.content) == [png(20)]
    assert said.index(ALT.format("0.25")) < said.index("二、环境管理情况")


def test_a_picture_without_data_any_more_goes_unless_somebody_changed_it(hand):
    gone = merge(hand.saved(), written(sample()), made=MADE)
    assert [s.what for s in gone.settled] == ["removed", "removed"]
    assert images(gone.content) == []

    exchange(hand, png(99))
    kept = merge(hand.saved(), written(sample()), made=MADE)
    assert images(kept.content) == [png(99)]
    assert len(questions(kept.content)) == 1


def test_a_new_picture_comes_into_an_edited_file_with_its_image():
    hand = Hand(written(with_words(sample(), "plant", "主任改过的一段。")))

    found = merge(hand.saved(), written(illustrated(sample())), made=MADE)

    assert images(found.content) == [png(10)]
    said = text_of(found.content)
    at = said.index(ALT.format("0.23"))
    assert said[at + 1] == "图1　示范断面2020年总磷各月浓度"


def test_a_human_picture_in_a_new_paragraph_stays(hand):
    own = hand.insert(hand.one("示范综合保税区园区代码为"), "现场照片")
    import copy

    photo = copy.deepcopy(drawing(hand))
    own.append(own.makeelement(f"{W}r"))
    own[-1].append(photo)
    next(photo.iter(BLIP)).set(EMBED, hand.file.embed(png(77)))
    next(photo.iter(NAMED)).set("descr", "")

    found = merge(hand.saved(), written(HIGHER), made=MADE)

    assert images(found.content) == [png(77), png(20)]


def test_another_machine_draws_the_same_data_with_other_dots_and_nothing_is_told(hand):
    elsewhere = redrawn(illustrated(sample()), png(11))

    found = merge(hand.saved(), written(elsewhere), made=MADE)
    assert (found.settled, images(found.content)) == ((), [png(11)])

    exchange(hand, png(99))
    found = merge(hand.saved(), written(elsewhere), made=MADE)
    assert (found.settled, images(found.content), questions(found.content)) == ((), [png(99)], [])


def test_two_reports_that_show_other_data_differ_in_the_words_of_the_picture():
    found = difference(written(illustrated(sample())), written(HIGHER))

    assert [(t.before, t.after) for t in found.texts] == [(ALT.format("0.23"), ALT.format("0.25"))]


def test_the_number_of_a_caption_follows_when_a_picture_before_it_goes():
    first, second = picture(ident="chart.one"), picture(grey=20)
    two = illustrated(sample(), first, type(second)("chart.section", "图2", second.chart, png(20)))

    found = merge(written(two), written(without(illustrated(sample()), "chart.one")), made=MADE)

    captions = [t for t in text_of(found.content) if t.startswith("图")]
    assert captions == ["图1　示范断面2020年总磷各月浓度"]
