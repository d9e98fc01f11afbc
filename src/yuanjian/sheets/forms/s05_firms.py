"""05 企业名录: the register of firms, the master of every count in the report."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    Whole,
    YesNo,
    choice,
    code,
    computed,
    day,
    integer,
    multi,
    number,
    text,
    yesno,
)
from yuanjian.sheets.conditions import among, filled
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet

_LEFT = among("status", "已退出", says="建设状态为“已退出”")


class Row(ListRow):
    """One firm. Who has left stays in the register with the day and the way it left."""

    sheet = Sheet(
        "05", "企业名录", keys=("ent_no",), firm="name", by="企业、园区",
        note="每家企业一行；已退出的企业保留，并填退出日期和方式。",
    )  # fmt: skip

    ent_no: Text = code(
        "企业编号", r"E\d{3,4}", required=True, expected="E 加3–4位数字，如 E001", example="E001"
    )
    name: Text = text(
        "企业名称", required=True, example="澄江某某电子有限公司", note="与营业执照一致"
    )
    uscc: Text = code(
        "统一社会信用代码",
        form="credit_code",
        required=True,
        example="91430300MA4L16JQ9P",
        expected="18位统一社会信用代码",
    )
    alias: Many = multi("企业简称/曾用名", example="某某电子", note="供其他表按简称匹配")
    block_no: Text = choice("所在区块", ref="02.block_no", required=True, example="B01")
    addr: Text = text("详细地址", required=True, example="保税三路8号")
    lon: Number = number(
        "经度", 6, unit="°", low=73, high=136, example="112.924100", note="CGCS2000"
    )
    lat: Number = number("纬度", 6, unit="°", low=3, high=54, example="27.951300", note="CGCS2000")
    ind_code: Text = code(
        "行业代码",
        form="industry_class",
        listing="industry",
        required=True,
        example="3990",
        expected="GB/T 4754 四位小类代码",
    )
    ind_name: Text = computed("行业名称", "firm.industry_name")
    industrial: YesNo = yesno("是否工业企业", required=True, example="是")
    above: YesNo = yesno("是否规上", required=True, example="否")
    counted: YesNo = yesno(
        "是否计入统计口径",
        required=True,
        example="是",
        note="已建成及在建工业企业；不含房地产、第三产业企业",
    )
    fit: Text = choice("与主导产业关系", "主导", "配套", "其他", required=True, example="主导")
    product: Text = text("主要产品及年产能", example="电子组件 100 万件/a")
    status: Text = choice(
        "建设状态", "筹建", "在建", "投产", "停产", "停建", "已退出", required=True, example="投产"
    )
    in_date: Day = day(
        "入园日期",
        required=True,
        month_ok=True,
        example="2019-06-01",
        note="在报告年度内的计为新入园",
    )
    out_date: Day = day("退出日期", when=_LEFT, example="")
    out_type: Text = choice("退出方式", "清退", "自主退出", "迁出", "注销", when=_LEFT, example="")
    access: Text = choice(
        "准入清单符合性", "符合", "不符合", "历史遗留", required=True, example="符合"
    )
    ww: YesNo = yesno(
        "废水是否外排", required=True, example="是", note="填“是”的须在 15_企业废水 有一行"
    )
    wg: YesNo = yesno(
        "废气是否外排", required=True, example="是", note="填“是”的须在 22_企业废气与VOCs 有一行"
    )
    sw: YesNo = yesno(
        "产生一般固废", required=True, example="是", note="填“是”的须在 24_一般工业固废 有行"
    )
    hw: YesNo = yesno("产生危废", required=True, example="是", note="填“是”的须在 25_危险废物 有行")
    voc: YesNo = yesno("涉VOCs", required=True, example="是")
    voc_key: YesNo = yesno(
        "VOCs重点", required=True, example="否", aliases=("涉VOCs重点", "VOCs重点排放单位")
    )
    hm: YesNo = yesno("涉重金属", required=True, example="否")
    class1: YesNo = yesno("涉一类污染物", required=True, example="否", note="填“是”的须填车间排口")
    key_types: Many = multi(
        "重点排污单位类别",
        "水",
        "大气",
        "土壤",
        "固废",
        "噪声",
        "环境风险",
        "否",
        required=True,
        example="否",
    )
    soil_key: YesNo = yesno(
        "土壤污染重点监管单位", required=True, example="否", note="填“是”的须在 23_土壤地块 有行"
    )
    risk: Text = choice(
        "环境风险等级", "重大", "较大", "一般", "未评估", "不需", required=True, example="一般"
    )
    credit: Text = choice(
        "环保信用等级(最近)", "诚信", "合格", "风险", "不良", "黑名单", "未参评", example="合格"
    )
    credit_year: Whole = integer(
        "信用评价年度",
        unit="年",
        low=2000,
        high=2100,
        when=filled("credit", says="填了环保信用等级"),
        example="2019",
    )
    env_man: Text = text("环保负责人", required=True, private=True, example="赵某", note="不公开")
    env_tel: Text = text(
        "环保负责人电话",
        required=True,
        private=True,
        aliases=("电话",),
        example="138****0000",
        note="不公开",
    )
    om: Text = text("委托运维或管家", example="")

    def problems(self) -> Iterator[Problem]:
        """Dates in order; a firm that has not left has no leaving date."""
        if _is_date(self.out_date) and _is_date(self.in_date) and self.out_date < self.in_date:  # type: ignore[operator]
            yield Problem(
                "error",
                "退出日期早于入园日期",
                "out_date",
                found=str(self.out_date),
                expected=f"不早于 {self.in_date}",
                mend="请核对两个日期",
            )
        if _is_date(self.out_date) and self.status != "已退出":
            yield Problem(
                "doubt",
                "填了退出日期，但建设状态不是“已退出”",
                "status",
                found=str(self.status),
                mend="请改其中一处",
            )
        if self.voc_key is True and self.voc is False:
            yield Problem("doubt", "VOCs重点为“是”，涉VOCs却为“否”", "voc", mend="请改其中一处")


def _is_date(value: object) -> bool:
    return hasattr(value, "year")
