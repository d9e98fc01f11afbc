"""The held-out bank is complete, states the same values as the seen one, and is worded otherwise."""

from __future__ import annotations

import re

import pytest

from tests.mutation.phrases import HELD_OUT, SEEN, SLOT

RUN = 8  # Chinese characters in a row that no held-out wording shares with a seen one

# What has one name: laws, standards, documents, facts and works as the regulator calls them.
TERMS = re.compile(
    "《[^》]*》|一般工业固体废物|第一类水?污染物|生态环境准入清单|环境应急指挥平台|固定资产投资"
)


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


def test_both_banks_know_the_same_topics_denials_and_mutators() -> None:
    assert set(HELD_OUT.topics) == set(SEEN.topics)
    assert set(HELD_OUT.denials) == set(SEEN.denials)
    assert set(HELD_OUT.planted) == set(SEEN.planted)
    assert {one.removesuffix(".done") for one in SEEN.denials} <= set(SEEN.topics)


@pytest.mark.parametrize("part", ["topics", "denials", "planted"])
def test_everything_has_at_least_two_held_out_wordings(part: str) -> None:
    told = getattr(HELD_OUT, part)
    few = [name for name, wordings in told.items() if len(set(wordings)) < 2]
    # What replaces a sentence so that the planted error stays the only one needs no second wording.
    assert set(few) <= {"plant_failed.else", "forget.emergency", "forget.sources"}


def test_no_held_out_wording_shares_a_run_of_eight_characters_with_a_seen_one() -> None:
    known = {run: one for _, one in SEEN.sentences() for run in _runs(one)}
    shared = [
        (topic, run, known[run])
        for topic, one in HELD_OUT.sentences()
        for run in sorted(_runs(one) & known.keys())
    ]
    assert not shared


def test_less_than_half_of_a_held_out_sentence_is_in_any_seen_one_of_its_topic() -> None:
    named = ("h.", "t.", "title", "annex", "host", "signed")  # a name says the same in few ways
    for topic, wordings in HELD_OUT.topics.items():
        if topic.startswith(named):
            continue
        for one in wordings:
            for other in SEEN.topics[topic]:
                both, either = _pairs(one) & _pairs(other), _pairs(one) | _pairs(other)
                assert len(both) < len(either) / 2, (one, other)


def test_the_test_of_runs_sees_a_copied_wording() -> None:
    copied = "截至{year}年底，园区已入园企业{firms}家，本年度新入园企业{firms.new}家。"
    known = {run for _, one in SEEN.sentences() for run in _runs(one)}
    assert _runs(copied) & known


@pytest.mark.parametrize("topic", sorted(SEEN.topics))
def test_a_held_out_wording_states_values_that_seen_ones_state_too(topic: str) -> None:
    known = set().union(*map(_keys, SEEN.topics[topic]))
    spare = {"name", "plant", "river", "year", "last_year", "lab", "lab.date", "station"}
    for one in HELD_OUT.topics[topic]:
        assert _keys(one) <= known | spare, one
        assert len(SLOT.findall(one)) == len(_keys(one)) or "|" in one, f"a value twice: {one}"


def test_a_held_out_list_law_or_mark_is_not_a_seen_one() -> None:
    assert not {lead for _, _, lead in HELD_OUT.lists} & {lead for _, _, lead in SEEN.lists}
    wrong = {one for _, many in HELD_OUT.laws for one in many}
    assert not wrong & {one for _, many in SEEN.laws for one in many}
    for name, wordings in HELD_OUT.planted.items():
        assert not (set(wordings) - {""}) & set(SEEN.planted[name]), name
    for right, _ in HELD_OUT.laws:
        assert any(right in one for one in HELD_OUT.topics["law"]), right
