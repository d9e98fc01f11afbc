"""水、大气、土壤、固体废物 as the second bank words them."""

BANK: dict[str, tuple[str, ...]] = {
    "plant": (
        "园区废水最终由{plant}接纳，日处理能力{capacity:万}万立方米，当前日均进水{inflow:万}万立方米，折算负荷{plant.load}%，尾水执行一级A标准。",
        "{plant}——设计规模：{capacity:p}吨/天；{year}年平均处理水量：{inflow:p}吨/天；运行负荷率：{plant.load}%；排放标准：GB18918-2002一级A。",
        "依托的集中污水厂为{plant}，每天可处理污水{capacity}立方米，实际每天处理{inflow}立方米，出水按一级A标准控制。",
    ),
    "plant.tests": (
        "监督性监测频次为全年{plant.tests}次，{plant}各次出水均合格。",
        "环保部门先后{plant.tests}次对污水厂外排水采样检查，未发现超标。",
        "{plant.tests}次执法抽测中，{plant}外排水无一超标。",
    ),
    "sewage": (
        "{water.firms}家企业有生产废水外排，{water.sewered}家已接入管网；外排工业废水{flow}吨/日，集中处理率为100%。",
        "区内工业废水外排单位计{water.firms}家，一年排放工业废水{flow.year}万立方米，100%进入集中式污水处理设施。",
        "工业废水——排放企业{water.firms:p}家，其中接管{water.sewered:p}家；日均水量{flow:p}m3；废水集中处理率100%。",
    ),
    "water.load": (
        "入河排放量为化学需氧量每年{out.cod}吨、氨氮每年{out.nh3}吨。",
        "COD {out.cod}t、NH3-N {out.nh3}t，系{year}年园区废水经处理后的实际外排量。",
        "按在线与手工监测数据测算，园区全年排入水体的氨氮为{out.nh3}吨，化学需氧量为{out.cod}吨。",
    ),
    "water.load.again": (
        "园区COD年排放{out.cod}吨，低于核定上限。",
        "氨氮全年外排{out.nh3}吨，留有余地。",
    ),
    "section": (
        "受纳水体设有{section}，全年采样{section.times}次、合格{section.good}次，III类水质达标率{section.rate}%。",
        "距排口最近的考核断面为{section}，月度水质数据{section.times}个，其中{section.good}个满足Ⅲ类标准，达标率{section.rate}%。",
        "{river}水质：{section}逐月监测，{section.times}期均优于或达到Ⅲ类，达标比例{section.rate}%。",
    ),
    "sewers": (
        "污水干支管总长{sewer.km}km，雨水管渠总长{rain.km}km，清污分流、雨污分流到位。",
        "{rain.km}公里雨水管、{sewer.km}公里污水管均已贯通，全区采用雨污分流排水体制。",
    ),
    "black": (
        "辖区河渠坑塘经巡查未见黑臭现象。",
        "黑臭水体数量为0，也不涉及集中式饮用水源。",
    ),
    "heavy": (
        "一类水污染物排放企业数量：0家。",
        "入园项目不产生含铅、汞、镉、铬、砷等第一类污染物的废水。",
    ),
    "air": (
        "{station}监测站全年采集有效数据{air.days}天（设备检定缺数{air.missing}天），优良{air.good}天、超标{air.bad}天，优良天数比例{air.rate}%；分因子看，PM2.5超标{air.fine}天，PM10超标{air.coarse}天，O3超标{air.ozone}天，有重叠日。",
        "{year}年空气质量达标率{air.rate}%：{station}点位实得有效日{air.days}个，断电、检修缺{air.missing}个；细颗粒物、可吸入颗粒物、臭氧超标日各为{air.fine}个、{air.coarse}个、{air.ozone}个，同一天可能有两项超标。",
        "大气自动站设于{station}，有效日数{air.days}天，故障及质控停测{air.missing}天。不达标{air.bad}天，达标率{air.rate}%。不达标因子：PM2.5（{air.fine}天）、PM10（{air.coarse}天）、臭氧（{air.ozone}天），部分日期因子重叠。",
    ),
    "air.times": (
        "超标倍数最大值为PM2.5 {air.fine.times}、PM10 {air.coarse.times}、臭氧{air.ozone.times}。",
        "从超标程度看，臭氧日最大8小时均值最高超{air.ozone.times}倍，PM10日均值最高超{air.coarse.times}倍，PM2.5日均值最高超{air.fine.times}倍。",
    ),
    "air.load": (
        "全年废气污染物外排：SO2 {out.so2}吨；NOX {out.nox}吨；VOCs {out.voc}吨，来自{gas.firms}家工业废气排放单位。",
        "{gas.firms}家涉废气企业合计，二氧化硫年排{out.so2}t、氮氧化物年排{out.nox}t、VOCs年排{out.voc}t。",
    ),
    "voc": (
        "VOCs重点源做到“应收尽收、应治尽治”，台账可查。",
        "对照“一厂一策”，有机废气重点企业的集气、末端处理装置均在正常使用，运行记录逐日填写。",
    ),
    "air.warning": (
        "已投运的大气监控预警系统可自动识别异常并派单处置。",
        "园区大气预警系统于前期建设完毕，现运行平稳。",
    ),
    "air.rare": (
        "污染时段集中于冬季取暖期及春季浮尘天气。",
        "静稳高湿、外来输送是造成污染天气的主因。",
    ),
    "soil": (
        "土壤：设点{soil.points}个，{lab.date:month}采样，全部低于GB36600-2018二类用地筛选值；污染地块数为零。",
        "{lab}于{lab.date:month}采集了{soil.points}个点位的土样，检测值无超标，园内未识别出污染地块。",
    ),
    "solid": (
        "固废台账（一般工业固废，{solid.firms}家）：上年结存{solid.start}t，当年产生{solid.made}t，厂内利用{solid.used}t，厂内处置{solid.own}t，外运处置{solid.sent}t，年底结存{solid.end}t。",
        "共{solid.firms}家单位产出一般工业固体废物{solid.made}吨，加上年初暂存的{solid.start}吨，厂内回用{solid.used}吨、就地处置{solid.own}吨、交外单位处置{solid.sent}吨后，年底尚存{solid.end}吨。",
    ),
    "solid.flat": (
        "一般固废产生单位{solid.firms}家，全年产出{solid.net}吨；流向上，企业回收利用{solid.used}吨、厂内处置{solid.own}吨、交由外单位处置{solid.sent}吨。",
        "{solid.net}吨一般工业固废中，{solid.used}吨由企业自行利用，{solid.own}吨就地处置，{solid.sent}吨外送处置，日产日清、不留库存。涉及企业{solid.firms}家。",
    ),
    "hazard": (
        "危废流向：{hazard.firms}家产废单位上年结转{hazard.start}吨，当年新产{hazard.made}吨，厂内利用{hazard.used}吨，厂内处置{hazard.own}吨，交持证单位处置{hazard.sent}吨，结转下年{hazard.end}吨。",
        "{hazard.made}吨危险废物于年内产生，来自{hazard.firms}家企业；连同年初库内{hazard.start}吨，自用{hazard.used}吨、自处置{hazard.own}吨、委外{hazard.sent}吨，年底库内剩余{hazard.end}吨，开具转移联单{manifests}份。",
    ),
    "hazard.flat": (
        "危废产生量为{hazard.net}吨，涉及{hazard.firms}家单位；自利用{hazard.used}吨，自处置{hazard.own}吨，交持证单位{hazard.sent}吨，年底清零。",
        "{hazard.firms}家企业登记危险废物产生量{hazard.net}t，流向为：厂内再利用{hazard.used}t／厂内处置{hazard.own}t／外送持证单位处置{hazard.sent}t。",
    ),
    "waste.system": (
        "危险废物从产生到处置实行闭环监管，全年零非法倾倒、零非法转移。",
        "依托省固废平台，园区形成危废闭环监管机制，年内不曾出现违法倾倒或处置情形。",
    ),
    "waste.unified": (
        "固废由园区统一运营、统一收运、统一处置，体系运转正常。",
        "全区固体废物实行统一化运营管理，收、储、运、处各环节已贯通。",
    ),
}  # fmt: skip
