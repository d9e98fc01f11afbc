"""Pairs «requirement | what was done», as a park's steward words them (told apart by |)."""

BANK: dict[str, tuple[str, ...]] = {
    "req.sewage": (
        "园区应推进雨污管网建设，区内废水须全部接管，不得设置企业直排口。|污水管网（{sewer.km}km）已覆盖建成区，{water.firms}家排水企业均接管至{plant}，无直排口。",
        "企业废水应满足接管标准，并由污水处理厂集中处理达标排放。|废水经企业预处理后接入{plant}，该厂全年{plant.tests}次执法监测均达标。",
    ),
    "req.entry": (
        "园区应按产业定位招商，禁止类、限制类项目不得引入。|按产业定位审核项目{screened}个（否决{refused}个），未引入禁止类、限制类项目。",
        "项目引进应符合环境准入要求，从源头控制污染。|{year}年环保会审项目{screened}个，其中{refused}个因不符合准入要求被否决。",
    ),
    "req.waste": (
        "危险废物的收集、贮存应规范，并委托有资质单位安全处置。|产废企业{hazard.firms}家均设危废仓库，危废经{manifests}份联单移交有资质单位。",
        "应建立固废分类收集、综合利用体系，做到固废零排放。|一般固废利用{solid.used}t，危废转移联单{manifests}份，固废零排放。",
    ),
    "req.emergency": (
        "园区应完善环境风险应急体系，编制应急预案，储备应急物资并开展演练。|应急预案{park.plan.date}备案，应急物资{supplies}类，{drill.date}演练1次。",
        "应加强环境风险管控，落实事故废水收集等防范措施。|区内风险源{sources}个，均落实事故池等措施；应急预案备案号：{park.plan.number}。",
    ),
    "req.energy": (
        "区内应采用清洁能源，禁止建设燃煤设施。|{gas.firms}家涉气企业所用能源均为天然气、电，区内无燃煤设施。",
        "园区应推行集中供热或清洁燃料，禁用高污染燃料。|巡查{patrols}次未见高污染燃料使用，企业燃料为天然气或电。",
    ),
    "zone.space": (
        "邻近居住区的地块应引进低污染项目，并留足防护距离。|邻近居住区地块无高污染项目，全年否决不符合要求的项目{refused}个。",
        "{block.1}不得引进以大气污染为主的企业。|{block.1}无此类企业，会审项目{screened}个均予核对。",
    ),
    "zone.emission": (
        "污染物排放总量应控制在核定指标内。|COD、氨氮年排放量分别为{out.cod}t、{out.nh3}t，均在核定指标内。",
        "区内涉VOCs企业应提高废气收集率和处理率。|涉气企业{gas.firms}家完成废气设施排查，VOCs年排放{out.voc}t。",
    ),
    "zone.risk": (
        "应建立风险源清单，定期排查治理环境安全隐患。|清单内风险源{sources}个，隐患{hidden}个已治理。",
        "涉风险企业应制定应急预案并报备案。|企业预案已备案{plan}家。",
        "建设用地应开展土壤例行监测。|土壤点位{soil.points}个，监测均达标。",
    ),
    "monitor.air": (
        "大气：点位{station}，频次1次/年（连续7天），因子SO2、NO2、PM10、PM2.5、O3、CO。|{lab.date:month}已监测1次（连续7天，{station}），因子SO2、NO2、PM10、PM2.5、O3、CO。",
        "环境空气监测项目：PM10、PM2.5、硫酸雾、氨、硫化氢、非甲烷总烃；点位：{station}；频次：1次/年，每次7天。|监测项目：PM10、PM2.5、硫酸雾、氨、硫化氢、非甲烷总烃；{lab}于{lab.date:month}完成1次（7天），点位{station}。",
    ),
    "monitor.water": (
        "水环境：{section}，2次/年，因子pH、COD、氨氮、总磷、总氮、石油类、氟化物。|{section}实测{section.times}次，因子pH、COD、氨氮、总磷、总氮、石油类、氟化物。",
        "地表水监测断面{section}（1次/季），项目为pH、溶解氧、高锰酸盐指数、五日生化需氧量、氨氮、总磷。|断面{section}每月1次、全年{section.times}次，项目为pH、溶解氧、高锰酸盐指数、五日生化需氧量、氨氮、总磷。",
    ),
    "monitor.soil": (
        "土壤：{soil.points}个点，1次/年，因子pH、砷、镉、六价铬、铜、铅、汞、镍、二甲苯。|{lab.date:month}监测{soil.points}个点1次，因子pH、砷、镉、六价铬、铜、铅、汞、镍、二甲苯，均达标。",
        "土壤点位{soil.points}个（1次/年）：铜、锌、铅、镉、镍、铬、汞、石油烃。|点位{soil.points}个，{lab}监测1次：铜、锌、铅、镉、镍、铬、汞、石油烃，低于筛选值。",
    ),
    "monitor.noise": (
        "噪声：4个点（边界及敏感点），1次/年。|4个点昼夜各测1次，均达标（{lab.date:month}）。",
        "声环境点位4处，频次1次/年，昼夜监测。|4处点位已监测1次，昼夜噪声均达3类标准。",
    ),
}  # fmt: skip
