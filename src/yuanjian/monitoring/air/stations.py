"""Files of stations → their years, by HJ 663 and as filed, by the law of each date and by either edition throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.air.clusters import Evaluate, Where, evaluating
from yuanjian.monitoring.air.index import before_law
from yuanjian.monitoring.air.law import Law, law_kelvin, spans
from yuanjian.monitoring.air.trend import LEAST_YEARS, Trend, trends
from yuanjian.monitoring.air.year import PointYear
from yuanjian.monitoring.readings import ITEMS

if TYPE_CHECKING:
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.readers.ask import Question
    from yuanjian.monitoring.readers.declaration import Declaration
    from yuanjian.monitoring.readers.load import Loaded
    from yuanjian.monitoring.readers.records import Progress

_GRAINS: Final = {"minute", "hour", "day"}


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What came of the files. ``law``: with the state of their gases.

    ``either``: edition → years by it throughout, for years in which the law changes. ``kinds``: point → kind of
    station («» not said). ``questions``: what the files leave open; ``assumed``: the answers that were taken.
    ``doubts``: rule of ``quality`` → how many flags; doubtful values count all the same.
    """

    loaded: tuple[Loaded, ...]
    law: Law
    years: tuple[PointYear, ...]
    as_filed: tuple[PointYear, ...]
    either: dict[str, tuple[PointYear, ...]]
    trends: tuple[Trend, ...]
    kinds: dict[str, str]
    questions: tuple[Question, ...]
    assumed: tuple[str, ...]
    doubts: Mapping[str, int]
    notes: tuple[str, ...]


def evaluate_files(
    session: Session,
    paths: Sequence[Path],
    declaration: Declaration,
    law: Law,
    *,
    year: int | None = None,
    area: bool = False,
    progress: Callable[[Path], Progress] | None = None,
    where: Where | None = None,
) -> Evaluated:
    """Read the files and evaluate every station, every year in them (or ``year`` alone), here or on a cluster.

    Raises:
        Refusal: a file cannot be read or is none of ambient air; stations of different kinds are to be
            averaged; files are in different states; no data of ``year``.
    """
    loaded, questions = _read(session, paths, declaration, progress)
    kinds = {point: one.terms.kind for one in loaded for point in one.points}
    if area:
        _check_alike(kinds)
    first, last = _period(loaded, year)
    law = replace(law, state=law.state or _state(loaded))
    with evaluating(session, where or Where()) as evaluate:
        years = tuple(evaluate(first, last, law, area=area))
        if not years:
            raise Refusal("文件里没有足够的有效数据，任何一天都不能评价。请核对时间、缺测和单位。")
        filed = tuple(evaluate(first, last, replace(law, profile="as filed"), area=area))
        either = _either(evaluate, years, law, area)
        trend, told = _trends(evaluate, years, first, last, law, area)
    notes = _notes(years)
    return Evaluated(
        loaded, law, years, filed, either, trend, kinds, questions, _assumed(questions),
        _doubts(session), (*notes, *told),
    )  # fmt: skip


def _read(
    session: Session,
    paths: Sequence[Path],
    declaration: Declaration,
    progress: Callable[[Path], Progress] | None,
) -> tuple[tuple[Loaded, ...], tuple[Question, ...]]:
    """Every file, and what they leave open, each question once. Minutes become hours."""
    from yuanjian.monitoring.readers.ask import ask
    from yuanjian.monitoring.readers.load import load
    from yuanjian.monitoring.readers.minutes import add_hours

    loaded = []
    questions: dict[tuple[str, str], Question] = {}
    for path in paths:
        try:
            asked = ask(path, declaration)
            told = progress(path) if progress else None
            loaded.append(load(session, path, declaration, progress=told))
        except Refusal as no:
            raise Refusal(f"“{path.name}”：{no}") from None
        _check(loaded[-1])
        questions |= {(q.part, q.text): q for q in asked}
    if any(one.grain == "minute" for one in loaded):
        add_hours(session)
    return tuple(loaded), tuple(questions.values())


def _doubts(session: Session) -> dict[str, int]:
    """What the rules of quality find doubtful, by the title of the rule."""
    from yuanjian.monitoring.quality.check import check, counts, rules

    check(session)
    return {rules()[rule].title: number for rule, number in counts(session).items()}


