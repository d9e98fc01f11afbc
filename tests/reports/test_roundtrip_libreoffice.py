"""The round trip through real saves by LibreOffice, and what it shows of a merged file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reports.changed_sample import sample, with_values, with_words, written
from tests.reports.picture_sample import ALT, illustrated, picture, png
from tests.reports.sample import MADE
from tests.reports.word_hand import Hand, questions, text_of
from yuanjian.reports.roundtrip.merge import merge
from yuanjian.reports.roundtrip.readback import read_back
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.word.wml import qualified

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]
SENTENCE = (
    "截至年底，全区企业{}个，其中，上一年度末已入园企业数量【待填】个，本年度内新入园企业数量0个。"
)


def saved_by_office(content: bytes, folder: Path) -> bytes:
    """Opened and saved as .docx by LibreOffice."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "report.docx"
    source.write_bytes(content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "out" / "report.docx").read_bytes()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Edited by a hand, then opened and saved in LibreOffice."""
    hand = Hand(written(sample()))
    hand.replace("截止到年底，园区已入园企业数量", "截至年底，全区企业")
    hand.insert(hand.one("截至年底"), "我们补充一段。")
    hand.replace("上表数据", "上表全部数据")
    hand.track_insert(hand.one("以上内容"), "（请主任审定）", "李主任", "2021-03-01T08:00:00Z")
    hand.replace("0.992", "0.993")
    return saved_by_office(hand.saved(), tmp_path_factory.mktemp("office"))


def test_a_report_only_saved_is_unchanged(tmp_path: Path) -> None:
    found = read_back(saved_by_office(written(sample()), tmp_path))

    assert {b.state for b in found.blocks} == {"unchanged"}
    assert found.traced == found.figures == 10


def test_what_was_edited_is_told_after_the_save(office: bytes) -> None:
    found = read_back(office)

    told = {b.block: b.state for b in found.blocks if b.state != "unchanged"}
    assert told == {
        "enterprises": "edited", "after": "edited", "table2": "edited", "closing": "edited", "": "new",
    }  # fmt: skip
    assert [(p.author, p.after) for p in found.proposals] == [("李主任", "（请主任审定）")]


def test_data_changed_after_the_save_is_merged_and_survives_another_one(
    office: bytes, tmp_path: Path
) -> None:
    data = with_values(sample(), {"enterprises.total": "6", "loads.cod": "0.2"})
    data = with_words(data, "after", "上表数据来自执行报告。")

    merged = merge(office, written(data), made=MADE)
    again = saved_by_office(merged.content, tmp_path)

    for content in (merged.content, again):
        texts = text_of(content)
        assert SENTENCE.format("6") in texts
        assert {"我们补充一段。", "上表全部数据来自企业填报。", "0.993", "0.2"} <= set(texts)
        assert len(questions(content)) == 1
    third = merge(again, written(data), made=MADE)
    assert third.settled == ()
    assert len(read_back(third.content).proposals) == 1


def test_a_picture_is_unchanged_by_a_save_and_renewed_after_it_and_opens_again(
    tmp_path: Path,
) -> None:
    once = saved_by_office(written(illustrated(sample())), tmp_path / "one")
    assert {b.state for b in read_back(once).blocks} == {"unchanged"}

    merged = merge(once, written(illustrated(sample(), picture("0.25", 20))), made=MADE)
    assert [(s.what, s.part) for s in merged.settled] == [("replaced", "picture")]
    again = saved_by_office(merged.content, tmp_path / "two")

    for content in (merged.content, again):
        file = WordFile.of(content)
        [blip] = file.body.iter(qualified("a:blip"))
        assert file.embedded(blip.get(qualified("r:embed"), "")) == png(20)
        assert ALT.format("0.25") in text_of(content)
        assert "图1　示范断面2020年总磷各月浓度" in text_of(content)
    third = merge(again, written(illustrated(sample(), picture("0.25", 20))), made=MADE)
    assert third.settled == ()
