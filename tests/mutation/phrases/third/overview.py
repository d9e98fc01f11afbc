"""园区概况, held out."""

BANK: dict[str, tuple[str, ...]] = {
    "title": (
        "{name}环境管理状况自评估报告（{year}年度）",
        "{name}{year}年度环境保护自查报告",
        "{name}{year}年生态环境保护自评估年度报告",
    ),
    "who": (
        "{name}为{level}园区，代码{code}，于{founded:month}经批准成立，位于{city}{county}，产业定位为{industry}。",
        "园区名称为{name}，所在地{city}{county}，级别为{level}，代码{code}，产业以{industry}为主导。",
        "{founded:month}，{name}获批成立，地点在{city}{county}，为{level}园区（代码{code}），主要发展{industry}。",
    ),
    "area": (
        "经批准的园区总面积{area}平方公里，分为两个片区：{block.1}面积{area.1}平方公里；{block.2}面积{area.2}平方公里。",
        "园区由两个片区组成，核准用地共{area}km²，包括{block.1}用地{area.1}km²、{block.2}用地{area.2}km²。",
        "按审核公告，园区面积{area:ha}公顷。其中，区块一（{block.1}）{area.1:ha}公顷，区块二（{block.2}）{area.2:ha}公顷。",
    ),
    "area.again": (
        "园区{area}平方公里全域完成管控单元划定。",
        "上述管控单元的总面积为{area}平方公里，与园区批准面积相符。",
    ),
    "planning": (
        "{eia.date}，园区规划环评获得批复，批复机关为{office}，批复文号{eia.number}。",
        "园区规划环评由{office}审查通过（文号：{eia.number}，日期：{eia.date}）。",
        "《{name}总体规划环境影响报告书》已经{office}审查，审查意见印发日期为{eia.date}，文号为{eia.number}。",
    ),
    "tracking": (
        "园区已开展规划环境影响跟踪评价，{track.date}由{office}批复，批复文号{track.number}。",
        "规划跟踪环评情况：已完成，审查单位{office}，审查时间{track.date:month}，文号{track.number}。",
    ),
    "young": (
        "园区规划环评取得批复未超过五年，无需进行跟踪环评。",
        "规划环评获批至今尚在五年以内，跟踪评价将在期满后组织。",
    ),
    "unchanged": (
        "对照规划环评，园区范围、产业定位未变化，没有需要重做规划环评的情形。",
        "园区规划在{year}年未作变更，仍按原批复范围和产业定位实施。",
    ),
    "output": (
        "{year}年，园区完成工业总产值{output}亿元（{last_year}年为{output.last}亿元），增长{output.growth}%，较{growth.target}%的年度增长目标高{growth.above}个百分点。",
        "经济指标完成情况：工业总产值{output}亿元，上年同期{output.last}亿元，同比增长{output.growth}%；年度目标增速为{growth.target}%，超出{growth.above}个百分点。",
    ),
    "invest": (
        "园区固定资产投资为{invest}亿元、增长{invest.growth}%，完成税收{tax}亿元、增长{tax.growth}%。",
        "{year}年，园区上缴税收{tax}亿元，同比增长{tax.growth}%；固定资产投资总额{invest}亿元，同比增长{invest.growth}%。",
    ),
    "projects": (
        "{year}年亿元以上项目招引目标{projects.goal}个，已引进{projects}个，目标完成率{projects.rate}%。",
        "招商引资任务为亿元以上项目{projects.goal}个，实际签约{projects}个，完成率为{projects.rate}%。",
    ),
    "trade": (
        "外贸进出口总额{trade}亿元（折合{trade.usd}亿美元），已完成全年目标（{trade.goal}亿美元）。",
        "{year}年进出口额为{trade.usd}亿美元，折人民币{trade}亿元，年度目标{trade.goal}亿美元，已超额完成。",
    ),
    "firms": (
        "{year}年末园区入园企业共{firms}家，其中上年末已有{firms.last}家，本年新增{firms.new}家，清退{firms.cleared}家，自行退出{firms.left}家。",
        "上年末园区企业{firms.last}家；本年度入园企业{firms.new}家，清退企业{firms.cleared}家，退出企业{firms.left}家；本年末园区企业{firms}家。",
        "截止{year}年12月31日，园区共有企业{firms}家，与上年末（{firms.last}家）相比，新入园{firms.new}家，清退{firms.cleared}家，自主搬迁退出{firms.left}家。",
        "园区企业数量：上年末{firms.last}个，本年末{firms}个；本年新入园{firms.new}个，被清退{firms.cleared}个，自主退出{firms.left}个。",
    ),
    "firms.state": (
        "企业生产状况：投产{firms.running}家，在建{firms.building}家，停产{firms.stopped}家。",
        "目前已建成投产的企业{firms.running}家，尚在建设的企业{firms.building}家，停产企业{firms.stopped}家。",
    ),
    "firms.where": (
        "其中位于{block.1}的企业{firms.1}家，位于{block.2}的企业{firms.2}家。",
        "{block.1}入驻企业{firms.1}家、{block.2}入驻企业{firms.2}家。",
    ),
    "firms.again": (
        "对{firms}家入园企业开展了全覆盖环保检查。",
        "将{firms}家企业全部纳入日常环境监管。",
        "完成园区{firms}家企业“一企一档”资料更新。",
    ),
    "eia": (
        "已批复环评的企业{eia}家，按类别为报告书{eia.books}家、报告表{eia.sheets}家；登记表企业{eia.registered}家；不需要环评的企业{eia.exempt}家；未办理环评的企业{eia.none}家。本年度新批项目{eia.new}个。",
        "园区企业环评手续情况：批复{eia}家（含报告书{eia.books}家、报告表{eia.sheets}家），登记表备案{eia.registered}家，豁免{eia.exempt}家。{year}年新取得环评批复{eia.new}个。",
        "环评执行情况为：编制报告书并获批{eia.books}家，编制报告表并获批{eia.sheets}家，合计{eia}家；已填报环境影响登记表{eia.registered}家；无环评要求{eia.exempt}家。",
    ),
    "accepted": (
        "竣工环境保护验收方面，已验收企业{accepted}家（本年度完成{accepted.new}家），未验收企业{accepted.pending}家（在建{accepted.building}家、试运行{accepted.trial}家），无需验收企业{accepted.exempt}家。",
        "园区企业完成环保验收{accepted}家，未完成验收{accepted.pending}家，无需环保验收{accepted.exempt}家。",
        "环保“三同时”落实情况：{accepted}家企业已完成竣工验收，{accepted.pending}家正在建设或调试、尚未组织验收，{accepted.exempt}家不需组织验收。",
    ),
    "permit": (
        "已核发排污许可证{permit}家（重点管理{permit.key}家、简化管理{permit.simple}家），已办理排污登记{permit.registered}家，无需办证也无需登记{permit.exempt}家。",
        "排污许可方面：重点管理企业{permit.key}家、简化管理企业{permit.simple}家，共{permit}家取得排污许可证；登记管理企业{permit.registered}家；暂不需办理的企业{permit.exempt}家。",
    ),
    "plan": (
        "企业突发环境事件应急预案备案情况：已备案{plan}家，无需备案{plan.exempt}家，未备案{plan.pending}家。",
        "园区内编制应急预案并完成备案的企业{plan}家，经核实不需要编制的企业{plan.exempt}家。",
    ),
    "quota": (
        "规划环评批复的园区总量为：COD {quota.cod}吨/年、NH3-N {quota.nh3}吨/年、SO2 {quota.so2}吨/年、NOx {quota.nox}吨/年、VOCs {quota.voc}吨/年。",
        "园区污染物总量管控指标（吨/年）：化学需氧量{quota.cod}，氨氮{quota.nh3}，二氧化硫{quota.so2}，氮氧化物{quota.nox}，挥发性有机物{quota.voc}。",
    ),
    "quota.again": (
        "园区化学需氧量总量指标为{quota.cod}吨/年，目前尚未用完。",
        "氨氮排放严格控制在{quota.nh3}吨/年的总量指标内。",
        "二氧化硫执行{quota.so2}吨/年的总量指标，未超总量。",
    ),
}  # fmt: skip
