"""Pairs «requirement | what was done», held out (told apart by |)."""

BANK: dict[str, tuple[str, ...]] = {
    "req.sewage": (
        "园区应加快完善污水收集管网，企业废水预处理达到接管要求后进入污水处理厂。|园区已建污水管网{sewer.km}公里，{water.firms}家涉水企业废水预处理后全部进入{plant}。",
        "做好园区雨污分流，工业废水全部集中处理。|园区雨水管网{rain.km}公里、污水管网{sewer.km}公里，工业废水由{plant}集中处理，该厂执法监测{plant.tests}次均为达标。",
    ),
    "req.entry": (
        "严格执行园区准入条件，限制高耗能、高排放企业入园。|{year}年共审查入园项目{screened}个，否决{refused}个，没有高耗能、高排放企业入园。",
        "入园项目应符合园区产业定位和国家产业政策。|对{screened}个项目进行了入园审查，其中{refused}个不符合要求、未引进，入园项目均符合国家产业政策。",
    ),
    "req.waste": (
        "做好工业固体废物的分类收集和综合利用，危险废物应交有资质的单位处置。|{hazard.firms}家产废企业建设了危废暂存间，危险废物均交有资质单位处置，办理转移联单{manifests}份。",
        "加强固体废物管理，防止造成二次污染。|园区一般工业固废综合利用{solid.used}吨，危险废物办理转移联单{manifests}份，未造成二次污染。",
    ),
    "req.emergency": (
        "建立环境风险防控和应急体系，定期组织应急演练。|园区应急预案已备案（{park.plan.date}），配备应急物资{supplies}类，{drill.date}组织了应急演练。",
        "落实环境风险防范措施，防止发生环境污染事故。|园区登记环境风险源{sources}个，应急预案已备案，备案编号{park.plan.number}，未发生环境污染事故。",
    ),
    "req.energy": (
        "园区应使用天然气、电等清洁能源，不得新建燃煤锅炉。|园区已通天然气，{gas.firms}家涉气企业使用天然气或电，无燃煤锅炉。",
        "园区能源以天然气为主，禁止使用高污染燃料。|开展检查{patrols}次，企业能源均为天然气、电，未使用高污染燃料。",
    ),
    "zone.space": (
        "居民区周边不得布置有恶臭、噪声污染的企业。|居民区周边无恶臭、噪声污染企业，{year}年否决此类项目{refused}个。",
        "{block.1}限制引入气型污染企业。|{block.1}未引入气型污染企业，{year}年共审查项目{screened}个。",
    ),
    "zone.emission": (
        "园区污染物排放总量不得超过批复的总量指标。|{year}年化学需氧量排放{out.cod}吨，氨氮排放{out.nh3}吨，未超过总量指标。",
        "涉VOCs企业应落实废气收集处理措施。|{gas.firms}家涉气企业落实了废气收集处理措施，VOCs年排放量{out.voc}吨。",
    ),
    "zone.risk": (
        "园区应建立环境隐患排查制度。|园区环境风险源{sources}个，{year}年排查出隐患{hidden}个，均已整改。",
        "重点企业应编制突发环境事件应急预案。|已有{plan}家企业编制预案并备案。",
        "加强土壤环境监测。|{soil.points}个点位土壤监测结果达标。",
    ),
    "monitor.air": (
        "环境空气：监测点位为{station}，监测因子为PM2.5、PM10、SO2、NO2、CO、TVOC，每年监测一次，每次7天。|{lab.date:month}在{station}监测一次，共7天，监测因子为PM2.5、PM10、SO2、NO2、CO、TVOC。",
        "空气监测点{station}，每年1次，监测SO2、NO2、TSP、PM10、氯化氢、非甲烷总烃。|由{lab}于{lab.date:month}完成监测，点位为{station}，监测SO2、NO2、TSP、PM10、氯化氢、非甲烷总烃。",
    ),
    "monitor.water": (
        "地表水：断面为{section}，监测因子为pH、溶解氧、COD、BOD5、氨氮、总磷、总氮，每半年监测一次。|{section}全年已监测{section.times}次，监测因子为pH、溶解氧、COD、BOD5、氨氮、总磷、总氮。",
        "{section}：每季度监测一次，因子有水温、pH、高锰酸盐指数、化学需氧量、氨氮、总磷。|{section}按月监测，共{section.times}次，因子有水温、pH、高锰酸盐指数、化学需氧量、氨氮、总磷。",
    ),
    "monitor.soil": (
        "土壤：监测点位{soil.points}个，监测因子为pH、铜、锌、铅、镉、砷、汞，每年一次。|{lab.date:month}监测一次，点位{soil.points}个，监测因子为pH、铜、锌、铅、镉、砷、汞，均未超标。",
        "园区土壤监测{soil.points}个点，监测镉、汞、砷、铜、铅、铬、锌、镍、石油烃，一年一次。|由{lab}完成土壤监测1次，{soil.points}个点，监测镉、汞、砷、铜、铅、铬、锌、镍、石油烃，结果达标。",
    ),
    "monitor.noise": (
        "噪声：园区边界4个点位，每年监测一次。|{lab.date:month}完成4个点位监测一次，噪声达标。",
        "环境噪声监测点4个，一年一次，分昼间和夜间。|监测点4个，昼间和夜间各监测一次，均达标。",
    ),
}  # fmt: skip
