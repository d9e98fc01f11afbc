"""The index in the terminal: rows, or how often each level and pollutant came; or as CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._outputs import check_outputs
from yuanjian.commands._progress import Progress

if TYPE_CHECKING:
    from yuanjian.monitoring.air.index_file import IndexedFile
    from yuanjian.monitoring.engines.duck import Session

_ROWS = 31
_SHOWN = ("aqi", "level", "primary", "missing", "publishable")
_HEADS = ("AQI", "级别", "首要污染物", "缺测", "可否发布")
_PUBLISHABLE = {"yes": "可", "no": "否", "unknown": "不明"}
NAMES = {
    "so2": "SO2", "no2": "NO2", "co": "CO", "o3": "O3", "o3_8h": "O3-8h", "pm10": "PM10", "pm25": "PM2.5",
}  # fmt: skip


def index(args: argparse.Namespace) -> int:
    """Evaluate the file; CSV, or a table with a summary."""
    from yuanjian.monitoring.air.index_file import index_file, write_csv
    from yuanjian.monitoring.engines.duck import Session

    out: Path | None = args.csv
    check_outputs([out], [args.file])
    with Session() as session:
        with Progress(100) as bar:
            found = index_file(
                session, args.file, args.kind, label=args.label, standard=args.standard,
                progress=bar.shares(args.file.name),
            )  # fmt: skip
        if out is not None and str(out) == "-":
            _to_stdout(session, found)
            for note in found.notes:
                print(f"注意：{note}", file=sys.stderr)
            return 0
        _show(session, found, args)
        if out is not None:
            write_csv(session, found, out)
            print(f"\n  已写入 {out}")
    return 0


def _to_stdout(session: Session, found: IndexedFile) -> None:
    import tempfile

    from yuanjian.monitoring.air.index_file import write_csv

    with tempfile.TemporaryDirectory(prefix="yuanjian-") as folder:
        part = Path(folder) / "aqi.csv"
        write_csv(session, found, part)
        with part.open(encoding="utf-8-sig", newline="") as lines:
            for line in lines:
                sys.stdout.write(line)


def _show(session: Session, found: IndexedFile, args: argparse.Namespace) -> None:
    from yuanjian.commands._terminal import coloured, heading, table, wrapped
    from yuanjian.monitoring.air.index_file import selected

    kind = "小时值" if args.kind == "hour" else "日均值"
    editions = "、".join(
        e for (e,) in session.rows("SELECT DISTINCT edition FROM aqi_index ORDER BY 1")
    )
    print(f"{found.path.name}　{kind} {found.rows} 行　{editions.replace('-', '—')}")
    for note in found.notes:
        print(coloured(wrapped(f"注意：{note}", "  "), "yellow"))
    wanted = ", ".join(f'"{name}"' for name in _SHOWN)
    columns = found.columns
    place = [
        f'"{columns.headings[at]}"' for at in (columns.station, columns.time) if at is not None
    ]
    rows = session.rows(
        f"SELECT {', '.join(place)}, {wanted} FROM ({selected(found)} ORDER BY s.line LIMIT {_ROWS})"
    )
    heads = [columns.headings[at] for at in (columns.station, columns.time) if at is not None]
    print()
    table([_row(r) for r in rows], [*heads, *_HEADS], right=frozenset({len(heads)}))
    if found.rows > _ROWS:
        print(f"  ……共 {found.rows} 行，全部结果请加 --csv 文件")
    heading("合计")
    _summary(session)


def _row(row: tuple[object, ...]) -> list[str]:
    *place, aqi, level, primary, missing, publishable = row
    return [
        *("" if p is None else str(p) for p in place),
        "—" if aqi is None else str(aqi),
        str(level or "—"),
        _named(primary) or "—",
        _named(missing),
        _PUBLISHABLE[str(publishable)],
    ]


def _named(joined: object) -> str:
    return "、".join(NAMES[one] for one in str(joined or "").split(",") if one)


def _summary(session: Session) -> None:
    from yuanjian.commands._terminal import table

    levels = session.rows(
        "SELECT v.category, count(i.id) FROM aqi_index AS i JOIN aqi_levels AS v"
        " ON v.edition = i.edition AND i.aqi BETWEEN v.low AND v.high GROUP BY ALL ORDER BY min(v.low)"
    )
    without = session.rows("SELECT count(*) FROM aqi_index WHERE aqi IS NULL")[0][0]
    cells = [[str(n) for _, n in levels], [name for name, _ in levels]]
    if without:
        cells = [[*cells[0], str(without)], [*cells[1], "无AQI"]]
    table([cells[0]], cells[1], right=frozenset(range(len(cells[1]))))
    named = [
        (
            NAMES[item],
            session.rows(
                f"SELECT count(*) FROM aqi_index WHERE list_contains(string_split(prime, ','), '{item}')"
            )[0][0],
        )
        for item in NAMES
    ]
    told = "、".join(f"{name} {n} 次" for name, n in sorted(named, key=lambda x: -x[1]) if n)
    if told:
        print(f"  首要污染物：{told}")
    kept = dict(session.rows("SELECT publishable, count(*) FROM aqi_index GROUP BY 1"))
    said = [f"{_PUBLISHABLE[k]} {kept[k]}" for k in _PUBLISHABLE if kept.get(k)]
    print(f"  可否发布（缺项时按当时的规则）：{'，'.join(said)}")
