"""A small engine for a test of monitoring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from yuanjian.monitoring.engines.duck import Session


@pytest.fixture
def session() -> Iterator[Session]:
    """One connection, closed at the end."""
    with Session(memory="256MB", threads=1) as opened:
        yield opened
