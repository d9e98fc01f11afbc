"""Self-monitoring: rounds of the year's plan that the records do not show yet."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.core.rounding import plain, to_decimal
from yuanjian.facts.engine import Facts


@duty("自行监测计划频次")
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Until the year is over. Afterwards it is no date to keep but a finding (audit)."""
    end = date(f.year, 12, 31)
    if end not in span:
        return
    for row in f.rows("11"):
        wanted, done = row.amount("p_freq"), f.amount("monitoring_plan.actual_frequency", row)
        if row.get("result") == "不适用" or not (wanted.known and done.known):
            continue
        planned, had = wanted.number or Fraction(0), done.number or Fraction(0)
        if planned <= had:
            continue
        point = row.words("p_point").text or row.key
        told = (f"计划 {_times(planned)} 次，台账已有 {_times(had)} 次",)
        who = row.words("owner").text or "园区管理机构"
        what = f"年内补齐自行监测：{point}，还差 {_times(planned - had)} 次"
        yield term(row, "p_freq", what, who, end, told=told)


def _times(number: Fraction) -> str:
    return plain(to_decimal(number))
