"""Fonts of an office. GB/T 9704 says 仿宋, 楷体, 黑体, 小标宋; the font files differ by office.

Each face is a stack: the first name is written into the styles, the others as its alternatives
(``w:altName`` in the font table), so that Word and WPS take the next one where a font is missing.
Source of faces and sizes: GB/T 9704—2012, 5.2.3 and 7.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """Font stacks for the faces of an official document."""

    name: str
    label: str
    fangsong: tuple[str, ...]
    kaiti: tuple[str, ...]
    heiti: tuple[str, ...]
    title: tuple[str, ...]
    songti: tuple[str, ...] = ("宋体",)
    latin: tuple[str, ...] = ("Times New Roman",)

    def stacks(self) -> tuple[tuple[str, ...], ...]:
        """All stacks, each face once."""
        return (self.fangsong, self.kaiti, self.heiti, self.title, self.songti, self.latin)


PROFILES: dict[str, OfficeProfile] = {
    p.name: p
    for p in (
        OfficeProfile(
            name="gb2312",
            label="仿宋_GB2312、楷体_GB2312、方正小标宋简体（多数机关）",
            fangsong=("仿宋_GB2312", "仿宋", "方正仿宋_GBK"),
            kaiti=("楷体_GB2312", "楷体", "方正楷体_GBK"),
            heiti=("黑体", "方正黑体_GBK"),
            title=("方正小标宋简体", "方正小标宋_GBK", "华文中宋"),
        ),
        OfficeProfile(
            name="windows",
            label="仿宋、楷体、黑体、华文中宋（未装方正字库的电脑）",
            fangsong=("仿宋", "仿宋_GB2312", "FangSong"),
            kaiti=("楷体", "楷体_GB2312", "KaiTi"),
            heiti=("黑体", "SimHei"),
            title=("华文中宋", "方正小标宋简体", "宋体"),
        ),
        OfficeProfile(
            name="gbk",
            label="方正仿宋_GBK、方正楷体_GBK、方正小标宋_GBK（含生僻字）",
            fangsong=("方正仿宋_GBK", "仿宋_GB2312", "仿宋"),
            kaiti=("方正楷体_GBK", "楷体_GB2312", "楷体"),
            heiti=("方正黑体_GBK", "黑体"),
            title=("方正小标宋_GBK", "方正小标宋简体", "华文中宋"),
        ),
    )
}
DEFAULT_PROFILE = "gb2312"


def office_profile(name: str = DEFAULT_PROFILE) -> OfficeProfile:
    """The profile of that name; LookupError in Chinese when there is none."""
    try:
        return PROFILES[name]
    except KeyError:
        known = "；".join(f"{p.name}：{p.label}" for p in PROFILES.values())
        raise LookupError(f"没有名为“{name}”的字体方案。可选的有——{known}。") from None
