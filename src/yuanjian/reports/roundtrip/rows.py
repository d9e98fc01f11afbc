"""Which row of one table is which row of another: equal ones first, then the most alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Words = Mapping[int, str]

_ALIKE = 0.34  # of the words of a row must be the same
_MOST = 250_000  # pairs that are compared; beyond, only equal rows and rows of one name are matched


def paired(old: Sequence[Words], new: Sequence[Words]) -> dict[int, int]:
    """Number of a new row → number of the old row that it continues."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for naming in (_whole, _name):
        known: dict[object, list[int]] = {}
        for number, words in enumerate(old):
            if number not in taken and (named := naming(words)):
                known.setdefault(named, []).append(number)
        for number, words in enumerate(new):
            if number not in found and (same := known.get(naming(words))):
                found[number] = same.pop(0)
                taken.add(found[number])
    left_old = [n for n in range(len(old)) if n not in taken]
    left_new = [n for n in range(len(new)) if n not in found]
    if len(left_old) * len(left_new) <= _MOST:
        _most_alike(old, new, left_old, left_new, found)
    return found


def _most_alike(
    old: Sequence[Words], new: Sequence[Words], left_old: list[int], left_new: list[int],
    found: dict[int, int],
) -> None:  # fmt: skip
    scores = [(_alike(old[o], new[n]), n, o) for n in left_new for o in left_old]
    taken: set[int] = set()
    for score, n, o in sorted(scores, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1])):
        if score < _ALIKE:
            break
        if n not in found and o not in taken:
            found[n] = o
            taken.add(o)


def _whole(words: Words) -> object:
    return tuple(sorted(words.items())) if any(words.values()) else None


def _name(words: Words) -> object:
    """The first word that is no number: what a row of a list is called by."""
    for column, word in sorted(words.items()):
        if word and not word[0].isdigit() and len(word) > 1:
            return column, word
    return None


def _alike(old: Words, new: Words) -> float:
    columns = set(old) | set(new)
    weight = sum(1 + len(old.get(c, "")) + len(new.get(c, "")) for c in columns)
    same = sum(1 + len(old[c]) + len(new[c]) for c in columns if c in old and old[c] == new.get(c))
    return same / weight if weight else 0.0
