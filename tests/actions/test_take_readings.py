"""Files of readings into the records: database, lake, versions; SQLite, and PostgreSQL with --database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from yuanjian.actions.close_days import close_days
from yuanjian.actions.record_act import broken_link
from yuanjian.actions.take_readings import Taken, take_readings
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Act, Channel, Document, Park, Reading, SeriesIntake, Station
from yuanjian.ledger.series import lake_of, open_readings
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import Lake
from yuanjian.monitoring.readers.declaration import Declaration

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2021, 5, 4)  # 1 May is open by then, 30 April is closed
HEAD = "站点,时间,PM10,PM2.5\n"
FILE = HEAD + "\n".join(
    [
        "A,2021-04-30 22:00,50,30",
        "A,2021-04-30 23:00,51,31",
        "A,2021-05-01 09:00,52,—",
        "A,2021-05-01 10:00,53,33",
    ]
)
Take = Callable[..., Taken]


@pytest.fixture
def park() -> Park:
    return Park.objects.create(code="S439901", name="某某园区")


@pytest.fixture
def take(park: Park, tmp_path: Path) -> Take:
    def taken(text: str, name: str = "站.csv", label: str = "begin") -> Taken:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        said = Declaration(label=label, kind="标准站")  # type: ignore[arg-type]
        return take_readings(park, path, said, by="李某", store=tmp_path, today=TODAY)

    return taken


def seen(store: Path) -> dict[tuple[int, int, str], int | None]:
    """Day, hour and item → value in units, as a reader sees it; each interval once."""
    with Session(memory="256MB", threads=1) as session:
        open_readings(session, store, ["S439901"])
        rows = session.rows("SELECT day(start), hour(start), item, value // 1000000 FROM readings")
        found = {(day, hour, item): value for day, hour, item, value in rows}
        assert len(found) == len(rows)
        return found


WHOLE = {
    (30, 22, "pm10"): 50, (30, 22, "pm25"): 30, (30, 23, "pm10"): 51, (30, 23, "pm25"): 31,
    (1, 9, "pm10"): 52, (1, 9, "pm25"): None, (1, 10, "pm10"): 53, (1, 10, "pm25"): 33,
}  # fmt: skip


def counts(taken: Taken) -> tuple[int, int, int, int]:
    return taken.new, taken.changed, taken.same, taken.withdrawn


def test_open_days_stay_in_the_database_closed_ones_go_to_the_lake_and_both_are_one(
    take: Take, tmp_path: Path
) -> None:
    assert counts(take(FILE)) == (8, 0, 0, 0)
    assert Reading.objects.count() == 4
    assert [p.rows for p in lake_of(tmp_path).manifest().parts] == [4]
    assert seen(tmp_path) == WHOLE
    assert (Station.objects.get().kind, Channel.objects.count()) == ("标准站", 2)
    first = Reading.objects.order_by("start", "channel__item")[0]
    assert (first.start, first.value, first.raw) == (1619859600, 52_000_000, "52")  # 1 May 09:00
    assert (Act.objects.get().verb, Act.objects.get().detail["new"]) == ("导入监测数据", 8)
    assert broken_link() is None


def test_reading_the_file_again_changes_nothing_nor_does_another_with_the_same_values(
    take: Take, tmp_path: Path
) -> None:
    take(FILE)
    again = take(FILE)
    assert again.known
    assert counts(take(FILE.replace("50,30", "50.0,30"), "另存.csv")) == (0, 0, 8, 0)
    assert seen(tmp_path) == WHOLE
    assert (Reading.objects.count(), SeriesIntake.objects.count()) == (4, 2)
    assert [p.rows for p in lake_of(tmp_path).manifest().parts] == [4]


def test_a_corrected_file_makes_later_versions_and_the_raw_files_stay(
    take: Take, tmp_path: Path
) -> None:
    take(FILE)
    corrected = FILE.replace("51,31", "61,31").replace("53,33", "53,43") + "\nA,2021-05-01 11:00,1,"
    assert counts(take(corrected)) == (2, 2, 6, 0)
    then = WHOLE | {
        (30, 23, "pm10"): 61,
        (1, 10, "pm25"): 43,
        (1, 11, "pm10"): 1,
        (1, 11, "pm25"): None,
    }
    assert seen(tmp_path) == then
    assert take(FILE).known  # the first file again is no correction of the correction
    assert seen(tmp_path) == then
    hour = Reading.objects.filter(start=1619863200, channel__item="pm25").order_by("version")
    assert [r.value for r in hour] == [33_000_000, 43_000_000]
    for kept in Document.objects.all():
        assert place_of(tmp_path, kept.sha256).is_file()


def test_a_wrong_hour_label_put_right_withdraws_the_hours_that_were_never_told(
    take: Take, tmp_path: Path
) -> None:
    take(FILE)
    assert counts(take(FILE, label="end")) == (4, 4, 0, 4)
    assert seen(tmp_path) == {
        (30, 21, "pm10"): 50, (30, 21, "pm25"): 30, (30, 22, "pm10"): 51, (30, 22, "pm25"): 31,
        (1, 8, "pm10"): 52, (1, 8, "pm25"): None, (1, 9, "pm10"): 53, (1, 9, "pm25"): 33,
    }  # fmt: skip


def test_closing_moves_closed_days_into_the_lake_and_nobody_sees_a_difference(
    take: Take, tmp_path: Path
) -> None:
    take(FILE)
    take(FILE.replace("52,—", "52,32"))
    closed = close_days(tmp_path, by="李某", before=date(2021, 5, 2), most=1)
    assert (closed.moved, closed.compacted) == (5, 1)
    assert Reading.objects.count() == 0
    assert seen(tmp_path) == WHOLE | {(1, 9, "pm25"): 32}
    assert [(p.kind, p.rows) for p in lake_of(tmp_path).manifest().parts] == [
        ("readings", 8),
        ("earlier", 1),
    ]
    assert close_days(tmp_path, by="李某", before=date(2021, 5, 2)).moved == 0
    assert counts(take(FILE + "\n", "又一份.csv")) == (0, 1, 7, 0)


def test_a_closing_that_is_broken_off_shows_nothing_twice_and_can_be_done_again(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(FILE)
    add = Lake.add

    def then_break(self: Lake, session: Session, table: str) -> int:
        add(self, session, table)
        raise KeyboardInterrupt

    monkeypatch.setattr(Lake, "add", then_break)
    with pytest.raises(KeyboardInterrupt):
        close_days(tmp_path, by="李某", before=date(2021, 5, 2))
    assert Reading.objects.count() == 4  # in the database and in the lake
    assert seen(tmp_path) == WHOLE
    monkeypatch.undo()
    assert close_days(tmp_path, by="李某", before=date(2021, 5, 2)).moved == 4
    assert seen(tmp_path) == WHOLE


def test_taking_in_that_is_broken_off_after_the_lake_can_be_done_again(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Lake.add

    def then_break(self: Lake, session: Session, table: str) -> int:
        add(self, session, table)
        raise KeyboardInterrupt

    monkeypatch.setattr(Lake, "add", then_break)
    with pytest.raises(KeyboardInterrupt):
        take(FILE)
    assert (Reading.objects.count(), SeriesIntake.objects.count(), Act.objects.count()) == (0, 0, 0)
    monkeypatch.undo()
    assert counts(take(FILE)) == (4, 0, 4, 0)
    assert seen(tmp_path) == WHOLE
