"""The records that a reading verb works on."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanjian.facts.dossier import Dossier
    from yuanjian.ledger.models import ParkYear


def recorded(args: argparse.Namespace) -> tuple[ParkYear, Dossier]:
    """Open the ledger and freeze the park year that --park, --year, --data and --scheme name."""
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    from yuanjian.ledger.queries import dossier, park_year  # models only load in an open ledger

    of = park_year(args.park, args.year)
    return of, dossier(of, scheme=getattr(args, "scheme", None))