def _check(one: Loaded) -> None:
    if one.terms.medium != "air":
        raise Refusal(
            f"“{one.path.name}”不是环境空气数据。请用相应的命令，或在来源声明中写明介质。"
        )
    if one.grain not in _GRAINS:
        raise Refusal(f"“{one.path.name}”不是分钟值、小时值或日值，不能按年评价。")
    if not set(one.items) & set(ITEMS):
        raise Refusal(f"“{one.path.name}”没有评价的六项（SO2、NO2、CO、O3、PM10、PM2.5）。")


def _check_alike(kinds: dict[str, str]) -> None:
    from yuanjian.monitoring.readers.declaration import INDICATIVE

    if len({kind in INDICATIVE for kind in kinds.values()}) > 1:
        raise Refusal("小微站、走航的数据不能与标准站的合并求均值。请分开评价，或去掉 --area。")


def _period(loaded: Sequence[Loaded], year: int | None) -> tuple[date, date]:
    starts = [one.start.date() for one in loaded if one.start]
    ends = [one.end.date() for one in loaded if one.end]
    if not starts or not ends:
        raise Refusal("文件里没有带时间的数据。")
    if year is None:
        return min(starts), max(ends)
    if not min(starts).year <= year <= max(ends).year:
        raise Refusal(f"文件里没有 {year} 年的数据，只有 {min(starts)} 至 {max(ends)} 的。")
    return date(year, 1, 1), date(year, 12, 31)


def _state(loaded: Sequence[Loaded]) -> Literal["273", "298", ""]:
    said = {one.terms.state for one in loaded}
    if len(said) > 1:
        words = "、".join(f"{one.path.name} {one.terms.state or '未声明'}" for one in loaded)
        raise Refusal(
            f"各文件的气体参比状态不同（{words}），不能一起评价。请分开，或用 --state 统一说明。"
        )
    (one,) = said
    return one if one == "273" or one == "298" else ""


def _either(
    evaluate: Evaluate, years: Sequence[PointYear], law: Law, area: bool
) -> dict[str, tuple[PointYear, ...]]:
    """The years in which the law changes, by either edition throughout."""
    changing = _changing(years) if law.standard == "auto" else set()
    if not changing:
        return {}
    begin, end = date(min(changing), 1, 1), date(max(changing), 12, 31)
    found = {}
    for edition in ("2012", "2026"):
        forced = evaluate(begin, end, replace(law, standard=edition), area=area)
        found[edition] = tuple(y for y in forced if y.year in changing)
    return found


def _changing(years: Sequence[PointYear]) -> set[int]:
    """Years in which days are judged by more than one edition of the limits."""
    from yuanjian.monitoring.air.law import editions_on

    return {
        year
        for year in {y.year for y in years}
        if len(
            {editions_on(begin).limits for begin, _ in spans(date(year, 1, 1), date(year, 12, 31))}
        )
        > 1
    }


def _trends(
    evaluate: Evaluate, years: tuple[PointYear, ...], first: date, last: date, law: Law, area: bool
) -> tuple[tuple[Trend, ...], list[str]]:
    if len({y.year for y in years}) < LEAST_YEARS:
        return (), []
    if law_kelvin(first) == law_kelvin(last):
        return tuple(trends(years)), []
    alike = evaluate(first, last, replace(law, common="298"), area=area)
    note = "各年跨2018年9月1日，气体参比状态不同；比较各年时一律换算到298.15 K（273.15 K的值×273.15/298.15）。"
    return tuple(trends(alike)), [note]


def _notes(years: Sequence[PointYear]) -> list[str]:
    early = before_law(min(y.first_day for y in years))
    return [early.replace("HJ 633-2012", "GB 3095—2012、HJ 633—2012") + "。"] if early else []


def _assumed(questions: Iterable[Question]) -> tuple[str, ...]:
    """The answers that were taken because nobody gave one."""
    told = {
        f"{one.text}，假定为“{choice.words}”": None
        for one in questions
        for choice in one.choices
        if choice.value == one.assumed
    }
    return tuple(told)
