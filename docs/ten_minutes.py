"""The first ten minutes of an officer, really run, for both READMEs: what they show is what happens.

`script/docs --readme` runs the commands on the example park and puts them between the markers.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- ten minutes: made by script/docs --readme -->", "<!-- /ten minutes -->"
_YUANJIAN = str(Path(sys.executable).with_name("yuanjian"))


@dataclass(frozen=True)
class Step:
    """One command: what it is for (English, Chinese), its words, which lines of output to show."""

    english: str
    chinese: str
    command: str
    head: int
    tail: int = 0


STEPS = (
    Step(
        "Get the year's package: one workbook, drop-downs and examples in place.",
        "生成年度资料包：一个工作簿，下拉、单位和示例都在里面。",
        "yuanjian template --park G439901 --name 澄江综合保税区 --year 2021",
        6,
    ),
    Step(
        "Fill it in, as far as you are, in Excel or WPS (here: the filled-in package of the example "
        "park). Import it, last year's first; nothing is written before the whole file was looked "
        "at, and importing again changes nothing.",
        "用 Excel 或 WPS 填写，填多少算多少（这里用示例园区填好的包）。导入，先导上年的；"
        "整个文件看完才写入，重复导入不会改变什么。",
        "yuanjian import 园区年度资料包_G439901_2020.xlsx 园区年度资料包_G439901_2021.xlsx",
        9,
        4,
    ),
    Step(
        "See what contradicts, what is not proven, what is missing.",
        "核对：哪里矛盾、哪里要举证、还缺什么。",
        "yuanjian check",
        17,
    ),
    Step(
        "See the credit score as a range, and what is worth most next.",
        "信用试算：得分区间、理由，以及先补什么最值。",
        "yuanjian score",
        11,
        7,
    ),
    Step(
        "Ask where a figure comes from.",
        "问一个数的来历，一直问到单元格。",
        "yuanjian explain enterprises.total",
        9,
        2,
    ),
    Step(
        "Receive the report with everything that is filed with it.",
        "生成报告和全部报送材料。",
        "yuanjian report build",
        20,
    ),
    Step(
        "Read the report as its reviewer will: any Word, PDF or text file, also of another park; no records needed. "
        "`--docx` gives your own file back with a comment at each place.",
        "像审核人一样看一遍报告：Word、PDF、文本都行，别的园区的也行，不需要台账。加 --docx 可得到带批注的原稿。",
        "yuanjian audit 报送材料_G439901_2021/report.docx",
        16,
        3,
    ),
)


def sessions() -> tuple[str, str]:
    """The whole session as Markdown, in English and in Chinese."""
    with tempfile.TemporaryDirectory(prefix="yuanjian-readme-") as name:
        home = Path(name).resolve()
        desk = home / "desk"
        desk.mkdir()
        env = {k: v for k, v in os.environ.items() if not k.startswith("YUANJIAN_")}
        env |= {"HOME": str(home), "COLUMNS": "100", "NO_COLOR": "1"}
        env.pop("DJANGO_SETTINGS_MODULE", None)
        english, chinese = [], []
        for number, step in enumerate(STEPS, start=1):
            shown = _shown(step, desk, env)
            english.append(f"**{number}.** {step.english}\n\n{shown}")
            chinese.append(f"**{number}.** {step.chinese}\n\n{shown}")
            if step.command.startswith("yuanjian template"):
                _fill_in(desk, env)
        return "\n\n".join(english), "\n\n".join(chinese)


def write() -> None:
    """Puts the session into both READMEs."""
    for name, text in zip(("README.md", "README.zh-CN.md"), sessions(), strict=True):
        page = ROOT / name
        page.write_text(placed(page.read_text(encoding="utf-8"), text), encoding="utf-8")


def placed(page: str, text: str) -> str:
    """A README with the session between its markers."""
    before, found, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    if not found:
        raise ValueError("README without markers")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def _shown(step: Step, desk: Path, env: dict[str, str]) -> str:
    words = [_YUANJIAN, *step.command.split()[1:]]
    done = subprocess.run(words, cwd=desk, env=env, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{step.command}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    said = done.stdout.replace(str(desk), ".").replace(env["HOME"], "~")
    said = re.sub(r"用时 [\d.]+ 秒", "用时 …… 秒", said)  # every run takes its own time
    lines = re.sub(r"\n{3,}", "\n\n", said.strip("\n")).splitlines()
    if len(lines) > step.head + step.tail + 1:
        lines = [*lines[: step.head], "……", *lines[len(lines) - step.tail :]]
    body = "\n".join(line.rstrip() for line in lines)
    return f"```console\n$ {step.command}\n{body}\n```"


def _fill_in(desk: Path, env: dict[str, str]) -> None:
    """What the officer does in Excel: the template becomes the filled-in package."""
    demo = desk.parent / "demo"
    subprocess.run(
        [_YUANJIAN, "demo", "--no-serve", "--dir", str(demo)],
        env=env,
        check=True,
        capture_output=True,
        timeout=120,
    )
    for package in demo.rglob("园区年度资料包_*.xlsx"):
        shutil.copy(package, desk / package.name)
    shutil.rmtree(demo)
