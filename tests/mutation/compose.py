"""Writes a consistent report: picks wordings, orders chapters, numbers headings, fills tables."""

from __future__ import annotations

from random import Random

from tests.mutation.numerals import in_chinese
from tests.mutation.park import random_park
from tests.mutation.phrases import SLOT
from tests.mutation.report import Grid, Heading, Para, Report, Sentence
from tests.mutation.styles import Style
from yuanjian.norms.credit import scheme

# What the officer scores above nought when the evidence stands in the text.
BONUSES = ("13", "17", "24")
EVIDENCE = ("no.blacklist", "self.monitoring", "capability", "platform", "archive", "disclosure", "hidden",
            "command", "park.plan", "drill", "supplies", "sources", "no.event", "no.limit", "third")  # fmt: skip


def compose(style: Style, seed: int, words: str = "seen") -> Report:
    """The consistent report of (style, seed); ``words``: the bank it is written in, a key of ``BANKS``."""
    rng = Random(f"{style.name}/{seed}")
    park = random_park(rng, style.province, style.kind, style.year)
    if not style.complaints:
        park.values |= {"complaints": 0, "complaints.done": 0}
    park.values["credit.total"] = 9 + len(BONUSES)
    writer = _Writer(Report(park, style, seed, [], words), rng)
    for chapter in style.chapters:
        getattr(writer, f"_{chapter}")()
    for chapter in ("work", "problems", "next", "closing"):
        getattr(writer, f"_{chapter}")()
    return writer.report


