"""An edited report is taken back, kept, and the next build goes on with it. SQLite, and PostgreSQL with --database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.test_take_in import PARK_ROW, package
from tests.reports.word_hand import Hand, questions, text_of
from yuanjian.actions.build_report import build_report
from yuanjian.actions.pull_report import newest_pulled, pull_report
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.settle_proposals import chosen, settle_file
from yuanjian.actions.take_in import accept, preview
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Act, Document, ParkYear, Report
from yuanjian.ledger.queries import park_year
from yuanjian.reports.roundtrip.proposals import Proposal

pytestmark = pytest.mark.django_db(transaction=True)

OWN = "管委会补充的一段。"


@pytest.fixture
def of(tmp_path: Path) -> ParkYear:
    take(tmp_path, "澄江综合保税区")
    return park_year("G439901", 2021)


def take(folder: Path, name: str) -> None:
    blocks = [{"block_no": "B01", "block_name": "围网区", "area": "1.2", "source": "批复文件"}]
    row = {k: v for k, v in PARK_ROW.items() if k != "source"} | {"park_name": name}
    accept(preview(package(folder, blocks, **{"01": row})), by="李某", store=folder)


def edited(of: ParkYear, folder: Path) -> Path:
    """The first version, with a paragraph of a human's own after the first one."""
    built = build_report(of, folder, by="李某")
    hand = Hand((built.written.folder / "report.docx").read_bytes())
    hand.insert(hand.one("园区代码为"), OWN)
    path = folder / "报告（主任改）.docx"
    path.write_bytes(hand.saved())
    return path


def report_of(folder: Path, of: ParkYear, **more: bool) -> bytes:
    built = build_report(of, folder, by="李某", **more)
    return (built.written.folder / "report.docx").read_bytes()


def test_a_pulled_file_is_kept_with_its_counts_and_one_act(of, tmp_path):
    path = edited(of, tmp_path)

    pulled = pull_report(path, by="王某")

    assert (pulled.of, pulled.version, pulled.conflicts) == (of, 1, 0)
    assert pulled.read.count("new") == 1
    (entry,) = Report.objects.get(park_year=of, version=1).manifest["pulled"]
    assert (entry["name"], entry["by"], entry["blocks"]["new"]) == (path.name, "王某", 1)
    assert Document.objects.filter(sha256=entry["sha256"]).exists()
    act = Act.objects.order_by("-pk")[0]
    assert (act.who, act.verb, act.detail["version"]) == ("王某", "读回报告", 1)
    assert broken_link() is None


def test_the_next_build_goes_on_with_the_pulled_file(of, tmp_path):
    pull_report(edited(of, tmp_path), by="王某")

    content = report_of(tmp_path / "二", of)

    assert OWN in text_of(content)
    told = Report.objects.get(park_year=of, version=2).manifest["edited"]
    assert (told["name"], told["version"], told["asked"]) == ("报告（主任改）.docx", 1, 0)


def test_fresh_writes_anew_and_the_pulled_file_stays_for_later(of, tmp_path):
    pull_report(edited(of, tmp_path), by="王某")

    assert OWN not in text_of(report_of(tmp_path / "二", of, fresh=True))
    assert OWN in text_of(report_of(tmp_path / "三", of))


def test_the_file_pulled_last_counts_whatever_version_it_was_made_from(of, tmp_path):
    first = edited(of, tmp_path)
    second = tmp_path / "再改.docx"
    hand = Hand(first.read_bytes())
    hand.replace(OWN, "再改的一段。")
    second.write_bytes(hand.saved())
    for path in (first, second, first):
        pull_report(path, by="王某")

    found = newest_pulled(of)

    assert found is not None
    assert found[1]["name"] == first.name
    assert len(Report.objects.get(park_year=of, version=1).manifest["pulled"]) == 2


def test_changed_data_is_asked_about_where_a_human_changed_the_same(of, tmp_path):
    path = edited(of, tmp_path)
    hand = Hand(path.read_bytes())
    hand.replace("澄江综合保税区", "澄江综保区（筹）")
    path.write_bytes(hand.saved())
    pull_report(path, by="王某")
    take(tmp_path, "澄江新综合保税区")

    content = report_of(tmp_path / "二", of)

    assert any("澄江综保区（筹）" in text for text in text_of(content))
    assert questions(content) == [
        "数据已变：按现有资料此处应写为“澄江新综合保税区园区生态环境管理”，您改过的文字未动，请确认"
    ]


