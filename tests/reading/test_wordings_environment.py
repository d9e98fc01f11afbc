"""Figures of water, air, waste, quotas and the economy in the many ways that officers write them.

Each line is a sentence of its own under its chapter, with the claims that must come of it, values as printed.
"""

import re

import pytest

from tests.reading.texts import document, said
from yuanjian.reading.claims import read_claims

_TITLE = "临江经济开发区2021年度生态环境管理状况评估报告"
_CHAPTERS = {
    "overview": "一、园区概况", "water": "（三）水环境管理", "air": "（四）大气环境管理", "waste": "（六）固体废物管理",
    "complaints": "（七）投诉管理", "work": "三、工作成效",
}  # fmt: skip

TOLD: list[tuple[str, str, str]] = [
    # sewage works
    ("water", "园区污水排入临江第二污水处理厂，该厂设计处理规模为3万吨/日，目前实际处理量2.1万吨/日，负荷率70%。",
     "sewage.capacity=3万吨/日 sewage.flow=2.1万吨/日 plant.load=70%"),
    ("water", "集中式污水处理设施处理能力20000m3/d，年平均进水量12500m3/d，水力负荷62.5%。",
     "sewage.capacity=20000m3/d sewage.flow=12500m3/d plant.load=62.5%"),
    ("water", "污水处理厂日处理能力为5万立方米，全年日均处理污水3.2万立方米，运行负荷64%。",
     "sewage.capacity=5万立方米 sewage.flow=3.2万立方米 plant.load=64%"),
    ("water", "污水处理厂可日处理废水8000吨，日均收水量5200吨。", "sewage.capacity=8000吨 sewage.flow=5200吨"),
    ("water", "年内对污水处理厂开展监督性监测4次，出水均达标。", "sewage.enforcement_samples=4次"),
    ("water", "铺设污水主管网45.6公里、雨水管网38.2公里。", "sewage.pipe_length=45.6公里 sewage.rain_length=38.2公里"),
    # the firms' wastewater
    ("water", "区内涉水企业26家，废水日排放量3100立方米，26家全部接管。",
     "wastewater.firms=26家 wastewater.flow=3100立方米"),
    ("water", "工业废水年排放量为86.4万吨，废水排放企业17户。", "wastewater.volume=86.4万吨 wastewater.firms=17户"),
    ("water", "全年排放COD 21.6吨、氨氮1.08吨。", "wastewater.cod=21.6吨 wastewater.nh3n=1.08吨"),
    ("water", "水污染物实际排放量：化学需氧量35.2t/a，氨氮2.1t/a，总磷0.3t/a，总氮9.8t/a。",
     "wastewater.cod=35.2t/a wastewater.nh3n=2.1t/a wastewater.tp=0.3t/a wastewater.tn=9.8t/a"),
    ("water", "2021年外排化学需氧量12.3吨，氨氮0.6吨，均在总量指标之内。", "wastewater.cod=12.3吨 wastewater.nh3n=0.6吨"),
    # the section downstream
    ("water", "下游青龙桥断面全年监测24次，达标23次，达标率95.8%。",
     "section.occasions=24次 section.ok_occasions=23次 section.rate=95.8%"),
    ("water", "白水河出境断面共取样12次，其中11次达到Ⅲ类水质，水质达标率为91.7%。",
     "section.occasions=12次 section.ok_occasions=11次 section.rate=91.7%"),
    # air
    ("air", "2021年园区空气质量有效监测天数358天，优良天数330天，优良率92.2%。",
     "air.days=358天 air.good_days=330天 air.rate=92.2%"),
    ("air", "全年环境空气有效天数360天，达标天数342天，达标率为95.0%，超标18天。",
     "air.days=360天 air.good_days=342天 air.rate=95.0% air.exceed_days=18天"),
    ("air", "区管委会自动监测站有效监测355天，其中超标21天，优良天数比例94.1%。",
     "air_station.days[区管委会自动监测站]=355天 air_station.exceed_days_any[区管委会自动监测站]=21天 air_station.rate[区管委会自动监测站]=94.1%"),
    ("air", "各因子超标天数：PM2.5 14天，PM10 3天，O3 6天。",
     "air_station.exceed_days[/PM2.5]=14天 air_station.exceed_days[/PM10]=3天 air_station.exceed_days[/O3]=6天"),
    ("air", "细颗粒物超标11天，臭氧超标5天，可吸入颗粒物超标2天。",
     "air_station.exceed_days[/细颗粒物]=11天 air_station.exceed_days[/臭氧]=5天 air_station.exceed_days[/可吸入颗粒物]=2天"),
    ("air", "PM2.5、O3分别超标9天和4天。", "air_station.exceed_days[/PM2.5]=9天 air_station.exceed_days[/O3]=4天"),
    ("air", "PM2.5最大超标倍数0.613倍，臭氧最大超标倍数为0.175倍。",
     "air_station.multiple[/PM2.5]=0.613倍 air_station.multiple[/臭氧]=0.175倍"),
    ("air", "PM10日均浓度最大超标0.240倍。", "air_station.multiple[/PM10]=0.240倍"),
    ("air", "全年排放二氧化硫12.5吨、氮氧化物38.6吨、VOCs 22.1吨。",
     "waste_gas.so2=12.5吨 waste_gas.nox=38.6吨 waste_gas.vocs=22.1吨"),
    ("air", "废气污染物年排放量为：SO2 8.8t/a、NOx 20.3t/a、VOCs 5.6t/a；涉气企业34家。",
     "waste_gas.so2=8.8t/a waste_gas.nox=20.3t/a waste_gas.vocs=5.6t/a waste_gas.firms=34家"),
    # quotas
    ("overview", "园区主要污染物总量控制指标：COD 120吨/年，氨氮12吨/年，SO2 60吨/年，NOx 90吨/年，VOCs 45吨/年。",
     "quota.cod=120吨/年 quota.nh3n=12吨/年 quota.so2=60吨/年 quota.nox=90吨/年 quota.vocs=45吨/年"),
    ("overview", "规划环评批复的总量指标（t/a）为化学需氧量120、氨氮12。", "quota.cod=120t/a quota.nh3n=12t/a"),
    ("overview", "核定园区化学需氧量允许排放量85.5吨/年、氨氮允许排放量8.6吨/年。", "quota.cod=85.5吨/年 quota.nh3n=8.6吨/年"),
    ("overview", "污染物排放总量上限（单位：吨/年）：二氧化硫55.0、氮氧化物88.0。", "quota.so2=55.0吨/年 quota.nox=88.0吨/年"),
    ("overview", "二氧化硫、氮氧化物总量控制指标分别为50吨/年和80吨/年。", "quota.so2=50吨/年 quota.nox=80吨/年"),
    ("work", "全年COD排放35吨，占总量指标120吨的29.2%。", "wastewater.cod=35吨"),
    # waste
    ("waste", "园区一般工业固废产生企业45家，全年产生量2.35万吨，综合利用2.01万吨，委托处置0.34万吨。",
     "waste.firms=45家 waste.generated=2.35万吨 waste.used=2.01万吨 waste.outsourced=0.34万吨"),
    ("waste", "危险废物：年初贮存量12.5吨，本年产生量356.8吨，自行利用处置量0吨，委托有资质单位处置350.1吨，年末贮存量19.2吨。",
     "hazardous.stored_before=12.5吨 hazardous.generated=356.8吨 hazardous.outsourced=350.1吨 hazardous.stored=19.2吨"),
    ("waste", "全年共产生危废218.4吨，涉及企业19家，转移处置210.0吨，期末库存15.3吨，上年结存6.9吨。",
     "hazardous.generated=218.4吨 hazardous.firms=19家 hazardous.outsourced=210.0吨 "
     "hazardous.stored=15.3吨 hazardous.stored_before=6.9吨"),
    ("waste", "一般固废产生量8600吨，厂内循环利用3200吨，外售综合利用5400吨。",
     "waste.generated=8600吨 waste.self_used=3200吨 waste.outsourced=5400吨"),
    ("waste", "27家企业产生危险废物，共计1205吨，其中委外处置1180吨、暂存25吨。",
     "hazardous.firms=27家 hazardous.outsourced=1180吨 hazardous.stored=25吨"),
    ("waste", "办理危险废物转移联单132份，转移危险废物640.2吨。", "hazardous.manifests=132份 hazardous.outsourced=640.2吨"),
    # complaints
    ("complaints", "2021年受理环境信访投诉23件，已办结23件，办结率100%。",
     "complaints.received=23件 complaints.done=23件 complaints.rate=100%"),
    ("complaints", "全年共接到12369投诉举报15起，处理15起，处理率100%。", "complaints.received=15起 complaints.done=15起"),
    ("complaints", "中央生态环境保护督察交办问题6个，完成整改5个，整改完成率83.3%。",
     "inspection.received=6个 inspection.done=5个 inspection.rate=83.3%"),
    ("complaints", "省督察组反馈问题4项，已全部整改到位。", "inspection.received=4项"),
    # economy
    ("overview", "2021年，园区实现规模以上工业总产值320.5亿元，同比增长8.6%，2020年为295.1亿元。",
     "economy.output=320.5亿元 economy.output_growth=8.6% economy.output@2020=295.1亿元"),
    ("overview", "全年工业总产值由上年的280亿元增加到301亿元，增幅7.5%。",
     "economy.output@2020=280亿元 economy.output=301亿元 economy.output_growth=7.5%"),
    ("overview", "完成固定资产投资56.2亿元，比上年增长12.3%；税收收入9.8亿元，下降3.1%。",
     "economy.fixed_investment=56.2亿元 economy.fixed_investment_growth=12.3% economy.tax=9.8亿元 "
     "economy.tax_growth=-3.1%"),
    ("overview", "外贸进出口总额18.6亿元人民币，折合2.88亿美元。", "economy.trade=18.6亿元人民币 economy.trade_usd=2.88亿美元"),
    ("overview", "固定资产投资35.6亿元（同比+6.2%）。", "economy.fixed_investment=35.6亿元 economy.fixed_investment_growth=6.2%"),
    ("overview", "规模工业总产值增长9.2%，比年度目标8%高1.2个百分点。",
     "economy.output_growth=9.2% economy.target_growth[工业总产值]=8% economy.growth_above_target[工业总产值]=1.2个百分点"),
    # areas by block
    ("overview", "国家核准的四至范围内用地共计831公顷，由A区（538公顷）和B区（293公顷）组成。",
     "park.area_approved=831公顷 park.area_block[A区]=538公顷 park.area_block[B区]=293公顷"),
    ("overview", "按公告，园区面积260公顷。其中，区块一（东片）174公顷，区块二（西片）86公顷。",
     "park.area_stated=260公顷 park.area_block[区块一]=174公顷 park.area_block[区块二]=86公顷"),
    ("overview", "北片占地391公顷，南片占地304公顷，合计695公顷，即批复的园区面积。",
     "park.area_block[北片]=391公顷 park.area_block[南片]=304公顷 park.area_approved=695公顷"),
    ("overview", "园区由北片区（5.38平方公里）、南片区（2.93平方公里）构成，批准面积共8.31平方公里。",
     "park.area_block[北片区]=5.38平方公里 park.area_block[南片区]=2.93平方公里 park.area_approved=8.31平方公里"),
    ("overview", "园区土地总面积831公顷，两个片区面积依次为538公顷（北片区）、293公顷（南片区）。",
     "park.area_total=831公顷 park.area_block[北片区]=538公顷 park.area_block[南片区]=293公顷"),
    ("overview", "园区核准面积831公顷，东、西片区面积分别为538公顷、293公顷。",
     "park.area_approved=831公顷 park.area_block[东片区]=538公顷 park.area_block[西片区]=293公顷"),
    ("overview", "经核准的土地共2.60平方千米，1.09平方千米在东区，1.51平方千米在南片区。",
     "park.area_approved=2.60平方千米 park.area_block[东区]=1.09平方千米 park.area_block[南片区]=1.51平方千米"),
    # quotas whose unit is given once, before or behind
    ("overview", "污染物总量管控指标（吨/年）：化学需氧量31.2，氨氮3.2，氮氧化物0。",
     "quota.cod=31.2吨/年 quota.nh3n=3.2吨/年 quota.nox=0吨/年"),
    ("overview", "总量指标COD 31.2、氨氮3.2、SO2 80（单位均为t/a）。", "quota.cod=31.2t/a quota.nh3n=3.2t/a quota.so2=80t/a"),
    ("overview", "以吨/年计，总量指标为COD 31.2、氨氮3.2。", "quota.cod=31.2吨/年 quota.nh3n=3.2吨/年"),
    ("overview", "化学需氧量、氨氮、二氧化硫总量指标依次为31.2、3.2、80吨/年。",
     "quota.cod=31.2吨/年 quota.nh3n=3.2吨/年 quota.so2=80吨/年"),
    ("overview", "规划环评批复的污染物排放总量：化学需氧量31.2t/a，氨氮3.2t/a。", "quota.cod=31.2t/a quota.nh3n=3.2t/a"),
    ("overview", "总量控制要求为化学需氧量不超过31.2吨/年、氨氮不超过3.2吨/年。", "quota.cod=31.2吨/年 quota.nh3n=3.2吨/年"),
    ("overview", "二氧化硫执行80.1吨/年的总量指标。", "quota.so2=80.1吨/年"),
    ("overview", "氨氮排放严格控制在6.8吨/年的总量指标内。", "quota.nh3n=6.8吨/年"),
    ("water", "2021年氨氮排放量1.44吨，小于总量指标。", "wastewater.nh3n=1.44吨"),
    ("air", "SO2、NOx、VOCs年实际排放15.2t、47.8t、23.4t。", "waste_gas.so2=15.2t waste_gas.nox=47.8t waste_gas.vocs=23.4t"),
    ("air", "SO2排放量为12.3吨/年（总量指标60吨/年），NOx排放量为38.6吨/年（总量指标90吨/年）。",
     "waste_gas.so2=12.3吨/年 quota.so2=60吨/年 waste_gas.nox=38.6吨/年 quota.nox=90吨/年"),
    ("overview", "园区COD、氨氮排污权指标分别为120吨、12吨。", "quota.cod=120吨 quota.nh3n=12吨"),
    ("water", "园区污水由临江污水处理厂处理（设计能力4.5万m3/d，实际3.1万m3/d，负荷率68.9%）。",
     "sewage.capacity=4.5万m3/d sewage.flow=3.1万m3/d plant.load=68.9%"),
    ("air", "PM2.5（15天，最大超标倍数0.813）、O3（13天，最大超标倍数0.219）超标。",
     "air_station.multiple[/PM2.5]=0.813 air_station.multiple[/O3]=0.219"),
    ("overview", "按年均汇率6.4515折算，进出口额2.88亿美元约合18.6亿元。", "economy.trade_usd=2.88亿美元 economy.trade=18.6亿元"),
    # the plant named before its capacity; multiples behind the factors that they are of
    ("water", "园区建有集中污水处理厂1座（临江污水处理厂），处理能力为4.5万m3/d，平均处理水量2.2万m3/d，负荷率48.9%。",
     "sewage.capacity=4.5万m3/d sewage.flow=2.2万m3/d plant.load=48.9%"),
    ("air", "超标因子的最大超标倍数为O3 0.231倍、PM2.5 1.227倍。",
     "air_station.multiple[/O3]=0.231倍 air_station.multiple[/PM2.5]=1.227倍"),
    ("air", "细颗粒物日均浓度超标最大倍数1.227。", "air_station.multiple[/细颗粒物]=1.227"),
    ("overview", "2020年固定资产投资78.88亿元，2021年完成82.51亿元，增速4.6%。",
     "economy.fixed_investment@2020=78.88亿元 economy.fixed_investment=82.51亿元 economy.fixed_investment_growth=4.6%"),
]  # fmt: skip


