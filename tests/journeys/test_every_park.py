"""All parks of an authority in one run: a filing each, and one that cannot be written stops no other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_first_journey import yuanjian

_TWO_MORE_PARKS = """
from yuanjian.ledger.opening import open_ledger
open_ledger()
from yuanjian.ledger.models import Park, ParkYear, Row
rows = list(Row.objects.filter(park_year__park__code="G439901", park_year__year=2021))
for code, name in (("S439902", "东洲工业园"), ("S439903", "西洲工业园")):
    of = ParkYear.objects.create(park=Park.objects.create(code=code, name=name), year=2021)
    for row in rows:
        row.pk, row.park_year, row.intake = None, of, None
    Row.objects.bulk_create(rows)
"""


@pytest.mark.long
def test_every_park_is_filed_and_one_that_cannot_be_written_is_named(
    database_env: dict[str, str], tmp_path: Path
) -> None:
    demo = tmp_path / "示例"
    assert yuanjian(database_env, "demo", "--no-serve", "--dir", demo).returncode == 0
    env = database_env | {"YUANJIAN_DATA": str(demo / "台账")}
    subprocess.run([sys.executable, "-c", _TWO_MORE_PARKS], env=env, check=True)
    out = tmp_path / "报送"
    out.mkdir()
    (out / "报送材料_S439902_2021").write_text("一个占了名字的文件", encoding="utf-8")

    done = yuanjian(env, "report", "build", "--all", "--year", "2021", "--out", out)

    assert done.returncode == 3, done.stdout + done.stderr
    assert "生成 2 个园区的自评估报告及附件" in done.stdout
    assert "没有生成的 1 个" in done.stdout
    assert "东洲工业园（S439902）2021 年度" in done.stdout
    for code in ("G439901", "S439903"):
        assert (out / f"报送材料_{code}_2021" / "report.docx").is_file()
        assert (out / f"报送材料_{code}_2021.zip").is_file()

    (out / "报送材料_S439902_2021").unlink()
    told = json.loads(yuanjian(env, "report", "build", "--all", "--out", out, "--json").stdout)
    assert [(one["code"], one["year"], one["failed"]) for one in told] == [
        ("G439901", 2021, ""), ("S439902", 2021, ""), ("S439903", 2021, ""),
    ]  # fmt: skip
    assert [one["version"] for one in told] == [3, 1, 2]
