"""水、大气、土壤、固体废物, as the office of a management committee words it."""

BANK: dict[str, tuple[str, ...]] = {
    "plant": (
        "园区生产、生活污水由{plant}接纳处理，设计能力{capacity}立方米/日，{year}年日均处理水量{inflow}立方米，负荷率{plant.load}%，尾水达到一级A标准后排入{river}。",
        "园区依托污水处理厂一座，即{plant}，批复规模{capacity:万}万吨/天，当年实际日处理{inflow:万}万吨，平均负荷{plant.load}%，尾水去向为{river}。",
        "{plant}日处理能力为{capacity:万}万立方米，全年日均进水{inflow:万}万立方米，采用“预处理+生化+深度处理”工艺，出水水质按一级A标准控制。",
    ),
    "plant.tests": (
        "属地生态环境部门年内对{plant}出水抽测{plant.tests}次，没有超标记录。",
        "{year}年{plant}共接受执法监测{plant.tests}次，结果全部合格。",
    ),
    "sewage": (
        "产生并外排工业废水的{water.firms}家企业中，接入市政污水管网{water.sewered}家，日均排放废水{flow}吨，集中处理率100%。",
        "据水量统计，{water.firms}家排水企业全年向{plant}输送工业废水{flow.year}万吨，集中处理率为100%。",
        "工业废水年产排量为{flow.year}万立方米（日均{flow}立方米），来自{water.firms}家企业，100%进入污水处理厂。",
    ),
    "water.load": (
        "以污水厂出水口在线数据核算，园区{year}年排入地表水体的化学需氧量{out.cod}吨、氨氮{out.nh3}吨。",
        "全年COD排放{out.cod}吨，氨氮排放{out.nh3}吨（注：为污水厂处理后的排放量，不是企业接管量）。",
        "园区水污染物排放总量，化学需氧量为{out.cod}吨/年，氨氮为{out.nh3}吨/年，均按尾水外排口径统计。",
    ),
    "water.load.again": (
        "落实减排措施后，全园化学需氧量外排{out.cod}吨。",
        "年度氨氮排放{out.nh3}吨，低于总量上限。",
    ),
    "section": (
        "园区下游设有{section}，水质按Ⅲ类考核，当年采样监测{section.times}次，{section.good}次符合要求，达标率{section.rate}%。",
        "据水质月报，{section}{year}年监测{section.times}次，有{section.good}次达到或优于Ⅲ类，水质达标率{section.rate}%。",
        "{river}下游考核断面为{section}，全年{section.times}次监测中达标{section.good}次，达标比例为{section.rate}%。",
    ),
    "sewers": (
        "建成区已实现雨污分流，累计敷设污水管{sewer.km}公里、雨水管{rain.km}公里。",
        "现有雨水管线{rain.km}公里，污水管线{sewer.km}公里，两套管网各自独立，雨污分流到位。",
    ),
    "black": (
        "园区及周边河渠经排查没有黑臭水体，附近也无集中式饮用水水源保护区。",
        "园区地表水系未发现黑臭现象，规划范围同饮用水水源保护区没有重叠。",
    ),
    "heavy": (
        "园区没有排放第一类污染物的企业，不涉及车间排放口监测。",
        "对排水企业逐户核查后确认，无第一类污染物产生和排放。",
    ),
    "air": (
        "园区空气自动站位于{station}，{year}年应测日数中取得有效数据{air.days}天，因设备维护、停电等缺失{air.missing}天；达标{air.good}天，超标{air.bad}天，达标率{air.rate}%。超标日中涉及PM2.5的{air.fine}天、PM10的{air.coarse}天、O3的{air.ozone}天（部分日期多项同时超标）。",
        "从{station}站点全年监测结果看，有效日数{air.days}天，优良{air.good}天，优良率{air.rate}%；细颗粒物（PM2.5）超标{air.fine}天，可吸入颗粒物（PM10）超标{air.coarse}天，臭氧超标{air.ozone}天，上述天数有重合。另有{air.missing}天数据无效。",
        "{year}年{station}空气站有效监测{air.days}天，未达标{air.bad}天，达标率为{air.rate}%，超标污染物及天数为：PM2.5计{air.fine}天，PM10计{air.coarse}天，臭氧计{air.ozone}天，同一天有两项以上超标的按一天计；仪器检修停测{air.missing}天。",
    ),
    "air.times": (
        "以最大值计，PM2.5、PM10、臭氧分别超过标准限值{air.fine.times}倍、{air.coarse.times}倍和{air.ozone.times}倍。",
        "各因子日均浓度最大超标倍数：细颗粒物{air.fine.times}，可吸入颗粒物{air.coarse.times}，臭氧（日最大8小时）{air.ozone.times}。",
    ),
    "air.load": (
        "据排污许可执行报告汇总，现有{gas.firms}家涉气企业，二氧化硫、氮氧化物和挥发性有机物全年分别排放{out.so2}吨、{out.nox}吨和{out.voc}吨。",
        "全年废气污染物排放汇总如下：VOCs为{out.voc}吨、SO2为{out.so2}吨、NOx为{out.nox}吨，排放企业共{gas.firms}家。",
        "{year}年列入环统的废气排放企业为{gas.firms}家，其二氧化硫年排放{out.so2}吨，氮氧化物年排放{out.nox}吨，VOCs年排放{out.voc}吨。",
    ),
    "voc": (
        "重点行业VOCs治理按“应收尽收”原则推进，企业均配套了处理设施并留存耗材更换记录。",
        "排放挥发性有机物的企业全部安装治理设施，收集效率和台账经抽查符合规定。",
    ),
    "air.warning": (
        "大气环境监控预警系统于往年建成，现运转正常，异常数据自动推送至网格员。",
        "园区大气监控预警由自动站和若干微型站组成，系统已稳定运行。",
    ),
    "air.rare": (
        "超标日多集中在秋冬季静稳天气和夏季高温时段。",
        "颗粒物超标多见于采暖季，臭氧超标多见于夏季午后。",
    ),
    "soil": (
        "土壤环境状况总体稳定，{lab.date:month}由{lab}在园区布点{soil.points}个采样检测，指标均不超过相应用地筛选值，没有列入污染地块名录的地块。",
        "当年土壤监测共布点{soil.points}个，结果全部达标；经核对，园区现无污染地块。",
    ),
    "solid": (
        "{solid.firms}家企业全年产生一般工业固体废物{solid.made}吨，连同上年末结存的{solid.start}吨，经综合利用{solid.used}吨、自行处置{solid.own}吨、委托外单位处置{solid.sent}吨后，本年末结存{solid.end}吨。",
        "据固废信息系统统计，一般工业固废{year}年初贮存{solid.start}吨，年内新产生{solid.made}吨，去向为综合利用{solid.used}吨、自行处置{solid.own}吨、委外处置{solid.sent}吨，年底尚存{solid.end}吨，共涉及{solid.firms}家企业。",
        "涉一般工业固废企业{solid.firms}家，固废产生{solid.made}吨，其中自行利用{solid.used}吨、自行处置{solid.own}吨、委托处置{solid.sent}吨，厂内贮存由年初的{solid.start}吨变化为年末的{solid.end}吨。",
    ),
    "solid.flat": (
        "一般工业固体废物全年产生{solid.net}吨，分属{solid.firms}家企业，其中综合利用{solid.used}吨，自行处置{solid.own}吨，外送处置{solid.sent}吨，年末无库存。",
        "{solid.firms}家企业上报一般固废{solid.net}吨，已利用{solid.used}吨、自行处置{solid.own}吨、委托有能力单位处置{solid.sent}吨。",
    ),
    "hazard": (
        "纳入管理的危险废物产生单位{hazard.firms}家，全年危废产生{hazard.made}吨，自行利用{hazard.used}吨，自行处置{hazard.own}吨，委托持证单位处置{hazard.sent}吨；贮存量年初{hazard.start}吨，年末{hazard.end}吨。",
        "危险废物方面，年初结转{hazard.start}吨，{year}年产生{hazard.made}吨，企业内部利用{hazard.used}吨、自行处置{hazard.own}吨，外运处置{hazard.sent}吨（电子联单{manifests}份），年末结转{hazard.end}吨，产废单位共{hazard.firms}家。",
        "园区危废产生量{hazard.made}吨，来自{hazard.firms}家企业，其中委外处置{hazard.sent}吨、自行处置{hazard.own}吨、自行利用{hazard.used}吨；暂存库年初存放{hazard.start}吨，年末存放{hazard.end}吨。",
    ),
    "hazard.flat": (
        "据转移联单和企业申报数据，危险废物当年产生{hazard.net}吨，均于当年利用或处置完毕，即自行利用{hazard.used}吨、自行处置{hazard.own}吨、外运处置{hazard.sent}吨，产废单位{hazard.firms}家。",
        "{hazard.firms}家企业共产出危废{hazard.net}吨，去向为：厂内利用{hazard.used}吨，自行处置{hazard.own}吨，委托处置{hazard.sent}吨。",
    ),
    "waste.system": (
        "危险废物监管体系覆盖产生、贮存、转移全过程，{year}年没有发生非法倾倒或转移危险废物的行为。",
        "园区通过视频监控和联单核对落实危险废物监管，年内未出现违法转移、处置情况。",
    ),
    "waste.unified": (
        "园区统一组织固体废物的收集、转运和处置，相应管理体系已投入运转。",
        "管委会确定一家服务单位统一收运固废，统一管理体系现已建成。",
    ),
}  # fmt: skip
