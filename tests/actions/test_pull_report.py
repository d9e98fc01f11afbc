"""An edited report is taken back, kept, and the next build goes on with it. SQLite, and PostgreSQL with --database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.test_take_in import PARK_ROW, package
from tests.reports.word_hand import Hand, questions, text_of
from yuanjian.actions.build_report import build_report
from yuanjian.actions.pull_report import newest_pulled, pull_report
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.take_in import accept, preview
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Act, Document, ParkYear, Report
from yuanjian.ledger.queries import park_year

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
