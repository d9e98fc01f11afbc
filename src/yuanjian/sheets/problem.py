"""What is wrong, or doubtful, with something an officer wrote: where, what was expected, how to mend it."""

from dataclasses import dataclass, replace
from typing import Literal

from yuanjian.core.evidence import NOWHERE, Place

Level = Literal["error", "gap", "doubt", "info"]
LEVEL_WORDS = {"error": "错误", "gap": "未填", "doubt": "请核实", "info": "说明"}


@dataclass(frozen=True, slots=True)
class Problem:
    """An ``error`` keeps its row out of the records; a ``gap`` is a cell still to be filled;
    a ``doubt`` lets it in, marked; ``info`` tells what was done.

    ``found`` is the text as written; ``expected`` completes «应为…»; ``mend`` says what to do.
    """

    level: Level
    message: str
    key: str = ""
    header: str = ""
    found: str = ""
    expected: str = ""
    mend: str = ""
    place: Place = NOWHERE

    def at(self, place: Place) -> "Problem":
        """The same problem with its place."""
        return replace(self, place=place)

    def __str__(self) -> str:
        said = self.message
        told = f"填写为“{self.found[:60]}”" if self.found and self.found not in said else ""
        if self.header and not said.startswith(self.header):
            said = f"{self.header}：{told}{'，' if told else ''}{said}"
        elif told:
            said += f"（{told}）"
        if self.expected and self.expected not in said:
            said += f"，应为{self.expected}"
        said = "　".join(filter(None, (str(self.place), said)))
        return said + (f"。{self.mend}" if self.mend else "")


class CellError(ValueError):
    """A cell that cannot be taken; carries the parts of its Problem."""

    def __init__(self, message: str, expected: str = "", mend: str = "") -> None:
        super().__init__(message)
        self.message, self.expected, self.mend = message, expected, mend
