"""A paragraph as clauses: around every number the words that may say what it is. One pass, linear.

Separators cut a text into stretches; a stretch with two numbers is two clauses, the words between them standing
behind the first and before the second. «(其中…)», «其中», «包括» open parts of the number before; a bracket around
a single number or document stands in apposition to the words before it; a bracket without a number is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yuanjian.reading.folding import Folded
from yuanjian.reading.tokens import Token

_PART_OPENERS = re.compile(
    r"(?:(?:其他|其它)(?=\d+[家户])|其中|包括|包含|另外|另有|其余|剩余|余下的?|(?<=企业)中|(?<=项目)中|(?<=[家户个])中)[:,]?"
)
_JOINING = frozenset({"particle", "linking", "time"})
_SEPARATORS = frozenset(",;:。!?()、[]")
_CLOSES = {")": "(", "]": "["}
_ENDS = frozenset("。!?;")
_CARRIES_ON = (",", "、")
_DEEPEST = 12
_MOST_WORDS, _LONGEST = 60, 400
"""Words and characters that count before a number: more are no clause, but a hostile text."""
_ASIDE = 14
"""Characters of a bracket behind a number that may be its head: more is a remark."""
_MOST_LEAD = 12
"""Words of a list's items before that the next one goes on from («超标倍数PM2.5 0.8、PM10 0.5»)."""
_TITLE = re.compile(r"《[^《》]{1,120}》")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon at its place, with what it means."""

    start: int
    end: int
    concepts: frozenset[str]


@dataclass(slots=True)
class Clause:
    """A stretch of text with at most one number expression.

    ``left`` are the words before it, ``right`` those behind it up to the next number or separator.
    ``lead`` are the words that the sentence said before (earlier stretches without a number, or before a colon).
    ``parent`` is the number that this one is a part of, ``opener`` the word that says so.
    """

    start: int
    end: int
    left: list[Word]
    token: Token | None = None
    right: list[Word] = field(default_factory=list)
    lead: list[Word] = field(default_factory=list)
    parent: Clause | None = None
    opener: str = ""
    sentence: int = 0
    apposed: bool = False
    follows: Clause | None = None
    heading: list[Word] = field(default_factory=list)
    """The words before the last colon of the sentence («各因子超标天数：PM2.5 14天，PM10 3天»)."""
    label: tuple[int, int] | None = None
    """The stretch before the colon that leads to it («区块一：面积300公顷»)."""
    right_end: int = 0
    """Where the words behind the number end (the separator, or the next number)."""
    closes: str = ""
    """The separator that ends it."""
    named: list[Word] = field(default_factory=list)
    """What stands behind a list and names all of it («…，均为规划环评所核定»)."""
    dealt: bool = False
    """Whether its words were dealt out to it («投产、在建企业分别为9家、2家»)."""
    undealt: bool = False
    """Whether it stands in a list of several numbers whose heads are not known («面积分别为1.2、1.4km2»)."""
    aside: list[Word] = field(default_factory=list)
    """The words of a bracket right behind the number that holds no other («1.587倍（PM2.5）»)."""
    period: str = ""
    """The year that was dealt out to it («2020年、2021年产值分别为75亿元、91亿元»)."""
    place: str = ""
    """The block that was dealt out to it («东区、西区分别有9家、2家»)."""


def clauses_of(folded: Folded, tokens: Sequence[Token], words: Sequence[Word]) -> list[Clause]:
    """The clauses of a paragraph, in order."""
    return _Parser(folded.text, tokens, words).run()


class _Parser:
    """Walks the marks, words and numbers of a text once; each bracket is walked inside its own level."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Sequence[Word]) -> None:
        self.text = text
        self.tokens = [t for t in tokens if t.kind not in ("name", "enumerator", "ordinal", "time")]
        self.numbering = [t for t in tokens if t.kind == "enumerator"]
        self.words = words
        self.skips = _skips(text, tokens)
        self.events = self._events()
        self.match = self._brackets()
        self.out: list[Clause] = []
        self.sentence = 0

    def run(self) -> list[Clause]:
        self._level(0, len(self.events), None, "", 0, [])
        self.out.sort(key=lambda c: (c.start, c.end))
        return self.out

    def _events(self) -> list[tuple[int, str, Word | Token | str]]:
        """Everything that matters, in order: (place, kind, what)."""
        marks: list[tuple[int, str, Word | Token | str]] = [
            (i, "mark", c)
            for i, c in enumerate(self.text)
            if c in _SEPARATORS and not self.skips[i]
        ]
        marks += [(w.start, "word", w) for w in self.words]
        marks += [(t.start, "token", t) for t in self.tokens]
        marks += [(t.start, "numbering", t) for t in self.numbering]
        marks += [(t.end, "mark", ",") for t in self.tokens if self.text.startswith("/", t.end)]
        inside = _insides(self.words)
        marks += [
            (m.start(), "opener", m[0])
            for m in _PART_OPENERS.finditer(self.text)
            if m.start() not in inside  # «年底库内剩余» is one word
        ]
        return sorted(marks, key=lambda e: (e[0], e[1] != "opener"))

    def _brackets(self) -> dict[int, int]:
        """For every opening bracket's event the event that closes it."""
        stack: list[tuple[int, str]] = []
        pairs: dict[int, int] = {}
        for n, (_, kind, what) in enumerate(self.events):
            if kind != "mark":
                continue
            if what in ("(", "["):
                stack.append((n, str(what)))
            elif what in (")", "]"):
                for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
                    if stack[depth][1] == _CLOSES[str(what)]:
                        pairs[stack[depth][0]] = n
                        del stack[depth:]
                        break
            elif what == "。":
                stack.clear()
        return pairs

    def _level(
        self, first: int, last: int, parent: Clause | None, opener: str, depth: int, lead: list[Word]
    ) -> None:  # fmt: skip
        """Walk the events of one bracket level; ``lead`` are the words before the bracket."""
        level = _Level(self, parent, opener, self.events[first - 1][0] + 1 if first else 0)
        level.lead = lead
        n = first
        while n < last:
            place, kind, what = self.events[n]
            if kind == "mark" and what in ("(", "["):
                close = self.match.get(n)
                if close is not None and close < last and depth < _DEEPEST:
                    self._bracket(level, n, close, depth)
                    n = close + 1
                    continue
            if kind == "mark" and what == ":" and self._joins(n, place):
                pass
            elif kind == "mark":
                level.mark(place, str(what))
            elif isinstance(what, Word):
                level.word(what)
            elif kind == "numbering" and isinstance(what, Token):
                level.mark(place, ",")
                level.start = what.end
            elif isinstance(what, Token):
                level.token(what)
            else:
                level.open(place, str(what))
            n += 1
        level.close(self.events[last][0] if last < len(self.events) else len(self.text), "")

    def _joins(self, n: int, place: int) -> bool:
        """Whether a colon stands between a word and its number («VOCs:62.8t/a»)."""
        return n + 1 < len(self.events) and isinstance(self.events[n + 1][2], Token) and (
            self.events[n + 1][0] <= place + 2
        )  # fmt: skip

    def _bracket(self, level: _Level, first: int, close: int, depth: int) -> None:
        inner = self.events[first + 1 : close]
        tokens = [what for _, kind, what in inner if kind == "token" and isinstance(what, Token)]
        if not tokens:
            within = [what for _, _, what in inner if isinstance(what, Word)]
            level.aside(within, self.events[first][0], self.events[close][0])
            return
        whole = tokens[0]
        bare = len(tokens) == 1 and _bare(
            self.text[self.events[first][0] + 1 : self.events[close][0]], whole, self.events[first][0] + 1
        )  # fmt: skip
        if bare:
            level.appose(whole, [w for _, _, w in inner if isinstance(w, Word)])
            return
        above = level.last_figure()
        self._level(
            first + 1,
            close,
            above,
            "(",
            depth + 1,
            level.left[-8:] if above is None or level.current is None else [],
        )


