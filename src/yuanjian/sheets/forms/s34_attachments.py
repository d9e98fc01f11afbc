"""34 附件清单: the files that prove what the other sheets say."""

from collections.abc import Iterator

from yuanjian.sheets.column import Day, Text, Whole, choice, code, computed, day, text
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_text, year_agrees

LASTING = ("批复", "验收", "许可", "预案备案", "合同")
"""Types of documents that prove for longer than the year in which they were made."""
_FORBIDDEN = set('\\/:*?"<>|')


class Row(ListRow):
    """One file of the package."""

    sheet = Sheet(
        "34",
        "附件清单",
        keys=("no",),
        called="{no} {name}",
        none_ok=True,
        by="企业、园区",
        note="每个文件一行；其他表“佐证附件编号”填这里的编号。",
    )

    no: Text = code(
        "附件编号", r"A\d{3,4}", required=True, expected="A 加3–4位数字，如 A001", example="A031"
    )
    type: Text = choice(
        "类型",
        "批复",
        "验收",
        "许可",
        "预案备案",
        "检测报告",
        "台账",
        "合同",
        "照片",
        "会议纪要",
        "公示截图",
        "平台导出",
        "其他",
        required=True,
        example="检测报告",
        spellings={
            "监测报告": "检测报告",
            "环评批复": "批复",
            "许可证": "许可",
            "截图": "公示截图",
        },
        aliases=("附件类型",),
    )
    name: Text = text(
        "名称", required=True, example="澄江大桥断面月报(2020)", aliases=("附件名称", "文件名称")
    )
    doc: Text = text("文号", required=True, document=True, example="/", note="没有文号的填“/”")
    org: Text = text("出具单位", required=True, example="澄江生态环境监测中心")
    date: Day = day(
        "出具日期", required=True, month_ok=True, example="2021-01-08", aliases=("日期",)
    )
    file: Text = text(
        "文件名",
        required=True,
        longest=200,
        example="A031_澄江大桥2020.pdf",
        note="与上传包内的文件名一致，不含文件夹",
    )
    open: Text = choice(
        "公开属性",
        "公开",
        "内部",
        "含个人信息",
        "含商业秘密",
        required=True,
        example="公开",
        spellings={"可公开": "公开", "不公开": "内部"},
    )
    sha: Text = computed("摘要(SHA-256)", "attachment.sha")
    refs: Whole = computed("引用次数", "attachment.refs", note="0 次的请核对是否漏填引用")

    def problems(self) -> Iterator[Problem]:
        """A plain file name with its ending; a document's number and date agree."""
        yield from year_agrees(self, "doc", "date")
        name = held_text(self, "file")
        if name and _FORBIDDEN & set(name):
            yield Problem(
                "error",
                "文件名含有文件夹或不能用的字符",
                "file",
                found=name,
                expected='不含 \\ / : * ? " < > | 的文件名',
                mend="只写文件名，不写路径",
            )
        elif name and "." not in name.strip("."):
            yield doubt(self, "file", "文件名没有扩展名", "请写全，如 A031_月报.pdf")
