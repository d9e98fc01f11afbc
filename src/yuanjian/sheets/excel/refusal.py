"""A workbook that cannot be read at all: why, and what to do about it, in Chinese."""

from typing import Literal

from yuanjian.core.refusal import Refusal

Why = Literal[
    "absent", "empty", "encrypted", "old_format", "other_format", "damaged", "macros", "too_large",
    "bomb", "unsafe_xml", "too_many_sheets", "wrong_template", "no_access",
]  # fmt: skip


class UnreadableWorkbook(Refusal):
    """The file as a whole is refused; nothing of it was taken.

    ``why`` is a stable word for programs; ``message`` and ``mend`` are for the officer.
    """

    def __init__(self, why: Why, message: str, mend: str = "") -> None:
        super().__init__(f"{message}。{mend}。" if mend else f"{message}。")
        self.why, self.message, self.mend = why, message, mend
