"""The phrase bank of the harness: how officers of different parks say one thing.

Written by the harness's author without looking at the lexicon, the grammar or the checks. Each topic is a tuple
of sentences; every third one is *held out*: the engine was never mended on a report that used it, so recall on
the held-out wordings shows how far reading generalises (`script/bench audit` prints both).
"""

from __future__ import annotations

import re

from tests.mutation.phrases import chapters, environment, managing, overview, requirements

BANK: dict[str, tuple[str, ...]] = {
    **overview.BANK, **environment.BANK, **managing.BANK, **requirements.BANK, **chapters.BANK,
}  # fmt: skip

SLOT = re.compile(r"\{([a-z_0-9.]+)(?::([^{}]+))?\}")


def is_held_out(topic: str, index: int) -> bool:
    """Whether this wording is kept for measuring only."""
    return len(BANK[topic]) > 2 and index % 3 == 2
