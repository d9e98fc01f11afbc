"""水、大气、土壤、固体废物."""

BANK: dict[str, tuple[str, ...]] = {
    "plant": (
        "园区配套集中污水处理设施1座，名称为{plant}，设计处理规模{capacity}m³/d，实际处理规模{inflow}m³/d，污水管网覆盖率100%，出水执行《城镇污水处理厂污染物排放标准》（GB 18918-2002）一级A标准。",
        "园区污水依托{plant}处理，该厂设计能力{capacity:万}万吨/日，{year}年日均处理{inflow:万}万吨，负荷率{plant.load}%，出水水质执行GB 18918-2002一级A标准。",
        "{plant}设计处理能力为{capacity:sci}m³/d，目前实际日处理水量{inflow:sci}m³/d，尾水达到一级A标准后排入{river}。",
        "集中式污水处理厂（{plant}）设计规模{capacity:万}万m³/d，年均日处理量{inflow:万}万m³/d，运行负荷{plant.load}%，排放执行一级A标准。",
    ),
    "plant.tests": (
        "{year}年生态环境部门对{plant}开展执法监测{plant.tests}次，结果全部达标。",
        "全年对该污水处理厂监督性监测{plant.tests}次，均达标。",
        "执法监测共{plant.tests}次，污水处理厂出水均符合排放标准，无超标情况。",
    ),
    "sewage": (
        "园区工业废水外排企业{water.firms}家，纳管企业{water.sewered}家，工业废水总排放量{flow}m³/d，污水集中处理率100%。",
        "涉及工业废水排放的企业{water.firms}家，全部接入市政管网，废水排放量为每天{flow}立方米，废水集中处理率达100%。",
        "排放工业废水的企业共{water.firms}家，均纳管处理，全年废水排放量{flow.year}万吨，集中收集处理率100%。",
        "园区有{water.firms}家企业产生外排工业废水，日排放量{flow}吨，纳管{water.sewered}家，集中处理比例100%。",
    ),
    "water.load": (
        "园区年度水污染物总排放量：化学需氧量{out.cod}t/a，氨氮{out.nh3}t/a。",
        "{year}年园区废水中COD排放量{out.cod}吨，氨氮排放量{out.nh3}吨，均为经污水处理厂处理后外排量。",
        "经核算，全年外排环境的化学需氧量{out.cod}吨、氨氮{out.nh3}吨。",
        "水污染物排放情况：化学需氧量{out.cod}t/a、氨氮{out.nh3}t/a（按污水处理厂出水核算）。",
    ),
    "water.load.again": (
        "化学需氧量实际排放{out.cod}吨，占总量指标的比例处于合理水平。",
        "全年COD排放量为{out.cod}t，未超过总量控制指标。",
        "氨氮年排放量{out.nh3}吨，控制在总量指标以内。",
    ),
    "section": (
        "排污口下游最近的控制断面为{section}，水功能区划III类，{year}年监测{section.times}次，达标{section.good}次，达标率{section.rate}%。",
        "受纳水体{river}的{section}执行地表水III类标准，全年监测{section.times}次均达标，水质达标率{section.rate}%。",
        "{section}位于排污口下游，{section.times}个月的监测结果全部达到Ⅲ类水质，达标率为{section.rate}%。",
    ),
    "sewers": (
        "园区已建成雨水管网{rain.km}公里、污水管网{sewer.km}公里，实现雨污分流。",
        "雨污分流系统已建成，雨水管{rain.km}km，污水管{sewer.km}km。",
        "园区排水实行雨污分流，累计敷设雨水管道{rain.km}km、污水管道{sewer.km}km。",
    ),
    "black": (
        "园区内无黑臭水体，无饮用水水源保护区。",
        "园区及周边没有黑臭水体，不涉及饮用水水源地。",
        "经排查，园区不存在黑臭水体。",
    ),
    "heavy": (
        "园区内没有排放一类污染物的企业。",
        "园区企业均不涉及第一类水污染物排放。",
        "无涉重金属废水排放企业。",
    ),
    "air": (
        "依托{station}空气自动站开展监测，{year}年有效监测{air.days}天，因设备维护缺测{air.missing}天，达标率{air.rate}%，其中PM2.5超标{air.fine}天、PM10超标{air.coarse}天、O3超标{air.ozone}天（部分天数多项同时超标）。",
        "{year}年{station}站点有效天数{air.days}天（停电和校准{air.missing}天无数据），优良天数{air.good}天，优良率{air.rate}%，超标因子为PM2.5、PM10和O3，分别超标{air.fine}天、{air.coarse}天、{air.ozone}天，存在同日多因子超标。",
        "园区大气自动监测站（{station}）全年有效监测天数{air.days}天，达标天数{air.good}天，超标{air.bad}天，达标率为{air.rate}%。其中PM2.5超标天数{air.fine}天，PM10超标天数{air.coarse}天，臭氧超标天数{air.ozone}天。其余{air.missing}天因仪器检修数据无效。",
        "空气质量：{station}点位监测{air.days}天，超标{air.bad}天，达标率{air.rate}%，PM2.5、PM10、O3超标天数依次为{air.fine}天、{air.coarse}天和{air.ozone}天，个别日子两项同时超标；另有{air.missing}天数据缺失，系例行维护。",
    ),
    "air.times": (
        "PM2.5、PM10、O3最大超标倍数分别为{air.fine.times}、{air.coarse.times}、{air.ozone.times}。",
        "最大超标倍数：PM2.5为{air.fine.times}倍，PM10为{air.coarse.times}倍，O3为{air.ozone.times}倍。",
        "细颗粒物最大超标{air.fine.times}倍，可吸入颗粒物最大超标{air.coarse.times}倍，臭氧最大超标{air.ozone.times}倍。",
    ),
    "air.load": (
        "园区涉及工业废气排放企业{gas.firms}家，大气污染物排放量：二氧化硫{out.so2}t/a，氮氧化物{out.nox}t/a，VOCs{out.voc}t/a。",
        "排放工业废气的企业{gas.firms}家，全年排放SO2 {out.so2}吨、NOx {out.nox}吨、挥发性有机物{out.voc}吨。",
        "{gas.firms}家涉气企业{year}年排放二氧化硫{out.so2}吨，氮氧化物{out.nox}吨，挥发性有机物{out.voc}吨。",
    ),
    "voc": (
        "涉VOCs重点企业均安装了收集和治理设施，并建立了运行管理台账。",
        "涉挥发性有机物的重点排污单位废气有效收集，治理设施正常运行，台账齐全。",
        "园区涉VOCs企业已完成收集、治理设施建设，活性炭更换等台账记录完整。",
    ),
    "air.warning": (
        "园区建成大气环境监控预警系统，与市级平台联网。",
        "大气环境监测监控预警系统已建成并投入使用。",
        "建有大气预警监控平台，超标数据自动推送到责任企业。",
    ),
    "air.rare": (
        "全年个别天数出现超标，主要集中在冬春季节。",
        "超标主要发生在1月和12月。",
        "超标天气多为静稳和沙尘传输所致。",
    ),
    "soil": (
        "{lab.date:month}委托{lab}对{soil.points}个土壤点位开展监测，结果全部达标，园区内无污染地块。",
        "土壤环境监测布点{soil.points}个，监测结果均符合GB 36600-2018第二类用地筛选值，达标率100%；污染地块0个。",
        "{year}年土壤监测点{soil.points}个，达标率100%，未发现污染地块。",
    ),
    "solid": (
        "一般工业固体废物产生企业{solid.firms}家，上年末贮存{solid.start}吨，本年产生{solid.made}吨，自行综合利用{solid.used}吨，自行处置{solid.own}吨，外委处置{solid.sent}吨，年末贮存{solid.end}吨。",
        "{solid.firms}家企业产生一般工业固废，全年产生量{solid.made}t，其中综合利用{solid.used}t、自行处置{solid.own}t、委托处置{solid.sent}t，贮存量由年初的{solid.start}t变为年末的{solid.end}t。",
        "一般工业固废：产生量{solid.made}t/a，自行利用{solid.used}t/a，自行处置{solid.own}t/a，委外处置{solid.sent}t/a；期初库存{solid.start}t，期末库存{solid.end}t。",
    ),
    "solid.flat": (
        "一般工业固体废物产生企业数量{solid.firms}个，产生量{solid.net}t/a，其中，自行综合利用{solid.used}t/a，自行处置{solid.own}t/a，外委处置{solid.sent}t/a。",
        "园区{solid.firms}家企业共产生一般固废{solid.net}吨，自行综合利用{solid.used}吨，自行处置{solid.own}吨，委托外单位处置{solid.sent}吨，年末无贮存。",
        "一般工业固废年产生{solid.net}吨，去向为：综合利用{solid.used}吨、自行处置{solid.own}吨、委托处置{solid.sent}吨。",
    ),
    "hazard": (
        "危险废物产生企业{hazard.firms}家，上年末贮存{hazard.start}吨，本年产生{hazard.made}吨，自行综合利用{hazard.used}吨，自行处置{hazard.own}吨，外委处置{hazard.sent}吨，年末贮存{hazard.end}吨。",
        "产生危险废物的企业{hazard.firms}家，年产生量{hazard.made}t，自行利用{hazard.used}t、自行处置{hazard.own}t，委托有资质单位处置{hazard.sent}t，年初贮存{hazard.start}t，年末贮存{hazard.end}t，转移联单{manifests}份。",
        "危废：期初库存{hazard.start}吨，全年产生{hazard.made}吨，综合利用{hazard.used}吨，自行处置{hazard.own}吨，转移处置{hazard.sent}吨，期末库存{hazard.end}吨。",
    ),
    "hazard.flat": (
        "危险废物产生企业数量{hazard.firms}个，产生量{hazard.net}t/a，其中，自行综合利用{hazard.used}t/a，自行处置{hazard.own}t/a，外委处置{hazard.sent}t/a。",
        "全年产生危险废物{hazard.net}吨（{hazard.firms}家企业），自行利用{hazard.used}吨、自行处置{hazard.own}吨、委托有资质单位处置{hazard.sent}吨，年末无库存。",
        "危险废物产生量{hazard.net}吨，其中自行综合利用{hazard.used}吨，自行处置{hazard.own}吨，委托处置{hazard.sent}吨。",
    ),
    "waste.system": (
        "建立了覆盖收集、贮存、转移、处置全过程的危险废物监管体系，未发生非法倾倒、转移、处置危险废物事件。",
        "危险废物监管体系健全，全年无危险废物非法倾倒、非法转移案件。",
        "园区建成危险废物全过程监管体系，没有企业非法倾倒、处置危险废物。",
    ),
    "waste.unified": (
        "园区已建立统一的固体废物运营管理体系。",
        "已建成统一的固废收集、贮存、转运和处置体系。",
        "固废统一收运处置体系已经建立并运行。",
    ),
}  # fmt: skip
