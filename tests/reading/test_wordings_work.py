"""What was done in the year, in words that no sentence of a report was taken from: each says one figure."""

import pytest

from tests.reading.texts import read

HEAD = "泰泽经济开发区2021年度生态环境管理自评估报告\n一、园区概况\n泰泽经济开发区位于泰泽市。\n"

SOIL = [
    "全年共设5个土壤监测点位。",
    "土壤采样点5个，每年一次。",
    "清源环境检测有限公司采集土样5个点位。",
    "清源检测技术有限公司于2021年3月采集了5个点位的土样。",
    "土壤环境质量：设5个采样点，一年1次。",
    "土壤：设点5个，全部低于筛选值。",
    "布设土壤监测点位5处。",
    "土壤例行监测点数量为5个。",
]
WORK = {
    "emergency.materials = 17类": [
        "应急物资种类为17类。",
        "储备有17类应急救援物资。",
        "应急物资库存放17类物资。",
        "应急物资仓库常备17类救援物资。",
        "救援物资备足17类。",
    ],
    "emergency.risk_sources = 12个": [
        "园区登记环境风险源12个。",
        "在册环境风险源12个。",
        "环境风险源在库12个。",
        "园区已建成环境风险源数据库，共登记12个，并制定防控措施。",
        "排查登记重大环境风险源12个。",
        "识别环境风险点12个。",
    ],
    "emergency.found = 8个": [
        "查出隐患8个，动态清零。",
        "排查整治环境隐患8个。",
        "梳理环境风险隐患8个。",
    ],
    "eia.screened = 15个": [
        "对15个拟入园项目进行环保审查。",
        "全年审议意向项目15个。",
        "对15个项目进行准入审查。",
        "2021年研判拟引进项目15个。",
    ],
    "eia.refused = 2个": [
        "全年审议意向项目15个，剔除2个。",
        "预审拟入园项目15个，其中2个未通过。",
        "否决此类项目2个。",
        "婉拒项目2个。",
        "审查意向项目9个，不予入园2个。",
        "否定不符合准入要求的项目2个。",
    ],
    "enterprises.total = 60家": [
        "将60家企业全部纳入日常环境监管。",
        "与园内全部企业（60家）签订环保承诺书。",
        "与全园60家企业签订环保目标责任书。",
        "全部60家企业均已建档。",
    ],
    "plan.park_date = 2020-07-22": [
        "预案2020年7月22日完成备案，2021年5月13日联动演练一次。",
        "园区应急预案已备案（2020年7月22日），2021年10月21日组织了应急演练。",
        "园区已编制《突发环境事件应急预案》，并于2020年7月22日报生态环境部门备案（备案编号：430179-2020-045-M）。",
        "突发环境事件应急预案于2020年7月1日签发，2020年7月22日备案。",
    ],
}
OTHERS = [
    ("对存在问题的12家企业全部完成整改。", "enterprises.total"),
    ("将12家重点企业纳入网格化管理。", "enterprises.total"),
    ("企业应急预案2020年4月1日备案。", "plan.park_date"),
    ("危险废物规范处置，处置率98%。", "wastewater.central_rate"),
    ("生活垃圾无害化处理率98%。", "wastewater.central_rate"),
]
TREATED = [
    "工业废水经城西污水处理厂集中处理，处理率92%。",
    "92%的工业废水进入污水处理厂集中处理。",
    "废水集中处理的比例为92%。",
    "园区工业污水收集率92%。",
    "废水接管处理率仅92%。",
]


@pytest.mark.parametrize("said", SOIL)
def test_points_of_soil_are_counted_in_many_words(said: str) -> None:
    told = read(HEAD + "（五）土壤环境管理\n" + said)
    assert {t for t in told if t.startswith("soil.points")} <= {
        "soil.points = 5个",
        "soil.points = 5处",
    }
    assert any(t.startswith("soil.points") for t in told)


@pytest.mark.parametrize(("fact", "said"), [(f, s) for f, many in WORK.items() for s in many])
def test_the_work_of_the_year_is_told_in_many_words(fact: str, said: str) -> None:
    assert fact in read(HEAD + "三、工作成效\n" + said)


@pytest.mark.parametrize("said", TREATED)
def test_the_rate_of_treatment_is_told_in_many_words(said: str) -> None:
    told = [t for t in read(HEAD + "（三）水环境管理\n" + said) if "central_rate" in t]
    assert told == ["wastewater.central_rate = 92%"]


@pytest.mark.parametrize(("said", "fact"), OTHERS)
def test_what_is_said_of_some_or_of_others_is_no_figure_of_the_park(said: str, fact: str) -> None:
    assert not [t for t in read(HEAD + "三、工作成效\n" + said) if t.startswith(fact)]
