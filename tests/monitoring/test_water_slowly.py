"""Random years of sections: the evaluation against the rules done a second time, slowly."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.monitoring import exact_water
from tests.monitoring.water_files import assessed, one
from yuanjian.monitoring.water.cells import Value, cells_of
from yuanjian.monitoring.water.ladder import LAKE, RIVER
from yuanjian.monitoring.water.section import Section, SectionYear, assess_section

NUMBERS = st.integers(0, 25_000).map(lambda n: f"{n / 1000:.3f}")
SMALL = st.integers(0, 4_000).map(lambda n: f"{n / 1_000_000:.6f}")
PH = st.integers(500, 1000).map(lambda n: f"{n / 100:.2f}")
RESULT = st.one_of(
    st.tuples(st.sampled_from(["高锰酸盐指数", "化学需氧量", "氨氮", "总磷", "溶解氧"]), NUMBERS),
    st.tuples(st.just("汞"), SMALL),
    st.tuples(st.just("pH值"), PH),
)
SAMPLES = st.lists(
    st.tuples(RESULT, st.integers(1, 12), st.integers(1, 28), st.booleans()),
    min_size=1,
    max_size=80,
    unique_by=lambda s: (s[0][0], s[1], s[2]),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(samples=SAMPLES, target=st.integers(1, 5), body=st.sampled_from([RIVER, LAKE]))
def test_random_years_agree_with_the_rules_done_slowly(
    samples: list[tuple[tuple[str, str], int, int, bool]], target: int, body: str, tmp_path: Path
) -> None:
    plain = [
        (item, month, day, text, below and item not in ("pH值", "溶解氧"))
        for (item, text), month, day, below in samples
    ]
    text = "断面名称,采样日期,监测项目,监测结果\n" + "\n".join(
        f"甲,2023-{month:02}-{day:02},{item},{value}{'L' if below else ''}"
        for item, month, day, value, below in plain
    )
    section = one(assessed(tmp_path, text, target=target, body=body))
    means = exact_water.month_means([(i, m, v, b) for i, m, _, v, b in plain])

    agrees(section, means, target, body)
    days: dict[tuple[int, int], bool] = {}
    for item, month, day, value, below in plain:
        counted = Fraction(value) / (2 if below else 1)
        ok = exact_water.class_of(item, counted, body) <= target
        days[month, day] = days.get((month, day), True) and ok
    assert section.occasions is not None
    assert (section.occasions.days, section.occasions.attained) == (len(days), sum(days.values()))


@settings(deadline=None)
@given(samples=SAMPLES, target=st.integers(1, 5), body=st.sampled_from([RIVER, LAKE]))
def test_random_sheets_agree_with_the_rules_done_slowly(
    samples: list[tuple[tuple[str, str], int, int, bool]], target: int, body: str
) -> None:
    plain = [
        (item, month, day, text, below and item not in ("pH值", "溶解氧"))
        for (item, text), month, day, below in samples
    ]
    values = [
        Value("甲", item, date(2023, month, day), Fraction(text), below)
        for item, month, day, text, below in plain
    ]
    section = assess_section(Section("甲", "", body, target), 2023, cells_of(values))

    agrees(
        section, exact_water.month_means([(i, m, v, b) for i, m, _, v, b in plain]), target, body
    )


def agrees(
    section: SectionYear, means: dict[tuple[str, int], Fraction], target: int, body: str
) -> None:
    """Every month and the year: means, class, attainment, multiples."""
    spans = [
        *((p, {m}) for m, p in enumerate(section.months, 1)),
        (section.whole, set(range(1, 13))),
    ]
    for found, months in spans:
        values = exact_water.period(means, months)
        assert {i.item: i.mean for i in found.items} == values
        quality = exact_water.quality(values, body)
        assert found.quality == (None if found.reason else quality)
        if found.quality is not None:
            over = exact_water.multiples(values, target, body)
            assert {i.item: i.target and i.target.multiple for i in found.exceeding} == over
            assert found.attained == (not over)
