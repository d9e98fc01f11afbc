"""Importing a workbook: what becomes of its rows, their history and the log. SQLite, and PostgreSQL with --database."""

from datetime import date
from pathlib import Path

import pytest

from tests.dossiers import dossier
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.take_in import accept, preview, remove_absent
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Act, Document, Intake, ParkYear, Row, RowHistory
from yuanjian.ledger.queries import NotFound, park_year, records
from yuanjian.ledger.queries import dossier as recorded
from yuanjian.sheets.excel.template import Identity, write_template

pytestmark = pytest.mark.django_db(transaction=True)

PARK = Identity("G439901", "澄江综合保税区")
PARK_ROW = {
    "year": "2021",
    "park_code": "G439901",
    "park_name": "澄江综合保税区",
    "source": "批复文件",
}
BLOCKS = [
    {"block_no": "B01", "block_name": "围网区", "area": "1.2", "source": "批复文件"},
    {"block_no": "B02", "block_name": "配套区", "area": "0.4", "source": "批复文件"},
]


def package(
    folder: Path, blocks: list[dict[str, str]] = BLOCKS, name: str = "包.xlsx", **sheets: object
) -> Path:
    """A filled workbook of three sheets, written by our own template writer."""
    park = {k: v for k, v in PARK_ROW.items() if k != "source"}
    filled = dossier({"01": park, "02": blocks, **sheets}, year=2021)  # type: ignore[arg-type]
    path = folder / name
    write_template(path, park=PARK, year=2021, rows=filled.records)
    return path


def test_a_first_import_adds_every_row_with_its_history_and_one_act(tmp_path: Path) -> None:
    seen = preview(package(tmp_path))
    accept(seen, by="李某", store=tmp_path)

    assert seen.counts == {"new": 3, "changed": 0, "same": 0, "refused": 0}
    assert sorted(Row.objects.values_list("sheet", "key")) == [
        ("01", "2021"),
        ("02", "B01"),
        ("02", "B02"),
    ]
    assert set(RowHistory.objects.values_list("what", "version", "by")) == {("added", 1, "李某")}
    assert [(a.who, a.verb, a.subject) for a in Act.objects.all()] == [
        ("李某", "导入", "G439901 2021")
    ]


def test_a_preview_alone_writes_nothing(tmp_path: Path) -> None:
    preview(package(tmp_path))

    assert not ParkYear.objects.exists()
    assert not Document.objects.exists()


def test_importing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = package(tmp_path)
    accept(preview(path), by="李某", store=tmp_path)
    before = list(Row.objects.order_by("pk").values())

    again = preview(path)
    accept(again, by="李某", store=tmp_path)

    assert again.counts == {"new": 0, "changed": 0, "same": 3, "refused": 0}
    assert list(Row.objects.order_by("pk").values()) == before
    assert RowHistory.objects.count() == 3
    assert Document.objects.count() == 1


def test_a_changed_cell_shows_old_beside_new_and_keeps_the_old_version(tmp_path: Path) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)
    later = package(tmp_path, [BLOCKS[0] | {"area": "1.25"}, BLOCKS[1]], "改.xlsx")
    seen = preview(later)
    accept(seen, by="王某", store=tmp_path)

    changed = [c for c in seen.changes if c.verdict == "changed"]
    assert [(d.header, d.old, d.new) for c in changed for d in c.differences] == [
        ("区块面积", "1.2", "1.25")
    ]
    versions = RowHistory.objects.filter(key="B01").order_by("version")
    assert [(v.version, v.what, v.data["area"], v.by) for v in versions] == [
        (1, "added", "1.2", "李某"),
        (2, "changed", "1.25", "王某"),
    ]


