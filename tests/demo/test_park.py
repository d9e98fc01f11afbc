"""The demo packages: written as an officer fills them in, read back without a word of complaint."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from yuanjian.core.marks import Mark
from yuanjian.demo.park import PARK, YEARS, write_packages, written
from yuanjian.demo.park import records as read_records
from yuanjian.facts.engine import all_facts
from yuanjian.sheets.excel.package import PackageChecked, read_package, validate
from yuanjian.sheets.gaps import gaps
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

_NO_LISTS = ("23", "26", "28", "35")


records = cache(read_records)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    return dict(zip(YEARS, write_packages(tmp_path_factory.mktemp("demo")), strict=True))


@pytest.fixture(scope="module")
def checked(packages: dict[int, Path]) -> dict[int, PackageChecked]:
    return {year: validate(read_package(path)) for year, path in packages.items()}


def cells(row: SheetRow) -> dict[str, object]:
    """The filled cells of a row; numbers compare by value (Excel keeps no trailing zeros)."""
    return {k: v for k in row.columns if (v := getattr(row, k)) is not None}


def rows(held: tuple[Record, ...]) -> list[tuple[str, bool, dict[str, object]]]:
    return [(r.key, r.none, cells(r.row)) for r in held]


def test_the_packages_bear_the_names_that_officers_know(packages: dict[int, Path]) -> None:
    assert [path.name for path in packages.values()] == [
        "园区年度资料包_G439901_2020.xlsx",
        "园区年度资料包_G439901_2021.xlsx",
    ]


@pytest.mark.parametrize("year", YEARS)
def test_a_package_is_read_back_without_any_error(
    checked: dict[int, PackageChecked], year: int
) -> None:
    assert [str(p) for p in checked[year].problems if p.level == "error"] == []


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("no", list(all_sheets()))
def test_the_rows_read_are_the_rows_written_down(
    checked: dict[int, PackageChecked], year: int, no: str
) -> None:
    wanted = rows(records(year)[no])
    assert wanted
    assert rows(checked[year].records()[no]) == wanted


@pytest.mark.parametrize("year", YEARS)
def test_the_package_belongs_to_its_park_and_year(
    checked: dict[int, PackageChecked], year: int
) -> None:
    read = checked[year].read
    assert (read.park, read.year) == (PARK.code, year)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("no", _NO_LISTS)
def test_what_the_park_has_none_of_is_said_with_source_and_proof(year: int, no: str) -> None:
    (only,) = records(year)[no]
    assert only.none
    assert isinstance(getattr(only.row, "source", None), str)
    assert isinstance(getattr(only.row, "proof", None), tuple)


def test_the_prior_year_is_clean_to_the_last_cell(checked: dict[int, PackageChecked]) -> None:
    assert [str(p) for p in checked[2020].problems if p.level in ("gap", "doubt")] == []
    assert [str(g) for g in gaps(checked[2020].records())] == []


def test_the_main_year_leaves_three_cells_blank_on_purpose(
    checked: dict[int, PackageChecked],
) -> None:
    assert [(g.sheet, g.key.split(" · ")[0], g.header) for g in gaps(checked[2021].records())] == [
        ("06", "P009", "验收意见日期"),
        ("15", "澄江素阁保税维修有限公司", "氨氮"),
        ("25", "澄江云栈智能装备有限公司", "年度申报日期"),
    ]


# Limits of GB 3095—2012, class 2, daily: PM2.5 75, PM10 150, O3 (8 h) 160 μg/m³.
@pytest.mark.parametrize(
    ("year", "station", "valid", "exceeding"),
    [(2020, "A01", 353, 45), (2020, "A02", 341, 34), (2021, "A01", 349, 42), (2021, "A02", 338, 33)],
)  # fmt: skip
def test_a_station_has_its_winter_and_its_summer_days_above_the_limits(
    year: int, station: str, valid: int, exceeding: int
) -> None:
    days = [vars(r.row) for r in records(year)["20"]]
    mine = [d for d in days if d["no"] == station and d["valid"] == "有效"]

    def above(day: dict[str, object], key: str, limit: int) -> bool:
        return not isinstance(day[key], Mark) and day[key] > limit  # type: ignore[operator]

    over = [d for d in mine if above(d, "pm25", 75) or above(d, "pm10", 150) or above(d, "o3", 160)]
    assert (len(mine), len(over)) == (valid, exceeding)
    assert len([d for d in days if d["no"] == station]) == (366 if year == 2020 else 365)


@pytest.mark.parametrize("year", YEARS)
def test_every_attachment_is_cited_and_every_cited_one_is_listed(year: int) -> None:
    held = records(year)
    listed = {r.key for r in held["34"]}
    cited = {
        no
        for records_ in held.values()
        for record in records_
        for no in getattr(record.row, "proof", None) or ()
    }
    assert cited == listed


@pytest.mark.parametrize("year", YEARS)
def test_the_prose_asks_for_facts_that_exist(year: int) -> None:
    asked = {
        place.partition("@")[0]
        for row in written(year, "33")
        for place in re.findall(r"\{([^{}]+)\}", row["text"])
    } | {fact for row in written(year, "33") for fact in row.get("facts", "").split("；") if fact}
    assert len(asked) >= 9
    assert asked - set(all_facts()) == set()


def test_the_data_stay_small() -> None:
    data = Path(str(files("yuanjian.demo") / "data"))
    # The one real station-year has a limit of its own (test_air.py).
    ours = [p for p in data.rglob("*") if p.is_file() and p.parent.name != "air"]
    assert sum(p.stat().st_size for p in ours) < 300_000


def test_a_package_that_is_there_already_is_replaced_by_an_equal_one(
    packages: dict[int, Path],
) -> None:
    before = {path: path.read_bytes() for path in packages.values()}
    write_packages(packages[2021].parent)
    assert {path: path.read_bytes() for path in packages.values()} == before


def test_nothing_of_the_report_that_the_park_resembles_was_copied() -> None:
    seed = Path(__file__).parents[3] / "shared" / "seed" / "report-2020.txt"
    if not seed.exists():
        pytest.skip("the report that set the park's size is not beside the checkout")
    run = 16
    real = re.sub(r"\s", "", seed.read_text(encoding="utf-8"))
    runs = {real[i : i + run] for i in range(len(real) - run + 1)}
    # Names of laws and of published lists are what they are.
    ours = {
        re.sub(r"\s", "", cell)
        for year in YEARS
        for no in all_sheets()
        for row in written(year, no)
        for cell in row.values()
        if "三线一单" not in cell
    }
    assert [c for c in ours if any(c[i : i + run] in runs for i in range(len(c) - run + 1))] == []
