"""The text of an evaluation: SQL files of the room, and the one expression by which integers are rounded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def text(path: str) -> str:
    """A file of ``monitoring/``, e.g. «air/index.sql»; works from an installed wheel too."""
    return files("yuanjian.monitoring").joinpath(*path.split("/")).read_text(encoding="utf-8")


def filled(path: str, **parts: str) -> str:
    """A file with its ``{names}`` replaced; a name that is left over raises KeyError."""
    return text(path).format_map(parts)


def half_even(value: str, step: str) -> str:
    """SQL of ``value``/``step`` rounded to an integer, ties to even (GB/T 8170—2008 3.2).

    Both are expressions of whole numbers, ``step`` above 0; neither a float nor a quotient arises. The
    result is in steps: of 2_500_000 millionths and a step of a million, 2.
    """
    v, s = f"({value})", f"({step})"
    return (
        f"({v} // {s} + CASE WHEN 2 * abs({v} % {s}) > {s}"
        f" OR (2 * abs({v} % {s}) = {s} AND {v} // {s} % 2 <> 0) THEN sign({v}) ELSE 0 END)"
    )
