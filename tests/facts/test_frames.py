"""What the frames write, they read: every value, in every state, for any number of subjects."""

import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import facts
from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.engine import Subjects, Value, all_facts
from yuanjian.facts.frames import Read, Said, read, spoken, write
from yuanjian.norms.frames import Blank, Frame, Text, template

TEMPLATE = template("hunan_2020")
FRAMES = {frame.id: (paragraph, frame) for _, paragraph, frame in TEMPLATE.frames()}
_FRAME_WORDS = {c for frame in FRAMES.values() for c in str(frame)}
_CHINESE = [c for c in map(chr, range(0x4E00, 0x5200)) if c not in _FRAME_WORDS]


@dataclass
class Invented:
    """Facts that answer anything: values drawn once for each fact and subject."""

    draw: Any
    plain: frozenset[str]
    held: dict[tuple[str, str], Value] = field(default_factory=dict)
    kinds: dict[tuple[str, str], Subjects] = field(default_factory=dict)

    def value(self, fact: str, subject: Any = None) -> Value:
        key = (fact, subject.key if subject is not None else "")
        if key not in self.held:
            self.held[key] = made(fact, key[1], self.draw(known(fact, fact in self.plain)))
        return self.held[key]

    def subjects(self, kind: str, within: Any = None) -> Subjects:
        key = (kind, within.key if within is not None else "")
        if key not in self.kinds:
            found = tuple(Named(f"{key[1]}/{n}") for n in range(self.draw(st.integers(0, 3))))
            gap = "未填报" if not found and self.draw(st.booleans()) else ""
            self.kinds[key] = Subjects(found, gap)  # type: ignore[arg-type]
        return self.kinds[key]

    def lacking(self, fact: str, reason: str) -> Value:
        return made(fact, "", Amount(reason=reason))


@dataclass(frozen=True)
class Named:
    key: str


def made(fact: str, subject: str, known: Amount | Words) -> Value:
    declared = all_facts()[fact]
    return Value(declared, subject, "园区", "2020", known, Because("note", "", ""))


def known(fact: str, plain: bool) -> st.SearchStrategy[Amount | Words]:
    """Any state of a fact; ``plain`` words have no digits (a number may stand beside them)."""
    returns = all_facts()[fact].formula.__annotations__["return"]
    if returns in (Amount, "Amount"):
        numbers = st.one_of(
            st.integers(0, 2_000_000),
            st.decimals(-999, 100_000, allow_nan=False, places=4),
        ).map(lambda n: Amount(Fraction(n)))
        return st.one_of(numbers, st.just(Amount()), st.just(Amount(na=True)))
    letters = st.sampled_from(_CHINESE + ([] if plain else list("、.O3PM25")))
    words = st.text(letters, min_size=1, max_size=8).map(lambda t: Words(t))
    return st.one_of(words, st.just(Words()), st.just(Words(na=True)))


def plain_facts(frame: Frame) -> frozenset[str]:
    """Facts that stand beside another blank without a word between."""
    found = set()
    for part in (frame, *frame.parts.values()):
        for wording in part.wordings:
            pairs = zip(wording.pieces, wording.pieces[1:], strict=False)
            for one, other in pairs:
                if not isinstance(one, Text) and not isinstance(other, Text):
                    found.update(p.fact for p in (one, other) if isinstance(p, Blank))
    return frozenset(found)


@pytest.mark.parametrize("frame_id", FRAMES)
@given(data=st.data())
def test_the_reader_recovers_all_that_the_writer_wrote(frame_id: str, data: st.DataObject) -> None:
    paragraph, frame = FRAMES[frame_id]
    invented: Any = Invented(data.draw, plain_facts(frame))
    subject: Any = Named("A01") if paragraph.each else None
    written = write(frame, invented, subject)
    before, after = data.draw(st.sampled_from([("", ""), ("前文。", "后文。"), ("", "\n下一段")]))
    text = before + spoken(written) + after

    found = read(frame, text)

    assert [(r.fact, r.text) for r in found] == [
        (v.value.fact.id, v.value.text or v.text) for v in written if isinstance(v, Said)
    ]
    assert all(
        text[r.start : r.end] == r.text.removeprefix("-") or text[r.start : r.end] == r.text
        for r in found
    )


def test_a_fall_is_said_as_a_fall_and_read_with_its_sign() -> None:
    frame = next(
        f
        for _, f in FRAMES.values()
        for f in [f, *f.parts.values()]
        if "economy.growth" in str(f.main)
    )
    f = facts(
        {
            "04": [
                {
                    "name": "工业用水量",
                    "unit": "万m³",
                    "value": "4.8",
                    "prev": "5",
                    "yoy": "-4.0",
                    "scope": "园区",
                }
            ]
        }
    )
    text = spoken(write(frame, f, next(iter(f.rows("04")))))

    assert "同比下降4%" in text
    assert ("economy.growth", "-4") in [(r.fact, r.text) for r in read(frame, text)]


def test_a_sentence_is_written_from_the_records() -> None:
    f = facts(
        {
            "01": {"year": 2020, "ent_prev": 5},
            "05": [
                {"ent_no": "E001", "counted": "是", "status": "投产", "in_date": "2019-06-01"},
                {"ent_no": "E002", "counted": "是", "status": "在建", "in_date": "2020-03-01"},
            ],
        }
    )

    assert spoken(write(TEMPLATE.frame("overview.enterprises"), f)) == (
        "截止到年底，园区已入园企业数量2个（包含已建成及在建工业企业，不包含房地产企业及第三产业企业），"
        "其中，上一年度末已入园企业数量5个，本年度内新入园企业数量1个，本年度清退企业数量0个。"
    )


def test_none_is_said_only_when_somebody_confirmed_it() -> None:
    frame = TEMPLATE.frame("waste.facilities")

    assert spoken(write(frame, facts({"26": "无"}))) == (
        "园区集中的工业固废处理设施情况：园区无集中的工业固废处理设施。"
    )
    assert spoken(write(frame, facts({}))) == (
        "园区集中的工业固废处理设施情况：处理能力【待填】t/a，处理工业固体废物种类：【待填】，处理工艺：【待填】。"
    )


def test_a_report_that_somebody_typed_is_read_with_places() -> None:
    text = "（七）投诉管理\n本年度园区共受理各类（含各级督查、各级环保投诉等）投诉1,234件，已完成整改0件，完成率—。"

    assert read(TEMPLATE.frame("complaints.complaints"), text) == [
        Read("complaints.received", "1,234", 35, 40),
        Read("complaints.done", "0", 47, 48),
    ]


def test_a_frame_that_is_not_there_reads_nothing() -> None:
    assert read(TEMPLATE.frame("soil.plots"), "园区内涉及黑臭水体数量0个。") == []


def test_no_frame_letter_is_among_the_invented_words() -> None:
    assert len(_CHINESE) > 200
    assert all(unicodedata.category(c) == "Lo" for c in _CHINESE)