def _insides(words: Sequence[Word]) -> set[int]:
    """The places behind the first character of each word."""
    return {at for w in words for at in range(w.start + 1, w.end)}


def _bare(inside: str, token: Token, offset: int) -> bool:
    """Whether a bracket holds nothing but one number or document (and at most a title before it)."""
    rest = inside[: token.start - offset] + inside[token.end - offset :]
    return len(_TITLE.sub("", rest)) <= 1


def _skips(text: str, tokens: Sequence[Token]) -> bytearray:
    """Characters whose separators do not count: inside titles and number expressions."""
    skip = bytearray(len(text))
    for m in _TITLE.finditer(text):
        skip[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    for t in tokens:
        skip[t.start : t.end] = b"\1" * (t.end - t.start)
    return skip


class _Level:
    """The state while one bracket level is walked."""

    def __init__(self, parser: _Parser, parent: Clause | None, opener: str, start: int) -> None:
        self.parser = parser
        self.parent = parent
        self.opener = opener
        self.start = start
        self.left: list[Word] = []
        self.lead: list[Word] = []
        self.label: tuple[int, int] | None = None
        self.heading: list[Word] = []
        self.before: Clause | None = None
        self.current: Clause | None = None
        self.figure: Clause | None = parent
        self.last: Clause | None = None
        self.part_of: Clause | None = parent
        self.after = 0
        """Where the last bracket ended that holds a figure of the words before it."""
        self.listed = 0
        """How many numbers stand behind the last «其中» or «;»: a list of several ends with «;»."""

    def last_figure(self) -> Clause | None:
        """The number that a bracket opening here is about."""
        return self.current or self.last

    def word(self, word: Word) -> None:
        if word.start < self.start:
            return  # «其余» opens, it says nothing
        if self.current is not None:
            self.current.right.append(word)
        self.left.append(word)

    def token(self, token: Token) -> None:
        if self.current is not None:
            self._finish(token.start, "")
        clause = self._clause(token.end)
        clause.token = token
        clause.right_end = token.end
        self.parser.out.append(clause)
        self.current = self.last = clause
        self.listed += 1
        self.left = []
        self.start = token.end

    def aside(self, words: list[Word], place: int, end: int) -> None:
        """A bracket without a number: right behind one it may say what the number is of."""
        if self.current is None or self.current.token is None or self.current.token.end != place:
            return
        self.current.aside = words
        if not self.current.left and end - place < _ASIDE:
            self.current.left = words

    def appose(self, token: Token, within: list[Word]) -> None:
        """A number in brackets: said by the words before the bracket; ``within``: those beside it («（共12家）»)."""
        clause = self._clause(token.end)
        clause.token, clause.apposed, clause.right_end = token, True, token.end
        if self.current is not None and not self.left:
            clause.left = self.current.left
            clause.start = self.current.start
            clause.follows = self.current
        clause.left = [*clause.left, *within]
        self.parser.out.append(clause)
        self.after = token.end

    def open(self, place: int, said: str) -> None:
        """«其中»: what follows are parts of the number before."""
        if said.startswith(("另", "其余", "剩余", "其他", "其它")):
            self.part_of = self.parent
            self.opener = said
        elif (whole := self.last or self.before) is not None:
            self.part_of = whole
            self.opener = said
        else:
            self.opener = said
        if self.current is not None:
            self._finish(place, "")
        else:
            self.lead = [*self.lead[-8:], *self.left[-_MOST_WORDS:]]
        self.left, self.listed = [], 0
        self.start = place + len(said)

    def mark(self, place: int, what: str) -> None:
        if what == "、" and self.current is None:
            return
        self.close(place, what)
        self.start = place + 1
        if what in _ENDS:
            self.lead = []
            if what == ";" and self.listed > 1:
                self.part_of, self.opener = self.parent, self.opener if self.parent else ""
            self.listed = 0
            if what != ";":
                self.heading = []
                self.part_of, self.opener = self.parent, self.opener if self.parent else ""
                self.before, self.last = self.last, None
                self.parser.sentence += 1

    def close(self, place: int, what: str) -> None:
        """The stretch ends here."""
        if self.current is not None:
            if what == "、":
                self.lead = [*self.lead, *self.current.left][-_MOST_LEAD:]
            elif what not in ":":
                self.lead = []
            self._finish(place, what)
        elif self.left:
            if what == ":":
                self.heading = self.left[-_MOST_LEAD:]
            clause = self._clause(place)
            clause.closes = what
            self.parser.out.append(clause)
            self.lead = [*self.lead[-8:], *self.left[-_MOST_WORDS:]]
        self.left = []
        self.label = (self.start, place) if what == ":" else None

    def _finish(self, place: int, what: str) -> None:
        assert self.current is not None
        self.current.right_end = place
        self.current.closes = what
        self.current = None

    def _clause(self, end: int) -> Clause:
        behind = [w for w in self.left if w.start >= self.after]
        own = behind if self.after and _says(behind) else self.left
        lead = self.lead if own is self.left else [*self.lead, *self.left[: -len(own)]]
        made = Clause(
            max(self.start, end - _LONGEST),
            end,
            own[-_MOST_WORDS:],
            lead=lead[-_MOST_WORDS:],
            sentence=self.parser.sentence,
        )
        made.parent, made.opener, made.label = self.part_of, self.opener, self.label
        made.follows, made.heading = self.last, self.heading
        return made


def _says(words: Sequence[Word]) -> bool:
    """Whether words say more than «和», «为»."""
    return any(not w.concepts <= _JOINING for w in words)


def following(clauses: Sequence[Clause], index: int) -> Iterator[Clause]:
    """The stretches without a number that carry on clause ``index`` («2家企业因为登记备案,无需开展验收»)."""
    here = clauses[index]
    if here.closes not in _CARRIES_ON:
        return
    for clause in clauses[index + 1 :]:
        if clause.token is not None or clause.sentence != here.sentence:
            return
        yield clause
        if clause.closes not in _CARRIES_ON:
            return
