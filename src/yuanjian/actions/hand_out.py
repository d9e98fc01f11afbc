"""Make each firm its own small workbook, filled with its own rows and with nobody else's. The ledger is only read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from yuanjian.core.filenames import safe_name
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear
from yuanjian.ledger.queries import records
from yuanjian.sheets.excel.template import Identity, package_name, template_bytes
from yuanjian.sheets.firm import LEFT, Firm, answered, firms_of, register_of, rows_of
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import required_cells

EVERY = "全部"


@dataclass(frozen=True, slots=True)
class Handed:
    """A firm's package: its file name, its content, how many of the cells it must fill are filled already."""

    firm: Firm
    name: str
    content: bytes
    filled: int
    wanted: int


def chosen_firms(of: ParkYear, said: Sequence[str]) -> tuple[Firm, ...]:
    """The firms that are named by number, name, short name or credit code; all that have not left for «全部».

    Raises:
        Refusal: nobody is so called, or several are.
    """
    kept = records(of, "05")
    firms = firms_of(kept)
    if not firms:
        raise Refusal("05_企业名录还没有企业，请先导入或填写，再生成企业年报包。")
    if not said or EVERY in said:
        return tuple(f for f in firms if f.status != LEFT)
    register, found = register_of(kept), {}
    by_no = {f.no: f for f in firms}
    for one in said:
        numbers = register.find(("05.ent_no",), one)
        if len(numbers) != 1:
            near = "、".join(numbers or register.nearest(("05.name",), one))
            raise Refusal(
                f"05_企业名录中{'有多家' if numbers else '没有'}“{one}”"
                + (f"，是否为：{near}？" if near else "。请核对企业编号或名称。")
            )
        found[numbers[0]] = by_no[numbers[0]]
    return tuple(found.values())


def hand_out(of: ParkYear, firms: Sequence[Firm]) -> Iterator[Handed]:
    """The packages, one after the other. Two firms of one name get their numbers into the file names."""
    kept = records(of)
    register = register_of(kept)
    names = [f.name for f in firms]
    for firm in firms:
        rows = rows_of(kept, firm, register)
        doubled = names.count(firm.name) > 1
        identity = Identity(of.park.code, of.park.name, firm.name, firm.no)
        content = template_bytes(park=identity, year=of.year, rows=rows, role="firm")
        called = Identity("", "", f"{firm.no}{firm.name}" if doubled else firm.name)
        name = safe_name(package_name(called, of.year))
        yield Handed(firm, name, content, *_filled(rows))


def _filled(rows: dict[str, tuple[Record, ...]]) -> tuple[int, int]:
    """How many of the required cells of the begun rows are filled, and how many there are."""
    filled = wanted = 0
    for no, held in rows.items():
        asked = answered(no).columns
        for record in held:
            needed = [c.key for c in required_cells(type(record.row), record.row) if c.key in asked]
            wanted += len(needed)
            filled += sum(getattr(record.row, k) is not None for k in needed)
    return filled, wanted


def write_out(of: ParkYear, firms: Sequence[Firm], folder: Path) -> list[Handed]:
    """Write the packages into a folder, never over a file that is there: a firm may have filled it in.

    Raises:
        Refusal: one of the files is there already; none has been written then.
    """
    from yuanjian.core.atomic import write_whole

    made = list(hand_out(of, firms))
    there = [h.name for h in made if (folder / h.name).exists()]
    if there:
        raise Refusal(
            f"“{folder}”里已有 {there[0]}{f' 等 {len(there)} 个文件' if len(there) > 1 else ''}，"
            "可能已填有内容，没有覆盖。请先移走，或用 -o 换一个文件夹。"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for one in made:
        write_whole(folder / one.name, one.content)
    return made


def write_zip(of: ParkYear, firms: Sequence[Firm], file: IO[bytes]) -> int:
    """All packages as one zip; returns how many."""
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for one in hand_out(of, firms):
            archive.writestr(one.name, one.content)
            count += 1
    return count