def test_a_file_that_lost_its_map_is_compared_with_the_stored_version(of, tmp_path):
    path = edited(of, tmp_path)
    hand = Hand(path.read_bytes())
    hand.file.parts = {
        n: c for n, c in hand.file.parts.items() if not n.startswith("customXml/item1")
    }
    path.write_bytes(hand.saved())

    pulled = pull_report(path, by="王某")

    assert (pulled.read.count("new"), pulled.read.count("edited")) == (1, 0)
    assert OWN in text_of(report_of(tmp_path / "二", of))


def test_a_file_that_is_none_of_ours_is_refused_and_nothing_is_kept(of, tmp_path):
    path = edited(of, tmp_path)
    hand = Hand(path.read_bytes())
    hand.file.parts = {n: c for n, c in hand.file.parts.items() if not n.startswith("customXml")}
    hand.drop_bookmarks(hand.body)
    path.write_bytes(hand.saved())

    with pytest.raises(Refusal, match="已没有园鉴的标记"):
        pull_report(path, by="王某")

    assert Report.objects.get(park_year=of, version=1).manifest.get("pulled") is None
    assert pull_report(path, by="王某", of=of).read.count("new") == 1


def test_what_is_no_word_file_is_refused(of, tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK\x03\x04 not a zip")

    with pytest.raises(Refusal):
        pull_report(path, by="王某")


def proposed(of: ParkYear, folder: Path) -> Path:
    """An edited file with three open proposals of two people."""
    hand = Hand(edited(of, folder).read_bytes())
    for words, who in (("（甲）", "李主任"), ("（乙）", "张工"), ("（丙）", "李主任")):
        paragraph = hand.insert(hand.one(OWN), f"第{words}段。")
        hand.track_insert(paragraph, words, who, "2022-01-20T08:00:00Z")
    path = folder / "报告（有修订）.docx"
    path.write_bytes(hand.saved())
    return path


def test_proposals_are_settled_in_a_new_file_that_the_next_build_goes_on_with(of, tmp_path):
    path = proposed(of, tmp_path)
    before = path.read_bytes()

    target, done, pulled = settle_file(path, ["李主任"], ["2"], by="王某")

    assert target.name == "报告（有修订）_修订已定.docx"
    assert (done.accepted, done.rejected, done.still_open) == (2, 1, 0)
    assert path.read_bytes() == before
    assert (pulled.name, pulled.read.proposals) == (target.name, ())
    text = "".join(text_of(target.read_bytes()))
    assert "（甲）" in text and "（乙）段。" in text and "段。（乙）" not in text
    act = Act.objects.order_by("-pk")[0]
    assert (act.verb, act.detail["accepted"], act.detail["rejected"]) == ("处理修订", 2, 1)
    assert broken_link() is None
    assert "段。（丙）" in "".join(text_of(report_of(tmp_path / "二", of)))
    again, _, _ = settle_file(path, ["1"], [], by="王某")
    assert again.name == "报告（有修订）_修订已定2.docx"


@pytest.mark.parametrize(
    ("accept", "reject", "said"),
    [
        (["1-2"], ["2"], "第 2 处修订既要接受又要拒绝"),
        (["王五"], [], "看不懂“王五”"),
        (["7"], [], "没有第 7 处修订：这份文件里共有 3 处"),
        (["，"], [], "没有选择要接受或拒绝的修订"),
    ],
)
def test_a_choice_that_is_none_writes_nothing(of, tmp_path, accept, reject, said):
    path = proposed(of, tmp_path)
    with pytest.raises(Refusal, match=said):
        settle_file(path, accept, reject, by="王某")
    assert not list(tmp_path.glob("*修订已定*"))
    assert not Act.objects.filter(verb="处理修订").exists()


def test_what_is_said_closer_holds():
    found = [
        Proposal("李", "", "", "甲"),
        Proposal("张", "", "", "乙"),
        Proposal("李", "", "", "丙"),
    ]
    assert chosen(found, ["全部"], ["李", "2"]) == {1: "reject", 2: "reject", 3: "reject"}
    assert chosen(found, ["全部", "1"], ["李"]) == {1: "accept", 2: "accept", 3: "reject"}
    assert chosen(found, ["1，3"], []) == {1: "accept", 3: "accept"}
