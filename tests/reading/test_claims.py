"""Wordings of published reports (reference list of frames, and others) and what is read in them."""

from fractions import Fraction

import pytest

from tests.reading.texts import claims, read, said, untraced
from yuanjian.facts.amount import Amount
from yuanjian.reading.claims import read_claims
from yuanjian.reading.document import Cell, Document, Paragraph, Table

PUBLISHED = [
    ("园区已入园企业数量42个", ["enterprises.total = 42个"]),
    ("园区已入园企业数量42家", ["enterprises.total = 42家"]),
    ("现有企业42家", ["enterprises.total = 42家"]),
    ("入驻企业 42 户", ["enterprises.total = 42户"]),
    ("累计落户项目80个", ["enterprises.total = 80个"]),
    ("入园规模企业13家", ["enterprises.above_scale = 13家"]),
    ("上一年度末已入园企业数量42个", ["enterprises.last_year = 42个"]),
    ("本年度内新入园企业数量5个", ["enterprises.new = 5个"]),
    ("本年度内新入园企业数量     个，", ["enterprises.new = missing个"]),
    ("本年度清退企业数量1个", ["enterprises.cleared = 1个"]),
    ("企业自主退出企业数量3个", ["enterprises.left = 3个"]),
    ("未投产企业11家", ["enterprises.not_operating = 11家"]),
    (
        "园区已入园企业数量104个(其中湾塘工业园54家,南洲新区50家)",
        [
            "enterprises.total = 104个",
            "enterprises.block[湾塘工业园] = 54家",
            "enterprises.block[南洲新区] = 50家",
        ],
    ),
    (
        "园区内已完成环评批复手续企业数量92家(另外12家为登记表手续,其中5家为新版登记表)",
        ["eia.approved = 92家", "eia.registered = 12家", "eia.registered_new_form = 5家"],
    ),
    ("本年度新增项目环评批复9个", ["eia.new = 9个"]),
    ("无环评批复的企业有3家", ["eia.without = 3家"]),
    ("园区内已完成环保竣工验收手续企业数量37个", ["acceptance.done = 37个"]),
    ("本年度新增环保竣工验收企业数量2个", ["acceptance.new = 2个"]),
    ("未完成验收的有25", ["acceptance.pending = 25"]),
    (
        "未完成验收的有21家(包括正在验收阶段10家,未投产企业11家)",
        [
            "acceptance.pending = 21家",
            "acceptance.pending_in_process = 10家",
            "acceptance.pending_not_operating = 11家",
        ],
    ),
    (
        "未完成验收的有5家,其中2家企业因为登记备案,无需开展验收;1家企业建成投入生产前处于停产状态;1家企业试生产",
        [
            "acceptance.pending = 5家",
            "acceptance.not_required = 2家",
            "acceptance.pending_stopped = 1家",
            "acceptance.pending_trial = 1家",
        ],
    ),
    ("无需环保验收5家(新版环评登记管理)", ["acceptance.not_required = 5家"]),
    ("已完成应急预案备案手续企业数量18家", ["plan.done = 18家"]),
    ("已按照要求编制应急预案企业85家", ["plan.done = 85家"]),
    ("未完成应急预案备案的企业有24家", ["plan.pending = 24家"]),
    ("园区有4家企业无需编制突发环境事件应急预案", ["plan.not_required = 4家"]),
    ("另外12家企业为未投产和无需编制应急预案的企业", ["plan.not_required = 12家"]),
    ("已取得排污许可证企业数量41个", ["permit.held = 41个"]),
    ("1家企业正在建设,暂时无需申领排污许可证", ["permit.not_required_construction = 1家"]),
    ("园区代码S437018", ["park.code = S437018"]),
    ("园区级别为省级工业园区", ["park.level = 省级"]),
    ("园区级别为级工业园区", ["park.level = missing"]),
    ("核准面积为467.49公顷", ["park.area_approved = 467.49公顷"]),
    (
        "核准范围面积8.7958(其中水口山工业园7.0015,宜阳工业园1.7943km2,园区",
        [
            "park.area_approved = 8.7958km2",
            "park.area_block[水口山工业园] = 7.0015km2",
            "park.area_block[宜阳工业园] = 1.7943km2",
        ],
    ),
    (
        "核准面积为14.9142平方公里(其中万象产业园有4.23平方公里与开发区相重叠)",
        ["park.area_approved = 14.9142平方公里", "park.area_overlap = 4.23平方公里"],
    ),
    (
        "规划控制总用地为12.5km2,其中拓展3.2km2(东至环湖路),控规调整区1.1km2",
        ["park.area_planned = 12.5km2", "park.area_added = 3.2km2", "park.area_adjusted = 1.1km2"],
    ),
    (
        "总面积500.3公顷。其中,区块一:面积300.1公顷,东至环湖路,区块二:面积200.2公顷",
        [
            "park.area_total = 500.3公顷",
            "park.area_block[区块一] = 300.1公顷",
            "park.area_block[区块二] = 200.2公顷",
        ],
    ),
    (
        "规划面积由原来的5.2km2调整至8.1km2",
        ["park.area_planned_before = 5.2km2", "park.area_planned = 8.1km2"],
    ),
    (
        "调出12.3公顷,新扩入45.6公顷,调区扩区后总面积500.1公顷",
        [
            "park.area_removed = 12.3公顷",
            "park.area_added = 45.6公顷",
            "park.area_total = 500.1公顷",
        ],
    ),
    ("批复文号 湘环评[2012]13号", ["park.eia_document = 湘环评〔2012〕13号"]),
    ("2018年公告第4号", ["document.cited = 2018年公告第4号"]),
    ("湘环评函﹝201729", ["document.cited = 湘环评函〔2017〕29号"]),
    ("19943月批准为省级开发区", ["history.established = 1994-03"]),
    ("2010年底获批准设立", ["park.founded = 2010"]),
    ("来源:园区管委会 发布时间:2022-02-25", ["document.published = 2022-02-25"]),
    ("更新时间: 2021-03-06 19:15", ["document.published = 2021-03-06"]),
    (
        "园区主要污染物总量控制指标:化学需氧量358.2t/a,氨氮35.82t/a、VOCs:62.8928t/a",
        ["quota.cod = 358.2t/a", "quota.nh3n = 35.82t/a", "quota.vocs = 62.8928t/a"],
    ),
    (
        "5个污水处理厂总处理能力6.5万吨/天",
        ["sewage.count = 5个", "sewage.capacity_total = 6.5万吨/天"],
    ),
    (
        "12个工业园区集中污水处理设施已建成运营10个",
        ["sewage.count = 12个", "sewage.running = 10个"],
    ),
    ("共发现问题18处", ["emergency.found = 18处"]),
    (
        "评定环保诚信园区5家,环保合格园区12家,环保风险园区1家",
        ["credit.rated_trusted = 5家", "credit.rated_qualified = 12家", "credit.rated_risky = 1家"],
    ),
    (
        "园区生产总值94.24亿元,上缴税金5.13亿元",
        ["economy.gdp = 94.24亿元", "economy.tax = 5.13亿元"],
    ),
    (
        "技工贸总收入330亿元,同比增长16.47%",
        ["economy.income = 330亿元", "economy.income_growth = 16.47%"],
    ),
    (
        "实现规模以上工业总产值291.05亿元,创税收54.75亿元",
        ["economy.output = 291.05亿元", "economy.tax = 54.75亿元"],
    ),
]
OTHERS = [
    (
        "园区现有企业55家（投产企业48家、在建企业7家）。",
        ["enterprises.total = 55家", "enterprises.operating = 48家", "enterprises.building = 7家"],
    ),
    ("园区现有入驻企业一百二十三家", ["enterprises.total = 123家"]),
    (
        "固定资产投资45.6亿元，下降3.4%",
        ["economy.fixed_investment = 45.6亿元", "economy.fixed_investment_growth = -3.4%"],
    ),
    (
        "全年排放化学需氧量35.6吨、氨氮2.8吨、总磷0.3吨",
        ["wastewater.cod = 35.6吨", "wastewater.nh3n = 2.8吨", "wastewater.tp = 0.3吨"],
    ),
    (
        "废气排放企业45家，二氧化硫排放量12.5t，氮氧化物排放量35.6t",
        ["waste_gas.firms = 45家", "waste_gas.so2 = 12.5t", "waste_gas.nox = 35.6t"],
    ),
    (
        "澄江污水处理厂设计规模为2万m³/d，实际处理量1.65万m³/d",
        ["sewage.capacity[澄江污水处理厂] = 2万m3/d", "sewage.flow[澄江污水处理厂] = 1.65万m3/d"],
    ),
    (
        "进出口额59亿元人民币（海关统计），约9.147亿美元，完成进出口目标任务（9.13亿美元）",
        [
            "economy.trade = 59亿元人民币",
            "economy.trade_usd = 9.147亿美元",
            "economy.target[进出口额(美元)] = 9.13亿美元",
        ],
    ),
    (
        "园区生产总值同比增长26.3%，比市定目标增速（7.8%）高出18.5个百分点",
        [
            "economy.gdp_growth = 26.3%",
            "economy.target_growth[地区生产总值] = 7.8%",
            "economy.growth_above_target[地区生产总值] = 18.5个百分点",
        ],
    ),
    (
        "全年共受理环境信访投诉25件，办结25件，办结率100%",
        ["complaints.received = 25件", "complaints.done = 25件", "complaints.rate = 100%"],
    ),
    (
        "截止到年底,園區已入園企業數量42個,無環評批復的企業有0家",
        ["enterprises.total = 42个", "eia.without = 0家"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PUBLISHED, ids=[t for t, _ in PUBLISHED])
def test_published_wordings_are_read(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), OTHERS, ids=[t for t, _ in OTHERS])
def test_other_wordings_are_read_as_well(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "高新技术企业35家",
        "力争入园企业达到50家",
        "下一步将新增入园企业10家",
        "入园企业中税收超千万元的12家",
        "园区企业共42家完成环评审批",
        "每年监测1-2次",
        "对6家入区工业企业进行全面摸底",
    ],
)
def test_a_number_with_an_unforeseen_qualifier_becomes_no_figure_and_stays_visible(
    text: str,
) -> None:
    assert read(text) == []
    assert untraced(text)


