"""Pairs «requirement | what was done» as the second bank words them (told apart by |)."""

BANK: dict[str, tuple[str, ...]] = {
    "req.sewage": (
        "园区排水须清污分流，配套管网与项目建设同步推进，生产废水不得直排。|与项目同步敷设污水管{sewer.km}公里，{water.firms}家排水企业无直排，废水送{plant}。",
        "生产废水应分质预处理，满足接管标准方可排入集中污水厂。|{water.firms}家废水外排单位均建有预处理设施，{plant}接受{plant.tests}次执法抽测，无一超标。",
    ),
    "req.entry": (
        "提高入园门槛，凡与产业定位相悖、能耗污染偏重的项目一律不得入园。|{year}年预审入园申请{screened}个，婉拒{refused}个，无高能耗高污染项目落地。",
        "招商引资中应执行环境准入负面清单。|{screened}个意向项目均对照负面清单预审，剔除{refused}个。",
    ),
    "req.waste": (
        "固体废物应分类收集、规范暂存，危险废物交由持证单位处置。|{hazard.firms}家产废单位设有规范暂存间，危废转移联单{manifests}份全部闭环。",
        "做好工业固废全过程管控，杜绝流失渗漏。|一般固废厂内利用{solid.used}吨；危废转移开具联单{manifests}份，未见流失渗漏。",
    ),
    "req.emergency": (
        "园区须制定环境应急预案，落实救援队伍与物资，强化区域联动。|预案{park.plan.date}完成备案，救援物资备足{supplies}类，{drill.date}联动演练一次。",
        "设置事故废水收集与截断设施，守住水环境安全底线。|环境风险源{sources}个均落实围堰、切断阀，园区预案备案号{park.plan.number}。",
    ),
    "req.energy": (
        "区内实行集中供热或燃用天然气，不得使用高污染燃料。|{gas.firms}家涉废气企业均以天然气或电为燃料，燃煤锅炉为零。",
        "能源消费应以电、天然气等为主，逐步退出燃煤。|{patrols}次能源专项检查均未见用煤企业，锅炉以天然气为燃料。",
    ),
    "zone.space": (
        "异味扰民类项目不得毗邻学校、住宅等敏感目标建设。|敏感目标附近无异味项目，{year}年预审否决{refused}个。",
        "{block.2}不再新增高排放废气企业。|全年审议意向项目{screened}个，{block.2}没有新增高排放废气企业。",
    ),
    "zone.emission": (
        "污染物新增排放实行等量或减量替代，确保不突破总量。|园区化学需氧量外排{out.cod}吨、氨氮外排{out.nh3}吨，均在总量之内。",
        "推进有机废气深度治理，提升收集效率。|{gas.firms}家涉废气企业完成治理升级，VOCs年排放量为{out.voc}吨。",
    ),
    "zone.risk": (
        "健全风险源台账，隐患动态清零。|在册环境风险源{sources}个，查出隐患{hidden}项，动态清零。",
        "企业须落实突发环境事件风险管控，应急预案依法备案。|依法备案应急预案的企业{plan}家。",
        "强化建设用地土壤环境管理。|{soil.points}个点位土样检测合格，没有污染地块。",
    ),
    "monitor.air": (
        "大气环境：在{station}设1个点，年测1期、每期7天，项目为SO2、NO2、PM10、PM2.5、TSP。|{lab}于{lab.date:month}在{station}采样7天（1期），项目为SO2、NO2、PM10、PM2.5、TSP。",
        "空气质量监测项目：二氧化硫、二氧化氮、可吸入颗粒物、细颗粒物、非甲烷总烃；点位：{station}；频率：1期/年。|点位{station}，{lab.date:month}测1期；项目：二氧化硫、二氧化氮、可吸入颗粒物、细颗粒物、非甲烷总烃。",
    ),
    "monitor.water": (
        "地表水：{section}，半年1次，项目包括pH、溶解氧、化学需氧量、氨氮、总磷、氟化物。|{section}共测{section.times}次，项目包括pH、溶解氧、化学需氧量、氨氮、总磷、氟化物。",
        "{section}一年测4次，测pH、COD、BOD5、氨氮、总磷、石油类、挥发酚。|月测{section}，全年{section.times}次，测pH、COD、BOD5、氨氮、总磷、石油类、挥发酚。",
    ),
    "monitor.soil": (
        "土壤环境质量：设{soil.points}个采样点，一年1次，测砷、镉、六价铬、铜、铅、汞、镍、石油烃。|{soil.points}个采样点于{lab.date:month}采样1次，测砷、镉、六价铬、铜、铅、汞、镍、石油烃，未超筛选值。",
        "土样采集点位{soil.points}个，频率1次/年，项目：pH、砷、汞、铅、镉、锌、镍、苯系物。|{lab}采集土样{soil.points}个点位，1次/年，项目：pH、砷、汞、铅、镉、锌、镍、苯系物，结果合格。",
    ),
    "monitor.noise": (
        "声环境质量监测布设四个点，昼、夜间各1次，按年开展。|四个点昼、夜间各测1次，均未超标。",
        "厂界噪声：4处，频率为1次/年。|4处厂界点位{lab.date:month}测1次，噪声值合格。",
    ),
}  # fmt: skip
