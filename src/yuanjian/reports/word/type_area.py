"""The page: A4 and the type area (版心) of GB/T 9704—2012, 5.2, in mm and twips (1/20 pt)."""

import math
import re
from dataclasses import dataclass

LINES_PER_PAGE = 22  # 5.2.3: 一般每面排22行，每行排28个字
CHARACTERS_PER_LINE = 28
BODY_POINTS = 16.0  # 三号
LINE_TWIPS = 579  # 28.95 pt: 22 of them fill 225 mm


def twips(millimetres: float) -> int:
    """Millimetres as whole twips."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Paper and margins in mm. The binding edge (订口) is at the left of an upright page."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    landscape: bool = False

    @property
    def text_twips(self) -> int:
        """Width of the type area in twips, from rounded edges so that columns fill it exactly."""
        return twips(self.width) - twips(self.left) - twips(self.right)

    @property
    def lines(self) -> int:
        """Whole lines of body text on one page."""
        inside = twips(self.height) - twips(self.top) - twips(self.bottom)
        return inside // LINE_TWIPS


# 5.2.1, 5.2.2: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm.
UPRIGHT = TypeArea(210, 297, top=37, bottom=35, left=28, right=26)
# The upright page turned to the left: the head of a wide table lies at the binding edge.
SIDEWAYS = TypeArea(297, 210, top=28, bottom=26, left=35, right=37, landscape=True)

FOOTER_MM = 25.0
"""Lower edge of the page number: its dash then lies 7 mm below the type area (7.5)."""

# 28 characters of 16 pt are a little wider than 156 mm: each is set 1/4 pt closer (twips).
# A character grid would do the same in Word, but LibreOffice spreads such lines.
BODY_SPACING_TWIPS = math.floor(UPRIGHT.text_twips / CHARACTERS_PER_LINE - BODY_POINTS * 20)


_HALF = re.compile("[^\u2e80-\U0010ffff—×“”‘’…·→]")
_CHINESE = "[\u4e00-\u9fff]"
_SEAM = re.compile(f"(?<={_CHINESE})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?={_CHINESE})")


def width_in_characters(text: str) -> float:
    """Width of a text in full-width characters; Latin letters, digits and signs count half."""
    return len(text) - 0.5 * len(_HALF.findall(text))


def set_width(text: str) -> float:
    """The width with the quarter that programs add between Chinese and Latin characters."""
    return width_in_characters(text) + 0.25 * len(_SEAM.findall(text))
