"""Plants and stations that figures are about: named before them, they hold until another one is."""

from __future__ import annotations

import re

from yuanjian.reading.claims_context import Context
from yuanjian.reading.grammar import Clause

_NAMED = re.compile(r"(?P<name>[^,。;:、()]{2,30}?(?:污水处理厂|污水厂|水质净化厂|净化中心))")
_STATION = re.compile(r"(?P<name>[^,。;:、()]{2,30}?(?:站点|监测站|子站|站|监测点|点位))")
_GENERIC = re.compile(r"^(?:该|本|此|其|园区|小微|微型)")
_LOOK = 60


def name_subject(text: str, clause: Clause, context: Context) -> None:
    """A plant or station named before its figures becomes what they are about."""
    end = clause.token.start if clause.token is not None else clause.end
    said = text[clause.start : min(end, clause.start + _LOOK)]
    for kind, pattern in (("plant", _NAMED), ("station", _STATION)):
        m = pattern.match(said)
        if m and not _GENERIC.match(m["name"]) and clause.token is not None:
            if kind == "station" and context.part != "air":
                continue
            context.subjects[kind] = m["name"]
