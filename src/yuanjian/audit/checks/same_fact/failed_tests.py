"""Failed tests by the authority: sheet 13 against the register of enforcement."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, Quote, cell_cause, quote_record, quote_row
from yuanjian.facts.engine import Facts


@check(
    "污水厂执法监测结果前后不一",
    "major",
    why="逻辑：13_污水处理设施与28_监管执法与通报说的是同一次监测",
)
def find(f: Facts) -> Iterator[Finding]:
    """A failure on record that the plant's row counts as none; the other way round only asks."""
    plants, register = f.rows("13"), f.rows("28")
    needs("无从比较", plants.gap, register.gap)
    failures = register.eq("type", "执法监测不达标").in_year("date", f.year)
    for plant in plants:
        bad = plant.amount("n_bad").number
        if bad is None:
            continue
        told = [r for r in failures if r.get("subj") == plant.get("name")]
        if bool(told) == (bad > 0):
            continue
        other: tuple[Quote, ...] = tuple(quote_row(r, "date", "type", "why") for r in told[:4])
        if not told:
            other = tuple(quote_record(r.record) for r in list(register)[:2]) or tuple(
                quote_record(r) for r in register.nones
            )
        yield Finding(
            f"{plant.words('name').text}填报执法监测不达标 {bad} 次，28_监管执法与通报有 {len(told)} 条",
            quotes=(quote_row(plant, "n_law", "n_bad"), *other),
            advice="按执法监测报告核对两处，补填漏记的一处。",
            verify="两处次数一致。",
            credit=(6,),
            severity=None if told else "query",
            cause=cell_cause(plant, "n_bad"),
        )
