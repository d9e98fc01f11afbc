"""Planted errors are found, consistent reports are left alone; the harness itself is sound."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

import tests.mutation.mutators  # noqa: F401  (fills the shelf)
from tests.mutation.compose import compose
from tests.mutation.numerals import Forms, in_chinese, say
from tests.mutation.phrases import BANKS, DEVELOPMENT
from tests.mutation.plant import MUTATORS
from tests.mutation.render import as_text
from tests.mutation.runner import audit, run
from tests.mutation.styles import STYLES, Style, style

# One style of every way of writing, for the short run; all of them in the long one.
SAMPLE = ("hunan_bonded_2020", "guangdong_zone_2023", "jiangsu_chemical_2022", "hubei_zone_2023")

# Floors below the worst style as measured on 2026-11-25 (seed 1), to be raised as reading improves, never lowered.
FLOOR_SAMPLE = 0.95
FLOORS = {"seen": 0.95, "second": 0.85, "third": 0.85, "fourth": 0.70, "held out": 0.70}
# False blockers and majors on one consistent report, at most in any style. The aim is none.
FALSE = dict.fromkeys(BANKS, 0)


@pytest.mark.parametrize("one", STYLES, ids=lambda s: s.name)
def test_a_report_is_the_same_for_the_same_seed_and_another_for_another(one: Style) -> None:
    assert as_text(compose(one, 7)) == as_text(compose(one, 7))
    assert as_text(compose(one, 7)) != as_text(compose(one, 8))


@pytest.mark.parametrize("words", BANKS)
@pytest.mark.parametrize("name", sorted(MUTATORS))
def test_a_mutator_changes_a_copy_and_its_anchor_stands_in_the_text(name: str, words: str) -> None:
    spoil, _, _ = MUTATORS[name]
    planted = 0
    for one in STYLES:
        report = compose(one, 3, words)
        before = as_text(report)
        plant = spoil(report, Random(f"{one.name}{name}"))
        assert as_text(report) == before
        if plant is None:
            continue
        planted += 1
        after = as_text(plant.report)
        assert after != before
        assert all(anchor in after for anchor in plant.anchors)
        assert plant.anchors or plant.about
    assert planted, "no style has what this mutator spoils"


def test_numbers_are_written_in_the_forms_of_offices() -> None:
    assert [in_chinese(n) for n in (0, 2, 10, 12, 20, 42, 105, 110)] == [
        "零", "两", "十", "十二", "二十", "四十二", "一百零五", "一百一十"]  # fmt: skip
    assert say(50000, "sci", Forms()) == "5.0×10⁴"
    assert say(50000, "万", Forms()) == "5"
    assert say(1234, "", Forms(commas=True)) == "1,234"
    assert say(42, "", Forms(full_width=True)) == "４２"


@pytest.mark.parametrize("name", SAMPLE)
def test_a_consistent_report_gets_no_blocker_and_no_major_finding(
    name: str, tmp_path: Path
) -> None:
    audited = audit(compose(style(name), 1), tmp_path)
    assert audited.told["profile"]["year"] == style(name).year
    grave = [f for f in audited.findings if f["severity"] in ("blocker", "major")]
    assert not grave, [(f["code"], f["message"]) for f in grave]


@pytest.mark.parametrize("words", ["second", "third", "fourth", "held out"])
@pytest.mark.parametrize("name", SAMPLE)
def test_a_consistent_report_in_other_words_gets_few_false_alarms(
    name: str, words: str, tmp_path: Path
) -> None:
    audited = audit(compose(style(name), 1, words), tmp_path)
    assert audited.told["profile"]["year"] == style(name).year
    grave = Counter(f["code"] for f in audited.findings if f["severity"] in ("blocker", "major"))
    print(f"{name}, {words}: {grave.total()} false blockers and majors")
    assert grave.total() <= FALSE[words], grave


def test_most_planted_errors_are_found_in_a_sample() -> None:
    result = run([1], [style(name) for name in SAMPLE[:2]], banks=["seen"])
    print(f"sample: recall {result.recall():.3f}, floor {FLOOR_SAMPLE}")
    assert result.recall() >= FLOOR_SAMPLE, [outcome.name for outcome in result.missed]


@pytest.mark.long
@pytest.mark.parametrize("words", list(DEVELOPMENT))
@pytest.mark.parametrize("one", STYLES, ids=lambda s: s.name)
def test_every_style_is_left_alone_when_consistent_and_caught_when_spoiled(
    one: Style, words: str
) -> None:
    result = run([1], [one], banks=[words])
    print(f"{one.name}, {words}: recall {result.recall():.3f}, floor {FLOORS[words]}")
    alarms = [(a.name, a.finding["code"], a.finding["message"]) for a in result.false]
    assert len(alarms) <= FALSE[words], alarms
    # The aim is 95 % over all styles (docs/audit.md); a single style has its own hard sentences.
    assert result.recall() >= FLOORS[words], [outcome.name for outcome in result.missed]


@pytest.mark.long
@pytest.mark.parametrize("one", STYLES, ids=lambda s: s.name)
def test_held_out_words_are_not_read_worse_than_before(one: Style) -> None:
    # Only families and counts are told: what was missed word for word would no longer be held out.
    result = run([1], [one], banks=["held out"])
    tallies = {name: result.tally(name, "held out") for name in sorted(result.families)}
    told = {name: f"{n.found}/{n.planted}" for name, n in tallies.items()}
    alarms = Counter(alarm.finding["code"] for alarm in result.false)
    floor = FLOORS["held out"]
    print(f"{one.name}, held out: recall {result.recall():.3f}, floor {floor}; {alarms}")
    assert result.recall() >= floor, told
    assert alarms.total() <= FALSE["held out"], alarms
