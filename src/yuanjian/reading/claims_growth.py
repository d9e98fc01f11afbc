"""Economic indicators: growth that belongs to the indicator before it, targets and how they were met, and indicators
that a park names itself («破零企业数16家，完成年度目标任务（10家）的160%»)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import all_facts
from yuanjian.reading.claims_context import Context
from yuanjian.reading.grammar import Clause, Word
from yuanjian.reading.grammar_match import Matcher, concepts
from yuanjian.reading.lexicon.units import dimension
from yuanjian.reading.tokens import FIGURES

_GROWTH = frozenset({"growth", "decline"})
_AIMS = frozenset({"target", "completion", "above_target"})
_HEAD = re.compile(
    r"^(?:[和及与、: ]|(?:全年|本年度?|年度)?(?:累计|共计|共|总计)?(?:完成|实现|达到|达)|(?:我|全|本)区|园区|其中|(?:19|20)\d\d年度?|[本当今上去]年度?)*"
)
_TAIL = re.compile(r"(?:分别)?(?:为|达到|达|约|近|超|超过|共|有|:)*$")
_PARTIAL = re.compile(r"(?:比|较|第|每|对|为)$|基[础数]上?|预测|预计|其中|剩余|其余")
_DIFFERENCE = re.compile("同?比|较|净?增|减少|多出|少|高出|相差|与|达到$|实际$")
"""Words that tell how far two amounts are apart; they name no indicator."""
_COMPARED = re.compile("快于|高于|超过|超出|高出|低于|慢于|落后|比|较|超")
_AIM_BEHIND = re.compile(
    "的?(?:年度|全年|年初|预期|预定|考核|计划|既定|市定|省定|下达)*(?:目标|任务|计划|指标|增长目标|增速目标|增长任务)"
)
_AIM_COMPARED = re.compile(
    "(?:比|较|高于|快于|低于|慢于|高出)(?!.*完成)[^,;。%]{0,10}(?:目标|任务|计划|预期)(?:增速|增幅|增长)?(?:值|数|为)?[(]?$"
)
"""«比年度目标8%高1.2个百分点»."""
_EACH = re.compile("分别|依次|各")
_NEXT = re.compile("[、和及与,]*|以及")
_LOOK = 80
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z][^,。;:、]{1,38}")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An economic figure told before: its fact and, for one that the park names itself, its name."""

    fact: str
    name: str
    sentence: int
    growth_only: bool = False
    """Whether only its growth was told so far."""
    aim_only: bool = False
    """Whether only its target was told so far."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a number is: the fact, the indicator that it is about, where its words start, whether it falls."""

    fact: str
    subject: str
    start: int
    falls: bool = False
    remembered: bool = False


