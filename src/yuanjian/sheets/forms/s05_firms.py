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
from yuanjian.sheets.conditions import among, other_than
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
    held_day,
    held_text,
    held_words,
    in_order,
)

_LEFT = among("status", "已退出", says="建设状态为“已退出”")
_RATED = other_than("credit", "未参评", says="参加过环保信用评价")


class Row(ListRow):
    """One firm. Who has left stays in the register with the day and the way it left."""

    sheet = Sheet(
        "05",
        "企业名录",
        keys=("ent_no",),
        called="{ent_no} {name}",
        firm="name",
        by="企业、园区",
        none_ok=True,
        note="每家企业一行；已退出的企业保留，并填退出日期和方式。",
    )

    ent_no: Text = code(
        "企业编号", r"E\d{3,4}", required=True, expected="E 加3–4位数字，如 E001", example="E001"
    )
    name: Text = text(
        "企业名称",
        required=True,
        example="澄江某某电子有限公司",
        note="与营业执照一致",
        aliases=("单位名称", "公司名称", "企业全称", "企业名称全称", "排污单位名称", "名称"),
    )
    uscc: Text = code(
        "统一社会信用代码",
        form="credit_code",
        required=True,
        example="91430903MA0000001T",
        expected="18位统一社会信用代码",
        aliases=("信用代码", "社会信用代码", "组织机构代码", "统一信用代码", "营业执照号"),
    )
    alias: Many = multi(
        "企业简称/曾用名",
        example="某某电子",
        aliases=("企业简称", "简称", "曾用名"),
        note="供其他表按简称匹配",
    )
    block_no: Text = choice(
        "所在区块",
        ref="02.block_no",
        required=True,
        example="B01",
        aliases=("区块", "所在片区", "片区"),
    )
    addr: Text = text(
        "详细地址",
        required=True,
        example="澄江大道8号",
        aliases=("地址", "企业地址", "生产地址", "厂址"),
    )
    lon: Number = number(
        "经度",
        6,
        unit="°",
        low=73,
        high=136,
        example="112.361200",
        aliases=("中心经度",),
        note="CGCS2000，十进制度",
    )
    lat: Number = number(
        "纬度",
        6,
        unit="°",
        low=3,
        high=54,
        example="28.551300",
        aliases=("中心纬度",),
        note="CGCS2000，十进制度",
    )
    ind_code: Text = code(
        "行业代码",
        form="industry_class",
        listing="industry",
        required=True,
        example="3990",
        expected="GB/T 4754 四位小类代码",
        aliases=("国民经济行业代码", "行业类别代码"),
    )
    ind_name: Text = computed("行业名称", "firm.industry_name")
    industrial: YesNo = yesno("是否工业企业", required=True, example="是", aliases=("工业企业",))
    above: YesNo = yesno(
        "是否规上",
        required=True,
        example="否",
        aliases=("规上", "是否规模以上", "规模以上企业", "规上企业"),
    )
    counted: YesNo = yesno(
        "是否计入统计口径",
        required=True,
        example="是",
        aliases=("是否纳入统计",),
        note="已建成及在建工业企业；不含房地产、第三产业企业",
    )
    fit: Text = choice(
        "与主导产业关系",
        "主导",
        "配套",
        "其他",
        required=True,
        example="主导",
        spellings={"主导产业": "主导", "配套产业": "配套", "其他产业": "其他"},
    )
    product: Text = text(
        "主要产品及年产能",
        example="电子组件 100 万件/a",
        aliases=("主要产品", "产品及规模", "产品产能"),
    )
    status: Text = choice(
        "建设状态",
        "筹建",
        "在建",
        "投产",
        "停产",
        "停建",
        "已退出",
        required=True,
        example="投产",
        aliases=("生产状态", "企业状态", "运营状态", "生产情况"),
        spellings={
            "已投产": "投产",
            "正常生产": "投产",
            "生产": "投产",
            "在产": "投产",
            "建设中": "在建",
            "未建": "筹建",
            "拟建": "筹建",
            "停业": "停产",
            "长期停产": "停产",
            "退出": "已退出",
            "关闭": "已退出",
            "已关闭": "已退出",
            "已搬迁": "已退出",
        },
    )
    in_date: Day = day(
        "入园日期",
        required=True,
        month_ok=True,
        example="2019-06-01",
        aliases=("入园时间", "入园年月", "入驻时间", "入驻日期"),
        note="在报告年度内的计为新入园",
    )
    out_date: Day = day("退出日期", when=_LEFT, example="", aliases=("退出时间", "清退时间"))
    out_type: Text = choice(
        "退出方式",
        "清退",
        "自主退出",
        "迁出",
        "注销",
        when=_LEFT,
        example="",
        spellings={"搬迁": "迁出", "自行退出": "自主退出", "主动退出": "自主退出"},
    )
    access: Text = choice(
        "准入清单符合性",
        "符合",
        "不符合",
        "历史遗留",
        required=True,
        example="符合",
        aliases=("是否符合准入", "准入符合性"),
        spellings={"是": "符合", "否": "不符合"},
    )
    ww: YesNo = yesno(
        "废水是否外排",
        required=True,
        example="是",
        aliases=("是否排放废水", "废水外排", "涉水"),
        note="填“是”的须在 15_企业废水 有一行",
    )
    wg: YesNo = yesno(
        "废气是否外排",
        required=True,
        example="是",
        aliases=("是否排放废气", "废气外排", "涉气"),
        note="填“是”的须在 22_企业废气与VOCs 有一行",
    )
    sw: YesNo = yesno(
        "产生一般固废",
        required=True,
        example="是",
        aliases=("是否产生一般固废", "一般工业固废"),
        note="填“是”的须在 24_一般工业固废 有行",
    )
    hw: YesNo = yesno(
        "产生危废",
        required=True,
        example="是",
        aliases=("是否产生危废", "是否产生危险废物", "危险废物"),
        note="填“是”的须在 25_危险废物 有行",
    )
    voc: YesNo = yesno("涉VOCs", required=True, example="是", aliases=("是否涉VOCs", "是否涉VOC"))
    voc_key: YesNo = yesno(
        "VOCs重点", required=True, example="否", aliases=("涉VOCs重点", "VOCs重点排放单位")
    )
    hm: YesNo = yesno("涉重金属", required=True, example="否", aliases=("是否涉重金属",))
    class1: YesNo = yesno(
        "涉一类污染物",
        required=True,
        example="否",
        aliases=("是否涉一类污染物", "涉第一类污染物", "第一类水污染物"),
        note="填“是”的须填车间排口",
    )
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
        aliases=("重点排污单位", "是否重点排污单位"),
        spellings={
            "水环境": "水",
            "废水": "水",
            "大气环境": "大气",
            "废气": "大气",
            "气": "大气",
            "土壤环境": "土壤",
            "声环境": "噪声",
            "不是": "否",
            "非重点": "否",
        },
        note="不是重点排污单位的填“否”",
    )
    soil_key: YesNo = yesno(
        "土壤污染重点监管单位",
        required=True,
        example="否",
        aliases=("是否土壤重点监管单位",),
        note="填“是”的须在 23_土壤地块 有行",
    )
    risk: Text = choice(
        "环境风险等级",
        "重大",
        "较大",
        "一般",
        "未评估",
        "不需",
        required=True,
        example="一般",
        aliases=("风险等级", "突发环境事件风险等级"),
        spellings={
            "重大H": "重大",
            "较大M": "较大",
            "一般L": "一般",
            "重大风险": "重大",
            "较大风险": "较大",
            "一般风险": "一般",
            "无需": "不需",
            "不需要": "不需",
        },
    )
    credit: Text = choice(
        "环保信用等级(最近)",
        "诚信",
        "合格",
        "风险",
        "不良",
        "黑名单",
        "未参评",
        example="合格",
        aliases=("环保信用等级", "信用等级", "环境信用评价"),
        spellings={
            "环保诚信": "诚信",
            "环保合格": "合格",
            "环保风险": "风险",
            "环保不良": "不良",
            "未评": "未参评",
            "未评价": "未参评",
            "未参加": "未参评",
        },
    )
    credit_year: Whole = integer(
        "信用评价年度",
        unit="年",
        low=2000,
        high=2100,
        when=_RATED,
        example="2019",
    )
    env_man: Text = text(
        "环保负责人",
        required=True,
        private=True,
        example="赵某",
        note="不公开",
        aliases=("环保联系人", "联系人", "环保专员"),
    )
    env_tel: Text = text(
        "环保负责人电话",
        required=True,
        private=True,
        example="138****0000",
        note="不公开",
        aliases=("电话", "联系电话", "联系方式", "手机", "手机号码"),
    )
    om: Text = text("委托运维或管家", example="", aliases=("第三方运维单位", "环保管家"))

    def problems(self) -> Iterator[Problem]:
        """Dates in order; who has not left has no leaving date; yes/no columns that need each other."""
        yield from in_order(self, "in_date", "out_date")
        if held_day(self, "out_date") and self.status != "已退出":
            said = "填了退出日期，但建设状态不是“已退出”"
            yield doubt(self, "status", said, "请改其中一处")
        if self.voc_key is True and self.voc is False:
            yield doubt(self, "voc", "VOCs重点为“是”，涉VOCs却为“否”", "请改其中一处")
        yield from self._key_unit()
        yield from self._industry()

    def _key_unit(self) -> Iterator[Problem]:
        kinds = held_words(self, "key_types")
        if "否" in kinds and len(kinds) > 1:
            yield doubt(self, "key_types", "既填了类别又填了“否”", "不是重点排污单位的只填“否”")
        elif self.soil_key is True and kinds and "土壤" not in kinds:
            said = "土壤污染重点监管单位为“是”，类别中却没有“土壤”"
            yield doubt(self, "key_types", said, "请与生态环境部门公布的名录核对")

    def _industry(self) -> Iterator[Problem]:
        """Industry is mining, manufacturing and utilities: divisions 06–46 of GB/T 4754."""
        division = held_text(self, "ind_code")[:2]
        if division and isinstance(self.industrial, bool):
            is_industry = "06" <= division <= "46"
            if is_industry is not self.industrial:
                word = "属于" if is_industry else "不属于"
                said = f"行业代码 {self.ind_code} {word}工业（GB/T 4754 大类06–46）"
                yield doubt(self, "industrial", said, "请核对行业代码和是否工业企业")
        if self.counted is True and self.industrial is False:
            said = "不是工业企业却计入统计口径"
            yield doubt(self, "counted", said, "统计口径为已建成及在建工业企业，请核对")
