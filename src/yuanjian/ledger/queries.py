"""One-way glass: records in the database → frozen dossiers. Nothing is mapped back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from django.conf import settings

from yuanjian.core.evidence import Place
from yuanjian.core.refusal import Refusal
from yuanjian.facts.air_series import with_series
from yuanjian.facts.dossier import Dossier
from yuanjian.ledger.air_days import air_days
from yuanjian.ledger.models import Intake, ParkYear, ProofFile, Row, RowHistory
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import all_sheets

ON_PAGE = "网页填报"
"""Where a row comes from that somebody entered on the page, and not by a file."""


class NotFound(Refusal):
    """No such park or year in the ledger; the text names what there is, in Chinese."""


def park_year(code: str | None, year: int | None) -> ParkYear:
    """The park year that was asked for, or the only (newest) one when not said.

    Raises:
        NotFound: nothing recorded, or several parks and none named.
    """
    years = ParkYear.objects.select_related("park").order_by("-year")
    if code:
        years = years.filter(park__code=code)
    if year:
        years = years.filter(year=year)
    found = list(years)
    if not found:
        named = "、".join(str(y) for y in ParkYear.objects.select_related("park").order_by("year"))
        asked = " ".join(filter(None, (code, f"{year} 年度" if year else "")))
        raise NotFound(f"没有找到 {asked} 的资料。已有：{named or '（空）'}")
    if not code and len({y.park_id for y in found}) > 1:
        named = "、".join(sorted({y.park.code for y in found}))
        raise NotFound(f"有多个园区（{named}），请用 --park 指定园区代码")
    return found[0]


def park_years(code: str | None = None, year: int | None = None) -> list[ParkYear]:
    """The newest year of every park, or this year of those that have it, by the parks' codes.

    Raises:
        NotFound: nothing of the kind is recorded.
    """
    years = ParkYear.objects.select_related("park").order_by("park__code", "year")
    if code:
        years = years.filter(park__code=code)
    if year:
        years = years.filter(year=year)
    newest = {of.park_id: of for of in years}
    if not newest:
        park_year(code, year)
    return list(newest.values())


def records(of: ParkYear, *sheets: str) -> dict[str, tuple[Record, ...]]:
    """The rows of a park's year by sheet (all sheets when none is named), in the order written down."""
    forms = all_sheets()
    intakes = {i.pk: i for i in Intake.objects.filter(rows__park_year=of).distinct()}
    found: dict[str, list[Record]] = {}
    rows = Row.objects.filter(park_year=of).order_by("sheet", "number", "key")
    if sheets:
        rows = rows.filter(sheet__in=sheets)
    hands = _hands(of, sheets)
    for row in rows.iterator(chunk_size=2000):
        form = forms.get(row.sheet)
        if form is None:
            continue
        intake = intakes.get(row.intake_id) if row.intake_id else None
        title = row.sheet_title or form.sheet.name
        if intake is not None:
            place = Place(intake.name, title, row.number, sha256=intake.document_id)
        else:
            by = hands.get((row.sheet, row.key, row.version), "")
            place = Place(f"{ON_PAGE}，{by}" if by else ON_PAGE, title)
        letters = intake.letters.get(row.sheet, {}) if intake else {}
        made = Record(
            row.sheet, row.key, form.from_data(row.data), row.none, place, letters, row.raw
        )
        found.setdefault(row.sheet, []).append(made)
    return {no: tuple(rows) for no, rows in found.items()}


def _hands(of: ParkYear, sheets: Collection[str]) -> dict[tuple[str, str, int], str]:
    """Who entered the rows that come from no file, by sheet, key and version."""
    typed = RowHistory.objects.filter(park_year=of, intake=None)
    if sheets:
        typed = typed.filter(sheet__in=sheets)
    found = typed.values_list("sheet", "key", "version", "by")
    return {(no, key, version): by for no, key, version, by in found.iterator()}


def dossier(of: ParkYear, *, scheme: str | None = None) -> Dossier:
    """The frozen dossier of a park's year, with that of the year before where recorded.

    Days that readings of air stations give stand for sheet 20 where nobody filled it (``facts/air_series.py``).
    """
    before = ParkYear.objects.filter(park=of.park, year=of.year - 1).first()
    prior = Dossier(of.park.code, of.year - 1, records(before)) if before else None
    frozen = Dossier(
        of.park.code, of.year, records(of), prior, scheme or of.scheme or None, proof_names(of)
    )
    days = air_days(of, settings.DATA, frozen.sheet("17"))
    return with_series(frozen, days) if days else frozen


def proof_names(of: ParkYear) -> dict[str, str]:
    """The attachment files that are there, by the name that sheet 34 gives them, with their SHA-256."""
    files = ProofFile.objects.filter(park_year=of).order_by("number")
    held = list(files.values_list("number", "name", "document_id"))
    if not held:
        return {}
    rows = Row.objects.filter(park_year=of, sheet="34", key__in=[n for n, _, _ in held])
    listed = dict(rows.values_list("key", "data__file"))
    return {listed.get(number) or name: sha256 for number, name, sha256 in held}


def rows_hash(of: ParkYear) -> str:
    """A hash over every row's data: the same records give the same hash."""
    digest = hashlib.sha256()
    rows = Row.objects.filter(park_year=of).order_by("sheet", "key")
    for sheet, key, none, data in rows.values_list("sheet", "key", "none", "data").iterator():
        line = json.dumps([sheet, key, none, data], ensure_ascii=False, sort_keys=True)
        digest.update(line.encode())
    return digest.hexdigest()
