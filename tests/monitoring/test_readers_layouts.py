"""What is written in any layout, encoding and notation of time is read back exactly."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.monitoring.series_files import NAMES, Series, Style, rows_of, strip_absent, write
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import declared
from yuanjian.monitoring.readers.load import load

_VALUES = st.one_of(
    st.decimals(0, 900, places=1, allow_nan=False),
    st.sampled_from(["—", "NA", "/", "-999", "", "-;"]),
)

# Each example opens an engine and reads a file: a third of the usual number.
_FEW = settings(max_examples=min(100, settings().max_examples // 3))


@st.composite
def _series(draw: st.DrawFn) -> Series:
    points = draw(
        st.lists(st.sampled_from(["1001A", "东四", "Huairou"]), min_size=1, max_size=2, unique=True)
    )
    items = draw(st.lists(st.sampled_from(list(NAMES)), min_size=2, max_size=4, unique=True))
    first = draw(st.datetimes(datetime(2015, 1, 1), datetime(2027, 1, 1))).replace(
        minute=0, second=0, microsecond=0
    )
    # A whole day and a bit: hours may look like days where all times are midnight.
    hours = [
        first + timedelta(hours=h)
        for h in draw(st.sets(st.integers(0, 30), min_size=3, max_size=8))
    ]
    return {(p, i, h): draw(_VALUES) for p in points for i in items for h in hours}


_STYLES = st.builds(
    Style,
    layout=st.sampled_from(["wide", "parted", "dated", "long", "across"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    label=st.sampled_from(["begin", "end"]),
    notation=st.sampled_from(
        ["%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y年%m月%d日%H时", "%Y%m%d%H%M",
         "%Y-%m-%dT%H:%M:%S+08:00"]
    ),
    title=st.booleans(),
    packed=st.booleans(),
)  # fmt: skip


def _read_back(series: Series, style: Style, suffix: str) -> None:
    with TemporaryDirectory() as folder, Session(memory="256MB", threads=1) as session:
        path = write(Path(folder) / f"文件{suffix}", series, style)
        told = {"label": style.label, "grain": "hour", "medium": "air", "units": {"co": "mg/m³"}}
        loaded = load(session, path, declared(told))
        found = {
            (point, item, start): (value, state)
            for point, item, start, value, state in session.rows(
                "SELECT point, item, start, value, state FROM readings"
            )
        }
    assert loaded.problem_counts == {}
    assert found == strip_absent(series, [])


@_FEW
@given(series=_series(), style=_STYLES)
def test_a_text_file_in_any_layout_is_read_back_exactly(series: Series, style: Style) -> None:
    _read_back(series, style, ".csv")


@given(
    series=_series(),
    layout=st.sampled_from(["wide", "parted", "dated", "long"]),
    title=st.booleans(),
)
def test_a_workbook_in_any_layout_is_read_back_exactly(
    series: Series, layout: str, title: bool
) -> None:
    _read_back(series, Style(layout, title=title), ".xlsx")


@_FEW
@given(series=_series(), turn=st.randoms(use_true_random=False), again=st.integers(0, 6))
def test_the_order_of_rows_and_equal_repetitions_change_nothing(
    series: Series, turn: Random, again: int
) -> None:
    head, *rows = rows_of(series, Style("wide"))
    rows += [turn.choice(rows) for _ in range(again)]
    turn.shuffle(rows)
    with TemporaryDirectory() as folder, Session(memory="256MB", threads=1) as session:
        path = Path(folder) / "乱序.csv"
        path.write_text("\n".join(",".join(row) for row in [head, *rows]), encoding="utf-8")
        told = {"label": "end", "grain": "hour", "medium": "air", "units": {"co": "mg/m³"}}
        loaded = load(session, path, declared(told))
        found = session.rows("SELECT point, item, start, value, state FROM readings")
    assert loaded.problem_counts == {}
    assert {(p, i, t): (v, s) for p, i, t, v, s in found} == strip_absent(series, [])
    assert len(found) == len(series)


@pytest.mark.parametrize("kind", ["DOUBLE", "FLOAT", "DECIMAL(9, 2)", "VARCHAR"])
def test_parquet_gives_the_shortest_decimal_that_its_number_means(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "a.parquet"
    with Session(memory="256MB", threads=1) as session:
        session.run(
            f"COPY (SELECT 'A' AS station, TIMESTAMP '2020-01-01 01:00' + INTERVAL (i) HOUR AS time, "
            f"CAST(i / 10 + 0.07 AS {kind}) AS \"SO2(μg/m³)\" FROM range(50) t(i)) TO '{path}' (FORMAT parquet)"
        )
        load(session, path)
        found = session.rows("SELECT value FROM readings ORDER BY start")
    assert [v for (v,) in found] == [
        int((Decimal(i) / 10 + Decimal("0.07")) * 1_000_000) for i in range(50)
    ]


def test_a_time_of_parquet_with_a_zone_is_beijing_time(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with Session(memory="256MB", threads=1) as session:
        session.run(
            f"COPY (SELECT TIMESTAMPTZ '2019-12-31 17:00:00+00' AS time, 5 AS so2) TO '{path}' (FORMAT parquet)"
        )
        load(session, path, declared({"label": "begin", "grain": "hour", "point": "A"}))
        assert session.rows("SELECT start FROM readings") == [(datetime(2020, 1, 1, 1),)]
