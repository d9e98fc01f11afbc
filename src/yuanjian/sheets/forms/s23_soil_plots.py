"""23 土壤地块: plots with a duty to watch over the soil."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    YesNo,
    choice,
    code,
    day,
    multi,
    number,
    text,
    yesno,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_words, not_listed

_BAD = among("ok", "不达标", says="监测不达标")


class Row(ListRow):
    """One plot of land."""

    sheet = Sheet(
        "23",
        "土壤地块",
        keys=("no",),
        called="{no} {name}",
        none_ok=True,
        note="重点监管单位、疑似污染地块、污染地块等每块一行；园区没有时首列填“无”。",
    )

    no: Text = code(
        "地块编号", r"S\d{2,3}", required=True, expected="S 加两位数字，如 S01", example="S01"
    )
    name: Text = text("地块名称", required=True, example="澄江某某金属制品厂地块")
    loc: Text = text("位置", required=True, example="保税五路12号", aliases=("地块位置",))
    area: Number = number(
        "面积", 0, unit="m²", low=0, required=True, example="18600", aliases=("地块面积",)
    )
    user: Text = text(
        "现(原)使用单位", required=True, example="澄江某某金属制品厂", aliases=("使用单位",)
    )
    use: Text = choice(
        "用地类型",
        "第一类",
        "第二类",
        required=True,
        example="第二类",
        spellings={
            "第一类用地": "第一类",
            "第二类用地": "第二类",
            "一类": "第一类",
            "二类": "第二类",
        },
    )
    nature: Text = choice(
        "地块性质",
        "重点监管单位",
        "疑似污染",
        "污染地块",
        "优先监管",
        "一般",
        required=True,
        example="重点监管单位",
        spellings={"疑似污染地块": "疑似污染", "优先监管地块": "优先监管"},
    )
    stage: Text = choice(
        "工作阶段",
        "未调查",
        "初步",
        "详细",
        "风险评估",
        "管控修复",
        "效果评估",
        "移出",
        required=True,
        example="初步",
        spellings={"初步调查": "初步", "详细调查": "详细", "修复效果评估": "效果评估"},
    )
    status: Text = choice(
        "修复状态",
        "不需",
        "未开工",
        "修复中",
        "已完成",
        required=True,
        example="不需",
        spellings={"不需要": "不需", "无需": "不需", "完成": "已完成"},
    )
    date: Day = day("监测日期", example="2020-09-10", yearly=True)
    ok: Text = choice("监测达标", "达标", "不达标", example="达标", aliases=("达标",), yearly=True)
    bad: Many = multi("超标因子", listing="pollutant", open_list=True, when=_BAD, yearly=True)
    times: Number = number(
        "最大超标倍数", 3, unit="倍", low=0, when=_BAD, note="(C/S)−1", yearly=True
    )
    listed: YesNo = yesno(
        "列入建设用地名录",
        required=True,
        example="否",
        note="建设用地土壤污染风险管控和修复名录",
        aliases=("列入建设用地土壤污染风险管控和修复名录",),
    )

    def problems(self) -> Iterator[Problem]:
        """A plot that meets the limits has no factor above them; stage and state of repair agree."""
        yield from not_listed(self, "bad")
        above = bool(held_words(self, "bad")) or (self.amount("times") or 0) > 0
        if self.ok == "达标" and above:
            yield doubt(self, "ok", "监测填“达标”，却填有超标因子或倍数", "请改其中一处")
        if self.status in ("修复中", "已完成") and self.stage in ("未调查", "初步", "详细"):
            yield doubt(
                self,
                "status",
                f"工作阶段为“{self.stage}”，修复状态却是“{self.status}”",
                "请改其中一处",
            )
