"""yuanjian actions as a person uses it: from a row of the records to struck off, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from docx import Document


def yuanjian(env: dict[str, str], *args: object) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "yuanjian", *map(str, args)]
    return subprocess.run(words, env=env, capture_output=True, text=True, check=False)


def test_a_requirement_of_the_records_is_put_right_verified_by_another_and_struck_off(
    database_env: dict[str, str], tmp_path: Path
) -> None:
    """Rows and dates of the example park (demo/README.md)."""
    made = yuanjian(database_env, "demo", "--no-serve", "--dir", tmp_path / "示例")
    assert made.returncode == 0, made.stdout + made.stderr
    env = {**database_env, "YUANJIAN_DATA": str(tmp_path / "示例" / "台账")}

    waiting = json.loads(yuanjian(env, "actions", "list", "--waiting", "--json").stdout)
    assert "33/下一步计划 · 2" in waiting
    opened = yuanjian(env, "actions", "open", "--from", "33/下一步计划 · 2")
    assert opened.stdout.strip() == "已立项，编号 1，已列入下一步计划（下一步计划 · 2）。"
    late = yuanjian(env, "actions", "list")
    assert late.returncode == 1  # its day, 2022-10-31, is past
    assert "待整改 · 逾期" in late.stdout

    bare = yuanjian(env, "actions", "done", 1, "--words", "已建成")
    assert (bare.returncode, bare.stderr.startswith("请附佐证材料")) == (3, True)
    assert (
        yuanjian(env, "actions", "done", 1, "--words", "已建成", "--proof", "A016").returncode == 0
    )
    itself = yuanjian(env, "actions", "close", 1)
    assert itself.returncode == 0  # nobody else may verify here
    assert yuanjian(env, "actions", "list").returncode == 0
    assert "已销号" in yuanjian(env, "actions", "list", "--all").stdout

    form = tmp_path / "销号表.docx"
    assert yuanjian(env, "actions", "form", 1, "-o", form).returncode == 0
    assert "生态环境问题整改销号表" in [p.text for p in Document(str(form)).paragraphs]
    calendar = tmp_path / "期限.ics"
    shown = yuanjian(env, "duties", "--on", "2022-01-10", "--ics", calendar)
    assert "完成竣工环境保护验收" in shown.stdout
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
