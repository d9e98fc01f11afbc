"""33 成效问题计划: achievements, measures, problems and plans, in the park's own words."""

import re
from collections.abc import Iterator

from yuanjian.core.text import fold
from yuanjian.sheets.column import Day, Many, Text, Whole, choice, day, integer, multi
from yuanjian.sheets.column import long as prose
from yuanjian.sheets.column import text as line
from yuanjian.sheets.conditions import among, other_than
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_text, held_words

_OPEN = among("type", "存在问题", "难题", "下一步计划", says="问题、难题和计划") & other_than(
    "carry", "已解决", says="没有解决"
)
_PLAN = among("type", "下一步计划", says="类型为“下一步计划”")
_FACT = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
# In the text a fact of several subjects names one of them: {air_station.days@A02}.
_PLACE = re.compile(_FACT.pattern + r"(?:\s*@\s*\S{1,60})?")
_BRACES = re.compile(r"\{([^{}]*)\}")


class Row(ListRow):
    """One paragraph of the report's closing parts. ``{fact}`` in it is replaced by the fact's value."""

    sheet = Sheet(
        "33",
        "成效问题计划",
        keys=("type", "seq"),
        called="{type}第{seq}项",
        note="正文直接写入报告；{事实编号} 在生成报告时换成数值。",
        yearly=True,
        lasting=_OPEN,
    )

    type: Text = choice(
        "类型",
        "成效",
        "主要措施",
        "存在问题",
        "难题",
        "下一步计划",
        required=True,
        example="存在问题",
        spellings={
            "工作成效": "成效",
            "措施": "主要措施",
            "问题": "存在问题",
            "主要问题": "存在问题",
            "计划": "下一步计划",
            "工作计划": "下一步计划",
            "下一步工作计划": "下一步计划",
        },
    )
    seq: Whole = integer("序号", low=1, high=999, required=True, example="2")
    title: Text = line("标题", required=True, longest=60, example="环境空气颗粒物偶发超标")
    text: Text = prose(
        "正文",
        required=True,
        example="小微站 PM2.5 偶有超标，主要集中在冬季，已加强施工扬尘管控。",
        note="可含 {事实编号}，如 {enterprises.total}；有几个对象的写 {air_station.days@A02}",
        yearly=True,
    )
    facts: Many = multi(
        "数据支撑", example="enterprises.total", note="事实编号，用；分隔", yearly=True
    )
    owner: Text = line("责任单位", when=_PLAN, example="")
    due: Day = day("完成时限", month_ok=True, when=_PLAN, example="", yearly=True)
    carry: Text = choice(
        "与上年关系",
        "新增",
        "延续",
        "已解决",
        required=True,
        example="新增",
        yearly=True,
        spellings={"新": "新增", "继续": "延续", "解决": "已解决"},
    )

    def problems(self) -> Iterator[Problem]:
        """A title fits a line; braces hold the id of a fact."""
        title = held_text(self, "title")
        if len(title) > 30:
            yield doubt(self, "title", f"标题 {len(title)} 字，超过 30 字", "请精简，余下写入正文")
        body = fold(held_text(self, "text"))
        for held in _BRACES.findall(body):
            if not _PLACE.fullmatch(held.strip()):
                yield doubt(
                    self,
                    "text",
                    f"“{{{held[:30]}}}”不是事实编号",
                    "应为 {enterprises.total} 的样子",
                )
        if body.count("{") != body.count("}"):
            yield doubt(self, "text", "大括号不成对", "请核对 {事实编号} 的写法")
        for word in held_words(self, "facts"):
            if not _FACT.fullmatch(word):
                yield doubt(
                    self, "facts", f"“{word[:30]}”不是事实编号", "应为 enterprises.total 的样子"
                )
