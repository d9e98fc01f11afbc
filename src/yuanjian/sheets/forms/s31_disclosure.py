"""31 信息公开: what the park published, where and when."""

from collections.abc import Iterator

from yuanjian.sheets.column import Day, Text, choice, day, text
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_text


class Row(ListRow):
    """One publication."""

    sheet = Sheet(
        "31",
        "信息公开",
        keys=("item", "title"),
        none_ok=True,
        note="每条公开信息一行；全年没有公开时首列填“无”。网址能否打开系统不检查，请自行核对。",
        yearly=True,
        proven_by="公示截图",
    )

    item: Text = choice(
        "公开内容",
        "年度监测报告",
        "污染物排放状况",
        "企业达标情况",
        "环保设施建设运行",
        "风险防控措施",
        "自评估报告",
        "其他",
        required=True,
        example="年度监测报告",
    )
    title: Text = text("标题", required=True, example="澄江综合保税区2020年度环境监测报告")
    url: Text = text(
        "网址",
        required=True,
        example="https://www.example.gov.cn/hjjc/2020.html",
        aliases=("链接",),
    )
    date: Day = day("发布日期", required=True, example="2021-02-26", aliases=("公开日期",))
    site: Text = text(
        "发布平台", required=True, example="管委会网站", aliases=("公开平台", "公开方式")
    )

    def problems(self) -> Iterator[Problem]:
        """An address looks like one."""
        address = held_text(self, "url")
        if address and not address.lower().startswith(("http://", "https://")):
            yield doubt(
                self, "url", "不像完整的网址", "请写全 http(s)://…；没有网页的（如公告栏）填“/”"
            )