def test_a_condition_is_no_figure() -> None:
    text = "完成进出口额59亿元。培育进出口额5000万美元以上龙头企业6家"

    assert read(text) == [
        "economy.trade = 59亿元",
        "economy.value[培育进出口额5000万美元以上龙头企业] = 6家",
    ]
    assert [(u.text, u.why) for u in untraced(text)] == [("5000", "条件中的数字")]


def test_quote_and_place_are_those_of_the_original_text() -> None:
    (claim,) = claims("截止到年底，园区 已入园企业数量  42 个。")

    assert claim.quote == "园区 已入园企业数量  42 个"
    assert (claim.place.paragraph, claim.place.start, claim.place.end) == (1, 6, 22)


def test_a_figure_keeps_what_its_digits_can_stand_for() -> None:
    (rate,) = claims("大气质量监测达标率86.36%")
    (size,) = claims("集中污水处理设施名称为甲厂，设计处理规模5.0×104m³/d")[1:]
    (total,) = claims("现有企业42家")
    (about,) = claims("现有企业80余家")

    assert rate.bounds() == (Fraction("86.355"), Fraction("86.365"))
    assert size.bounds() == (49500, 50500)
    assert size.damaged
    assert total.bounds() == (42, 42)
    assert about.approx
    assert about.bounds() is None


