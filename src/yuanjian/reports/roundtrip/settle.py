"""What a merge did and asks, and how its questions read in a Word comment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from yuanjian.core.refusal import Refusal
from yuanjian.reports.roundtrip.decide import Changed, Choice
from yuanjian.reports.roundtrip.said import Said

What = Literal["renewed", "replaced", "conflict", "added", "removed", "gone"]
Labels = Callable[[str, str], str]

_LONGEST = 400


class NotOurs(Refusal):
    """The file is no report of ours, or nobody knows what was written into it."""

    def __init__(self) -> None:
        super().__init__(
            "这份文件里没有园鉴的底稿信息，无法与新数据比对、合并。请用园鉴生成的报告修改后再交回。"
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing that a merge did. ``conflict`` and ``gone`` left a comment; ``gone``: the data has it no more."""

    what: What
    block: str
    part: str
    before: str = ""
    after: str = ""
    human: str = ""
    changed: tuple[Changed, ...] = ()


def question(choice: Choice, labels: Labels) -> list[str]:
    """The lines of the comment at a place where both a human and the data changed something."""
    lines = []
    if choice.changed:
        told = "；".join(_change(one, labels) for one in choice.changed)
        lines.append(f"数据已变：{told}，请确认")
    if choice.picture:
        lines.append(
            f"数据已变：按现有资料此图应为“{_cut(choice.words)}”。您换过或改过的图未动，请确认"
        )
        lines.append("要用新图：删去此图，用“从头生成”（--fresh）另出一稿，再把新图复制过来")
    elif choice.words:
        lead = "" if choice.changed else "数据已变："
        lines.append(f"{lead}按现有资料此处应写为“{_cut(choice.words)}”，您改过的文字未动，请确认")
    return lines


def no_more(old: Said) -> list[str]:
    """The comment at words of a human for which the data has nothing any more."""
    return [
        "数据已变：资料中已没有这一项，您改过的文字保留未动，请确认是否删除",
        f"上一稿自动生成的文字：“{_cut(old.text)}”",
    ]


def _change(one: Changed, labels: Labels) -> str:
    label = labels(one.fact, one.subject)
    return f"旧 {one.old} → 新 {one.new}" + (f"（{label}）" if label else "")


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
