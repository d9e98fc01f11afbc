"""Figures that lean on one before: the same fact of another time, and lists dealt out to several factors.

«总产值238.89亿元，上年为224.73亿元», «入驻企业48户，2018年末为48户», «由2023年的100亿元增加到120亿元»: no head of its own,
another time, the same unit. «PM2.5、PM10、O3分别超标7天、2天、6天»: as many figures as factors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yuanjian.facts.claim import Claim
from yuanjian.reading.claims_context import Context
from yuanjian.reading.claims_stretches import in_one_stretch
from yuanjian.reading.grammar import Clause
from yuanjian.reading.grammar_match import concepts
from yuanjian.reading.lexicon.entries import Lexicon, Reading
from yuanjian.reading.lexicon.units import dimension
from yuanjian.reading.tokens import FIGURES, Token

_EARLIER = {
    "enterprises.total": "enterprises.last_year",
    "waste.stored": "waste.stored_before",
    "hazardous.stored": "hazardous.stored_before",
}
"""Facts that have a fact of their own for the end of last year."""
_LATER = {earlier: fact for fact, earlier in _EARLIER.items()}
_CHANGES = frozenset({"enterprises.new", "enterprises.cleared", "enterprises.left"})
_OF_FIRMS = frozenset("家户个")
_NEAR = 16
_FIRMS = "enterprises.total"
_PENDING = "acceptance.pending"
_TIMES = frozenset({"prev", "last_year", "became"})
_COMING = frozenset({"came", "entered", "firm", "newly", "new"})
_OF_BLOCKS = frozenset({
    "block", "firm", "entered", "present", "area", "approved_area", "sum", "firm_total", "station_at", "among",
})  # fmt: skip
"""What may be said of a block's figure without making it another."""
_AT_THE_END = {
    "waste.stored_before": "waste.stored", "hazardous.stored_before": "hazardous.stored",
}  # fmt: skip
_RATES = {
    "complaints.done": "complaints.rate",
    "inspection.done": "inspection.rate",
    "emergency.fixed": "emergency.fixed_rate",
    "air.good_days": "air.rate",
    "section.ok_occasions": "section.rate",
}
_SHARE = re.compile(
    r"(?:约|均)?占(?:比|全部|总数|总量|问题|受理|交办|全年|有效|监测|总)*(?:总数|总量|件数|天数|次数)?(?:的|为|达|达到)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BETWEEN = re.compile(r"[、和及与,/]+")
_KEPT = 12
_THEMES = {"complaints.received": "complaint", "inspection.received": "inspection"}


@dataclass(frozen=True, slots=True)
class _Told:
    reading: Reading
    clause: Clause
    period: str


class Carried:
    """What the figures of one paragraph leave to those behind them."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.told: list[_Told] = []
        self.wholes: list[_Told] = []
        self.whole_to_come: Reading | None = None
        """What the figures of blocks told so far are parts of, where it stands behind them."""
        self.factors: list[str] = []
        self.dealt: tuple[Reading, Clause] | None = None

    def remember(self, reading: Reading, clause: Clause, claim: Claim) -> None:
        """A figure that was read; those of the sentence are kept."""
        kept = [t for t in self.told if t.clause.sentence >= clause.sentence - 1][-_KEPT:]
        self.told = [*kept, _Told(reading, clause, claim.period)]
        if reading.block and not claim.period:
            self.wholes = [*self.wholes[-_KEPT:], self.told[-1]]

    def in_sentence(self, sentence: int) -> list[str]:
        """The facts told in the sentence before, the last first: «…。其中投产23家» may split any of them."""
        found = [t.reading.fact for t in reversed(self.told) if t.clause.sentence == sentence]
        return [*found, *(t.reading.fact for t in reversed(self.wholes))]

    def all_firms(self, clause: Clause) -> frozenset[str]:
        """The counts of all firms that a count goes on splitting («…。已投产42家，在建2家») or moving («上年末58家，新增5家»).

        Nothing but firms was told since.
        """
        token = clause.token
        if token is None or not all(
            t.reading.fact.startswith("enterprises.")
            for t in self.told
            if clause.sentence - t.clause.sentence <= 1
        ):
            return frozenset()
        near = [t for t in self.told if clause.sentence - t.clause.sentence <= 1]
        return frozenset(
            t.reading.fact
            for t in (*self.wholes, *near)
            if t.reading.fact in (_FIRMS, _EARLIER[_FIRMS])
            and t.clause.token is not None
            and counted(t.clause.token, token)
        )

    def theme(self, clause: Clause) -> frozenset[str]:
        """What the sentence counts, though it named another thing since («诉求4件，按类别分为大气异味2件…，办结4件»)."""
        heads = {
            _THEMES[t.reading.fact]
            for t in self.told
            if t.reading.fact in _THEMES and t.clause.sentence == clause.sentence
        }
        return frozenset({*heads, "topic_here"}) if heads else frozenset()

    def open_group(self, clause: Clause) -> frozenset[str]:
        """Those without acceptance, told just before: «4家未验收。在建2家未验收…» goes on splitting them."""
        near = [t for t in self.told if clause.sentence - t.clause.sentence <= 1]
        if not near or not near[-1].reading.fact.startswith("acceptance."):
            return frozenset()
        return frozenset({_PENDING} & {t.reading.fact for t in near})

    # ------------------------------------------------------------ the same fact of another time

    def again(self, clause: Clause, context: Context) -> Reading | None:
        """The fact of a figure that only says another time."""
        token = clause.token
        if token is None or token.kind not in FIGURES or not token.unit:
            return None
        whole = in_one_stretch(clause)  # «增长到2023年的82亿元»
        said = concepts(whole.left)
        allowed = self.lexicon.neutral | _TIMES
        if not all(w.concepts & allowed for w in whole.left) or self.strange(clause):
            return None
        now = "became" in said or self._reached(clause, context) or self._this_year(said, clause)
        now = now or self._at_this_end(clause, context)
        then = "last_year" in said or context.elsewhen
        if not (now or then):
            return None
        for told in reversed(self.told):
            other = told.clause.token
            apart = clause.sentence - told.clause.sentence
            if apart > (told.reading.fact in _EARLIER and "last_year" in said):
                continue
            if other is None or not _alike(other, token) or told.reading.fact in _CHANGES:
                continue
            if told.reading.takes or told.reading.part_of or (told.period and not now):
                continue
            if now and told.reading.fact in _LATER:
                return self.lexicon.reading(_LATER[told.reading.fact])
            return self.at_that_time(told.reading, context, last_year="last_year" in said)
        return None

    def _at_this_end(self, clause: Clause, context: Context) -> bool:
        """«2019年底在园企业64家，2020年底为70家»: by the report's own year, behind what was there before."""
        before, last = clause.follows, self.told[-1] if self.told else None
        named = before is not None and before.token is not None and before.token.kind == "year"
        return (
            named
            and last is not None
            and last.reading.fact in _LATER
            and last.clause.sentence == clause.sentence
            and not context.elsewhen
            and before is not None
            and not before.closes
        )

    def _this_year(self, said: frozenset[str], clause: Clause) -> bool:
        """«上年总产值110亿元，本年119亿元»: this year's, right behind that of the year before."""
        last = self.told[-1] if self.told else None
        return (
            "this_year" in said
            and last is not None
            and bool(last.period)
            and last.clause.sentence == clause.sentence
        )

    def _reached(self, clause: Clause, context: Context) -> bool:
        """«与2020年100亿元的总产值相比，增长5%、达到105亿元»: this year's, behind one of another time."""
        last = self.told[-1] if self.told else None
        assert clause.token is not None
        if last is None or last.clause.sentence != clause.sentence:
            return False
        if not (last.period or (last.clause.token is not None and last.clause.token.bound)):
            return False  # «突破500亿元，达到512亿元» tells it more exactly
        before = self.text[clause.start : clause.token.start][-_NEAR:]
        return (
            not context.elsewhen and re.search("(?:达到?了?|为|至|完成|实现)$", before) is not None
        )

    def risen_from(self, reading: Reading, clause: Clause, behind: Clause | None) -> bool:
        """«由44家变为45家»: whether a figure is the one that another behind it rose or fell from."""
        token = clause.token
        if token is None or behind is None or behind.token is None or reading.fact in _LATER:
            return False
        said = self.text[max(clause.start, token.start - _NEAR) : token.start]
        return bool(
            re.search("[由从][^,;。]{0,10}$", said)
            and "became" in concepts(behind.left)
            and behind.sentence == clause.sentence
            and _alike(token, behind.token)
        )

    @staticmethod
    def at_that_time(reading: Reading, context: Context, last_year: bool) -> Reading:
        """The fact itself, or the one that is its value at the end of last year."""
        before = context.year and context.period_of(None) == str(context.year - 1)
        earlier = _EARLIER.get(reading.fact)
        if earlier and (last_year or before):
            return replace(reading, fact=earlier, timeless=True, block="")
        return reading

    def strange(self, clause: Clause) -> bool:
        """Whether words that the lexicon does not know stand before the number."""
        assert clause.token is not None
        rest, at = "", clause.start
        for word in clause.left:
            rest += self.text[at : max(at, word.start)]
            at = max(at, word.end)
        rest += self.text[at : clause.token.start]
        return len(_HAN.findall(re.sub("[由从较比至的为达约而则但同与和]", "", rest))) > 0

    def whole(self, clause: Clause) -> Reading | None:
        """The figure before that a block's is a part of.

        «园区面积490公顷，由东区（232公顷）和西区（258公顷）组成», «入园企业32家。东区12家».
        """
        token = clause.token
        assert token is not None
        if not self.of_blocks(clause):
            return None
        for told in reversed(self.wholes):
            other = told.clause.token
            if other is not None and (_alike(other, token) or counted(other, token)):
                return told.reading
        return None

    def of_blocks(self, clause: Clause) -> bool:
        """Whether the words before a number say nothing that a block's part of the whole would not."""
        allowed = self.lexicon.neutral | _OF_BLOCKS
        return all(w.concepts & allowed for w in clause.left)

    # ------------------------------------------------------------ more and fewer

    def change(self, clauses: Sequence[Clause], index: int) -> Reading | None:
        """«较上年末的143家增加6家、减少4家»: told with both, the first are all that came; alone it may be the balance."""
        clause, token = clauses[index], clauses[index].token
        if token is None or not self._only(clause, "growth") or index + 1 >= len(clauses):
            return None
        behind = clauses[index + 1]
        if (
            behind.token is None
            or behind.token.unit != token.unit
            or not (self._only(behind, "decline") or self._goes(behind))
        ):
            return None
        if behind.sentence != clause.sentence or not self._of_firms(clause):
            return None
        return replace(self.lexicon.reading("enterprises.new"), timeless=True)

    def _goes(self, clause: Clause) -> bool:
        return bool(concepts(clause.left) & {"cleared", "left"})

    def arrived(self, clauses: Sequence[Clause], index: int) -> Reading | None:
        """«2020年末有企业44家，2021年引进3家、清退1家»: firms that came, among those that were there and those that went."""
        clause, token = clauses[index], clauses[index].token
        own = [w for w in clause.left if not w.concepts & self.lexicon.neutral]
        if token is None or not own or not all(w.concepts & _COMING for w in own):
            return None
        if not any("came" in w.concepts for w in own) or self.strange(clause):
            return None
        behind = clauses[index + 1] if index + 1 < len(clauses) else None
        gone = (
            behind is not None
            and behind.token is not None
            and behind.token.unit == token.unit
            and bool(concepts(behind.left) & {"cleared", "left"})
        )
        if not (gone or self._of_firms(clause)):
            return None
        return replace(self.lexicon.reading("enterprises.new"), timeless=True)

    def summed(self, clause: Clause) -> Reading | None:
        """«面积分别为1.2和1.4km2，合计2.6km2»: the whole that the blocks before make up."""
        whole, own = self.whole_to_come, [w for w in clause.left if "sum" in w.concepts]
        if whole is None or not own or self.strange(clause):
            return None
        if not all(w.concepts & (self.lexicon.neutral | _OF_BLOCKS) for w in clause.left):
            return None
        self.whole_to_come = None
        return whole

    def at_the_end(self, clause: Clause) -> Reading | None:
        """«贮存量年初80.8t，年末105.0t»: what is there at the year's end, beside what was there at its beginning."""
        last = self.told[-1] if self.told else None
        if last is None or last.clause.sentence != clause.sentence or self.strange(clause):
            return None
        then = any("year_end" in w.concepts for w in clause.left)
        bare = all(w.concepts & self.lexicon.neutral for w in clause.left)
        fact = _AT_THE_END.get(last.reading.fact)
        return self.lexicon.reading(fact) if fact and then and bare else None

    def share(self, clause: Clause) -> Reading | None:
        """«办结10项，占总数的83.3%»: the rate of what was told right before."""
        before, token = clause.follows, clause.token
        last = self.told[-1] if self.told else None
        if token is None or token.unit != "%" or before is None:
            return None
        if (
            clause.apposed
            and last is not None
            and last.clause is before
            and last.reading.fact in _RATES
        ):
            return self.lexicon.reading(_RATES[last.reading.fact])  # «销号7项（77.8%）»
        if before.closes != ",":
            return None
        if last is None or last.clause is not before or last.reading.fact not in _RATES:
            return None
        said = self.text[before.right_end + 1 : token.start]
        return self.lexicon.reading(_RATES[last.reading.fact]) if _SHARE.fullmatch(said) else None

    def _only(self, clause: Clause, concept: str) -> bool:
        own = [w for w in clause.left if not w.concepts & self.lexicon.neutral]
        return bool(own) and all(concept in w.concepts for w in own)

    def _of_firms(self, clause: Clause) -> bool:
        firms = ("enterprises.total", "enterprises.last_year")
        return any(
            t.reading.fact in firms and t.clause.sentence == clause.sentence for t in self.told
        )

    # ------------------------------------------------------------ dealt out

    def deal(self, reading: Reading, clause: Clause, context: Context) -> None:
        """A figure of one factor: with several factors before it, it is the first one's."""
        self.dealt = None
        factors = self._listed(clause)
        if len(factors) < 2 or clause.token is None:
            return
        context.factor = factors[0]
        self.factors = factors[1:]
        self.dealt = reading, clause

    def _listed(self, clause: Clause) -> list[str]:
        """The factors that the clause lists, else those told just before it."""
        for words in (clause.left, clause.lead):
            found = [w for w in words if any(c.startswith("factor_") for c in w.concepts)]
            if found:
                return [self.text[w.start : w.end] for w in found]
        return self._told_of(clause)

    def _told_of(self, clause: Clause) -> list[str]:
        """«PM2.5超标13天、臭氧超标7天，最大超标倍数分别为0.4、0.2»: the factors told before in the sentence."""
        assert clause.token is not None
        if not re.search("分别|依次", self.text[clause.start : clause.token.start]):
            return []
        told = [t.clause for t in self.told if t.reading.subject == "factor"]
        words = [w for c in told if c.sentence == clause.sentence for w in (*c.left, *c.right)]
        found = [w for w in words if any(c.startswith("factor_") for c in w.concepts)]
        return list(dict.fromkeys(self.text[w.start : w.end] for w in found))

    def next_dealt(self, clause: Clause, context: Context) -> Reading | None:
        """The reading of «、2天» behind «分别超标7天», whose factor is the next of the list."""
        if self.dealt is None or clause.token is None:
            return None
        reading, before = self.dealt
        assert before.token is not None
        between = self.text[before.token.end : clause.token.start]
        own = [w for w in clause.left if not w.concepts & self.lexicon.neutral]
        same = clause.token.unit == before.token.unit and not own
        if not (self.factors and same and _BETWEEN.fullmatch(between)):
            self.dealt = None
            return None
        context.factor = self.factors.pop(0)
        self.dealt = reading, clause
        return reading


def _alike(one: Token, other: Token) -> bool:
    """Whether both are printed in one unit, or in units of one kind of money or of area."""
    same = dimension(one.unit) == dimension(other.unit)
    return one.unit == other.unit or (same and dimension(one.unit) in ("money", "area"))


def counted(one: Token, other: Token) -> bool:
    """Whether both count firms."""
    return {one.unit, other.unit} <= _OF_FIRMS
