"""Used activated carbon: what was replaced in 22 turns up as hazardous waste in 25."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, Quote, cell_cause, quote_record, quote_row
from yuanjian.audit.intervals import cell, total
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firm_of, rows_of_firm
from yuanjian.facts.rows import RowView
from yuanjian.sheets.row import shown

_CODE = "900-039-49"


@check(
    "更换的活性炭与危险废物对不上",
    "query",
    why="国家危险废物名录（2021年版）900-039-49：VOCs治理过程产生的废活性炭",
)
def find(f: Facts) -> Iterator[Finding]:
    """Not less waste than fresh carbon that was taken out; replaced late in a year, it may be booked in the next."""
    replaced = [r for r in f.rows("22") if (r.amount("ac_t").number or 0) > 0]
    if not replaced:
        return
    needs("有企业更换活性炭，无法核对", f.rows("25").gap)
    by_firm = rows_of_firm(f, "25")
    for row in replaced:
        firm = firm_of(f, row)
        if firm is None:
            continue  # reference.lost_firms says so
        own = [
            RowView(r) for r in by_firm.get(firm.key, ()) if getattr(r.row, "code", None) == _CODE
        ]
        found = _against(f, row, own)
        if found is not None:
            yield found


def _against(f: Facts, row: RowView, own: list[RowView]) -> Finding | None:
    mass = cell(row, "ac_t")
    made = [cell(r, "gen") for r in own]
    if mass is None or None in made:
        return None
    waste = total([m for m in made if m is not None])
    if own and not mass.above(waste):
        return None
    said = (
        f"产生量 {'＋'.join(shown(r.get('gen')) for r in own)} t" if own else f"没有 {_CODE} 这一行"
    )
    against: tuple[Quote, ...] = tuple(quote_row(r, "name", "code", "gen") for r in own)
    return Finding(
        f"{row.words('ent').text}全年更换活性炭 {shown(row.get('ac_t'))} t，25_危险废物中废活性炭{said}",
        quotes=(
            quote_row(row, "ac_n", "ac_t"),
            *(against or map(quote_record, f.rows("25").nones)),
        ),
        expected=f"不少于 {shown(row.get('ac_t'))} t",
        found=said,
        advice="请核对更换量与产废台账；年底更换、次年入账的，在备注写明。",
        verify="25_危险废物有废活性炭一行，产生量不少于更换量，或备注写明原因。",
        subject=row.key,
        credit=(7,),
        cause=cell_cause(row, "ac_t"),
    )
