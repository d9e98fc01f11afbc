"""The address of a cell of the grid: findings, figures and gaps lead there."""

from __future__ import annotations

from urllib.parse import urlencode

from yuanjian.ledger.models import ParkYear
from yuanjian.web.visit import link


def cell_link(of: ParkYear, no: str, row: str = "", cell: str = "") -> str:
    """The grid of a sheet («05», «05_企业名录» alike), with the cell of that row key and column key focused."""
    asked = {k: v for k, v in (("row", row), ("cell", cell)) if v}
    return link("sheet", of, no=no[:2]) + (f"?{urlencode(asked)}" if asked else "")