def test_a_figure_is_told_in_the_unit_of_its_fact_as_well() -> None:
    (area,) = claims("核准面积为467.49公顷")

    assert isinstance(area.known, Amount)
    assert isinstance(area.amount, Amount)
    assert (area.known.number, area.amount.number) == (Fraction("467.49"), Fraction("4.6749"))


def test_another_year_and_another_place_are_told_apart() -> None:
    year = "湖南澄江经济开发区位于益阳市，2020年度自评估报告。\n"
    text = year + "2019年园区工业总产值10亿元。2020年工业总产值12亿元，全市工业总产值300亿元。"
    found = [c for c in claims(text) if c.fact == "economy.output"]

    assert [(c.digits, c.period, c.scope) for c in found] == [
        ("10", "2019", ""),
        ("12", "", ""),
        ("300", "", "全市"),
    ]


def test_stations_and_their_factors_are_subjects() -> None:
    text = (
        "（四）大气环境管理\n园区依托市一中进行日常环境空气的监控。2020年该站点监测天数为352天，"
        "其中O3超标天数为1天，最大超标倍数为0.058，PM2.5超标天数为46天，最大超标倍数为1.468。"
    )

    assert [said(c) for c in claims(text) if c.fact.startswith("air_station")] == [
        "air_station.name[市一中] = 市一中",
        "air_station.days[市一中]@2020 = 352天",
        "air_station.exceed_days[市一中/O3]@2020 = 1天",
        "air_station.multiple[市一中/O3]@2020 = 0.058",
        "air_station.exceed_days[市一中/PM2.5]@2020 = 46天",
        "air_station.multiple[市一中/PM2.5]@2020 = 1.468",
    ]


