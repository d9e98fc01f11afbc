"""Which fact a clause tells: the reading of the lexicon that its words satisfy best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from yuanjian.reading.grammar import Clause, Word
from yuanjian.reading.lexicon.entries import Lexicon, Reading
from yuanjian.reading.lexicon.units import SPELLINGS, dimension
from yuanjian.reading.tokens import FIGURES, Token

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LINKING = re.compile(
    r"(?:19|20)\d\d年度?(?:年?[末底初]|12月(?:31日|底|末))?|不?(?:超过|高于|低于|大于|少于|足|突破)|[的有为是共达到了均已经等在之及和与其个家只仅:\"']+"
)
_STRANGE = 2
_REASON = 16
_WAYS = ("按", "依", "根据", "属", "并报", "报", "经", "对照", "对标", "逐一")
_KINDS = "种"
_FIRMS = "enterprises.total"
_TAKEN = {
    "date": ("date", "month", "monthday"), "year": ("year",), "document": ("document",),
    "code": ("code",), "numbers": ("number", "blank", "na"),
}  # fmt: skip
TOKEN_KINDS = frozenset(_TAKEN)
"""What a reading may take that is a number expression; the rest is words."""


@dataclass(frozen=True, slots=True)
class Match:
    """A reading and where the words that say it stand."""

    reading: Reading
    start: int
    end: int
    score: float


def concepts(words: Sequence[Word]) -> frozenset[str]:
    """All that words mean."""
    return frozenset(c for w in words for c in w.concepts)


class Matcher:
    """Matches clauses of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon

    def before(self, clause: Clause, context: frozenset[str], told: frozenset[str]) -> Match | None:
        """The fact that the words before the number say; ``told``: the facts that it is a part of."""
        token, left = clause.token, clause.left
        assert token is not None
        if not left:
            return None
        found = []
        for reading in self.lexicon.candidates(concepts(left)):
            if not (fits(reading, token) and self._around(reading, left, context, told)):
                continue
            at = self._stated(reading, left)
            if at is None or not self._covered(reading, left):
                continue
            exact = not (reading.loose or clause.dealt)
            if exact and self._strange(left, left[at], token.start):
                continue
            score = self._score(reading, left, context, told)
            found.append(Match(reading, left[at].start, token.end, score))
        return _best(found)

    def behind(
        self,
        clause: Clause,
        words: Sequence[Word],
        context: frozenset[str],
        told: frozenset[str],
        *,
        object_: bool = False,
    ) -> Match | None:
        """The fact that the words behind the number say, together with those before it.

        ``object_``: something is done to them («对12个项目开展预审»), which few readings allow.
        """
        token = clause.token
        assert token is not None
        left = [w for w in clause.left if not w.concepts <= self.lexicon.neutral]
        if token.kind not in FIGURES:
            left = []  # a date begins what it is about
        together = [*left, *words]
        every = [*clause.left, *words] if token.kind in FIGURES else words
        found = []
        for reading in self.lexicon.candidates(concepts(together)):
            if object_ and not reading.object:
                continue
            if not (fits(reading, token) and self._around(reading, every, context, told)):
                continue
            kept = self._prefix(reading, together) if token.kind in FIGURES else together
            if self._stated(reading, kept) is None or len(kept) < len(left):
                continue
            if not any(w.start >= token.end for w in kept):
                continue
            if (
                reading.fact == _FIRMS
                and len(kept) < len(together)
                and together[len(kept)].start < clause.right_end
            ):
                continue  # «30家企业通过验收» counts no firms of the park
            needed = [w for w in kept if any(w.concepts & g for g in reading.own)]
            if token.kind in FIGURES and self._apart([*clause.left, *words], needed[-1], token):
                continue
            score = self._score(reading, kept, context, told)
            score += len(kept) / 1000  # of two as good, the one that uses more of the words
            found.append(Match(reading, token.start, max(w.end for w in needed), score))
        return _best(found)

    def both_sides(self, clause: Clause, context: frozenset[str]) -> Match | None:
        """«规划环评于2019年8月25日取得审查意见»: the words before and behind a date together say what it is of."""
        token = clause.token
        assert token is not None
        words = [*clause.left, *clause.right]
        found = []
        for reading in self.lexicon.candidates(concepts(words)):
            if not (fits(reading, token) and self._around(reading, words, context, frozenset())):
                continue
            if self._stated(reading, words) is None or not self._covered(reading, words):
                continue
            score = self._score(reading, words, context, frozenset())
            found.append(Match(reading, min(clause.start, words[0].start), words[-1].end, score))
        return _best(found)

    def without_number(self, words: Sequence[Word], context: frozenset[str]) -> Match | None:
        """The fact that words without a number say («无超标因子»)."""
        found = []
        for reading in self.lexicon.candidates(concepts(words)):
            if not reading.says or not self._around(reading, words, context, frozenset()):
                continue
            at = self._stated(reading, words)
            if at is not None and self._covered(reading, words):
                score = self._score(reading, words, context, frozenset())
                found.append(Match(reading, words[0].start, words[-1].end, score))
        return _best(found)

    def _around(
        self,
        reading: Reading,
        words: Sequence[Word],
        context: frozenset[str],
        told: frozenset[str],
    ) -> bool:
        """Whether what a reading asks of its surroundings is there."""
        if reading.part_of and not reading.part_of & told:
            return False
        if reading.without and reading.without & (context | self._barring(reading, words)):
            return False
        every = concepts(words) | context
        return all(group & every for group in reading.context)

    def _barring(self, reading: Reading, words: Sequence[Word]) -> frozenset[str]:
        """What words mean that may forbid a reading: the deed that it asks for is not another one as well («办结»)."""
        barring: set[str] = set()
        for word in words:
            asked = any(word.concepts & group for group in reading.own)
            barring |= word.concepts - self.lexicon.deeds if asked else word.concepts
        return frozenset(barring)

    @staticmethod
    def _stated(reading: Reading, words: Sequence[Word]) -> int | None:
        """Index of the first word that the reading asks for; None when one is lacking."""
        first = len(words)
        for group in reading.own:
            at = next((i for i, w in enumerate(words) if w.concepts & group), None)
            if at is None:
                return None
            first = min(first, at)
        return first

    def _covered(self, reading: Reading, words: Sequence[Word]) -> bool:
        allowed = reading.allowed | self.lexicon.neutral
        return all(w.concepts & allowed for w in words)

    def _prefix(self, reading: Reading, words: Sequence[Word]) -> list[Word]:
        """The words up to the first one that the reading does not allow."""
        allowed = reading.allowed | self.lexicon.neutral
        kept: list[Word] = []
        for word in words:
            if not word.concepts & allowed:
                break
            kept.append(word)
        return kept

    def _strange(self, words: Sequence[Word], first: Word, end: int) -> bool:
        """Whether unknown words stand between the first word that counts and the number."""
        at = first.start
        for word in [w for w in words if w.start >= first.start]:
            if self._unknown(at, word.start):
                return True
            at = word.end
        return self._unknown(at, end)

    def _apart(self, words: Sequence[Word], last: Word, token: Token) -> bool:
        """Whether unknown words stand between those around a number, up to the last that counts."""
        first = next((i for i, w in enumerate(words) if not w.concepts <= self.lexicon.neutral), 0)
        behind = [w for w in words[first:] if w.start <= last.start]
        gaps = [(a.end, b.start) for a, b in pairwise(behind)]
        return any(
            self._unknown(start, token.start) or self._unknown(token.end, end)
            if start <= token.start < end
            else self._unknown(start, end) and not self._reason(start, end)
            for start, end in gaps
        )

    def _reason(self, start: int, end: int) -> bool:
        """Whether what stands between two words is a reason or a way («因风险较低免于备案», «并报环保部门备案»)."""
        between = self.text[start:end]
        if len(between) > _REASON or re.search("[,;。:、]", between):
            return False
        return self.text[start - 1] in "因于为" or between.lstrip("均都已").startswith(_WAYS)

    def _unknown(self, start: int, end: int) -> bool:
        rest = _LINKING.sub("", re.sub(r"\([^()]*\)", "", self.text[start:end]))
        return len(_HAN.findall(rest)) >= _STRANGE

    @staticmethod
    def _score(
        reading: Reading, words: Sequence[Word], context: frozenset[str], told: frozenset[str]
    ) -> float:
        own = concepts(words)
        near = sum(1 for group in reading.context if group & own)
        also = len({c for w in words for c in w.concepts & reading.allowed})
        return reading.weight + near + also / 100 + bool(reading.part_of & told)