class _Writer:
    def __init__(self, report: Report, rng: Random) -> None:
        self.report, self.rng = report, rng
        self.park, self.style = report.park, report.style
        self.topics, self.blocks = report.bank.topics, report.blocks
        self.counts = [0, 0]
        self.now = "title"
        self.tables = 0
        self.blocks.append(Para([self.say("title")], "title", "center"))

    # -- words

    def say(self, topic: str) -> Sentence:
        """One wording of the topic that this park can state."""
        able = [one for one in self.topics[topic]
                if all(key in self.park.values for key, _ in SLOT.findall(one)) and self._in_force(one)]  # fmt: skip
        return Sentence(topic, self.rng.choice(able))

    def _in_force(self, sentence: str) -> bool:
        """排污许可管理条例 took effect on 2021-03-01."""
        return "排污许可管理条例" not in sentence or self.style.year >= 2021

    def para(self, *topics: str) -> None:
        self.blocks.append(Para([self.say(one) for one in topics], self.now))

    def heading(self, level: int, topic: str) -> None:
        self.counts[level - 1] += 1
        if level == 1:
            self.counts[1] = 0
        self.blocks.append(Heading(level, self._number(level), self.say(topic), self.now))

    def _number(self, level: int) -> str:
        first, second = self.counts
        match self.style.numbering, level:
            case "styled", _:
                return ""
            case "dotted", 1:
                return f"{first} "
            case "dotted", _:
                return f"{first}.{second} "
            case _, 1:
                return f"{_ordinal(first)}、"
            case "gd", _:
                return f"{second}、"
            case _:
                return f"（{_ordinal(second)}）"

    def grid(self, kind: str, header: list[str], rows: list[list[Sentence]]) -> None:
        self.tables += 1
        title = self.say(f"t.{kind}")
        caption = Sentence(title.topic, f"表{self.tables} {title.template}", title.over)
        self.blocks.append(Grid(kind, caption, header, rows, self.now))

    def listed(self, pairs: list[list[Sentence]]) -> None:
        """Requirement and answer as prose, where a report has no tables."""
        for n, (asked, done, *_) in enumerate(pairs, 1):
            asked.template = f"（{n}）{asked.template}"
            done.template = self.say("lead.done").template + done.template
            self.blocks.append(Para([asked], self.now))
            self.blocks.append(Para([done], self.now))

    def pair(self, topic: str) -> list[Sentence]:
        whole = self.say(topic)
        asked, done = whole.template.split("|")
        return [Sentence(f"{topic}.asked", asked), Sentence(f"{topic}.done", done)]

    # -- chapters

    def _overview(self) -> None:
        self.now = "overview"
        self.heading(1, "h.overview")
        age = "tracking" if "tracked" in self.park.flags else "young"
        self.para("who", "area", "planning", age, "unchanged")
        if "economy" not in self.style.chapters:
            self.para("output", "invest", *self._trade())
        if "firms" not in self.style.chapters:
            self._handling()
        self.para("quota")
        if self.style.chapters is not None and "credit" in self.style.chapters:
            self.now = "managing"
            self.heading(1, "h.managing")

    def _trade(self) -> list[str]:
        return ["projects", "trade"] if self.rng.random() < 0.7 else ["projects"]

    def _handling(self) -> None:
        if self.rng.random() < 0.6:
            self.para("firms", "firms.state")
            self.para("eia", "accepted")
            self.para("plan", "permit", "annex.refer")
        else:
            self.para("firms", "firms.where", "eia", "accepted", "permit", "plan", "annex.refer")

    def _section(self, chapter: str) -> None:
        """Opens a chapter: second level under «环境管理情况», else first level."""
        self.now = chapter
        self.heading(2 if "credit" in self.style.chapters else 1, f"h.{chapter}")

    def _economy(self) -> None:
        self._section("economy")
        self.para("output", "invest", *self._trade())

    def _firms(self) -> None:
        self._section("firms")
        self._handling()

    def _requirements(self) -> None:
        self._section("requirements")
        pairs = [
            self.pair(one)
            for one in ("req.sewage", "req.entry", "req.waste", "req.emergency", "req.energy")
        ]
        self.rng.shuffle(pairs)
        plan = [self.pair(f"monitor.{one}") for one in ("air", "water", "soil", "noise")]
        self.para("lead.requirements")
        if self.style.tables == "prose":
            self.listed(pairs)
            self.para("lead.monitoring")
            self.listed(plan)
            return
        self.grid(
            "requirements",
            ["序号", "规划环评批复要求", "实施情况", "落实情况"],
            _numbered(pairs, "已落实"),
        )
        self.para("lead.monitoring")
        self.grid(
            "monitoring",
            ["序号", "规划环评自行监测计划", "落实情况", "是否落实"],
            _numbered(plan, "落实"),
        )

    def _zoning(self) -> None:
        self._section("zoning")
        self.para("lead.zoning")
        kinds = (
            ("空间布局约束", "zone.space"),
            ("污染物排放管控", "zone.emission"),
            ("环境风险防控", "zone.risk"),
        )
        rows = []
        for n, (dimension, topic) in enumerate(kinds, 1):
            asked, done = self.pair(topic)
            rows.append([_plain(str(n)), _plain(dimension), asked, done, _plain("符合")])
        if self.style.tables == "prose":
            self.listed([row[2:4] for row in rows])
        else:
            self.grid(
                "zoning", ["序号", "管控维度", "清单中管控要求", "园区相关情况", "符合性"], rows
            )
        self.para("area.again")

    def _water(self) -> None:
        self._section("water")
        self.para("plant", "plant.tests", "sewers")
        self.para("sewage", "water.load", "heavy")
        self.para("section", "black")

    def _air(self) -> None:
        self._section("air")
        self.para("air", "air.times", "air.rare")
        self.para("air.load", "voc", "air.warning")

    def _soil(self) -> None:
        self._section("soil")
        self.para("soil")

    def _waste(self) -> None:
        self._section("waste")
        flat = "" if self.style.stocks else ".flat"
        self.para(f"solid{flat}", f"hazard{flat}")
        self.para("waste.unified", "waste.system")

    def _complaints(self) -> None:
        self._section("complaints")
        self.para("complaints" if self.style.complaints else "complaints.none", "inspect")

    def _risk(self) -> None:
        self._section("risk")
        half = len(EVIDENCE) // 2
        self.para(*EVIDENCE[:half])
        self.para(*EVIDENCE[half:])

    def _credit(self) -> None:
        self._section("credit")
        self.para(*EVIDENCE[:5])
        self.para(*EVIDENCE[5:])
        self.para("lead.credit")
        law = scheme("hunan_2020")
        rows = []
        for item in law.items:
            points = f"+{item.points}" if item.points > 0 else str(item.points)
            own = points if str(item.no) in BONUSES else "0"
            rows.append([_plain(str(item.no)), _plain(item.level1), _plain(item.level2), _plain(item.standard),
                         _plain(points), Sentence(f"credit.{item.no}", own)])  # fmt: skip
        rows.append([_plain("25"), _plain("总分值"), Sentence("credit.total", "{credit.total:p}")])
        rows.append([_plain("26"), _plain("环保信用等级"), _plain("环保诚信园区")])
        head = [
            "序号",
            "一级评价指标",
            "二级评价指标",
            "评价标准",
            "分值（分）",
            "园区自评分值（分）",
        ]
        self.grid("credit", head, rows)

    def _work(self) -> None:
        self.now = "work"
        self.heading(1, "h.work")
        self.para("organ", "firms.again")
        self.para("screening", "training", "law")
        again = ["quota.again", "water.load.again"]
        self.para(*again)

    def _problems(self) -> None:
        self.now = "problems"
        self.heading(1, "h.problems")
        self.para("problem.1")
        self.para("problem.2")

    def _next(self) -> None:
        self.now = "next"
        self.heading(1, "h.next")
        self.para("next.1")
        self.para("next.2")

    def _closing(self) -> None:
        self.now = "closing"
        self.blocks.append(Para([self.say("host")], "closing", "right"))
        self.blocks.append(Para([self.say("signed")], "closing", "right"))
        self.now = "annex"
        self.para("annex")
        head = self.say("annex.head").template.split("|")
        rows = [
            [_plain(self.say(f"annex.{key}").template), Sentence("annex.row", f"{{{key}:p}}")]
            for key in ("eia", "accepted", "permit", "plan")
        ]
        if self.style.tables != "prose":
            self.blocks.append(Grid("annex", self.say("annex.caption"), head, rows, "annex"))
        else:
            joined = "；".join(f"{row[0].template}{row[1].template}家" for row in rows)
            self.blocks.append(Para([Sentence("annex.row", joined + "。")], "annex"))


def _ordinal(number: int) -> str:
    return in_chinese(number).replace("两", "二")


def _plain(text: str) -> Sentence:
    return Sentence("plain", text)


def _numbered(pairs: list[list[Sentence]], result: str) -> list[list[Sentence]]:
    return [[_plain(str(n)), *pair, Sentence("result", result)] for n, pair in enumerate(pairs, 1)]
