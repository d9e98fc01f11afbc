"""Procedures firm by firm: every firm of the park stands in exactly one group."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import needs
from yuanjian.audit.finding import Finding, Quote, listed, quote_record, quote_value
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import Partition


def unsorted(
    f: Facts, made: Partition, what: str, credit: tuple[int, ...] = ()
) -> Iterator[Finding]:
    """Firms that no group holds, by name: the sum of the groups falls short of all firms."""
    needs(f"{what}无法归类", made.gap)
    if not made.remainder:
        return
    total = f.value("enterprises.total")
    groups = [(name, len(members)) for name, members in made.groups.items() if members]
    sorted_ = sum(count for _, count in groups)
    parts = "、".join(f"{name}{count}" for name, count in groups)
    by_name = {str(r.get("name")): r for r in made.firms}
    lost = [quote_record(by_name[n].record) for n, _ in made.remainder[:6] if n in by_name]
    yield Finding(
        f"{what}已归类 {sorted_} 家{f'（{parts}）' if parts else ''}，年末在园 {total.text} 家，"
        f"还有 {len(made.remainder)} 家没有归入任何一类：{listed(why for _, why in made.remainder)}",
        quotes=(quote_value(total), *(Quote(f"{q.text}　{n}", q.place, subject=n)
                                      for q, (n, _) in zip(lost, made.remainder, strict=False))),
        expected=total.text,
        found=str(sorted_),
        advice=f"在对应表中为这些企业各补一行；确实不需办理{what}的，填“无需”或“否”并写明依据。",
        verify="各类之和等于年末在园企业数。",
        credit=credit,
    )  # fmt: skip