@pytest.mark.parametrize(("chapter", "text", "wanted"), TOLD, ids=[t[1][:16] for t in TOLD])
def test_figures_are_read_in_the_words_of_every_office(
    chapter: str, text: str, wanted: str
) -> None:
    found, _ = read_claims(document(f"{_TITLE}\n{_CHAPTERS[chapter]}\n{text}"))
    own = [_plain(said(c)) for c in found if c.place.paragraph == 3]
    missing = [w for w in wanted.split() if not _told(w, own)]
    assert not missing, own


@pytest.mark.parametrize(
    ("chapter", "text"),
    [
        ("overview", "园区尚有COD剩余总量指标85吨。"),
        ("air", "有效天数358天，其中轻度污染25天，中度污染3天。"),
        ("overview", "园区批准面积4.2平方公里，储备用地0.6平方公里，绿化用地0.4平方公里。"),
    ],
)
def test_what_is_left_or_graded_is_no_figure_of_the_whole(chapter: str, text: str) -> None:
    found, _ = read_claims(document(f"{_TITLE}\n{_CHAPTERS[chapter]}\n{text}"))
    own = [_plain(said(c)) for c in found if c.place.paragraph == 3]
    assert [o for o in own if not o.startswith(("air.days=358", "park.area_approved=4.2"))] == []


def _plain(line: str) -> str:
    return line.replace(" = ", "=").replace("@2021=", "=")


def _told(wanted: str, own: list[str]) -> bool:
    """A claim whose fact (and subject, where one is asked for), period and value are these."""
    head, value = wanted.split("=")
    for line in own:
        fact, _, shown = line.partition("=")
        if "[" not in head:
            fact = re.sub(r"\[.*\]", "", fact)
        if fact == head and _same(shown, value):
            return True
    return False


def _same(shown: str, wanted: str) -> bool:
    number, unit = _split(shown)
    other, of = _split(wanted)
    return unit == of and float(number) == float(other)


def _split(value: str) -> tuple[str, str]:
    at = next((i for i, c in enumerate(value) if not (c.isdigit() or c in ".-")), len(value))
    return value[:at], value[at:]
