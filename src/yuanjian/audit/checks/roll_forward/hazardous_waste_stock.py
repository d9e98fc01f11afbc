"""Sheet 25: last year's closing stock is this year's opening stock."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.roll_forward._stocks import broken_stocks
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts


@check("危险废物贮存量上下年不衔接", "major", why="逻辑：上年的年末贮存量就是本年的上年末贮存量")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """By firm and code, within the digits that were printed."""
    yield from broken_stocks(f, "25", "危险废物")
