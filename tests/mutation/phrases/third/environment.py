"""水、大气、土壤、固体废物, held out."""

BANK: dict[str, tuple[str, ...]] = {
    "plant": (
        "园区废水排入{plant}，设计规模{capacity}吨/日，实际处理量{inflow}吨/日，出水执行（GB18918-2002）一级A标准。",
        "园区建有集中污水处理厂1座（{plant}），处理能力为{capacity:万}万m³/d，{year}年平均处理水量{inflow:万}万m³/d，负荷率为{plant.load}%，出水水质达到一级A标准。",
        "{plant}设计日处理污水{capacity:万}万立方米，日均进水量{inflow:万}万立方米，运行负荷率为{plant.load}%，尾水排入{river}。",
    ),
    "plant.tests": (
        "市生态环境部门全年对{plant}进行执法监测{plant.tests}次，监测结果均为达标。",
        "{plant}接受执法监测{plant.tests}次，监测指标全部符合排放限值。",
    ),
    "sewage": (
        "园区涉水企业共{water.firms}家，其中纳管{water.sewered}家，工业废水排放总量{flow}吨/天，集中处理比例为100%。",
        "{year}年，园区外排工业废水的企业{water.firms}家，已全部纳管；工业废水年排放量{flow.year}万吨，集中处理率达到100%。",
        "园区排水企业为{water.firms}家，工业废水量合计{flow}m³/d，经{plant}集中处理，处理率100%。",
    ),
    "water.load": (
        "{year}年园区废水污染物排放量为：化学需氧量{out.cod}吨，氨氮{out.nh3}吨。",
        "全年排入外环境的COD为{out.cod}t、氨氮为{out.nh3}t。",
        "经统计，园区年排放COD{out.cod}吨、NH3-N{out.nh3}吨（按污水厂出水浓度计算）。",
    ),
    "water.load.again": (
        "化学需氧量年排放量{out.cod}吨，小于总量指标。",
        "经核算氨氮排放总量为{out.nh3}t/a，满足总量控制要求。",
    ),
    "section": (
        "园区下游控制断面为{section}，水质目标为III类，全年监测{section.times}次，{section.good}次达标，达标率为{section.rate}%。",
        "{section}（{river}）水质执行Ⅲ类标准，{year}年共开展监测{section.times}次，其中达标{section.good}次，水质达标率为{section.rate}%。",
    ),
    "sewers": (
        "园区雨污管网已全覆盖，其中污水管网{sewer.km}km、雨水管网{rain.km}km，全部雨污分流。",
        "园区排水体制为雨污分流制，已铺设污水管道{sewer.km}公里、雨水管道{rain.km}公里。",
    ),
    "black": (
        "园区范围内不存在黑臭水体，也没有饮用水水源保护区。",
        "黑臭水体：无。",
    ),
    "heavy": (
        "经核查，入园企业均无第一类污染物排放。",
        "涉第一类污染物排放的企业0家。",
    ),
    "air": (
        "园区空气质量监测点设在{station}，{year}年有效监测天数{air.days}天，缺测{air.missing}天（仪器故障），达标{air.good}天，达标率{air.rate}%；PM2.5超标{air.fine}天，PM10超标{air.coarse}天，O3超标{air.ozone}天，存在同一天多个因子超标。",
        "根据{station}自动监测站数据，全年有效监测{air.days}天，其中优良天数{air.good}天、超标天数{air.bad}天，优良率为{air.rate}%。超标因子为PM2.5（{air.fine}天）、PM10（{air.coarse}天）、臭氧（{air.ozone}天），个别天数为两项因子同时超标；未监测的{air.missing}天为设备停机检修。",
        "环境空气质量：监测站点{station}，有效天数{air.days}天，达标率为{air.rate}%，主要超标污染物为PM2.5、PM10、臭氧，超标天数分别为{air.fine}天、{air.coarse}天、{air.ozone}天（有多项污染物同日超标的情况），因断电和校准无效数据{air.missing}天。",
    ),
    "air.times": (
        "超标因子的最大超标倍数为O3 {air.ozone.times}倍、PM2.5 {air.fine.times}倍、PM10 {air.coarse.times}倍。",
        "PM2.5日均值最大超标倍数为{air.fine.times}，PM10日均值最大超标倍数为{air.coarse.times}，臭氧8小时值最大超标倍数为{air.ozone.times}。",
    ),
    "air.load": (
        "园区共有废气排放企业{gas.firms}家，{year}年二氧化硫排放量{out.so2}吨，氮氧化物排放量{out.nox}吨，VOCs排放量{out.voc}吨。",
        "涉工业废气企业{gas.firms}家，年排放量分别为：SO2 {out.so2}t、NOx {out.nox}t、VOCs {out.voc}t。",
    ),
    "voc": (
        "涉VOCs排放企业均按要求配套废气收集处理设施，运行台账完整。",
        "VOCs重点企业已完成“一企一策”治理，收集、治理设施和台账均符合要求。",
    ),
    "air.warning": (
        "园区大气环境监控预警系统已建成运行，实行24小时监测。",
        "园区建有大气监测预警系统1套，数据接入市局平台。",
    ),
    "air.rare": (
        "超标天气主要出现在冬季。",
        "超标时段主要为1—2月和10—12月，与不利气象条件有关。",
    ),
    "soil": (
        "{year}年委托{lab}开展土壤监测，共设{soil.points}个点位，监测结果均达标，园区无污染地块。",
        "园区布设土壤监测点{soil.points}个，{lab.date:month}完成监测，各项指标均低于风险筛选值；无污染地块。",
    ),
    "solid": (
        "园区{solid.firms}家企业一般工业固体废物情况如下：产生量{solid.made}吨/年，综合利用量{solid.used}吨/年，自行处置量{solid.own}吨/年，委托处置量{solid.sent}吨/年，年初贮存量{solid.start}吨，年末贮存量{solid.end}吨。",
        "{year}年园区一般固废产生量为{solid.made}吨（企业{solid.firms}家），自行利用{solid.used}吨、自行处置{solid.own}吨、外委处置{solid.sent}吨，年末贮存{solid.end}吨（上年末贮存{solid.start}吨）。",
    ),
    "solid.flat": (
        "园区产生一般工业固体废物的企业有{solid.firms}家，年产生量{solid.net}吨，其中自行利用{solid.used}吨，自行处置{solid.own}吨，外委处置{solid.sent}吨。",
        "一般工业固体废物产生总量{solid.net}吨，综合利用{solid.used}吨，企业自行处置{solid.own}吨，委托第三方处置{solid.sent}吨，无贮存量。",
    ),
    "hazard": (
        "危险废物：产生企业{hazard.firms}家，产生量{hazard.made}吨，自行利用量{hazard.used}吨，自行处置量{hazard.own}吨，委外处置量{hazard.sent}吨，上年末库存{hazard.start}吨，本年末库存{hazard.end}吨。",
        "{year}年共有{hazard.firms}家企业产生危险废物，产生总量{hazard.made}吨，自行利用{hazard.used}吨，自行处置{hazard.own}吨，转移至有资质单位处置{hazard.sent}吨；年初贮存{hazard.start}吨，年末贮存{hazard.end}吨，共办理转移联单{manifests}份。",
    ),
    "hazard.flat": (
        "园区产废企业有{hazard.firms}家，危险废物产生量{hazard.net}吨/年，其中自行利用{hazard.used}吨/年，自行处置{hazard.own}吨/年，委托资质单位处置{hazard.sent}吨/年。",
        "危险废物年产生量为{hazard.net}吨，其中企业自行利用{hazard.used}吨、自行处置{hazard.own}吨、转移处置{hazard.sent}吨，年末无贮存。",
    ),
    "waste.system": (
        "园区已建立危险废物监管体系，{year}年未发现非法转移、倾倒和处置危险废物的行为。",
        "危险废物监管体系已建立，产废企业全部进行申报登记，未发现非法倾倒和处置情况。",
    ),
    "waste.unified": (
        "园区建立了统一的固体废物管理体系，由专业单位负责收集、转运和处置。",
        "固体废物统一收集、统一转运、统一处置的管理机制已建立。",
    ),
}  # fmt: skip
