"""Write a park's package: empty, or filled with what the ledger holds. The ledger is only read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from yuanjian.core.refusal import Refusal
from yuanjian.norms.catalogues import division
from yuanjian.norms.credit import CreditScheme, scheme_for
from yuanjian.sheets.excel.list_sheet import Computed
from yuanjian.sheets.excel.starting import law_columns, starting_rows
from yuanjian.sheets.excel.template import Identity, Rows, package_name, write_template
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import sheet


def make_template(code: str, name: str, year: int, folder: Path) -> Path:
    """An empty package of a park's year as a new workbook in ``folder``; returns its path.

    Raises:
        Refusal: the code is no park code, the year is out of range, or there is such a file already.
    """
    column = sheet("01").columns["park_code"]
    if not re.fullmatch(column.pattern, code):
        raise Refusal(f"园区代码“{code}”不对：应为 {column.expected or column.example}。")
    if not 2000 <= year <= 2100:
        raise Refusal(f"报告年度“{year}”不对：应为2000–2100之间的年份。")
    scheme = _scheme(code, year)
    rows = starting_rows(code, name, year, scheme)
    return _write(Identity(code, name), year, folder, rows, law_columns(scheme))


def export_package(code: str | None, year: int | None, folder: Path) -> Path:
    """A package with everything that the ledger holds of a park's year, computed columns included."""
    from yuanjian.audit.credit.supply import supply
    from yuanjian.facts.computed import computed_columns
    from yuanjian.facts.engine import Facts
    from yuanjian.ledger.queries import dossier, park_year

    of = park_year(code, year)
    frozen = dossier(of)
    facts = Facts(frozen)
    supply(facts)

    def computed(no: str, record: Record) -> Mapping[str, object]:
        return computed_columns(facts, no, record)

    identity = Identity(of.park.code, of.park.name)
    supplied = law_columns(_scheme(identity.code, of.year), computed)
    # What a series gives is not for people to fill in: its days would come back as if they had been typed.
    written = {no: tuple(r for r in rows if not r.computed) for no, rows in frozen.records.items()}
    return _write(identity, of.year, folder, written, supplied)


def _write(
    identity: Identity,
    year: int,
    folder: Path,
    rows: Rows,
    computed: Computed,
) -> Path:
    """Never over a file that is there: it may hold an officer's work."""
    path = folder / package_name(identity, year)
    if path.exists():
        raise Refusal(
            f"“{path}”已经存在，可能已填有内容，没有覆盖。请先改名或移走，或用 -o 换一个文件夹。"
        )
    folder.mkdir(parents=True, exist_ok=True)
    scheme = _scheme(identity.code, year)
    rules = scheme.document.cited if scheme else ""
    return write_template(path, park=identity, year=year, rows=rows, computed=computed, rules=rules)


def _scheme(code: str, year: int) -> CreditScheme | None:
    """The credit table in force for the park's province and year, None when none is known."""
    province = division(code[1:3] + "0000")
    return scheme_for(province.name, year) if province else None
