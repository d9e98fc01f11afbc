"""The functional zone of the park against that of its stations and of its section."""

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check(
    "环境功能区前后不一", "query", why="逻辑：园区内站点、报告用断面执行的功能区应与园区概况一致"
)
def find(f: Facts) -> Iterator[Finding]:
    """Air stations inside the park; the section that the report uses."""
    park = f.one("01")
    if park is None:
        raise NotAssessed(f.rows("01").gap or "01_园区概况不止一份")
    pairs = [(r, "zone", "air_zone") for r in f.rows("17") if r.get("inside") is True]
    pairs += [(r, "target", "water_func") for r in f.rows("16") if r.get("main") is True]
    for row, key, of_park in pairs:
        here, there = row.get(key), park.get(of_park)
        if not isinstance(here, str) or not isinstance(there, str):
            continue
        if here.removesuffix("类") == there.removesuffix("类"):
            continue
        yield Finding(
            f"{row.words('name').text}填“{here}”，园区概况为“{there}”",
            quotes=(quote_row(row, key, "name"), quote_row(park, of_park)),
            expected=there,
            found=here,
            advice="按功能区划文件核对；断面目标与受纳水体功能确实不同的，在备注写明。",
            verify="两处一致，或备注写明依据。",
            subject=row.key,
            cause=cell_cause(row, key),
        )
