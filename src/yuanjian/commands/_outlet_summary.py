"""A platform's year summary beside the series, on the terminal and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from yuanjian.commands._terminal import coloured, heading, table, wrapped
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.outlets.summary import Unlike, compare
from yuanjian.monitoring.readers.outlet_year import read_outlet_years


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rows the summary has, what differs, and what could not be compared."""

    name: str
    rows: int
    unlike: Sequence[Unlike]
    lost: Sequence[str]

    def show(self) -> None:
        """On the terminal."""
        heading(f"与年汇总“{self.name}”比较")
        if self.unlike:
            table(
                [[u.outlet, u.item, u.column, u.said, u.series, str(u.line)] for u in self.unlike],
                ("排口", "因子", "列", "年汇总", "数据", "行"),
                right=frozenset({3, 4, 5}),
            )
        elif self.rows > len(self.lost):
            print("  两边都有的列全部相同。")
        for line in self.lost:
            print(coloured(wrapped(f"· {line}", "  ", "    "), "yellow"))

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "summary": {"unlike": [asdict(u) for u in self.unlike], "not_compared": list(self.lost)}
        }


def summary_beside(path: Path, years: Sequence[OutletYear]) -> Summary:
    """Read a summary and compare it. Raises Refusal when it cannot be read."""
    said, problems = read_outlet_years(path)
    unlike, lost = compare(years, said)
    return Summary(path.name, len(said), unlike, [*lost, *map(str, problems)])
