"""The lexicon holds together: facts and concepts exist, every reading can be reached, units are known."""

from yuanjian.core.units import UNITS
from yuanjian.facts.engine import all_facts
from yuanjian.norms.frames import template
from yuanjian.reading.folding import folded
from yuanjian.reading.lexicon.entries import expanded, lexicon
from yuanjian.reading.lexicon.units import COUNTERS, SPELLINGS, dimension, factor

SAID_OTHERWISE = {
    "economy.name", "economy.value", "economy.unit", "economy.growth",
    "air_station.factor", "park.name", "park.location", "report.year", "enterprises.block",
}  # fmt: skip
"""Read by the grammar itself: indicators of any name, factors, the park's identity, parts by place."""


def test_every_fact_of_the_prescribed_frames_can_be_read() -> None:
    told = {r.fact for r in lexicon().readings}
    wanted = {f for _, _, frame in template("hunan_2020").frames() for f in frame.facts()}

    assert wanted - told - SAID_OTHERWISE == set()


def test_every_concept_that_a_reading_needs_has_words() -> None:
    words = {c for meaning in _words().values() for c in meaning}
    needed = {c for r in lexicon().readings for group in r.own for c in group}

    assert needed - words == set()


def test_every_word_is_written_as_folding_leaves_it() -> None:
    words = list(_words())

    assert [w for w in words if folded(w).text != w] == []
    assert [w for w in words if len(w) > 30] == []


def test_templates_of_words_are_expanded() -> None:
    assert expanded("{已|}入{驻|}园") == ["已入驻园", "已入园", "入驻园", "入园"]


def test_every_unit_is_known_or_counts_things() -> None:
    unknown = {
        n for n in SPELLINGS.values() if n not in UNITS and dimension(n) not in ("count", "?")
    }

    assert unknown == set()
    assert dimension("户") == dimension("家") == "count"
    assert dimension("万吨/天") == "volume/day"
    assert set(COUNTERS) <= set(SPELLINGS.values())


def test_units_convert_exactly() -> None:
    assert factor("公顷", "km²") == factor("hm2", "km²")
    assert str(factor("公顷", "km²")) == "1/100"
    assert str(factor("万吨/天", "m³/d")) == "10000"
    assert str(factor("吨", "t/a")) == "1"
    assert factor("吨", "km²") is None


def test_no_two_readings_of_different_facts_ask_for_the_same() -> None:
    seen: dict[object, str] = {}
    clashes = []
    for r in lexicon().readings:
        asked = (r.own, r.context, r.part_of, r.without, r.dimensions, r.says, r.takes, r.per)
        if seen.setdefault(asked, r.fact) != r.fact:
            clashes.append((seen[asked], r.fact))

    assert clashes == []


def test_every_fact_named_is_declared() -> None:
    assert {r.fact for r in lexicon().readings} - set(all_facts()) == set()


def _words() -> dict[str, frozenset[str]]:
    """Every word with its concepts."""
    lengths = (group for groups in lexicon().words.values() for _, group in groups)
    return {word: meaning for group in lengths for word, meaning in group.items()}
