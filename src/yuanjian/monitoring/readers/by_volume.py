"""Shares by volume (ppm) of flue gas as mg/m³ at its standard state: the molar mass over the molar volume (HJ 76)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from yuanjian.norms.emissions import figure

_PARTS: Final = {"ppm": 1, "ppmv": 1, "μmol/mol": 1, "umol/mol": 1, "ppb": 1000, "ppbv": 1000}


def milligrams(item: str, unit: str) -> Fraction | None:
    """mg/m³ (273.15 K, 101.325 kPa) in one of ``unit``; None: no such unit, or a molar mass that is not known.

    Nitrogen oxides count as NO2.
    """
    parts = _PARTS.get(unit.strip().lower())
    if parts is None:
        return None
    try:
        mass = figure(f"gas.molar_mass.{item}", date.max).value
    except KeyError:
        return None
    volume = figure("gas.molar_volume", date.max).value
    return Fraction(mass) / Fraction(volume) / parts
