"""Begin a year from the one before: what stays comes along, what belongs to its year is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.write_rows import Writing, write_rows
from yuanjian.core.refusal import Refusal
from yuanjian.facts.engine import Facts
from yuanjian.ledger.models import ParkYear, ProofFile, Row
from yuanjian.ledger.queries import dossier
from yuanjian.sheets.carry import carry
from yuanjian.sheets.shelf import all_sheets


@dataclass(frozen=True, slots=True)
class Begun:
    """A year that was begun from another.

    ``rows`` were carried, by sheet; ``untouched`` sheets had rows of the new year already; ``of_leavers``
    are rows of firms that have left; ``files`` came along with their attachments; ``fresh`` sheets start
    empty because all they hold is of one year.
    """

    of: ParkYear
    source: int
    rows: Mapping[str, int]
    untouched: tuple[str, ...]
    of_leavers: Mapping[str, int]
    files: int
    fresh: tuple[str, ...]

    @property
    def told(self) -> str:
        """What came along, in one sentence."""
        rows = sum(self.rows.values())
        if not rows:
            return f"{self.of.year} 年度已有内容，没有带入新的行。"
        return (
            f"已从 {self.source} 年度带来 {len(self.rows)} 张表 {rows} 行"
            f"{f'和 {self.files} 个附件文件' if self.files else ''}；每年要新填的列已留空。"
        )


def carry_forward(before: ParkYear, year: int, *, by: str) -> Begun:
    """Begin ``year`` of the same park from ``before``. Sheets that have rows there already stay as they are,
    so that nothing is overwritten and a second call changes nothing.

    Raises:
        Refusal: the year does not come after, is out of range, or the year before holds nothing.
    """
    if not before.year < year <= 2100:
        raise Refusal(f"新年度应在 {before.year} 年度之后，“{year}”不行。")
    frozen = dossier(before)
    if not any(frozen.records.values()):
        raise Refusal(f"{before} 年度没有任何资料，无从沿用。")
    facts = Facts(frozen)

    def known(fact: str) -> int | None:
        number = facts.amount(fact).number
        return int(number) if number is not None and number.denominator == 1 else None

    found = carry(frozen.records, year, known, next_year=year == before.year + 1)
    with transaction.atomic():
        of, made = ParkYear.objects.get_or_create(park=before.park, year=year)
        of = ParkYear.objects.select_for_update().select_related("park").get(pk=of.pk)
        filled = set(Row.objects.filter(park_year=of).values_list("sheet", flat=True))
        coming = {no: rows for no, rows in found.records.items() if no not in filled}
        writings = [Writing(r) for rows in coming.values() for r in rows]
        write_rows(of, writings, by=f"{by}（沿用{before.year}年度）"[:100])
        counts = {no: len(rows) for no, rows in coming.items()}
        files = _files(before, of, {r.key for r in coming.get("34", ())}, by)
        if made or counts:
            detail = {"from": before.year, "carried": counts, "attachments": files}
            record_act(by, "沿用上年", str(of), detail)
    fresh = tuple(
        no for no, form in all_sheets().items() if form.sheet.yearly and no not in found.records
    )
    kept = tuple(sorted(filled & set(found.records)))
    return Begun(of, before.year, counts, kept, found.of_leavers, files, fresh)


def last_filled(of: ParkYear) -> ParkYear | None:
    """The newest earlier year of the same park that holds any row."""
    years = ParkYear.objects.select_related("park").filter(park=of.park_id, year__lt=of.year)
    return years.filter(rows__isnull=False).distinct().order_by("-year").first()


def _files(before: ParkYear, of: ParkYear, numbers: set[str], by: str) -> int:
    """The files of carried attachments: the same content under the same number."""
    there = set(ProofFile.objects.filter(park_year=of).values_list("number", flat=True))
    files = [
        ProofFile(park_year=of, number=p.number, document_id=p.document_id, name=p.name, by=by[:100])
        for p in ProofFile.objects.filter(park_year=before, number__in=sorted(numbers - there))
    ]  # fmt: skip
    ProofFile.objects.bulk_create(files)
    return len(files)