class Growth:
    """The economic figures of one paragraph."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.last: Indicator | None = None
        self.condition: int | None = None
        self.aimed: int | None = None
        """The sentence that told a growth that was aimed at."""
        self.recent: list[Indicator] = []
        """The indicators of the sentence whose growth was not told yet."""
        self.growing: list[Indicator] = []
        """Those that the next growths of a list are of."""

    def remember(self, claim: Claim, clause: Clause) -> None:
        """Keep an indicator for the growth and the target told behind it; another topic ends them."""
        theme = claim.fact.split(".")[0]
        if theme == "economy" and not claim.fact.endswith("_growth"):
            name = claim.subject or claim.label
            self.last = Indicator(claim.fact, name, clause.sentence)
            if not claim.period:
                here = [one for one in self.recent if one.sentence == clause.sentence]
                self.recent = [*here, self.last]
        elif theme != "economy":
            self.last = None

    def read(self, clause: Clause, matcher: Matcher) -> Told | None:
        """What a number is that no reading explains."""
        token = clause.token
        if token is None or token.kind not in FIGURES:
            return None
        said = concepts(clause.left)
        if token.unit == "%" and clause.apposed and (signed := self._signed(clause)) is not None:
            return signed
        if clause.opener == "(" and concepts(clause.lead) & {"planned_rate"}:
            said |= {"planned_rate"}  # «高于目标值（增长2.3%）»
        grows = said & _GROWTH
        if token.unit == "%" and (dealt := self._dealt(clause, grows)) is not None:
            return dealt
        if token.unit == "%" and self._planned(clause, said):
            return self._target_growth(clause)
        if dimension(token.unit) == "points" and self.aimed == clause.sentence:
            return self._aim(clause, said)
        if token.unit == "%" and grows and not said & {"target"}:
            return self._growth(clause, matcher, falls="decline" in said and "growth" not in said)
        if (first := self._target_first(clause, said, matcher)) is not None:
            return first
        if self._aimed_behind(clause):
            return self._target(clause)
        if said & _AIMS or self._of_target(clause):
            return self._aim(clause, said)
        if grows:
            return None
        return (
            self._grown_to(clause, matcher)
            or self._met(clause, matcher)
            or self._in_dollars(clause, matcher)
            or self._own(clause, said, matcher)
        )

    def _grown_to(self, clause: Clause, matcher: Matcher) -> Told | None:
        """«固定资产投资同比增长6.6%，完成41.2亿元»: the amount of what was told to grow."""
        last, token = self.last, clause.token
        if (
            last is None
            or token is None
            or not last.growth_only
            or last.sentence != clause.sentence
        ):
            return None
        if dimension(token.unit) != "money" or self._other_words(clause.left, matcher):
            return None
        return Told(last.fact, "", clause.start, remembered=True)

    def _target_first(self, clause: Clause, said: frozenset[str], matcher: Matcher) -> Told | None:
        """«外贸方面，目标2.70亿美元，完成2.94亿美元»: a target before anything else is told of its indicator."""
        token, last = clause.token, self.last
        assert token is not None
        if "target" not in said or dimension(token.unit) not in ("dollars", "money"):
            return None
        if last is not None and last.sentence == clause.sentence:
            return None
        words = [w for w in (*clause.lead, *clause.left) if "target" not in w.concepts]
        base = self._named(
            [w for w in words if "economy" not in w.concepts or "trade" in w.concepts], matcher
        )
        if base is None:
            return None
        dollars = base == "economy.trade" and dimension(token.unit) == "dollars"
        fact = "economy.trade_usd" if dollars else base
        name = all_facts()[fact].label
        self.last = Indicator(fact, name, clause.sentence, aim_only=True)
        return Told("economy.target", name, clause.start)

    def _met(self, clause: Clause, matcher: Matcher) -> Told | None:
        """What was reached of an indicator whose target was told first."""
        last, token = self.last, clause.token
        if last is None or token is None or not last.aim_only or last.sentence != clause.sentence:
            return None
        declared = all_facts()[last.fact].unit
        if dimension(token.unit) != dimension(declared) or self._other_words(clause.left, matcher):
            return None
        return Told(last.fact, "", clause.start, remembered=True)

    def _signed(self, clause: Clause) -> Told | None:
        """«固定资产投资20.52亿元（+4.9%）»: a growth by its sign alone."""
        token, last = clause.token, self.last
        assert token is not None
        if last is None or last.sentence != clause.sentence or token.text[:1] not in "+-":
            return None
        if f"{last.fact}_growth" in all_facts():
            return Told(f"{last.fact}_growth", "", clause.start)
        return Told("economy.growth", last.name, clause.start)

    def _planned(self, clause: Clause, said: frozenset[str]) -> bool:
        """«高出计划增幅（3.4%）», «快于3%的年度目标»: the rate that was aimed at."""
        token = clause.token
        assert token is not None
        compared = _COMPARED.search(self.text[max(clause.start, token.start - 8) : token.start])
        if compared and _AIM_BEHIND.match(self.text, token.end):
            return True
        if _AIM_COMPARED.search(self.text[max(clause.start, token.start - 20) : token.start]):
            return True
        behind = concepts(clause.right[:2]) if clause.closes != "" or clause.right else frozenset()
        return "planned_rate" in said | behind

    def _target_growth(self, clause: Clause) -> Told | None:
        last = self.last
        if last is None or last.sentence != clause.sentence:
            return None
        self.aimed = clause.sentence
        return Told("economy.target_growth", last.name, clause.start)

    def _aimed_behind(self, clause: Clause) -> bool:
        """«高于7.15亿美元的年度目标», «超过15个的计划数»."""
        token = clause.token
        assert token is not None
        return (
            dimension(token.unit) != "share" and _AIM_BEHIND.match(self.text, token.end) is not None
        )

    def _target(self, clause: Clause) -> Told | None:
        last, token = self.last, clause.token
        assert token is not None
        if last is None or last.sentence != clause.sentence or dimension(token.unit) == "points":
            return None
        return Told("economy.target", self._aimed_at(last, clause), clause.start)

    def _aimed_at(self, last: Indicator, clause: Clause) -> str:
        """The name of what is aimed at: of trade told in both currencies, the one of the target's."""
        assert clause.token is not None
        if last.fact not in ("economy.trade", "economy.trade_usd"):
            return last.name
        dollars = dimension(clause.token.unit) == "dollars"
        name = all_facts()["economy.trade_usd" if dollars else "economy.trade"].label
        self.last = replace(last, name=name)
        return name

    def _of_target(self, clause: Clause) -> bool:
        """«为年度任务13个的123.1%»: a share right behind a target."""
        before, token = clause.follows, clause.token
        assert token is not None
        if token.unit != "%" or before is None or before.token is None or before.closes:
            return False
        aimed = concepts(before.left) & {"target", "completion"}
        return bool(aimed) and self.text[before.token.end : token.start].strip("的) ") == ""

    def _dealt(self, clause: Clause, grows: frozenset[str]) -> Told | None:
        """«固投、税收分别为47.9亿元、4.5亿元，同比分别增长13.1%、2.8%»: each growth is that of the next indicator."""
        token = clause.token
        assert token is not None
        before = self.text[clause.start : token.start]
        if grows and _EACH.search(before):
            here = [one for one in self.recent if one.sentence == clause.sentence]
            self.growing = here if len(here) > 1 else []
        elif not _NEXT.fullmatch(before):
            self.growing = []
        if not self.growing:
            return None
        one, *self.growing = self.growing
        self.recent = [other for other in self.recent if other is not one]
        fact = f"{one.fact}_growth"
        if fact not in all_facts():
            return Told("economy.growth", one.name, clause.start)
        return Told(fact, "", clause.start)

    def _growth(self, clause: Clause, matcher: Matcher, falls: bool) -> Told | None:
        rest = [w for w in clause.left if not w.concepts & _GROWTH]
        base = self._named(rest, matcher)
        self.recent = [one for one in self.recent if one is not self.last]
        if base is not None and f"{base}_growth" in all_facts():
            self.last = Indicator(base, all_facts()[base].label, clause.sentence, growth_only=True)
            return Told(f"{base}_growth", "", clause.start, falls)
        if name := self._name(clause, min(w.start for w in clause.left if w.concepts & _GROWTH)):
            return Told("economy.growth", name, clause.start, falls) if self._economic() else None
        last = self.last
        if last is None or last.sentence != clause.sentence or self._other_words(rest, matcher):
            return None
        if f"{last.fact}_growth" in all_facts():
            return Told(f"{last.fact}_growth", "", clause.start, falls)
        return Told("economy.growth", last.name, clause.start, falls)

    @staticmethod
    def _other_words(rest: list[Word], matcher: Matcher) -> bool:
        return any(not w.concepts & matcher.lexicon.neutral for w in rest)

    @staticmethod
    def _named(rest: list[Word], matcher: Matcher) -> str | None:
        """The indicator that words name, without looking at a unit."""
        own = concepts(rest)
        for reading in matcher.lexicon.candidates(own):
            if not reading.fact.startswith("economy.") or not all(g & own for g in reading.own):
                continue
            allowed = reading.allowed | matcher.lexicon.neutral
            if all(w.concepts & allowed for w in rest):
                return reading.fact
        return None

    def _aim(self, clause: Clause, said: frozenset[str]) -> Told | None:
        last, token = self.last, clause.token
        assert token is not None
        if last is None:
            return None
        start, measured = clause.start, dimension(token.unit)
        if measured == "points":
            return Told("economy.growth_above_target", last.name, start)
        if measured == "share" and not clause.apposed and not said & _GROWTH:
            return Told("economy.completion", last.name, start)
        if measured == "share":
            self.aimed = clause.sentence
            return Told("economy.target_growth", last.name, start)
        aimed = said & {"target", "completion"}
        return Told("economy.target", self._aimed_at(last, clause), start) if aimed else None

    def _in_dollars(self, clause: Clause, matcher: Matcher) -> Told | None:
        """«进出口额59亿元人民币，约9.147亿美元»: the same amount once more, or the other way round."""
        last, token = self.last, clause.token
        if last is not None and token is not None and last.fact == "economy.trade_usd":
            yuan = dimension(token.unit) == "money" and self._says_yuan(clause)
            return Told("economy.trade", "", clause.start, remembered=True) if yuan else None
        if last is None or token is None or dimension(token.unit) != "dollars":
            return None
        if last.fact != "economy.trade":
            return None
        if not clause.apposed and self._other_words(clause.left, matcher):
            return None
        return Told("economy.trade_usd", "", clause.start, remembered=True)

    def _says_yuan(self, clause: Clause) -> bool:
        """Whether the words right before or behind an amount say that it is in yuan."""
        token = clause.token
        assert token is not None
        return (
            "人民币" in token.unit
            or "yuan" in concepts(clause.left)
            or re.search("[折约]?合(?:为|成|计)?约?$", self.text[clause.start : token.start])
            is not None
            or (clause.apposed and "人民币" in self.text[token.start : token.end + 4])
        )

    def _own(self, clause: Clause, said: frozenset[str], matcher: Matcher) -> Told | None:
        """An indicator by the name that the park gives it, among those of the economy."""
        token = clause.token
        assert token is not None
        if not self._economic() or not token.unit or clause.apposed or clause.parent is not None:
            return None
        name = self._name(clause, token.start)
        if not name or said & matcher.lexicon.modal:
            return None
        start = self.start(clause) + self.text[self.start(clause) : token.start].index(name)
        return Told("economy.value", name, start, remembered=True)

    def _economic(self) -> bool:
        """Whether the text speaks of the economy here."""
        return self.last is not None or "economy" in self.context.topics

    def _name(self, clause: Clause, end: int) -> str:
        """The words before a number as the name of an indicator; «» when they are none."""
        said = self.text[self.start(clause) : end]
        if len(said) > _LOOK:
            return ""
        head = _HEAD.match(said)
        name = _TAIL.sub("", said[head.end() :] if head else said)
        if _DIFFERENCE.match(name) or not _NAME.fullmatch(name) or _PARTIAL.search(name):
            return ""
        return name

    def start(self, clause: Clause) -> int:
        """The start of the words before a number, a condition with its own number included."""
        at = self.condition
        if (
            at is not None
            and clause.start - at <= _LOOK
            and not re.search("[,。;:]", self.text[at : clause.start])
        ):
            return at
        return clause.start
