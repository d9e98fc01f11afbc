"""What a device or a platform says of its own value: its cause, and whether the value counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

from yuanjian.core.text import fold, squeeze
from yuanjian.monitoring.readings import State

NORMAL: Final = "normal"


@dataclass(frozen=True, slots=True)
class Said:
    """``cause`` is a stable word for programs (normal, stop, maintenance, fault …), ``label`` its Chinese."""

    cause: str
    state: State
    label: str


def said(flag: str, more: Mapping[str, str] | None = None) -> Said | None:
    """What a flag says, or None when nobody knows it. ``more``: flag → a flag that is known, as declared."""
    key = _key(flag)
    for text, meant in (more or {}).items():
        if _key(text) == key:
            key = _key(meant)
    return _known().get(key)


def _key(flag: str) -> str:
    return squeeze(fold(flag)).lower()


@cache
def _known() -> Mapping[str, Said]:
    import yaml

    text = files("yuanjian.monitoring.quality").joinpath("states.yaml").read_text(encoding="utf-8")
    return {
        _key(way): Said(row["cause"], cast(State, row["state"]), row["label"])
        for row in yaml.load(text, Loader=yaml.BaseLoader)
        for way in (*row["says"], row["cause"], row["label"])
    }
