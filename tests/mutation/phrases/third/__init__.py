"""The third development bank: held out until its misses were looked at, on 2026-11-25."""

from tests.mutation.phrases.third import (
    chapters,
    environment,
    managing,
    overview,
    planted,
    requirements,
)

__all__ = ["chapters", "environment", "managing", "overview", "planted", "requirements"]
