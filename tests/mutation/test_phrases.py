"""Every held-out bank is complete, states the same values as the banks before it, and is worded otherwise."""

from __future__ import annotations

import re

import pytest

from tests.mutation.phrases import BANKS, HELD_OUT, SEEN, SLOT, Bank

RUN = 8  # Chinese characters in a row that no held-out wording shares with a known one
# The banks that were there when each held-out one was written; the fourth and «held out» were written at the same time.
BEFORE = {
    "held out": ("seen", "second", "third"),
    "sixth": ("seen", "second", "third", "fourth", "held out"),
}
EVERY = pytest.mark.parametrize("name", HELD_OUT)

# What has one name: laws, standards, documents, facts and works as the regulator calls them.
TERMS = re.compile(
    "《[^》]*》|一般工业固体废物|第一类水?污染物|生态环境准入清单|环境应急指挥平台|固定资产投资|"
    # the items of the credit table of 湘环函〔2020〕195号, and what they ask for
    "突发环境事件|环境影响跟踪评价|大气环境监控预警系统|危险废物监管体系|环境应急救援物资|环境信息管理档案|"
    "环境风险源数据库|污染源在线监控平台|环境污染第三方治理|饮用水水源保护区"
)


def _before(name: str) -> tuple[Bank, ...]:
    """The banks that were there before the held-out one of that name."""
    return tuple(BANKS[one] for one in BEFORE[name])


def _known(name: str, topic: str) -> tuple[str, ...]:
    """The topic's wordings in the banks before."""
    return tuple(one for bank in _before(name) for one in bank.topics[topic])


def _known_runs(name: str) -> dict[str, str]:
    """Every stretch of RUN characters of the banks before, with a sentence that has it."""
    return {run: one for bank in _before(name) for _, one in bank.sentences() for run in _runs(one)}


def _runs(sentence: str) -> set[str]:
    """Every stretch of RUN Chinese characters; values, marks and names in between break a stretch."""
    bare = TERMS.sub(" ", SLOT.sub(" ", sentence))
    found = re.findall(r"[一-鿿]+", bare)
    return {one[i : i + RUN] for one in found for i in range(len(one) - RUN + 1)}


def _pairs(sentence: str) -> set[str]:
    """Its pairs of neighbouring characters, values as #, marks left out."""
    bare = re.sub("[，。；：、（）“”]", "", SLOT.sub("#", sentence))
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def _keys(sentence: str) -> set[str]:
    return {found[0] for found in SLOT.findall(sentence)}


def test_all_banks_know_the_same_topics_denials_and_mutators() -> None:
    for bank in BANKS.values():
        assert set(bank.topics) == set(SEEN.topics)
        assert set(bank.denials) == set(SEEN.denials)
        assert set(bank.planted) == set(SEEN.planted)
    assert {one.removesuffix(".done") for one in SEEN.denials} <= set(SEEN.topics)


@EVERY
@pytest.mark.parametrize("part", ["topics", "denials", "planted"])
def test_everything_has_at_least_two_held_out_wordings(part: str, name: str) -> None:
    told = getattr(HELD_OUT[name], part)
    few = [topic for topic, wordings in told.items() if len(set(wordings)) < 2]
    # What replaces a sentence so that the planted error stays the only one needs no second wording.
    assert set(few) <= {"plant_failed.else", "forget.emergency", "forget.sources"}


@EVERY
def test_no_held_out_wording_shares_a_run_of_eight_characters_with_a_known_one(name: str) -> None:
    known = _known_runs(name)
    shared = [
        (topic, run, known[run])
        for topic, one in HELD_OUT[name].sentences()
        for run in sorted(_runs(one) & known.keys())
    ]
    assert not shared


@EVERY
def test_less_than_half_of_a_held_out_sentence_is_in_any_known_one_of_its_topic(name: str) -> None:
    named = ("h.", "t.", "title", "annex", "host", "signed")  # a name says the same in few ways
    for topic, wordings in HELD_OUT[name].topics.items():
        if topic.startswith(named):
            continue
        for one in wordings:
            for other in _known(name, topic):
                both, either = _pairs(one) & _pairs(other), _pairs(one) | _pairs(other)
                assert len(both) < len(either) / 2, (one, other)


@EVERY
def test_the_test_of_runs_sees_a_copied_wording(name: str) -> None:
    copied = (
        "截至{year}年底，园区已入园企业{firms}家，本年度新入园企业{firms.new}家。",  # seen
        "园区共{firms}家企业，全区采用雨污分流排水体制，污水管{sewer.km}公里。",  # second
    )
    assert all(_runs(one) & set(_known_runs(name)) for one in copied)


@EVERY
@pytest.mark.parametrize("topic", sorted(SEEN.topics))
def test_a_held_out_wording_states_values_that_known_ones_state_too(topic: str, name: str) -> None:
    known = set().union(*map(_keys, _known(name, topic)))
    spare = {"name", "plant", "river", "year", "last_year", "lab", "lab.date", "station"}
    for one in HELD_OUT[name].topics[topic]:
        assert _keys(one) <= known | spare, one
        assert len(SLOT.findall(one)) == len(_keys(one)) or "|" in one, f"a value twice: {one}"


@EVERY
def test_a_held_out_list_law_denial_or_mark_is_not_a_known_one(name: str) -> None:
    own = HELD_OUT[name]
    for bank in _before(name):
        assert not {lead for _, _, lead in own.lists} & {lead for _, _, lead in bank.lists}
        wrong = {one for _, many in own.laws for one in many}
        assert not wrong & {one for _, many in bank.laws for one in many}
        for mutator, wordings in own.planted.items():
            assert not (set(wordings) - {""}) & set(bank.planted[mutator]), mutator
        for topic, wordings in own.denials.items():
            assert not set(wordings) & set(bank.denials[topic]), topic
    for right, _ in own.laws:
        assert any(right in one for one in own.topics["law"]), right
