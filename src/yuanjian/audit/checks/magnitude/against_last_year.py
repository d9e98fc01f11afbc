"""A figure that is ten, a hundred, a thousand or ten thousand times last year's: perhaps its unit slipped."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, owner
from yuanjian.audit.last_year import shifted
from yuanjian.facts.engine import Facts


@check(
    "与上年相差十倍、百倍、千倍、万倍",
    "query",
    why="逻辑：同一对象的数据一般不会一年相差整十倍，多为单位（kg与t、m³与万m³）或小数点写错",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a cell: each is mended by itself."""
    for one in shifted(f, "slip"):
        shift = one.shift
        yield Finding(
            f"{owner(one.row)}{shift.column.header}：{shift.said}",
            quotes=one.quotes(f.year),
            expected=f"与去年的 {shift.before} 相当",
            found=shift.now,
            advice=f"{shift.mend}。",
            verify="单位和小数点核对无误，或已说明原因。",
            subject=one.row.key,
            cause=cell_cause(one.row, shift.column.key),
        )
