"""Pairs «requirement | what was done» as the held-out bank words them (told apart by |)."""

BANK: dict[str, tuple[str, ...]] = {
    "req.sewage": (
        "园区排水实施雨污分流，管网要建到位，企业废水都要进污水厂。|已做到雨污分流，污水管道有{sewer.km}公里，{water.firms}家有废水的企业都进了{plant}。",
        "企业废水先自行预处理，达到纳管标准后集中处理。|有废水的{water.firms}家企业都做了预处理，再进{plant}，该厂全年执法监测{plant.tests}次，次次达标。",
    ),
    "req.entry": (
        "做好招商把关，产业政策不允许的、污染重的项目不得入园。|招商已把关，{year}年预审了{screened}个项目，没让进的{refused}个，污染重的项目没有入园。",
        "按准入条件引进项目，与园区产业无关的要限制。|按准入条件预审{screened}个项目，不同意入园{refused}个。",
    ),
    "req.waste": (
        "固体废物要分类，能利用的利用，危险废物要交有资质的单位。|固体废物已分类，{hazard.firms}家企业的危险废物都交给有资质的单位，联单{manifests}份。",
        "一般固废和危险废物按规定贮存、处置，不得乱堆乱放。|都按规定贮存、处置，一般固废利用了{solid.used}吨，危险废物联单共{manifests}份。",
    ),
    "req.emergency": (
        "园区要有应急预案，要备应急物资，要定期演练。|预案已备案（时间{park.plan.date}），物资有{supplies}类，演练时间为{drill.date}。",
        "落实风险防控措施，避免发生环境事件。|{sources}个风险源都有防控措施，预案已备案（编号{park.plan.number}）。",
    ),
    "req.energy": (
        "企业用能以电、天然气为主，燃煤锅炉不再建。|{gas.firms}家涉气企业用的是电和天然气，没有燃煤锅炉。",
        "园区内禁止燃煤，推广清洁燃料。|经{patrols}次检查，企业没有燃煤，用的是天然气和电。",
    ),
    "zone.space": (
        "有恶臭的项目不得建在居民点附近。|居民点附近没有这类项目，{year}年没让进的{refused}个。",
        "{block.2}以轻污染企业为主，废气大的项目不进。|{block.2}没有进废气大的项目，全年预审项目{screened}个。",
    ),
    "zone.emission": (
        "废水污染物的排放要控制在总量以内。|化学需氧量排了{out.cod}吨，氨氮排了{out.nh3}吨，都在总量以内。",
        "有VOCs的企业，废气要收集、要处理。|涉气企业{gas.firms}家，废气都收集处理，VOCs一年排放{out.voc}吨。",
    ),
    "zone.risk": (
        "风险源要建档，隐患要查、要改。|风险源建档{sources}个，查出隐患{hidden}个，都改了。",
        "有环境风险的企业要做应急预案，并要备案。|应急预案备了案的企业有{plan}家。",
        "土壤要定期监测，防止污染。|土壤监测了{soil.points}个点位，都没有超标。",
    ),
    "monitor.air": (
        "空气：在{station}监测，一年一次（7天），监测项目有SO2、NO2、PM10、CO、氟化物、TVOC。|{lab.date:month}在{station}测了一次（7天），监测项目有SO2、NO2、PM10、CO、氟化物、TVOC。",
        "大气监测点：{station}；项目：PM10、PM2.5、SO2、NO2、臭氧、非甲烷总烃；每年一次。|{lab}在{lab.date:month}测过一次，点位是{station}，项目：PM10、PM2.5、SO2、NO2、臭氧、非甲烷总烃。",
    ),
    "monitor.water": (
        "地表水：监测{section}，项目有pH、悬浮物、COD、氨氮、总磷、石油类，一年两次。|{section}一年测了{section.times}次，项目有pH、悬浮物、COD、氨氮、总磷、石油类。",
        "水质监测：{section}，每季度一次，测pH、溶解氧、COD、氨氮、总氮、总磷、铜。|{section}每月一次，共{section.times}次，测pH、溶解氧、COD、氨氮、总氮、总磷、铜。",
    ),
    "monitor.soil": (
        "土壤：{soil.points}个点，每年一次，测pH、砷、镉、铬、铜、铅、锌。|{lab.date:month}测了一次，共{soil.points}个点，测pH、砷、镉、铬、铜、铅、锌，都达标。",
        "土壤每年测一次，点位{soil.points}个，项目有铅、砷、汞、镉、镍、铜、锌。|{lab}测了一次，点位{soil.points}个，项目有铅、砷、汞、镉、镍、铜、锌，没有超标。",
    ),
    "monitor.noise": (
        "噪声点4个，昼、夜都要测，一年一次。|4个噪声点在{lab.date:month}测了一次，昼、夜都达标。",
        "噪声：东、南、西、北边界各1个点，每年一次。|东、南、西、北边界各1个点，都测了一次，达标。",
    ),
}  # fmt: skip