def fits(reading: Reading, token: Token) -> bool:
    """Whether a number expression can be what a reading wants: its kind and its unit."""
    if reading.says:
        return False
    if reading.takes == "numbers" and dimension(token.unit) not in ("", "multiple"):
        return False
    if reading.takes:
        return token.kind in _TAKEN.get(reading.takes, ())
    if token.kind not in FIGURES or token.kind == "range":
        return False  # a range is no value
    measured = dimension(token.unit)
    if token.kind in ("blank", "na") and not measured:
        return True
    if not measured:
        return reading.bare or bool(reading.dimensions & {"count", "none"})
    if SPELLINGS.get(token.unit) == _KINDS and _KINDS not in reading.dimensions:
        return False  # «两类持证企业» counts kinds, not firms
    if measured == "multiple":
        return bool(reading.dimensions & {"multiple", "none"})
    if reading.per and measured in ("mass", "volume", f"mass/{reading.per}"):
        return True
    return bool({measured, SPELLINGS.get(token.unit, token.unit)} & reading.dimensions)


def _best(found: Sequence[Match]) -> Match | None:
    """The best match; None when two facts fit equally well."""
    if not found:
        return None
    best = max(found, key=lambda m: (m.score, m.start))
    rivals = {m.reading.fact for m in found if m.score == best.score and m.start == best.start}
    return best if len(rivals) == 1 else None
