"""Codes of HJ 212: factors, commands, data flags, system codes, return codes.

Factors are those of the 2017 edition with their codes of 2005; of the edition of 2025 only the new
commands and system codes are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from yuanjian.norms.document import Status, document, read_csv


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor code of HJ 212; ``unit`` and ``emission_unit`` as the standard words them."""

    code: str
    code_2005: str
    name: str
    group: str
    unit: str
    emission_unit: str
    format: str
    decimals: int | None
    note: str
    certainty: str
    status: Status


@dataclass(frozen=True, slots=True)
class Code:
    """A code of HJ 212 that is no factor: command (CN), data_flag, system (ST), QnRtn, ExeRtn."""

    kind: str
    code: str
    name: str
    group: str
    direction: str
    note: str
    status: Status
    edition: str


def factors(code: str) -> tuple[Factor, ...]:
    """The factors of an HJ 212-2017 (w01018) or HJ/T 212-2005 (011) code.

    None or one, but two for g119xx, which the standard uses twice.
    """
    return _factors().get(code.strip(), ())


def factor_codes() -> tuple[str, ...]:
    """Every factor code, of both editions."""
    return tuple(_factors())


def code_of(kind: str, code: str) -> Code | None:
    """A command, flag, system or return code, of the 2017 edition or new in that of 2025."""
    return _codes().get((kind, code.strip()))


@cache
def _factors() -> Mapping[str, tuple[Factor, ...]]:
    found: dict[str, tuple[Factor, ...]] = {}
    for r in read_csv("catalogues", "hj_212_2017", "factors.csv"):
        factor = Factor(
            r["code"],
            r["code_2005"],
            r["name"],
            r["group"],
            r["unit"],
            r["emission_unit"],
            r["format"],
            int(r["decimals"]) if r["decimals"] else None,
            r["note"],
            r["certainty"],
            Status(r["status"]),
        )
        for code in filter(None, (r["code"], r["code_2005"])):
            found[code] = (*found.get(code, ()), factor)
    return found


@cache
def _codes() -> Mapping[tuple[str, str], Code]:
    return {
        (r["kind"], r["code"]): Code(
            r["kind"],
            r["code"],
            r["name"],
            r["group"],
            r["direction"],
            r["note"],
            Status(r["status"]),
            document(f"catalogues/{norm}").number,
        )
        for norm in ("hj_212_2025", "hj_212_2017")
        for r in read_csv("catalogues", norm, "codes.csv")
    }
