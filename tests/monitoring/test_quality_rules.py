"""Every rule of the shelf finds what its cases say, and nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.check import check, flags, rules
from yuanjian.monitoring.readers.declaration import declared
from yuanjian.monitoring.readers.load import load

CASES = [
    pytest.param(rule.id, case, id=f"{rule.id}-{number}")
    for rule in rules().values()
    for number, case in enumerate(rule.cases, start=1)
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_finds_what_its_case_says(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(case["file"], encoding="utf-8")
    with Session(memory="256MB", threads=1) as session:
        load(session, path, declared({"label": "begin", "grain": case.get("kind", "hour")}))
        before = session.rows("FROM readings ORDER BY ALL")
        check(session, today=date(2026, 1, 1))
        found = [
            [f.point, f.item, f"{f.start:%Y-%m-%d %H:%M}", f"{f.until:%Y-%m-%d %H:%M}"]
            for f in flags(session, rule=rule)
        ]
        assert session.rows("FROM readings ORDER BY ALL") == before
    expected = [[*said, said[2]][:4] for said in case["flags"]]
    assert found == expected


def test_every_rule_says_what_it_looks_for_and_why() -> None:
    assert [r.id for r in rules().values() if not (r.title and r.why and r.cases)] == []
    assert {r.severity for r in rules().values()} == {"major", "query"}
