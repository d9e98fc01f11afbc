"""How often a year, and at how many points, a text says that something is monitored."""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十])"
_PER = {"年": 1, "季度": 4, "季": 4, "月": 12, "周": 52, "日": 365, "天": 365, "半年": 2}
_RATE = re.compile(
    rf"{_N}(?:[-~至到]\d{{1,3}})?(?:次|期)(?:/|每)(?P<per>半年|年|季度|季|月|周|日|天)"
)
_EVERY = re.compile(
    rf"每(?P<per>半年|年|季度|季|月|周|日|天)(?:至少|不少于|监测|各)?{_N}(?:[-~至到]\d{{1,3}})?(?:次|期)"
)
_SEASONS = re.compile(
    r"每年(?P<list>[春夏秋冬丰平枯汛非季水期、和及]{2,20})(?:各)?(?P<n>[一二两1234])?(?:次|期)"
)
_SEASON = re.compile(r"[春夏秋冬丰平枯]")


_WHERE = r"(?:监测)?(?:点位|测点|监测点|采样点|断面|敏感点|监测井|布点)"
_POINTS = (
    re.compile(rf"{_N}(?:个|处|座|口)[\u4e00-\u9fff]{{0,4}}?{_WHERE}"),
    re.compile(rf"{_N}(?:个|处)点(?=[,、。;()]|昼|夜|各|均|测|监|采|分|于|的|进|位|$)"),
    re.compile(
        rf"(?:噪声|声环境|厂界|土壤|地下水|空气|大气|地表水)(?:监测|环境)?:{_N}(?:个|处)(?=[,。;()]|$)"
    ),
    re.compile(rf"(?:布点|布设|设点|设置|{_WHERE})(?:为|共|数)?{_N}(?:个|处|座|口)"),
)


def times_a_year(text: str) -> int | None:
    """The least number of times that a folded text names; None where it names none, or several that differ."""
    found = {_number(m["n"]) * _PER[m["per"]] for p in (_RATE, _EVERY) for m in p.finditer(text)}
    for match in _SEASONS.finditer(text):
        seasons = len(set(_SEASON.findall(match["list"])))
        if seasons:
            found.add(seasons * (_number(match["n"]) if match["n"] and "各" in match[0] else 1))
    return found.pop() if len(found) == 1 else None


def point_count(text: str) -> int | None:
    """The number of monitoring points that a folded text names; None where it names none, or several that differ."""
    found = {_number(m["n"]) for p in _POINTS for m in p.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _DIGITS[said]
