"""Hours → days: means of enough hours, and of ozone the largest 8-hour mean of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuanjian.monitoring.air.law import COMMON
from yuanjian.monitoring.sql import filled, half_even

if TYPE_CHECKING:
    from yuanjian.monitoring.engines import Engine

AREA: Final = "区域均值"
"""The name under which the mean of several points stands beside them."""
_WINDOW = 8
# Hours with the law of their day; written out where it is used, so that the engine streams instead of keeping it.
_LAW_OF_THE_DAY = (
    "JOIN air_law AS l ON l.item = r.item"
    " AND CAST(r.start AS DATE) BETWEEN l.from_day AND l.to_day"
    " WHERE r.grain = 'hour' AND r.stat = 'mean' AND r.state <> 'unmonitored'"
)
_ENDS = range(_WINDOW, 25)


def make_days(session: Engine, readings: str = "readings") -> None:
    """A table or view of readings and the law → ``air_days`` (see ``days.sql``), within the days of the law."""
    session.run(
        filled(
            "air/days.sql",
            common=str(COMMON),
            readings=readings,
            hours=f"{readings} AS r {_LAW_OF_THE_DAY}",
            hour=_hour(session),
            day_converted=half_even("r.value * l.gas_to", "l.gas_from"),
            grid=",\n".join(
                f"        max(CASE WHEN hour = {hour} THEN value END) AS h{hour:02}"
                for hour in range(24)
            ),
            running=",\n".join(map(_running, range(1, 25))),
            eights=",\n".join(map(_eight, _ENDS)),
            window_count=" + ".join(
                f"CASE WHEN e.w{end:02} IS NULL THEN 0 ELSE 1 END" for end in _ENDS
            ),
            window_names=", ".join(f"e.w{end:02}" for end in _ENDS),
            **_rounded(),
        )
    )


def _hour(session: Engine) -> str:
    """SQL of an hour's value, NULL where it is not valid: brought to the law's state, rounded as the law says.

    Where the law does neither, or the hour is whole already, the shorter way is taken: it is the same value.
    """
    converted, rounded = session.rows(
        "SELECT count(*) FILTER (gas_to <> gas_from) > 0, max(hour_step) > 1 FROM air_law"
    )[0]
    stated, step = (
        ("r.value * l.gas_to", "l.hour_step * l.gas_from")
        if converted
        else ("r.value", "l.hour_step")
    )
    whole = f"{half_even(stated, step)} * l.hour_step"
    if not converted and rounded:
        whole = f"CASE WHEN r.value % l.hour_step = 0 THEN r.value ELSE {whole} END"
    if not converted and not rounded:
        whole = "r.value"
    return f"CASE WHEN r.state = 'valid' THEN {whole} END"


def add_area(session: Engine, share: int, few: int, share_few: int) -> None:
    """Put the mean of the points into ``air_days``; a day needs ``share`` percent of them valid."""
    session.run(
        filled(
            "air/area.sql",
            area=AREA,
            mean=half_even("sum(d.value)", "count(*)"),
            share=str(share),
            few=str(few),
            share_few=str(share_few),
            **_rounded(),
        )
    )


def _rounded() -> dict[str, str]:
    return {
        "stat_rounded": half_even("x.value", "l.stat_step"),
        "judge_rounded": half_even("x.value", "l.judge_step"),
        "index_rounded": half_even("x.value", f"l.index_step * {COMMON}"),
    }


def _running(end: int) -> str:
    """Sum and number of the hours before ``end``; a column may use those before it."""
    hour, before = f"h{end - 1:02}", end - 1
    total = f"coalesce({hour}, 0) + s{before:02}" if before else f"coalesce({hour}, 0)"
    count = f"CASE WHEN {hour} IS NULL THEN 0 ELSE 1 END"
    return (
        f"        {total} AS s{end:02}, {count}{f' + c{before:02}' if before else ''} AS c{end:02}"
    )


def _eight(end: int) -> str:
    """The mean of the 8 hours before ``end``, where enough of them are there."""
    begin = end - _WINDOW
    total = f"(g.s{end:02} - g.s{begin:02})" if begin else f"g.s{end:02}"
    count = f"(g.c{end:02} - g.c{begin:02})" if begin else f"g.c{end:02}"
    return f"        CASE WHEN {count} >= l.window_hours THEN {total} * ({COMMON} // {count}) END AS w{end:02}"
