"""One fact told in many orders: number first, heads dealt out by 分别, blocks around their figure, dates of documents.

All wordings are made up for these tests; the values are those that the sentences plainly say.
"""

import pytest

from tests.reading.texts import read

HEAD = "泰泽经济开发区2021年度生态环境管理自评估报告\n一、园区概况\n"
ORDERS = [
    (
        "园区入驻企业60家。东片40家，西片20家。",
        [
            "enterprises.total = 60家",
            "enterprises.block[东片] = 40家",
            "enterprises.block[西片] = 20家",
        ],
    ),
    (
        "园区入驻企业60家，40家位于东片，20家位于西片。",
        [
            "enterprises.total = 60家",
            "enterprises.block[东片] = 40家",
            "enterprises.block[西片] = 20家",
        ],
    ),
    (
        "园区入驻企业60家。东片、西片分别有企业40家、20家。",
        [
            "enterprises.total = 60家",
            "enterprises.block[东片] = 40家",
            "enterprises.block[西片] = 20家",
        ],
    ),
    (
        "园区由东片和西片组成，核准面积分别为1.2平方公里、1.4平方公里，合计2.6平方公里。",
        [
            "park.area_block[东片] = 1.2平方公里",
            "park.area_block[西片] = 1.4平方公里",
            "park.area_approved = 2.6平方公里",
        ],
    ),
    (
        "核准面积2.6平方公里，由面积1.2平方公里的东片与面积1.4平方公里的西片组成。",
        [
            "park.area_approved = 2.6平方公里",
            "park.area_block[东片] = 1.2平方公里",
            "park.area_block[西片] = 1.4平方公里",
        ],
    ),
    (
        "入园企业数分别为12家、30家。",
        [],
    ),
    (
        "2020年末园区有入驻企业58家，2021年引进5家、依法清退1家、自行退出2家，年末共有入驻企业60家。",
        [
            "enterprises.last_year = 58家",
            "enterprises.new = 5家",
            "enterprises.cleared = 1家",
            "enterprises.left = 2家",
            "enterprises.total = 60家",
        ],
    ),
    (
        "入园企业由上年末的58家变为年末的60家，年内新入园5家、清退1家、退出2家。",
        [
            "enterprises.last_year = 58家",
            "enterprises.total = 60家",
            "enterprises.new = 5家",
            "enterprises.cleared = 1家",
            "enterprises.left = 2家",
        ],
    ),
    (
        "园区入驻企业60家。按生产状态分，已投产55家，建设中3家，停产2家。",
        [
            "enterprises.total = 60家",
            "enterprises.operating = 55家",
            "enterprises.building = 3家",
            "enterprises.stopped = 2家",
        ],
    ),
    (
        "园区入驻企业60家。投产、在建、停产企业分别为55家、3家和2家。",
        [
            "enterprises.total = 60家",
            "enterprises.operating = 55家",
            "enterprises.building = 3家",
            "enterprises.stopped = 2家",
        ],
    ),
    (
        "环保竣工验收方面，30家企业完成自主验收，4家正在组织验收，26家无需验收。",
        [
            "acceptance.done = 30家",
            "acceptance.pending_in_process = 4家",
            "acceptance.not_required = 26家",
        ],
    ),
    (
        "竣工验收情况：通过验收30家，尚未通过4家（其中在建3家、试生产1家），不需要验收26家。",
        [
            "acceptance.done = 30家",
            "acceptance.pending = 4家",
            "acceptance.pending_construction = 3家",
            "acceptance.pending_trial = 1家",
            "acceptance.not_required = 26家",
        ],
    ),
    (
        "已有30家企业通过竣工环保验收，还有4家没有验收。",
        ["acceptance.done = 30家", "acceptance.pending = 4家"],
    ),
    (
        "应编制应急预案的企业20家，均已备案；无需编制的40家。",
        ["plan.done = 20家", "plan.not_required = 40家"],
    ),
    (
        "企业应急预案备案率100%，共20家完成备案，40家因风险较低免于备案。",
        ["plan.done = 20家", "plan.not_required = 40家"],
    ),
    (
        "排污许可应发尽发：重点管理3家、简化管理7家，合计10家持证；登记管理33家；不需要申领17家。",
        [
            "permit.key = 3家",
            "permit.simplified = 7家",
            "permit.held = 10家",
            "permit.registered = 33家",
            "permit.not_required = 17家",
        ],
    ),
    (
        "化学需氧量、氨氮年排放量分别为43.6吨和1.4吨。",
        ["wastewater.cod = 43.6吨", "wastewater.nh3n = 1.4吨"],
    ),
    (
        "督察交办问题12项，办结10项，占83.3%。",
        ["inspection.received = 12项", "inspection.done = 10项", "inspection.rate = 83.3%"],
    ),
    (
        "全年排查环境隐患4轮次，排查出隐患13处，已全部整改。",
        ["emergency.searches = 4轮次", "emergency.found = 13处"],
    ),
    (
        "对12个拟入园项目开展环保预审，其中3个未予准入。",
        ["eia.screened = 12个", "eia.refused = 3个"],
    ),
    (
        "2017年9月8日，园区规划环评通过省生态环境厅审查（湘环评函〔2017〕28号）。",
        ["park.eia_date = 2017-09-08", "park.eia_document = 湘环评函〔2017〕28号"],
    ),
    (
        "园区突发环境事件应急预案备案时间为2020年3月10日。",
        ["plan.park_date = 2020-03-10"],
    ),
    (
        "2021年4月22日开展园区突发环境事件应急演练1次，共40人参加。",
        [
            "emergency.drill_date = 2021-04-22",
            "emergency.drills = 1次",
            "emergency.drill_people = 40人",
        ],
    ),
    (
        "2020年8月，园区学习规划环评审查意见（湘环评函〔2017〕28号）。",
        ["park.eia_document = 湘环评函〔2017〕28号"],
    ),
    (
        "规上工业总产值90.8亿元，同比增长20.4%，快于2.4%的年度目标18.0个百分点。",
        [
            "economy.output = 90.8亿元",
            "economy.output_growth = 20.4%",
            "economy.target_growth[工业总产值] = 2.4%",
            "economy.growth_above_target[工业总产值] = 18个百分点",
        ],
    ),
    (
        "雨、污水管网长度分别为12.3公里、37.2公里。",
        [],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ORDERS, ids=[t for t, _ in ORDERS])
def test_a_fact_is_read_in_whatever_order_it_is_told(text: str, wanted: list[str]) -> None:
    assert read(HEAD + text)[1:] == wanted


def test_the_name_of_the_park_is_no_block_of_it() -> None:
    assert read(HEAD + "泰泽经济开发区入园企业60家。")[1:] == ["enterprises.total = 60家"]


def test_firms_that_came_are_not_those_of_a_procedure() -> None:
    told = read(HEAD + "园区入驻企业60家，已完成竣工验收30家，本年度新增2家。")[1:]
    assert "enterprises.new = 2家" not in told


def test_a_list_of_several_ends_what_is_a_part() -> None:
    told = read(HEAD + "未完成验收的4家，其中在建3家、调试1家；不需要开展验收的26家。")[1:]
    assert told[-1] == "acceptance.not_required = 26家"
