"""What a file's name says of it: kind, number, day. Said in the row's remark, for somebody to look over."""

from __future__ import annotations

import re
from datetime import date

_KINDS = (
    ("验收", "验收"), ("许可证", "许可"), ("登记回执", "许可"), ("备案", "预案备案"), ("批复", "批复"), ("审查意见", "批复"),
    ("监测", "检测报告"), ("检测", "检测报告"), ("月报", "检测报告"), ("台账", "台账"), ("联单", "台账"), ("合同", "合同"),
    ("协议", "合同"), ("纪要", "会议纪要"), ("会议", "会议纪要"), ("截图", "公示截图"), ("公示", "公示截图"), ("导出", "平台导出"),
    ("照片", "照片"), ("微信图片", "照片"), ("mmexport", "照片"), ("IMG_", "照片"),
)  # fmt: skip
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[\(（【]\d{4}[〕\]\)）】]\d{1,4}号")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.年]?(\d{1,2})[-_.月]?(\d{1,2})日?(?!\d)")
_PREFIX = re.compile(r"A\d{3,4}[_\-\s]*", re.IGNORECASE)
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".bmp", ".gif", ".webp")
REMARK = "类型、名称、文号、日期按文件名填写，请核对"


def cells_of(number: str, file: str) -> dict[str, str]:
    """The cells of a new row of sheet 34. What the name does not say is left blank."""
    stem = _PREFIX.sub("", file.rpartition(".")[0] or file, count=1)
    cells = {"no": number, "file": file, "name": stem[:200] or file, "remark": REMARK}
    kind = next((k for word, k in _KINDS if word.lower() in stem.lower()), "")
    if not kind and file.lower().endswith(_PICTURES):
        kind = "照片"
    if kind:
        cells["type"] = kind
    if found := _NUMBER.search(stem):
        cells["doc"] = found[0]
    if day := _day(stem):
        cells["date"] = day
    return cells


def _day(stem: str) -> str:
    found = _DAY.search(stem)
    if found is None:
        return ""
    try:
        return date(*(int(n) for n in found.groups())).isoformat()
    except ValueError:
        return ""
