"""01 园区概况: the park itself, one record a year."""

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
    day,
    integer,
    long,
    multi,
    number,
    text,
    yesno,
)
from yuanjian.sheets.conditions import yes
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import Sheet, SheetRow
from yuanjian.sheets.rules import (
    at_most,
    doubt,
    held_day,
    held_text,
    held_words,
    in_order,
    year_agrees,
)

_WATER = ("Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类")
_WATER_SPELLINGS = {
    spelling: full
    for full, digit, chinese in zip(_WATER, "12345", "一二三四五", strict=True)
    for spelling in (full[0], f"{digit}类", f"{chinese}类", full + "标准", full + "水体")
}
_PARK_TYPES = {
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
    "高新技术产业开发区": "高新区",
    "高新技术产业园区": "高新区",
    "综合保税区": "海关特殊监管区",
    "保税区": "海关特殊监管区",
    "出口加工区": "海关特殊监管区",
    "工业园区": "工业集中区",
    "工业园": "工业集中区",
    "化工集中区": "化工园区",
}
_LETTERS = {"国家级": "G", "省级": "S"}


class Row(SheetRow):
    """The park: names, level, areas, bounds, offices, functional zones."""

    sheet = Sheet(
        "01",
        "园区概况",
        keys=("year",),
        vertical=True,
        note="竖表，一个园区一年一份；名称、面积与批准文件一致。",
    )

    year: Whole = integer(
        "报告年度", unit="年", low=2000, high=2100, required=True, example="2020", aliases=("年度",)
    )
    park_code: Text = code(
        "园区代码",
        r"[GS]\d{6}",
        required=True,
        expected="G（国家级）或 S（省级）加6位数字",
        example="G439901",
        aliases=("开发区代码",),
        note="《中国开发区审核公告目录》中的代码；未列入目录的填“/”",
    )
    park_name: Text = text(
        "园区名称",
        required=True,
        example="澄江综合保税区",
        aliases=("开发区名称", "园区全称"),
        note="与批准文件一致",
    )
    park_abbr: Text = text("园区简称", example="澄江综保区")
    level: Text = choice(
        "园区级别",
        "国家级",
        "省级",
        "市级",
        "其他",
        required=True,
        example="国家级",
        spellings={"国家": "国家级", "省": "省级", "市": "市级"},
        note="国家级的代码以 G 开头，省级的以 S 开头",
    )
    park_type: Text = choice(
        "园区类型",
        "经开区",
        "高新区",
        "海关特殊监管区",
        "工业集中区",
        "化工园区",
        "其他",
        required=True,
        example="海关特殊监管区",
        spellings=_PARK_TYPES,
        aliases=("开发区类型",),
    )
    province: Text = choice(
        "所在省",
        listing="division_province",
        required=True,
        example="湖南省",
        aliases=("省", "省份", "所在省份"),
    )
    city: Text = choice(
        "所在市",
        listing="division_city",
        open_list=True,
        required=True,
        example="益阳市",
        aliases=("市", "市州", "所在市州", "地级市"),
    )
    county: Text = choice(
        "所在县区",
        listing="division_county",
        open_list=True,
        required=True,
        example="赫山区",
        aliases=("县区", "区县", "县市区", "所在区县", "所在县市区"),
        note="可填功能区、示范区的名称",
    )
    address: Text = text(
        "管委会地址", required=True, example="澄江大道1号", aliases=("园区地址", "办公地址")
    )
    lon: Number = number(
        "中心经度",
        6,
        unit="°",
        low=73,
        high=136,
        example="112.360000",
        aliases=("经度",),
        note="CGCS2000，十进制度",
    )
    lat: Number = number(
        "中心纬度",
        6,
        unit="°",
        low=3,
        high=54,
        example="28.550000",
        aliases=("纬度",),
        note="CGCS2000，十进制度",
    )
    found_org: Text = text(
        "批准设立机关", required=True, example="国务院", aliases=("批准机关", "批准单位")
    )
    found_doc: Text = text(
        "批准设立文号",
        document=True,
        required=True,
        example="国函〔2014〕999号",
        aliases=("批准文号", "设立文号"),
        note="年份用六角括号〔〕",
    )
    found_date: Day = day(
        "批准设立日期",
        required=True,
        example="2014-05-20",
        aliases=("批准日期", "批准时间", "设立时间", "批准设立时间"),
    )
    open_date: Day = day(
        "投运(封关)日期", example="2016-03-01", aliases=("封关日期", "投运时间", "封关运行日期")
    )
    area_plan: Number = number(
        "规划面积",
        4,
        unit="km²",
        low=0,
        high=500,
        required=True,
        example="1.80",
        aliases=("规划总面积",),
    )
    area_approved: Number = number(
        "核准面积",
        4,
        unit="km²",
        low=0,
        high=500,
        required=True,
        example="1.80",
        aliases=("核准范围面积", "批准面积", "核准范围", "审批面积"),
    )
    area_built: Number = number(
        "已开发面积",
        4,
        unit="km²",
        low=0,
        high=500,
        example="1.20",
        aliases=("已建成面积", "建成区面积", "开发面积"),
    )
    area_doc: Text = text(
        "面积依据文号",
        document=True,
        required=True,
        example="国办函〔2018〕999号",
        aliases=("面积依据", "面积批准文号"),
    )
    area_note: Text = long(
        "面积变更说明",
        note="年内面积有调整的必须填写",
        example="",
        aliases=("面积调整说明",),
        yearly=True,
    )
    bound_e: Text = text("四至范围东", required=True, example="环湖东路", aliases=("东至", "东"))
    bound_s: Text = text("四至范围南", required=True, example="澄江大道", aliases=("南至", "南"))
    bound_w: Text = text("四至范围西", required=True, example="保税西路", aliases=("西至", "西"))
    bound_n: Text = text("四至范围北", required=True, example="望城坡路", aliases=("北至", "北"))
    lead_ind: Many = multi(
        "主导产业",
        required=True,
        example="保税加工；保税物流；电子信息",
        aliases=("主导产业定位",),
        note="1–6项，用；分隔",
    )
    positioning: Text = long(
        "产业定位及禁限要求", example="不得引入三类工业", aliases=("产业定位", "禁限要求")
    )
    parent_park: Text = text(
        "依托(上级)园区", example="澄江经济技术开发区", aliases=("上级园区", "所属园区")
    )
    mgmt_org: Text = text(
        "管理机构", required=True, example="澄江综合保税区管委会", aliases=("管委会名称",)
    )
    env_dept: Text = text(
        "环保机构名称", required=True, example="建设管理局", aliases=("环保部门", "环保机构")
    )
    env_staff: Whole = integer(
        "专职环保人员数",
        unit="人",
        low=0,
        high=1000,
        required=True,
        example="2",
        aliases=("专职环保人员", "环保专职人员数", "环保人员数"),
    )
    leader: Text = text(
        "分管领导",
        required=True,
        private=True,
        example="王某",
        aliases=("分管负责人",),
        note="不公开",
    )
    contact: Text = text(
        "经办人",
        required=True,
        private=True,
        example="李某",
        aliases=("联系人", "填报人"),
        note="不公开",
    )
    phone: Text = text(
        "经办人电话",
        required=True,
        private=True,
        example="0737-0000000",
        aliases=("电话", "联系电话", "联系方式"),
        note="不公开",
    )
    recv_water: Text = text(
        "受纳水体", required=True, example="澄江", aliases=("纳污水体", "受纳河流")
    )
    water_func: Text = choice(
        "水环境功能",
        *_WATER,
        required=True,
        example="Ⅲ类",
        spellings=_WATER_SPELLINGS,
        aliases=("水环境功能区", "水质目标", "水功能区"),
    )
    air_zone: Text = choice(
        "环境空气功能区",
        "一类",
        "二类",
        required=True,
        example="二类",
        spellings={"一类区": "一类", "二类区": "二类", "1类": "一类", "2类": "二类"},
        aliases=("大气环境功能区", "空气功能区"),
    )
    noise_zone: Many = multi(
        "声环境功能区",
        "0类",
        "1类",
        "2类",
        "3类",
        "4类",
        "4a类",
        "4b类",
        example="3类；4a类",
        spellings={w: w + "类" for w in ("0", "1", "2", "3", "4", "4a", "4b")},
        aliases=("噪声功能区",),
    )
    energy_note: Text = long(
        "集中供热/清洁能源情况", example="全部使用天然气和电", aliases=("能源结构", "集中供热情况")
    )
    steward: YesNo = yesno(
        "是否委托第三方治理(环保管家)",
        required=True,
        example="否",
        aliases=("是否委托环保管家", "环保管家"),
        note="关联信用评价第24条",
    )
    steward_name: Text = text("第三方名称", when=yes("steward", says="委托第三方治理"), example="")
    steward_term: Text = text(
        "第三方服务期",
        when=yes("steward", says="委托第三方治理"),
        example="",
        aliases=("服务期",),
        note="如 2020-01至2022-12",
    )
    ent_prev: Whole = integer(
        "上年末入园企业数(上年报告)",
        unit="个",
        low=0,
        high=100000,
        required=True,
        example="5",
        aliases=("上年末企业数", "上年末入园企业数量"),
        note="由上年报告结转，应与上年报告一致",
        opening="enterprises.total",
    )
    overview: Text = long(
        "年度概况补充文字",
        example="",
        note="直接进入报告",
        aliases=("概况补充",),
        yearly=True,
    )
    sign_date: Day = day(
        "成文日期",
        example="2021-02-24",
        aliases=("报告日期",),
        note="定稿时填写，在次年1月1日以后",
        yearly=True,
    )

    def problems(self) -> Iterator[Problem]:
        """Level and code letter, the three areas, the dates, the number of leading industries."""
        yield from self._level_and_code()
        yield from at_most(self, "area_approved", "area_plan", "doubt")
        yield from at_most(self, "area_built", "area_approved", "doubt")
        yield from in_order(self, "found_date", "open_date", "doubt")
        yield from year_agrees(self, "found_doc", "found_date")
        signed = held_day(self, "sign_date")
        if signed is not None and isinstance(self.year, int) and signed.year <= self.year:
            said = f"在报告年度（{self.year}年）之内或之前，年度报告应在次年成文"
            yield doubt(self, "sign_date", said, "请核对成文日期和报告年度")
        industries = held_words(self, "lead_ind")
        if len(industries) > 6:
            yield doubt(self, "lead_ind", f"有{len(industries)}项，主导产业一般为1–6项")
        if len(industries) == 1 and "、" in industries[0]:
            yield doubt(self, "lead_ind", "按一项读入", "若为多项，请用；分隔")

    def _level_and_code(self) -> Iterator[Problem]:
        letter, level = held_text(self, "park_code")[:1], held_text(self, "level")
        if letter and level and letter != _LETTERS.get(level):
            said = f"与园区代码首字母 {letter} 不一致（G 为国家级，S 为省级）"
            yield doubt(self, "level", said, "请核对园区级别和园区代码")
