"""水、大气、土壤、固体废物, as a park's steward words them."""

BANK: dict[str, tuple[str, ...]] = {
    "plant": (
        "污水集中处理依托{plant}（设计规模{capacity:万}万m³/d，实际处理量{inflow:万}万m³/d，负荷率{plant.load}%），尾水执行GB18918-2002一级A标准，排入{river}。",
        "区内企业废水接管至{plant}。该厂设计处理规模{capacity}吨/日，{year}年日均处理{inflow}吨，出水标准为一级A。",
        "{plant}（园区配套污水厂）：规模{capacity:万}万吨/日，日均水量{inflow:万}万吨，运行负荷{plant.load}%，达一级A标准后外排{river}。",
    ),
    "plant.tests": (
        "{plant}外排口执法监测共{plant.tests}次，均未超标。",
        "全年执法监测（{plant.tests}次）显示，污水厂尾水各项指标均达标。",
    ),
    "sewage": (
        "区内工业废水排放企业{water.firms}家，已接管{water.sewered}家，合计废水量{flow}t/d，集中处理率100%。",
        "外排生产废水企业{water.firms}家（全部接管），全年工业废水排放量{flow.year}万吨，100%集中处理。",
        "工业废水接管企业计{water.firms}家，年排水量{flow.year}万立方米，折合日均{flow}m³，园区废水集中处理率为100%。",
    ),
    "water.load": (
        "经污水厂处理后，园区外排水污染物COD、氨氮分别为{out.cod}t/a、{out.nh3}t/a。",
        "废水污染物排环境量：COD {out.cod}t、氨氮{out.nh3}t（{year}年，为外排量，非接管量）。",
        "{year}年园区排入外环境的水污染物，化学需氧量为{out.cod}吨、氨氮为{out.nh3}吨。",
    ),
    "water.load.again": (
        "本年度COD外排量为{out.cod}t，未超核定指标。",
        "氨氮外排量{out.nh3}t，在指标以内。",
        "园区年排COD {out.cod}t，总量可控。",
    ),
    "section": (
        "下游考核断面{section}（水质目标Ⅲ类）监测{section.times}次、达标{section.good}次，达标率{section.rate}%。",
        "{section}为园区尾水下游控制断面，{year}年例行监测{section.times}次，符合Ⅲ类标准的{section.good}次，即达标率{section.rate}%。",
        "{river}{section}执行Ⅲ类水标准，全年例行监测{section.times}次，达标次数{section.good}次（{section.rate}%）。",
    ),
    "sewers": (
        "排水系统为雨污分流，已建污水管网{sewer.km}km、雨水管网{rain.km}km。",
        "雨水、污水管网长度分别为{rain.km}km、{sewer.km}km，建成区全部雨污分流。",
    ),
    "black": (
        "经巡河，水体均无黑臭现象；饮用水水源保护区不在评估范围内。",
        "黑臭水体：不涉及；饮用水源保护区：不涉及。",
        "区内河道无黑臭水体，亦无饮用水取水口。",
    ),
    "heavy": (
        "第一类污染物：区内无排放企业。",
        "经核对各企业环评，废水中均不含第一类污染物。",
        "区内无涉一类污染物（总铬、总镍、总镉等）废水排放。",
    ),
    "air": (
        "环境空气质量引用{station}自动站数据：{year}年有效{air.days}天（另{air.missing}天因检修、校准无有效数据），达标{air.good}天、超标{air.bad}天，达标率{air.rate}%；超标因子PM2.5、PM10、O3对应超标天数分别为{air.fine}天、{air.coarse}天、{air.ozone}天（同日可有多项超标）。",
        "{station}点位有效监测天数为{air.days}天，优良{air.good}天，优良天数比率{air.rate}%。超标天数按因子统计：O3 {air.ozone}天、PM2.5 {air.fine}天、PM10 {air.coarse}天，个别天数存在多因子叠加；缺失{air.missing}天，原因为仪器维护。",
        "空气自动站（{station}）{year}年达标率为{air.rate}%（有效天数{air.days}天），其中PM2.5超标{air.fine}天、O3超标{air.ozone}天、PM10超标{air.coarse}天，部分天数重叠；停电、质控导致缺失{air.missing}天。",
    ),
    "air.times": (
        "超标程度（最大倍数）：{air.fine.times}倍（PM2.5）、{air.coarse.times}倍（PM10）、{air.ozone.times}倍（O3）。",
        "超标日中，PM2.5最高超标{air.fine.times}倍、PM10最高超标{air.coarse.times}倍、臭氧最高超标{air.ozone.times}倍。",
    ),
    "air.load": (
        "涉气企业{gas.firms}家，SO2、NOx、VOCs年排放量分别为{out.so2}t、{out.nox}t、{out.voc}t。",
        "废气污染物排放量（{year}年，{gas.firms}家涉气企业合计）：二氧化硫{out.so2}t/a，氮氧化物{out.nox}t/a，挥发性有机物{out.voc}t/a。",
        "经统计，区内有工业废气排放的企业共计{gas.firms}家，排放VOCs {out.voc}吨、氮氧化物{out.nox}吨、二氧化硫{out.so2}吨。",
    ),
    "voc": (
        "涉VOCs企业废气均经收集后处理（活性炭吸附、RTO等），耗材更换有台账。",
        "重点VOCs企业已落实废气收集与末端治理，治理设施运行台账规范。",
    ),
    "air.warning": (
        "大气环境监控预警系统（含微站）已建成，数据实时上传。",
        "园区已配套大气监控预警体系，并接入市级监管平台。",
    ),
    "air.rare": (
        "从时段分布看，颗粒物超标以冬春为主，臭氧超标以夏季为主。",
        "超标原因以不利扩散条件和区域传输为主。",
    ),
    "soil": (
        "土壤例行监测点位{soil.points}个（{lab}，{lab.date:month}采样），各项目均低于二类用地风险筛选值，区内无污染地块。",
        "{lab.date:month}对区内{soil.points}个土壤点位采样检测，达标率100%；污染地块：无。",
    ),
    "solid": (
        "区内{solid.firms}家企业年产一般工业固废{solid.made}t，年内综合利用、自行处置、委外处置量分别为{solid.used}t、{solid.own}t、{solid.sent}t；贮存量年初{solid.start}t、年末{solid.end}t。",
        "一般工业固废产生单位{solid.firms}家，年度平衡如下（单位：t）：年初贮存{solid.start}，产生{solid.made}，综合利用{solid.used}，自行处置{solid.own}，委外处置{solid.sent}，年末贮存{solid.end}。",
        "全年一般工业固废产生量共计{solid.made}吨（{solid.firms}家），利用{solid.used}吨、自行处置{solid.own}吨、外委处置{solid.sent}吨；期初贮存{solid.start}吨，期末贮存{solid.end}吨。",
    ),
    "solid.flat": (
        "{solid.firms}家企业一般工业固废产生量共计{solid.net}t，其中综合利用{solid.used}t、自行处置{solid.own}t、委外处置{solid.sent}t，当年产生当年清运。",
        "区内一般固废年产量{solid.net}t（涉及企业{solid.firms}家），自行利用、自行处置、外委处置量分别为{solid.used}t、{solid.own}t、{solid.sent}t。",
    ),
    "hazard": (
        "区内产废企业{hazard.firms}家，危险废物产生、自行利用、自行处置、委外处置量分别为{hazard.made}t、{hazard.used}t、{hazard.own}t、{hazard.sent}t，年初、年末贮存量分别为{hazard.start}t、{hazard.end}t。",
        "危废年度平衡（单位：t）：年初贮存{hazard.start}、本年产生{hazard.made}、自行利用{hazard.used}、自行处置{hazard.own}、委外处置{hazard.sent}、年末贮存{hazard.end}；涉及产废企业{hazard.firms}家。",
        "{year}年，{hazard.firms}家产废企业共产生危险废物{hazard.made}吨；委外处置{hazard.sent}吨（转移联单{manifests}份），企业自行利用{hazard.used}吨、自行处置{hazard.own}吨，贮存量由年初{hazard.start}吨变为年末{hazard.end}吨。",
    ),
    "hazard.flat": (
        "产废企业{hazard.firms}家，年产危险废物{hazard.net}t（自行利用{hazard.used}t、自行处置{hazard.own}t、委外处置{hazard.sent}t）。",
        "危废产生总量共计{hazard.net}t，涉及企业{hazard.firms}家，其去向分别为：自行利用{hazard.used}t，自行处置{hazard.own}t，委托有资质单位{hazard.sent}t，年末零贮存。",
    ),
    "waste.system": (
        "危险废物监管体系运行正常（申报、贮存、转移、处置四环节），当年无非法倾倒、转移案件。",
        "园区已建危废全过程监管机制，未查见非法处置、倾倒行为。",
    ),
    "waste.unified": (
        "园区一般固废和危废均纳入统一收运体系管理。",
        "固废管理体系：全区统一（统一收集、统一运输、统一处置），已建立。",
    ),
}  # fmt: skip
