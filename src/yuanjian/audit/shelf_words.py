"""Lists of words that checks on language need: YAML files beside them, every scalar kept as text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words_of(family: str, name: str) -> Any:
    """The list ``name.yaml`` in the folder of a family of checks."""
    import yaml  # here and not above: only what reads prose pays for it

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    place = files(f"yuanjian.audit.checks.{family}") / f"{name}.yaml"
    return yaml.load(place.read_text(encoding="utf-8"), Loader=loader)
