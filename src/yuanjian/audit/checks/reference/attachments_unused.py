"""Attachments of sheet 34 that nothing cites: perhaps a citation was forgotten."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.engine import Facts

_NUMBER = re.compile(r"(?<![A-Za-z0-9])A\d{3,4}(?!\d)")
_MOST_QUOTES = 6


@check("附件没有被任何一处引用", "query", why="逻辑：附件用来佐证表中的数据，应写明佐证哪一行")
def find(f: Facts) -> Iterator[Finding]:
    """One finding with all of them: they are mended together."""
    cited = cited_numbers(f)
    unused = [row for row in f.rows("34") if row.get("no") not in cited]
    if not unused:
        return
    names = listed(str(row.get("no")) for row in unused)
    yield Finding(
        f"34_附件清单有{len(unused)}个附件没有被引用：{names}",
        quotes=tuple(quote_row(row, "no", "name") for row in unused[:_MOST_QUOTES]),
        expected="每个附件至少有一行引用",
        found=f"{len(unused)}个未被引用",
        advice="请在所佐证的行的“佐证附件编号”填上附件编号；用不到的请从清单和资料包中删去。",
        verify="各附件都被引用或已删去后，本条消失。",
        subject=names,
    )


def cited_numbers(f: Facts) -> set[str]:
    """The attachment numbers that stand in any cell of any other sheet, in lists and in prose."""
    found: set[str] = set()
    for no, records in f.dossier.records.items():
        for record in records if no != "34" else ():
            for held in vars(record.row).values():
                for said in held if isinstance(held, tuple) else (held,):
                    if isinstance(said, str) and "A" in said:
                        found.update(_NUMBER.findall(said))
    return found
