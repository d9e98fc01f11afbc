"""The figures of one paragraph as claims: clause by clause, with the context that each continues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yuanjian.facts.amount import Amount
from yuanjian.facts.claim import Claim, Passage
from yuanjian.reading.claims_behind import (
    EVERY,
    is_condition,
    leaving_one,
    of_every,
    who_and_how_much,
)
from yuanjian.reading.claims_blocks import Blocks, comparable
from yuanjian.reading.claims_carried import Carried
from yuanjian.reading.claims_context import Context
from yuanjian.reading.claims_dealt import deal_out, far_heads, name_behind
from yuanjian.reading.claims_documents import told_documents
from yuanjian.reading.claims_gapped import gapped, kinds_summed, of_this_year
from yuanjian.reading.claims_growth import Growth
from yuanjian.reading.claims_making import Maker, ended, whole_of, with_units, without_sums
from yuanjian.reading.claims_places import elsewhere, is_part, place_of
from yuanjian.reading.claims_stretches import in_one_stretch, is_capped, named_before
from yuanjian.reading.claims_subjects import name_subject
from yuanjian.reading.claims_sure import CAME, Sureness
from yuanjian.reading.claims_words import said_after, titles
from yuanjian.reading.folding import Folded
from yuanjian.reading.grammar import Clause, Word, following
from yuanjian.reading.grammar_match import Match, Matcher, concepts
from yuanjian.reading.lexicon.entries import Reading
from yuanjian.reading.profile import Profile
from yuanjian.reading.tokens import FIGURES, Token

_OBJECTS = frozenset("对向将把给")
_INTENDED = "计划、目标中的数字"
_THRESHOLD_WHY = "条件中的数字"
_DEEPEST = 8
_LOOK = 60
"""Characters that are looked at for a name before or behind a number."""


class Figures:
    """Reads the clauses of one paragraph. ``taken`` are the number expressions that became claims."""

    def __init__(
        self, passage: Passage, folded: Folded, context: Context, profile: Profile
    ) -> None:
        self.make = Maker(passage, folded, context)
        self.text = folded.text
        self.context = context
        self.profile = profile
        self.matcher = Matcher(folded.text, context.lexicon)
        self.growth = Growth(folded.text, context)
        self.carried = Carried(folded.text, context.lexicon)
        self.sureness = Sureness(folded.text, context)
        self.blocks = Blocks(folded.text, context, profile, self.carried)
        self.taken: list[Token] = []
        self.doubts: dict[int, str] = {}
        self.matched: dict[int, Reading] = {}
        self.consumed = 0
        self.series: Reading | None = None

    def read(self, clauses: Sequence[Clause], words: Sequence[Word]) -> list[Claim]:
        """The claims of the paragraph in the order of their places."""
        found: list[Claim] = []
        for said in titles(self.text, list(words), self.context.lexicon, self.context.topics):
            found.append(self.make.worded(said))
        deal_out(self.text, clauses, self.context.lexicon)
        name_behind(self.text, clauses, words)
        for index, clause in enumerate(clauses):
            self.context.take(clause, self.text)
            name_subject(self.text, clause, self.context)
            found += self._words(clause)
            if clause.token is None:
                found += self._without_number(clause)
            elif clause.token.start >= self.consumed or clause.token.kind in FIGURES:
                found += self._figure(clauses, index)
            self.context.settle(clause)
        found += self._documents(clauses)
        found.sort(key=lambda c: (c.place.start, c.place.end))
        return with_units(without_sums(found))

    def _documents(self, clauses: Sequence[Clause]) -> Iterator[Claim]:
        """Dates and document numbers that a sentence tells in an order of its own."""
        for told in told_documents(self.text, clauses, {t.start for t in self.taken}):
            self.taken.append(told.token)
            yield self.make.dated(
                told.token, Reading(told.fact, (), timeless=True), told.start, told.end
            )

    # ------------------------------------------------------------ words

    def _words(self, clause: Clause) -> Iterator[Claim]:
        """Names, lists and other words that stand behind their heads in this clause."""
        context = self.context.around(clause) | concepts(clause.left)
        own = clause.left if clause.token is None else [*clause.left, *clause.right]
        for word in own:
            said = said_after(self.text, word, self.context.lexicon, context)
            if said is None or said.start < self.consumed:
                continue
            self.consumed = said.end
            if said.reading.fact.endswith(".name") and said.text:
                self.context.subjects[said.reading.subject] = said.text
            yield self.make.worded(said)

    def _without_number(self, clause: Clause) -> Iterator[Claim]:
        if not clause.left:
            return
        match = self.matcher.without_number(clause.left, self.context.around(clause))
        if match is None:
            return
        yield self.make.absent(match.reading, clause.start, clause.end)

    # ------------------------------------------------------------ figures

    def _figure(self, clauses: Sequence[Clause], index: int) -> Iterator[Claim]:
        clause = clauses[index]
        token = clause.token
        assert token is not None
        if is_condition(self.text, clause):
            self.doubts[token.start] = _THRESHOLD_WHY
            self.growth.condition = min(clause.start, self.growth.start(clause))
            return
        if (dealt := self.carried.next_dealt(clause, self.context)) is not None:
            yield from self._take(clause, Match(dealt, token.start, token.end, 0))
            return
        if token.series[0] > 1 and self.series is not None and not clause.dealt:
            yield from self._take(clause, Match(self.series, token.start, token.end, 0))
            return
        match = self._match(clauses, index)
        if match is not None and self._intended(clause, match):
            self.doubts[token.start] = _INTENDED
            return
        if clause.undealt and match is not None and not far_heads(match.reading):
            match = None
        flow = self.sureness.flow(clause, match, self._ancestors(clause)) if match else match
        if flow is None and match is not None:
            self.doubts[token.start] = CAME
            return
        match = flow
        place = list(self._block(clauses, index, match))
        if match is not None and not place:
            behind = clauses[index + 1] if index + 1 < len(clauses) else None
            yield from self._take(clause, self._then(clause, behind, match))
            return
        if not place and (leaning := self._leaning(clauses, index)) is not None:
            yield from self._take(clause, Match(leaning, clause.start, token.end, 0))
            return
        for claim in (*place, *self._grown(clause)):
            self.taken.append(token)
            yield claim
            return
        if self.context.lexicon.modal & concepts([*clause.left, *clause.lead]):
            self.doubts[token.start] = _INTENDED

    def _leaning(self, clauses: Sequence[Clause], index: int) -> Reading | None:
        """What a figure is that says nothing but how it stands to one before."""
        clause = clauses[index]
        change = self.carried.change(clauses, index) or self.carried.arrived(clauses, index)
        if change is not None:
            return change
        again = self.carried.again(clause, self.context)
        if again is not None:
            self.context.once()
        return (
            again
            or gapped(self.carried, clause)
            or self.carried.share(clause)
            or kinds_summed(self.carried, clause)
            or self.carried.summed(clause)
            or self.carried.at_the_end(clause)
        )

    def _then(self, clause: Clause, behind: Clause | None, match: Match) -> Match:
        """The same match as a figure of last year's end, where the words say so."""
        if match.reading.takes:
            return match
        year = self.context.year
        risen = self.carried.risen_from(match.reading, clause, behind)
        if year and risen and not self.context.elsewhen:
            self.context.here = str(year - 1)
        return replace(
            match, reading=self.carried.at_that_time(match.reading, self.context, last_year=False)
        )

    def _match(self, clauses: Sequence[Clause], index: int) -> Match | None:
        clause = clauses[index]
        context = self.context.around(clause)
        if clause.follows is not None and clause.follows.closes == "":
            context |= concepts(clause.follows.left)  # one stretch with two numbers
        if clause.parent is not None:
            context |= concepts([*clause.parent.left, *clause.parent.right])
        context |= self.carried.theme(clause)
        if is_capped(self.text, clauses, index):
            context |= {"capped"}
        told = frozenset(self._ancestors(clause))
        told |= self.carried.all_firms(clause) | self.carried.open_group(clause)
        told |= of_this_year(self.carried, clause)
        token = clause.token
        assert token is not None
        trimmed = named_before(self.text, in_one_stretch(clause))
        if token.kind in FIGURES and not any(w.start >= self.consumed for w in trimmed.left):
            trimmed = replace(trimmed, left=[])  # the number before has used them all
        elif token.kind in FIGURES and clause.follows is not None and not clause.follows.closes:
            trimmed = replace(trimmed, left=[w for w in trimmed.left if w.start >= self.consumed])
        found = self.matcher.before(trimmed, context, told)
        if found is not None and token.kind in FIGURES and not self._turned(clause, found):
            return found
        behind = self._behind(clauses, index, trimmed, context, told)
        if found is None and behind is None and token.kind not in FIGURES:
            return self.matcher.both_sides(trimmed, context)
        if found is not None and of_every(self.text, clause, behind is not None):
            return found
        if behind is not None and (found is None or behind.score > found.score):
            shared = index + 1 < len(clauses) and who_and_how_much(clauses, index)
            if token.kind in FIGURES and not (shared and clause.closes == ""):
                self.consumed = max(self.consumed, behind.end)
            return behind
        turned = found is not None and token.kind in FIGURES
        return None if turned else found

    def _turned(self, clause: Clause, match: Match) -> bool:
        """Whether the words behind a figure make it another («园区企业共42家完成环评»)."""
        if clause.closes == "" and clause.right_end < len(self.text):
            return False  # they are those of the next number
        if clause.token is not None and EVERY.match(self.text, clause.token.end):
            return False
        allowed = match.reading.allowed | self.matcher.lexicon.neutral
        return any(not w.concepts & allowed for w in clause.right)

    def _behind(
        self,
        clauses: Sequence[Clause],
        index: int,
        clause: Clause,
        context: frozenset[str],
        told: frozenset[str],
    ) -> Match | None:
        """«2家企业因为登记备案，无需开展验收»: the words behind the number, over commas up to the next one."""
        assert clause.token is not None
        before = self.text[max(0, clause.token.start - 1) : clause.token.start]
        if clause.apposed:
            return None
        rest = [*clause.right, *(w for c in following(clauses, index) for w in c.left)]
        if (
            clause.closes == ""
            and index + 1 < len(clauses)
            and not who_and_how_much(clauses, index)
        ):
            rest = leaving_one(rest, self.matcher.lexicon.neutral - self.matcher.lexicon.deeds)
        if not rest:
            return None
        return self.matcher.behind(clause, rest, context, told, object_=before in _OBJECTS)

    def _ancestors(self, clause: Clause) -> list[str]:
        """The facts of the numbers that this one is a part of, the nearest first."""
        found: list[str] = []
        at = clause.parent
        if at is not None and at.sentence != clause.sentence:
            found += self.carried.in_sentence(at.sentence)
        for _ in range(_DEEPEST):
            if at is None:
                break
            if id(at) in self.matched:
                found.append(self.matched[id(at)].fact)
            at = at.parent
        return found

    def _take(self, clause: Clause, match: Match) -> Iterator[Claim]:
        token, reading = clause.token, match.reading
        assert token is not None
        self.matched[id(clause)] = reading
        self.series = reading if token.series[0] < token.series[1] else None
        self.taken.append(token)
        start, end = self._start(clause, match), max(match.end, token.end)
        if reading.subject == "factor" and self.carried.dealt is None and not clause.apposed:
            self.carried.deal(reading, clause, self.context)
        if reading.takes == "numbers":
            if token.series[0] == 1:
                yield self.make.series(token, reading, clause.start)
            return
        if reading.takes:
            yield self.make.dated(token, reading, start, end)
            return
        claim = self._number(clause, reading, start, end)
        claim = replace(claim, doubt=self.sureness.doubt(clause, reading))
        self.growth.remember(claim, clause)
        self.carried.remember(reading, clause, claim)
        yield claim

    def _start(self, clause: Clause, match: Match) -> int:
        """Where the quote of a figure starts: with its clause, or with an opener before it."""
        assert clause.token is not None
        behind = match.start >= clause.token.start and clause.token.kind not in FIGURES
        start = match.start if behind else min(clause.start, match.start)
        while start < clause.token.start and self.text[start] in " ,、:和及与":
            start += 1
        return start

    def _number(self, clause: Clause, reading: Reading, start: int, end: int) -> Claim:
        """A figure with what its clause says of it: scope, and what it is a part of."""
        assert clause.token is not None
        above = ended(self._ancestors(clause), reading, clause)
        claim = self.make.number(clause.token, reading, start, end)
        place, scope = self._elsewhere(clause)
        if place and reading.block:
            reading = replace(reading, fact=reading.block)
            claim = replace(self.make.number(clause.token, reading, start, end), subject=place)
            place = ""
        return replace(claim, scope=scope or place, part_of=whole_of(above, reading))

    def _elsewhere(self, clause: Clause) -> tuple[str, str]:
        """A place other than the park that the words before a number name, and the 口径 that they name."""
        scopes = self.context.lexicon.scopes
        scope = next(
            (scopes[c] for w in clause.left for c in sorted(w.concepts) if c in scopes), ""
        )
        name = elsewhere(self.text, clause)
        own = not self.profile.park or self.profile.is_park(name)
        return ("" if own else name), scope

    def _block(self, clauses: Sequence[Clause], index: int, match: Match | None) -> Iterator[Claim]:
        """A part by place of a number before: «(其中湾塘工业园54家», «12家位于东区»."""
        clause = clauses[index]
        token = clause.token
        if token is None or token.kind not in FIGURES:
            return
        place = clause.place or place_of(self.text, clause)
        if not place or self.profile.is_park(place):
            return
        reading = self._whole_of(clause)
        if reading is None:
            reading = self.blocks.whole(clauses, index, place, match)
            if (
                reading is None
                and is_part(place)
                and match
                and match.reading.fact == "enterprises.total"
            ):
                reading = match.reading
            self.carried.whole_to_come = reading or self.carried.whole_to_come
        if reading is None or not reading.block:
            return
        if match is not None and match.reading.fact not in (
            reading.fact, reading.block, "park.area_stated", "enterprises.total"
        ):  # fmt: skip
            return
        of_block = replace(reading, fact=reading.block, subject="", block="")
        start = clause.start
        while self.text[start] in "和及与、: ":
            start += 1
        end = max(token.end, clause.right_end if place not in self.text[start : token.start] else 0)
        claim = self._number(clause, of_block, start, end)
        self.matched[id(clause)] = of_block
        self.context.blocks.add(place)
        yield replace(claim, subject=place, scope="", part_of=reading.fact)

    def _whole_of(self, clause: Clause) -> Reading | None:
        """The figure that a block's is a part of: the one that opened it, else one told just before."""
        assert clause.token is not None
        at = clause.parent
        for _ in range(2):
            if at is None:
                break
            reading = self.matched.get(id(at))
            if reading is not None and reading.block:
                return reading if comparable(clause.token, at.token) else None
            at = at.parent
        return self.carried.whole(clause)

    def _grown(self, clause: Clause) -> Iterator[Claim]:
        """Growth, targets, and indicators of the park's own (see ``claims_growth``)."""
        told = self.growth.read(clause, self.matcher)
        if told is None:
            return
        reading = Reading(told.fact, ())
        assert clause.token is not None
        claim = self._number(clause, reading, told.start, clause.token.end)
        claim = replace(claim, subject=told.subject)
        if told.falls and isinstance(claim.known, Amount) and claim.known.number:
            fallen = -claim.printed if claim.printed is not None else None
            claim = replace(claim, known=Amount(-claim.known.number), printed=fallen)
        if told.remembered:
            self.growth.remember(claim, clause)
        yield claim

    # ------------------------------------------------------------ the rest

    def _intended(self, clause: Clause, match: Match) -> bool:
        """Whether the sentence speaks of what is still to come."""
        modal = self.context.lexicon.modal
        if concepts(clause.lead) & modal:
            return True
        year = self.context.period_of(match.reading)
        return bool(self.profile.year and year.isdigit() and int(year) > self.profile.year)