def test_words_without_a_number_say_none_or_not_applicable() -> None:
    assert read("园区无饮用水源监测点，无污染源地下水监测点") == [
        "groundwater.source_points = 0",
        "groundwater.pollution_points = 0",
    ]
    assert read("总量控制指标：VOCs未下达总量指标，无其他总量指标") == [
        "quota.vocs = na",
        "quota.other = na",
    ]


def test_plans_for_next_year_are_no_figures_of_this_year() -> None:
    text = "五、下一步工作计划\n1.新引进企业10家，新增入园企业5家。"

    assert read(text) == []
    assert {u.why for u in untraced(text)} == {"下一步计划中的数字"}


def table(*rows: list[str]) -> Document:
    paragraphs = [Paragraph(1, "一、园区概况", level=1)]
    cells = []
    for r, row in enumerate(rows, start=1):
        for c, text in enumerate(row, start=1):
            number = len(paragraphs) + 1
            paragraphs.append(Paragraph(number, text, table=1, row=r, column=c))
            cells.append(Cell(r, c, 1, 1, (number,)))
    grid = Table(1, tuple(cells), len(rows), len(rows[0]), 1)
    return Document("报告.docx", "0" * 64, "docx", tuple(paragraphs), (grid,))


def test_a_lone_figure_in_a_table_is_said_by_the_cells_around_it() -> None:
    by_row = table(["序号", "指标", "单位", "数值"], ["1", "已入园企业数量", "家", "42"])
    by_head = table(["已入园企业数量（家）", "固定资产投资（亿元）"], ["42", "1.25"])
    by_year = table(["指标", "2019年", "2020年"], ["工业总产值（亿元）", "10.5", "12.5"])

    assert [said(c) for c in read_claims(by_row)[0]] == ["enterprises.total = 42家"]
    assert [said(c) for c in read_claims(by_head)[0]] == [
        "enterprises.total = 42家",
        "economy.fixed_investment = 1.25亿元",
    ]
    assert [said(c) for c in read_claims(by_year)[0]] == [
        "economy.output@2019 = 10.5亿元",
        "economy.output@2020 = 12.5亿元",
    ]
    (claim,) = read_claims(by_row)[0]
    assert (claim.quote, claim.place.row, claim.place.column) == ("42", 2, 4)
