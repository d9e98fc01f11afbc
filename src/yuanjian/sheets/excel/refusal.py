"""A workbook that cannot be read at all: why, and what to do about it, in Chinese."""

from typing import Literal

from yuanjian.core.refusal import Refusal

Why = Literal[
    "absent", "empty", "encrypted", "old_format", "other_format", "damaged", "macros", "too_large",
    "bomb", "unsafe_xml", "too_many_sheets", "wrong_template", "no_access",
]  # fmt: skip

SAVE_AS = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入"


class UnreadableWorkbook(Refusal):
    """The file as a whole is refused; nothing of it was taken.

    ``why`` is a stable word for programs; ``message`` and ``mend`` are for the officer.
    """

    def __init__(self, why: Why, message: str, mend: str = "") -> None:
        super().__init__(f"{message}。{mend}。" if mend else f"{message}。")
        self.why, self.message, self.mend = why, message, mend


def encrypted() -> UnreadableWorkbook:
    """It opens with a password only."""
    return UnreadableWorkbook(
        "encrypted",
        "工作簿设了打开密码，读不出内容",
        "请打开后在“文件—信息—保护工作簿”中去掉密码，保存后再导入",
    )


def with_macros(ending: str = "") -> UnreadableWorkbook:
    """It has a program inside."""
    return UnreadableWorkbook(
        "macros",
        f"工作簿带有宏{ending}，出于安全不读取",
        "请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”，提示去除宏时选“是”",
    )


def too_many_sheets(count: int, most: int) -> UnreadableWorkbook:
    """More worksheets than any package has."""
    return UnreadableWorkbook(
        "too_many_sheets", f"有 {count} 张工作表，超过 {most} 张", "请删除无关的工作表"
    )
