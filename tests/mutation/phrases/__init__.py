"""The phrase banks of the harness: how officers of different parks say one thing, and how one error is worded.

Every bank states the same topics. The engine was mended on reports of the `DEVELOPMENT` banks. Each of `HELD_OUT` was
written afterwards by someone who had opened neither the lexicon, nor the checks, nor a list of what they missed: recall
on it at first sight shows how far reading generalises (docs/audit.md keeps these numbers). Both have been measured so
and mended since; they are kept apart here because tests hold how they differ from the banks before them. The next bank
is the one that will tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from tests.mutation.phrases import fourth, held_out, second, seen, sixth, third

SLOT = re.compile(r"\{([a-z_0-9.]+)(?::([^{}]+))?\}")


@dataclass(frozen=True, slots=True)
class Bank:
    """One bank.

    ``topics``: sentences that state the park's values. ``denials``: by topic, sentences that deny it. ``planted``: by
    mutator, its words. ``lists``: (things, measure word, lead). ``laws``: (right name, wrong names). ``later``: (law,
    the year it took effect).
    """

    topics: dict[str, tuple[str, ...]]
    denials: dict[str, tuple[str, ...]]
    planted: dict[str, tuple[str, ...]]
    lists: tuple[tuple[tuple[str, ...], str, str], ...]
    laws: tuple[tuple[str, tuple[str, ...]], ...]
    later: tuple[tuple[str, int], ...]

    def sentences(self) -> list[tuple[str, str]]:
        """Every wording with its topic: facts, denials, words of mutators."""
        told = [*self.topics.items(), *self.denials.items(), *self.planted.items()]
        return [(topic, one) for topic, many in told for one in many]


def _bank(package: ModuleType) -> Bank:
    topics: dict[str, tuple[str, ...]] = {}
    for module in (
        package.overview,
        package.environment,
        package.managing,
        package.requirements,
        package.chapters,
    ):
        assert not set(topics) & set(module.BANK), module
        topics |= module.BANK
    words = package.planted
    return Bank(topics, words.DENIALS, words.PLANTED, words.LISTS, words.LAWS, words.LATER)


SEEN = _bank(seen)
DEVELOPMENT = {
    "seen": SEEN,
    "second": _bank(second),
    "third": _bank(third),
    "fourth": _bank(fourth),
}
HELD_OUT = {"held out": _bank(held_out), "sixth": _bank(sixth)}
BANKS = {**DEVELOPMENT, **HELD_OUT}