def test_a_row_that_the_file_no_longer_has_stays_until_it_is_removed_by_choice(
    tmp_path: Path,
) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)
    seen = preview(package(tmp_path, BLOCKS[:1], "少.xlsx"))
    accept(seen, by="李某", store=tmp_path)

    assert seen.absent == (("02", "B02"),)
    assert Row.objects.filter(key="B02").exists()
    assert remove_absent(seen, by="李某") == 1
    assert not Row.objects.filter(key="B02").exists()
    assert RowHistory.objects.filter(key="B02").order_by("version").last().what == "removed"  # type: ignore[union-attr]


def test_a_removed_row_that_comes_back_goes_on_in_its_history(tmp_path: Path) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)
    remove_absent(preview(package(tmp_path, BLOCKS[:1], "少.xlsx")), by="李某")
    accept(preview(package(tmp_path, BLOCKS, "回.xlsx")), by="李某", store=tmp_path)

    versions = (
        RowHistory.objects.filter(key="B02").order_by("version").values_list("version", "what")
    )
    assert list(versions) == [(1, "added"), (2, "removed"), (3, "added")]


def test_an_old_preview_is_refused_when_somebody_changed_the_ledger_since(tmp_path: Path) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)
    old = preview(package(tmp_path, [BLOCKS[0] | {"area": "9.9"}, BLOCKS[1]], "旧.xlsx"))
    accept(
        preview(package(tmp_path, [BLOCKS[0] | {"area": "1.3"}, BLOCKS[1]], "新.xlsx")),
        by="王某",
        store=tmp_path,
    )

    with pytest.raises(Refusal, match="重新预览"):
        accept(old, by="李某", store=tmp_path)
    assert Row.objects.get(key="B01").data["area"] == "1.3"
    assert Intake.objects.count() == 2


def test_a_package_of_another_park_or_year_is_refused(tmp_path: Path) -> None:
    path = package(tmp_path)

    with pytest.raises(Refusal, match="G439901"):
        preview(path, park="S430001")
    with pytest.raises(Refusal, match="2021"):
        preview(path, year=2020)


def test_a_dossier_gives_rows_with_file_sheet_and_cell(tmp_path: Path) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)
    record = recorded(park_year("G439901", 2021)).sheet("02")[0]

    assert record.place.file == "包.xlsx"
    assert record.place.sheet == "02_区块与用地"
    assert record.cell("block_no").cell == "B5"  # column A is the mark, rows 1–4 are the heads


def test_dates_and_decimals_survive_the_database_exactly(tmp_path: Path) -> None:
    park = {k: v for k, v in PARK_ROW.items() if k != "source"}
    filled = dossier({"01": park | {"found_date": "2014-03-10", "area_plan": "1.6200"}}, year=2021)
    path = tmp_path / "p.xlsx"
    write_template(path, park=PARK, year=2021, rows=filled.records)
    accept(preview(path), by="李某", store=tmp_path)

    row = records(park_year(None, None))["01"][0].row
    assert getattr(row, "found_date") == date(2014, 3, 10)  # noqa: B009
    assert str(getattr(row, "area_plan")) in ("1.62", "1.6200")  # noqa: B009


def test_asking_for_a_park_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)

    with pytest.raises(NotFound, match="G439901 2021"):
        park_year("S430001", None)


def test_the_log_shows_where_an_entry_was_tampered_with(tmp_path: Path) -> None:
    accept(preview(package(tmp_path)), by="李某", store=tmp_path)
    accept(
        preview(package(tmp_path, [*BLOCKS[:1], BLOCKS[1] | {"area": "0.5"}], "二.xlsx")),
        by="李某",
        store=tmp_path,
    )
    assert broken_link() is None

    first = Act.objects.order_by("pk").first()
    assert first is not None
    Act.objects.filter(pk=first.pk).update(who="别人")

    assert broken_link() == first


def test_a_failure_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("yuanjian.actions.take_in.record_act", fail)
    with pytest.raises(OSError, match="disk"):
        accept(preview(package(tmp_path)), by="李某", store=tmp_path)

    assert not Row.objects.exists()
    assert not RowHistory.objects.exists()
    assert not Intake.objects.exists()
