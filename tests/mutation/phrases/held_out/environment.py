"""水、大气、土壤、固体废物 as the held-out bank words them."""

BANK: dict[str, tuple[str, ...]] = {
    "plant": (
        "配套污水处理厂为{plant}，设计能力{capacity}吨/日，目前日处理{inflow}吨，排放标准为《城镇污水处理厂污染物排放标准》一级A。",
        "园区污水进{plant}，该厂规模{capacity:万}万吨/天，实际处理{inflow:万}万吨/天，负荷率{plant.load}%，尾水执行一级A标准，排入{river}。",
        "{plant}：规模{capacity:万}万m³/d，日均处理{inflow:万}万m³/d，占设计规模的{plant.load}%，执行标准一级A。",
    ),
    "plant.tests": (
        "市局对{plant}出水做了{plant.tests}次执法监测，都达标。",
        "污水厂执法监测情况：全年{plant.tests}次，全部达标，超标0次。",
    ),
    "sewage": (
        "有工业废水外排的企业为{water.firms}家，其中纳管{water.sewered}家，废水日排放量共计{flow}吨，都进污水厂，集中处理率100%。",
        "{water.firms}家企业有工业废水外排，废水一年共计{flow.year}万吨，经管网进入{plant}，集中处理率为100%。",
        "废水外排{flow}m³/d，是{water.firms}家企业工业废水的合计数，纳管的有{water.sewered}家，没有散排，集中处理率：100%。",
    ),
    "water.load": (
        "水污染物年排放量为COD{out.cod}吨、氨氮{out.nh3}吨，根据污水厂出水浓度和水量算出。",
        "{year}年园区化学需氧量、氨氮的年排放分别为{out.cod}t、{out.nh3}t。",
    ),
    "water.load.again": (
        "COD实际年排放{out.cod}吨，没有超过批复的指标。",
        "园区实际排放氨氮{out.nh3}t/a，没有超总量。",
    ),
    "section": (
        "污水厂排口下游控制断面是{section}，水功能为Ⅲ类，监测{section.times}次，{section.good}次达标，达标率{section.rate}%。",
        "根据{section}监测数据（{river}，目标水质Ⅲ类），{section.times}次监测中有{section.good}次达标，达标率为{section.rate}%。",
    ),
    "sewers": (
        "园内雨水管道长{rain.km}公里，污水管道长{sewer.km}公里，雨水、污水已经分流。",
        "雨污已分流，管网长度：污水{sewer.km}km，雨水{rain.km}km。",
    ),
    "black": (
        "园区水体没有黑臭的，也没有饮用水源地。",
        "黑臭水体数：0处；饮用水水源保护区数：0处。",
    ),
    "heavy": (
        "没有企业排第一类污染物。",
        "园区内第一类污染物，涉及企业数量为0个。",
    ),
    "air": (
        "{year}年{station}空气站有效天数为{air.days}天，另{air.missing}天因停电、设备检修没有数据；达标{air.good}天，超标{air.bad}天，达标率{air.rate}%；其中PM2.5超标{air.fine}天、PM10超标{air.coarse}天、臭氧超标{air.ozone}天，有的天数几项一起超标。",
        "监测点位为{station}，全年监测有效天数{air.days}天（检修停测{air.missing}天），空气质量达标率为{air.rate}%，达标天数{air.good}天，不达标因子PM2.5、PM10、O3的超标天数分别为{air.fine}天、{air.coarse}天、{air.ozone}天，有同一天超标两项的。",
        "达标率：{air.rate}%（{station}站，有效{air.days}天，超标{air.bad}天，仪器校准等缺{air.missing}天）。超标因子：细颗粒物{air.fine}天，可吸入颗粒物{air.coarse}天，臭氧{air.ozone}天，部分日期重复计算。",
    ),
    "air.times": (
        "PM2.5最大超标{air.fine.times}倍，PM10最大超标{air.coarse.times}倍，臭氧最大超标{air.ozone.times}倍，均为日均值（臭氧为8小时值）。",
        "超标最重的一天，臭氧超了{air.ozone.times}倍，PM10超了{air.coarse.times}倍，PM2.5超了{air.fine.times}倍（最大超标倍数）。",
    ),
    "air.load": (
        "有工业废气的企业为{gas.firms}家，大气污染物年排放量为二氧化硫{out.so2}吨、氮氧化物{out.nox}吨、VOCs{out.voc}吨。",
        "涉气企业数量{gas.firms}个，SO2、NOx、VOCs全年排放量分别为{out.so2}t、{out.nox}t、{out.voc}t。",
    ),
    "voc": (
        "重点的VOCs企业，废气都有收集和处理设施，台账都建了。",
        "涉VOCs企业的收集、处理设施和台账，经检查符合要求。",
    ),
    "air.warning": (
        "大气环境监控预警系统，园区已建成，正常运行。",
        "园区有大气预警系统，已投用，专人值守。",
    ),
    "air.rare": (
        "从月份看，超标多在冬天，和天气有关。",
        "超标的主要原因是冬季扩散条件差。",
    ),
    "soil": (
        "土壤监测点位{soil.points}个，由{lab}在{lab.date:month}监测，结果都达标，污染地块0个。",
        "{year}年对园区{soil.points}个土壤点位做了监测，均没有超过筛选值，没有污染地块。",
    ),
    "solid": (
        "一般工业固体废物，涉及企业{solid.firms}家，年初贮存{solid.start}吨，全年产生{solid.made}吨，综合利用、自行处置、外委处置分别为{solid.used}吨、{solid.own}吨、{solid.sent}吨，年底贮存{solid.end}吨。",
        "产生一般固废的企业数量{solid.firms}个，本年度产生{solid.made}t，去向是：自行综合利用{solid.used}t，自己处置{solid.own}t，委托外面处置{solid.sent}t；贮存量年初{solid.start}t，年末{solid.end}t。",
    ),
    "solid.flat": (
        "一般工业固体废物，涉及企业{solid.firms}家，全年产生{solid.net}吨，综合利用、自行处置、外委处置分别为{solid.used}吨、{solid.own}吨、{solid.sent}吨，没有贮存。",
        "产生一般固废的企业数量{solid.firms}个，本年度产生{solid.net}t，去向是：自行综合利用{solid.used}t，自己处置{solid.own}t，委托外面处置{solid.sent}t。",
    ),
    "hazard": (
        "危险废物，涉及企业{hazard.firms}家，年初贮存{hazard.start}吨，全年产生{hazard.made}吨，自行利用、自行处置、外委处置分别为{hazard.used}吨、{hazard.own}吨、{hazard.sent}吨，年底贮存{hazard.end}吨，转移联单共{manifests}份。",
        "产生危废的企业数量{hazard.firms}个，本年度产生{hazard.made}t，去向是：自行综合利用{hazard.used}t，自己处置{hazard.own}t，交有资质单位{hazard.sent}t；贮存量年初{hazard.start}t，年末{hazard.end}t。",
    ),
    "hazard.flat": (
        "危险废物，涉及企业{hazard.firms}家，全年产生{hazard.net}吨，自行利用、自行处置、外委处置分别为{hazard.used}吨、{hazard.own}吨、{hazard.sent}吨，没有贮存。",
        "产生危废的企业数量{hazard.firms}个，本年度产生{hazard.net}t，去向是：自行综合利用{hazard.used}t，自己处置{hazard.own}t，交有资质单位{hazard.sent}t。",
    ),
    "waste.system": (
        "园区有危险废物监管体系，{year}年没有企业乱倒、乱转危险废物。",
        "危险废物监管体系方面，制度、台账、联单都有，全年非法倾倒、转移、处置为0起。",
    ),
    "waste.unified": (
        "园区的固体废物，由园区统一安排收集、运输和处置，体系已建立。",
        "园区固废统一管理的体系已有，并在运营。",
    ),
}  # fmt: skip
