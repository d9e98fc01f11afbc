"""03 规划环评档案: planning EIA, follow-up assessment, control lists and their replies."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Text,
    Whole,
    YesNo,
    choice,
    code,
    computed,
    day,
    integer,
    text,
    yesno,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    at_most,
    doubt,
    held_day,
    held_text,
    year_agrees,
)

_REPLIED = among("status", "已批复", says="状态为“已批复”")


class Row(ListRow):
    """One document, replied to or not; 10, 11 and 12 refer to its number."""

    sheet = Sheet(
        "03",
        "规划环评档案",
        keys=("doc_no",),
        called="{doc_no} {title}",
        note="规划环评、调扩区环评、跟踪评价、三线一单清单各一行；未开展的也要填一行，状态选“未开展”。",
        proven_by="批复或审查意见",
    )

    doc_no: Text = code(
        "文件编号", r"D\d{2,3}", required=True, expected="D 加2–3位数字，如 D01", example="D01"
    )
    type: Text = choice(
        "文件类型",
        "规划环评",
        "调扩区环评",
        "跟踪评价",
        "补充或重新规划环评",
        "三线一单清单",
        required=True,
        example="规划环评",
        spellings={
            "规划环境影响评价": "规划环评",
            "规划环境影响报告书": "规划环评",
            "园区规划环评": "规划环评",
            "调区扩区环评": "调扩区环评",
            "扩区环评": "调扩区环评",
            "调区环评": "调扩区环评",
            "跟踪环评": "跟踪评价",
            "规划环境影响跟踪评价": "跟踪评价",
            "环境影响跟踪评价": "跟踪评价",
            "补充规划环评": "补充或重新规划环评",
            "重新规划环评": "补充或重新规划环评",
            "三线一单": "三线一单清单",
            "生态环境准入清单": "三线一单清单",
        },
    )
    title: Text = text(
        "规划(文件)名称",
        required=True,
        example="澄江综合保税区规划环境影响报告书",
        aliases=("文件名称", "规划环评名称", "报告书名称"),
    )
    author: Text = text("编制单位", example="某环境科技有限公司", aliases=("环评单位",))
    authority: Text = text(
        "审批(审查)机关",
        when=_REPLIED,
        example="某省生态环境厅",
        aliases=("审批机关", "审查机关", "审批单位", "批复单位"),
    )
    reply_title: Text = text(
        "批复文件名称",
        when=_REPLIED,
        example="关于澄江综合保税区规划环境影响报告书审查意见的函",
        aliases=("审查意见名称",),
    )
    reply_no: Text = text(
        "批复文号",
        document=True,
        when=_REPLIED,
        example="澄环评函〔2016〕1号",
        aliases=("审查意见文号", "文号"),
        note="年份用六角括号〔〕",
    )
    reply_date: Day = day(
        "批复日期", when=_REPLIED, example="2016-03-10", aliases=("批复时间", "审查日期")
    )
    year_from: Whole = integer(
        "规划期起", unit="年", low=1980, high=2100, example="2015", aliases=("规划起始年",)
    )
    year_to: Whole = integer(
        "规划期止",
        unit="年",
        low=1980,
        high=2100,
        example="2025",
        aliases=("规划期末", "规划截止年", "规划终止年"),
    )
    status: Text = choice(
        "状态",
        "已批复",
        "送审稿",
        "编制中",
        "未开展",
        "不需",
        required=True,
        example="已批复",
        spellings={
            "已审批": "已批复",
            "已审查": "已批复",
            "已发布": "已批复",
            "送审": "送审稿",
            "正在编制": "编制中",
            "未做": "未开展",
            "无需": "不需",
            "不需要": "不需",
        },
        aliases=("开展情况",),
        note="三线一单清单已发布的选“已批复”",
    )
    valid: YesNo = yesno("是否现行有效", required=True, example="是", aliases=("现行有效",))
    by_parent: YesNo = yesno(
        "是否由上级园区统一开展", required=True, example="否", note="跟踪评价常由上级园区统一开展"
    )
    five_y: Text = computed("规划实施是否满五年", "eia_file.five_years", note="关联信用评价第2条")
    major: YesNo = yesno(
        "是否重大调整",
        required=True,
        example="否",
        aliases=("规划是否重大调整",),
        note="规划范围、定位、布局、结构、规模有重大调整的填“是”；关联信用评价第1条",
    )
    n_clause: Whole = computed("要求条数", "eia_file.clauses", unit="条")

    def problems(self) -> Iterator[Problem]:
        """Planning years in order; what is not replied to has no reply and is not in force."""
        if isinstance(self.year_from, int) and isinstance(self.year_to, int):
            yield from at_most(self, "year_from", "year_to")
        yield from year_agrees(self, "reply_no", "reply_date")
        status = held_text(self, "status")
        if status and status != "已批复":
            if held_text(self, "reply_no") or held_day(self, "reply_date"):
                yield doubt(
                    self, "status", "已填批复文号或日期，状态却不是“已批复”", "请改其中一处"
                )
            elif self.valid is True:
                yield doubt(self, "valid", f"状态为“{status}”，不会现行有效", "请改其中一处")
