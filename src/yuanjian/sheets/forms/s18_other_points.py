"""18 其他监测点位: noise, groundwater, soil, sediment, boundary and rain outlets."""

from collections.abc import Iterator, Mapping

from yuanjian.sheets.column import Number, Text, choice, code, number, text
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_text, not_listed

_NOISE = ("0类", "1类", "2类", "3类", "4a类", "4b类")
_GROUNDWATER = ("Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类")
_LAND = ("第一类用地", "第二类用地")
_ZONES_OF: Mapping[str, tuple[str, ...]] = {
    "声": _NOISE,
    "地下水-饮用水源": _GROUNDWATER,
    "地下水-污染源": _GROUNDWATER,
    "土壤": _LAND,
}
_SPELLINGS = (
    {z.removesuffix("类"): z for z in _NOISE}
    | {z.removesuffix("类"): z for z in _GROUNDWATER}
    | {"一类用地": "第一类用地", "二类用地": "第二类用地"}
    | {"土壤一类用地": "第一类用地", "土壤二类用地": "第二类用地"}
    | {f"地下水{z}": z for z in _GROUNDWATER}
    | {f"{z}声功能区": z for z in _NOISE}
)


class Row(ListRow):
    """One point. No row for groundwater means that the park has no 双源 point; it is asked once."""

    sheet = Sheet(
        "18",
        "其他监测点位",
        keys=("no",),
        called="{no} {name}",
        none_ok=True,
        note="声、地下水、土壤、底泥、厂界、雨水口的点位，每点一行；都没有时首列填“无”。",
    )

    no: Text = code(
        "点位编号",
        r"[A-Z]{1,2}\d{2,3}",
        required=True,
        expected="字母加两位数字，如 N01（声）、G01（地下水）、T01（土壤）",
        example="N01",
    )
    name: Text = text("点位名称", required=True, example="澄江大道东侧")
    medium: Text = choice(
        "要素",
        "声",
        "地下水-饮用水源",
        "地下水-污染源",
        "土壤",
        "底泥",
        "厂界",
        "雨水口",
        required=True,
        example="声",
        spellings={
            "噪声": "声",
            "声环境": "声",
            "地下水(饮用水源)": "地下水-饮用水源",
            "地下水(污染源)": "地下水-污染源",
            "地下水饮用水源": "地下水-饮用水源",
            "地下水污染源": "地下水-污染源",
            "雨水排口": "雨水口",
            "雨水排放口": "雨水口",
        },
    )
    zone: Text = choice(
        "功能区或用地类型",
        *_NOISE,
        *_GROUNDWATER,
        *_LAND,
        required=True,
        example="4a类",
        spellings=_SPELLINGS,
        note="声填 0–4b 类声功能区，地下水填 Ⅰ–Ⅴ 类，土壤填第一、二类用地；底泥、雨水口填“/”",
    )
    std: Text = choice(
        "执行标准", listing="standard", open_list=True, required=True, example="GB 3096—2008"
    )
    freq: Number = number("监测频次", 1, unit="次/年", low=0, high=8784, required=True, example="1")
    lon: Number = number(
        "经度", 6, unit="°", low=73, high=136, example="112.365000", note="CGCS2000"
    )
    lat: Number = number("纬度", 6, unit="°", low=3, high=54, example="28.549500", note="CGCS2000")

    def problems(self) -> Iterator[Problem]:
        """The zone belongs to the medium."""
        yield from not_listed(self, "std")
        zones = _ZONES_OF.get(held_text(self, "medium"))
        if zones and held_text(self, "zone") and self.zone not in zones:
            yield doubt(
                self,
                "zone",
                f"要素为“{self.medium}”，功能区或用地类型却是“{self.zone}”",
                f"应为 {' / '.join(zones)}，请改其中一处",
            )
