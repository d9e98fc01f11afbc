"""Which font of this machine draws Chinese: the office's own face, else what systems bring along.

matplotlib lists the faces of a .ttc one by one (3.11 and later), so «Noto Sans CJK SC» is the simplified
face and not the Japanese one that lies first in the file.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from matplotlib import font_manager

from yuanjian.reports.word.office_profile import OfficeProfile

# Files name their face in English, styles of Word in Chinese.
_ENGLISH: dict[str, tuple[str, ...]] = {
    "黑体": ("SimHei",),
    "方正黑体_GBK": ("FZHei-B01", "FZHei-B01S"),
}
_SANS = (
    "Microsoft YaHei", "Microsoft YaHei UI", "SimHei", "DengXian", "PingFang SC", "Hiragino Sans GB",
    "Heiti SC", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "HarmonyOS Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "FandolHei",
)  # fmt: skip
_SERIF = (
    "SimSun", "NSimSun", "Songti SC", "STSong", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
    "FandolSong", "AR PL UMing CN", "FangSong", "KaiTi", "Arial Unicode MS", "Droid Sans Fallback",
)  # fmt: skip

_ENOUGH = 3


def candidates(profile: OfficeProfile) -> Iterator[str]:
    """Names of faces, the best first."""
    for name in profile.heiti:
        yield name
        yield from _ENGLISH.get(name, ())
    yield from _SANS
    yield from _SERIF


@cache
def chinese(profile: OfficeProfile) -> tuple[str, ...]:
    """The faces that this machine has, best first: those behind the first help out with rare characters."""
    wanted = tuple(dict.fromkeys(candidates(profile)))
    found = _there(wanted)
    if not found:
        # The list of fonts is kept from one run to the next: one may have been installed since.
        with suppress(ValueError):
            font_manager.findfont(wanted[-1], fallback_to_default=False, rebuild_if_missing=True)
        found = _there(wanted)
    return found[:_ENOUGH]


def _there(wanted: tuple[str, ...]) -> tuple[str, ...]:
    known = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(name for name in wanted if name in known)
