"""What reading does with whole classes of wording: deeds denied, heads left out or told before, lists dealt out.

Each sentence is written for its class; the values are those that it plainly says.
"""

import pytest

from tests.reading.texts import claims, said

HEAD = "泰泽经济开发区2021年度生态环境管理自评估报告\n"
CHAPTERS = {
    "overview": "一、园区概况\n",
    "water": "二、环境管理情况\n（三）水环境管理\n",
    "air": "二、环境管理情况\n（四）大气环境管理\n",
    "waste": "二、环境管理情况\n（六）固体废物管理\n",
    "complaints": "二、环境管理情况\n（七）投诉管理\n",
}


def told(chapter: str, sentence: str) -> set[str]:
    """Every figure of a sentence, as one line each."""
    return {said(c) for c in claims(HEAD + CHAPTERS[chapter] + sentence)}


CASES = [
    # a deed that was not done, whatever the adverb; the particle inside its word
    ("overview", "竣工环保验收：验了收的30家，还没验收3家，不用验收9家。",
     {"acceptance.done = 30家", "acceptance.pending = 3家", "acceptance.not_required = 9家"}),
    ("overview", "企业应急预案：备了案的12家，一直没有备案2家，依规免编预案的8家。",
     {"plan.done = 12家", "plan.pending = 2家", "plan.not_required = 8家"}),
    # a word of how a procedure stands names its procedure, without a heading
    ("overview", "取得环评批复的40家，无需环评的5家。", {"eia.approved = 40家", "eia.not_required = 5家"}),
    # one word for several deeds
    ("overview", "环保验收手续方面，办结27家，未办结2家，不涉及15家。",
     {"acceptance.done = 27家", "acceptance.pending = 2家", "acceptance.not_required = 15家"}),
    # the head stands before the comma
    ("overview", "领取了排污许可证的，企业数量为14个，排污登记的40个。",
     {"permit.held = 14个", "permit.registered = 40个"}),
    ("overview", "化学需氧量的总量指标，园区为6.8吨/年。", {"quota.cod = 6.8吨/年"}),
    ("overview", "固定资产投资稳步增长，完成41.46亿元。", {"economy.fixed_investment = 41.46亿元"}),
    # growths dealt out to the indicators before, years to the figures behind
    ("overview", "固定资产投资、税收分别为50亿元、3亿元，同比分别增长12.5%和8.1%。",
     {"economy.fixed_investment = 50亿元", "economy.tax = 3亿元",
      "economy.fixed_investment_growth = 12.5%", "economy.tax_growth = 8.1%"}),
    ("overview", "2020年、2021年工业总产值分别为75.41亿元和90.79亿元。",
     {"economy.output@2020 = 75.41亿元", "economy.output = 90.79亿元"}),
    ("overview", "上年工业总产值80亿元，本年90亿元。", {"economy.output@2020 = 80亿元", "economy.output = 90亿元"}),
    # the target stands first
    ("overview", "外贸方面，任务2.70亿美元，完成2.94亿美元（人民币18.97亿元）。",
     {"economy.target[进出口额(美元)] = 2.7亿美元", "economy.trade_usd = 2.94亿美元", "economy.trade = 18.97亿元"}),
    # what may not be exceeded is a limit, not a load
    ("overview", "化学需氧量、氨氮排放总量应分别控制在90吨、8吨以内。", {"quota.cod = 90吨", "quota.nh3n = 8吨"}),
    # a block named before the comma; a dash is no minus
    ("overview", "核准面积5平方公里，一是东区，面积3平方公里，二是西区，面积2平方公里。",
     {"park.area_approved = 5平方公里", "park.area_block[东区] = 3平方公里", "park.area_block[西区] = 2平方公里"}),
    ("overview", "核准面积5平方公里，按区块分：东区—3平方公里；西区—2平方公里。",
     {"park.area_approved = 5平方公里", "park.area_block[东区] = 3平方公里", "park.area_block[西区] = 2平方公里"}),
    # what is a sum of its own parts is no figure of their name
    ("overview", "上年末企业50家，新入园5家，退出企业4家（清退1家，自主退出3家），年末51家。",
     {"enterprises.last_year = 50家", "enterprises.new = 5家", "enterprises.cleared = 1家",
      "enterprises.left = 3家", "enterprises.total = 51家"}),
    # the head was left out because the figure before has it
    ("air", "PM2.5超标最大倍数为0.933倍，PM10为0.727倍，O3为0.250倍。",
     {"air_station.multiple[/PM2.5] = 0.933倍", "air_station.multiple[/PM10] = 0.727倍",
      "air_station.multiple[/O3] = 0.25倍"}),
    ("air", "最大超标倍数为1.587倍（PM2.5）、0.687倍（PM10）。",
     {"air_station.multiple[/PM2.5] = 1.587倍", "air_station.multiple[/PM10] = 0.687倍"}),
    ("waste", "危险废物产生量796.17吨（26家）。", {"hazardous.generated = 796.17吨", "hazardous.firms = 26家"}),
    ("waste", "一般工业固废年初、年末贮存量分别为190.7吨、124.0吨。",
     {"waste.stored_before = 190.7吨", "waste.stored = 124吨"}),
    ("water", "管网长度：污水30.2km，雨水37.4km。", {"sewage.pipe_length = 30.2km", "sewage.rain_length = 37.4km"}),
    # the sentence goes on counting complaints though it named another thing
    ("complaints", "受理群众环境诉求4件，按类别分为大气异味2件、噪声2件，年内办结4件。",
     {"complaints.received = 4件", "complaints.done = 4件"}),
    ("complaints", "各级督察交办问题中，完成7个，共9个。", {"inspection.done = 7个", "inspection.received = 9个"}),
]  # fmt: skip


@pytest.mark.parametrize(("chapter", "sentence", "values"), CASES, ids=[c[1][:16] for c in CASES])
def test_a_sentence_of_the_class_yields_its_figures(
    chapter: str, sentence: str, values: set[str]
) -> None:
    assert values <= told(chapter, sentence)


def test_a_class_told_later_ends_the_parts_of_the_one_before() -> None:
    text = "园区概况：尚未验收3家，其中2家在建、1家试生产，无需开展验收的24家。"
    parts = {c.fact: c.part_of for c in claims(HEAD + CHAPTERS["overview"] + text)}
    assert parts["acceptance.pending_construction"] == "acceptance.pending"
    assert parts["acceptance.not_required"] == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "每家企业一个档案，专人管理。",
        "召开专题会议，12家企业参加。",
        "全年COD排放量43.5吨，控制在总量以内。",
    ],
)
def test_these_count_no_firms_and_set_no_limit(sentence: str) -> None:
    facts = {c.fact for c in claims(HEAD + CHAPTERS["overview"] + sentence)}
    assert not facts & {"enterprises.total", "quota.cod"}
