"""What a file leaves open: questions in Chinese, each with what every answer would change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its value in a declaration, its words, and what would follow from it."""

    value: str
    words: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a file does not say. ``part`` is the key of the declaration that answers it."""

    part: str
    text: str
    choices: tuple[Choice, ...] = ()
    blocking: bool = False


def ask(path: Path, declaration: Declaration | None = None) -> list[Question]:
    """What the file, beside what was declared, leaves open.

    Raises:
        UnreadableSeries: the file as a whole is refused.
    """
    return list(_label(prepare(path, declaration or Declaration())[0][0]))


def _label(prepared: Prepared) -> list[Question]:
    if "label" not in prepared.terms.assumed or prepared.terms.grain not in (
        None,
        "hour",
        "minute",
    ):
        return []
    return [
        Question(
            "label",
            "时间是时段的开始还是结束？文件没有说明",
            (
                Choice("end", "时段末（总站发布的数据如此）", "标“16:00”的值属于 15:00—16:00"),
                Choice("begin", "时段初", "标“16:00”的值属于 16:00—17:00"),
            ),
        )
    ]
