"""Property: whatever values the prescribed frames are filled with, the reader finds them in the text."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Subjects, Value, all_facts
from yuanjian.facts.frames import spoken, write
from yuanjian.norms.frames import Paragraph, template
from yuanjian.reading.claims import read_claims
from yuanjian.reading.document import Document
from yuanjian.reading.document import Paragraph as Line
from yuanjian.reading.folding import folded
from yuanjian.reading.lexicon.entries import is_number

TEMPLATE = template("hunan_2020")
HEADINGS = {s.id: s.heading for s in TEMPLATE.sections}
PARAGRAPHS = [
    (section.id, block)
    for section in TEMPLATE.sections
    for block in section.blocks
    if isinstance(block, Paragraph)
]
WITHIN = {"economy.name", "economy.unit", "air_station.factor", "report.year"}
"""Told within another claim: its subject, its unit, its period."""
NAMES = ["澄江水质净化厂", "云溪第二污水处理厂", "北港污水处理厂"]
STATIONS = ["市一中", "管委会大楼楼顶", "云溪镇政府"]
WORDS: dict[str, list[str]] = {
    "park.name": ["湖南澄江经济开发区", "云溪高新技术产业开发区", "北港工业集中区"],
    "park.location": ["湖南省益阳市赫山区", "广东省阳江市阳东区"],
    "park.code": ["G439901", "S437018"],
    "park.level": ["国家级", "省级", "市级"],
    "park.lead_industries": ["保税加工、保税物流", "有色金属冶炼深加工（硬质合金）", "五金、电器"],
    "park.eia_title": [
        "关于云溪园区规划环境影响报告书审查意见的函",
        "关于北港工业集中区规划环评的批复",
    ],
    "park.eia_document": ["湘环评函〔2016〕999号", "粤环审〔2018〕12号", "澄环评〔2019〕1号"],
    "sewage.name": NAMES,
    "sewage.process": ["A²/O", "MSBR", "改良氧化沟"],
    "sewage.disinfection": ["次氯酸钠", "紫外线（UV）"],
    "sewage.advanced": ["高效沉淀池＋滤布滤池", "反硝化滤池"],
    "sewage.sludge": ["板框压滤", "浓缩脱水一体化"],
    "sewage.odour": ["生物滤池", "活性炭吸附"],
    "wastewater.class1": ["3家企业车间排放口均达标，已安装在线监测", "车间排放口总镍达标"],
    "section.name": ["白鹭渡", "易家湾", "枫溪港口"],
    "section.function": ["Ⅱ", "Ⅲ", "Ⅳ"],
    "section.factors": ["总磷", "氨氮、总磷"],
    "air.factors": ["O3、PM10、PM2.5", "PM2.5"],
    "air.multiples": ["0.181、0.200、0.707", "0.378"],
    "air_station.name": STATIONS,
    "air_station.device": ["CJWZ-PM-0021", "YSRDPM250000007328"],
    "air_station.factors": ["SO2、NO2、CO、O3、PM10、PM2.5", "PM10、PM2.5"],
    "soil.factors": ["镉", "砷、铅"],
    "waste_facility.kinds": ["一般工业固体废物", "炉渣、粉煤灰"],
    "waste_facility.process": ["焚烧", "填埋"],
}


@dataclass(frozen=True)
class Named:
    key: str


@dataclass
class Invented:
    """Facts that answer anything: values drawn once for each fact and subject."""

    draw: Any
    held: dict[tuple[str, str], Value] = field(default_factory=dict)
    kinds: dict[tuple[str, str], Subjects] = field(default_factory=dict)

    def value(self, fact: str, subject: Any = None) -> Value:
        key = (fact, subject.key if subject is not None else "")
        if key not in self.held:
            self.held[key] = made(fact, key[1], self.draw(known(fact, key[1])))
        return self.held[key]

    def subjects(self, kind: str, within: Any = None) -> Subjects:
        key = (kind, within.key if within is not None else "")
        if key not in self.kinds:
            most = 1 if kind == "waste_facility" else 3
            found = tuple(Named(f"{key[1]}/{n}") for n in range(self.draw(st.integers(0, most))))
            self.kinds[key] = Subjects(found, "")  # type: ignore[arg-type]
        return self.kinds[key]

    def lacking(self, fact: str, reason: str) -> Value:
        return made(fact, "", Amount(reason=reason))


def made(fact: str, subject: str, known: Amount | Words) -> Value:
    return Value(all_facts()[fact], subject, "园区", "2020", known, Because("note", "", ""))


def known(fact: str, subject: str) -> st.SearchStrategy[Amount | Words]:
    """A value as a park would have it, or a blank."""
    nth = int(subject.rsplit("/", 1)[-1] or 0) if subject else 0
    if fact == "report.year":
        return st.just(Amount(Fraction(2020)))
    if fact == "economy.name":
        return st.just(Words(["地区生产总值", "固定资产投资", "跨境电商交易额"][nth % 3]))
    if fact == "economy.unit":
        return st.just(Words("亿元"))
    if fact == "air_station.factor":
        return st.just(Words(["O3", "PM10", "PM2.5"][nth % 3]))
    if fact == "air_station.device":
        return st.sampled_from([Words(na=True), Words(WORDS[fact][nth % 2])])
    if fact in ("sewage.name", "air_station.name"):
        return st.just(Words(WORDS[fact][nth % 3]))
    if not is_number(fact):
        return st.sampled_from([Words(w) for w in WORDS[fact]])
    counted = all_facts()[fact].decimals == 0
    whole = st.integers(0, 3000).map(lambda n: Amount(Fraction(n)))
    if counted:
        return st.one_of(whole, st.just(Amount()))
    exact = st.decimals(0, 99999, places=4, allow_nan=False).map(lambda n: Amount(Fraction(n)))
    return st.one_of(whole, exact, st.just(Amount()))


def tells(claim: Claim, value: Value) -> bool:
    """Whether a claim says what was written: the value as printed, or the blank."""
    fact = value.fact.id
    if claim.fact != fact and not (
        fact.startswith("economy.") and claim.fact.startswith("economy.")
    ):
        return False
    if not value.known.known:
        return claim.known.state == value.state
    if isinstance(claim.known, Amount):
        number = claim.known.number
        return number is not None and abs(number) == abs(Fraction(Decimal(value.text)))
    return folded(claim.known.text or "").text == folded(value.text).text


def text_of(paragraph: Paragraph, facts: Invented) -> tuple[list[str], list[Value]]:
    """The paragraph once for each of its subjects, and the values in it."""
    each = facts.subjects(paragraph.each) if paragraph.each else (None,)
    texts, values = [], []
    for subject in each:
        parts = [p for f in paragraph.frames for p in write(f, facts, subject)]  # type: ignore[arg-type]
        texts.append(spoken(parts))
        values += [p for p in parts if isinstance(p, Value)]
    return texts, values


@pytest.mark.parametrize(
    ("section", "paragraph"), PARAGRAPHS, ids=[f"{s} {p.id}" for s, p in PARAGRAPHS]
)
@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_value_that_a_frame_writes_is_read(
    section: str, paragraph: Paragraph, data: st.DataObject
) -> None:
    texts, values = text_of(paragraph, Invented(data.draw))
    heading = HEADINGS[section]
    level = 1 if "." not in section else 2
    lead = ["园区经济发展概况："] if paragraph.id == "economy" else []
    lines = [
        Line(1, heading, level=level),
        *(Line(n, t) for n, t in enumerate([*lead, *texts], start=2)),
    ]
    found, _ = read_claims(Document("报告.docx", "0" * 64, "docx", tuple(lines), ()))

    mentioned = {"park.name"} if section != "1" else set()
    lost = [
        f"{v.fact.id} {v.text or v.state}"
        for v in values
        if v.fact.id not in WITHIN | mentioned and not any(tells(c, v) for c in found)
    ]
    assert lost == [], texts
