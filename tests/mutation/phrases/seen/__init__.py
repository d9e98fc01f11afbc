"""The bank that the engine was mended on: all wordings that were written, or looked at, before."""

from tests.mutation.phrases.seen import (
    chapters,
    environment,
    managing,
    overview,
    planted,
    requirements,
)

__all__ = ["chapters", "environment", "managing", "overview", "planted", "requirements"]
