"""From an outlet's hours to sheet 21 in the ledger, as an officer's commands."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from yuanjian.demo.park import write_packages


def yuanjian(env: dict[str, str], *args: object) -> str:
    """Run the command line as a user does; it must end well."""
    words = [sys.executable, "-m", "yuanjian", *map(str, args)]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def series(path: Path) -> Path:
    """The plant's COD of 2021: 40 mg/L, one day at 60, at 800 m³/h; the last ten days are missing."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["排口", "时间", "COD(mg/L)", "流量(m3/h)"])
        for hour in range(355 * 24):
            at = datetime(2021, 1, 1) + timedelta(hours=hour)
            rows.writerow(
                [
                    "DW001",
                    f"{at:%Y-%m-%d %H:%M}",
                    60 if at.date().isoformat() == "2021-05-02" else 40,
                    800,
                ]
            )
    return path


@pytest.mark.long
def test_a_series_fills_sheet_21_and_filling_it_again_changes_nothing(
    database_env: dict[str, str], tmp_path: Path
) -> None:
    env = database_env
    yuanjian(env, "import", write_packages(tmp_path)[1])
    hours, book, found = (
        series(tmp_path / "小时值.csv"),
        tmp_path / "年汇总.xlsx",
        tmp_path / "结果.json",
    )

    said = yuanjian(
        env, "outlet", "year", hours, "--label", "begin", "--against", "--sheet21", book, "--json", found
    )  # fmt: skip

    # The owner, the name and the limit (50) come from sheet 21 of the example park.
    assert "DW001 总排口（废水）　澄江污水处理厂" in said
    outlet = json.loads(found.read_text(encoding="utf-8"))
    cells = {
        (c["row"], c["column"]): (c["recorded"], c["series"]) for c in outlet["records"]["sheet21"]
    }
    assert cells["DW001 总排口 COD", "有效小时数"] == ("8640", "8520")
    assert cells["DW001 总排口 COD", "日均超标天数"] == ("0", "1")
    assert cells["DW001 总排口 COD", "小时超标数"] == ("2", "24")
    assert cells["DW001 总排口 COD", "最大日均值"] == ("38.2", "60")

    taken = yuanjian(env, "import", book)
    assert "已写入：新增 0、更新 2" in taken
    assert "电子督办次数" not in taken  # what only the ledger knows stays
    again = yuanjian(env, "import", book)
    assert "与台账相同，没有写入（相同 2，不收 0）" in again
