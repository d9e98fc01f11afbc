"""园区概况 as the held-out bank words them."""

BANK: dict[str, tuple[str, ...]] = {
    "title": (
        "{name}生态环境管理{year}年度自评估情况报告",
        "{year}年度{name}环境管理工作自评报告",
        "{name}环境管理年度自评估（{year}年度）",
    ),
    "who": (
        "园区地处{city}{county}，代码为{code}，名称是{name}，属{level}产业园区，主导产业有{industry}。",
        "{name}，{founded:month}设立，代码是{code}，级别是{level}，行政区域属{city}{county}，以{industry}为主导产业。",
        "我园区（{name}）是{founded:month}批下来的{level}园区，代码编号{code}，在{city}{county}境内，产业主要是{industry}。",
    ),
    "area": (
        "核准范围面积一共是{area}平方公里，一是{block.1}，面积{area.1}平方公里，二是{block.2}，面积{area.2}平方公里。",
        "{block.1}、{block.2}面积分别为{area.1}km²、{area.2}km²，核准范围面积共计{area}km²。",
        "园区范围共{area:ha}公顷（{block.1}{area.1:ha}公顷，{block.2}{area.2:ha}公顷），以省里公布的核准面积为准。",
    ),
    "area.again": (
        "准入清单的管控范围就是园区全部{area}平方公里。",
        "本园区（核准面积{area}km²）已整体纳入准入清单管理。",
    ),
    "planning": (
        "规划环评批复情况：{office}，{eia.number}，{eia.date}。",
        "{office}以{eia.number}文对规划环评作了批复，时间是{eia.date}。",
        "园区做过规划环评，文号为{eia.number}，由{office}在{eia.date}批复。",
    ),
    "tracking": (
        "因规划环评已满五年，园区做了跟踪评价，{office}批复时间为{track.date}，文号为{track.number}。",
        "跟踪评价情况：{track.date:month}取得批复，文号是{track.number}。",
        "跟踪环评已做，{office}以{track.number}文批复，日期{track.date}。",
    ),
    "young": (
        "规划环评从批复到现在不到五年，跟踪评价时间未到，没有开展。",
        "因规划环评未满5年，暂不涉及跟踪评价。",
    ),
    "unchanged": (
        "{year}年园区没有调扩区，规划、产业定位和用地性质同上年一样，不用重新做规划环评。",
        "园区规划未修编，范围未调整，产业定位不变。",
    ),
    "output": (
        "工业总产值全年为{output}亿元，上年为{output.last}亿元，同比增长{output.growth}%，市定目标增速为{growth.target}%，高出目标{growth.above}个百分点。",
        "1-12月，全园工业总产值{output}亿元，同比增长{output.growth}%（去年1-12月为{output.last}亿元），比市定目标增速（{growth.target}%）高出{growth.above}个百分点。",
    ),
    "invest": (
        "1-12月，园区共完成税收{tax}亿元（同比增长{tax.growth}%），固定资产投资方面完成{invest}亿元（同比增长{invest.growth}%）。",
        "固定资产投资、税收分别为{invest}亿元、{tax}亿元，同比分别增长{invest.growth}%、{tax.growth}%。",
    ),
    "projects": (
        "亿元以上项目引进了{projects}个（任务数{projects.goal}个），为任务的{projects.rate}%。",
        "亿元以上项目：目标{projects.goal}个，完成{projects}个，完成率{projects.rate}%。",
    ),
    "trade": (
        "进出口额全年{trade}亿元人民币，约{trade.usd}亿美元，市下达任务为{trade.goal}亿美元，任务已完成。",
        "外贸方面，任务{trade.goal}亿美元，完成{trade.usd}亿美元（人民币{trade}亿元），超额完成了任务。",
    ),
    "firms": (
        "到{year}年底入园企业数量为{firms}个，上一年度末入园企业数量为{firms.last}个，本年度内新入园{firms.new}个、清退{firms.cleared}个、自主退出{firms.left}个。",
        "园区上一年度末有企业{firms.last}家，{year}年内新入园{firms.new}家，减少{firms.gone}家（其中清退{firms.cleared}家，自行退出{firms.left}家），年底企业共计{firms}家。",
        "入园企业共计{firms}家，含本年度新入园的{firms.new}家；上年底为{firms.last}家，年内清退{firms.cleared}家、自主退出{firms.left}家。",
        "企业数量变化：年初{firms.last}家，新入园{firms.new}家，清退{firms.cleared}家，自主退出{firms.left}家，年底{firms}家。",
    ),
    "firms.state": (
        "{firms.running}家已经投产，{firms.building}家还在建，{firms.stopped}家停产了。",
        "入园企业中正常生产、在建、停产的分别为{firms.running}家、{firms.building}家、{firms.stopped}家。",
    ),
    "firms.where": (
        "按片区分，{firms.1}家在{block.1}，{firms.2}家在{block.2}。",
        "{block.1}、{block.2}的企业数分别为{firms.1}家、{firms.2}家。",
    ),
    "firms.again": (
        "现有的{firms}家企业，每家都明确了环保联系人。",
        "全年对入园企业（共{firms}家）都进行了走访。",
        "{firms}家企业的环保手续资料都已收集建档。",
    ),
    "eia": (
        "环评：有批复的{eia}家，其中报告书{eia.books}家，报告表{eia.sheets}家；做登记表的{eia.registered}家；不需要做环评的{eia.exempt}家；没有环评批复的{eia.none}家；本年度新增批复{eia.new}个。",
        "办好环评批复的企业数量为{eia}个（{eia.books}个报告书、{eia.sheets}个报告表），做了登记表备案的{eia.registered}个，剩余{eia.exempt}个无需环评，当年新增环评批复{eia.new}个。",
        "环评有批复、登记表备案、无需环评的企业分别为{eia}家、{eia.registered}家、{eia.exempt}家，有批复的当中报告书{eia.books}家、报告表{eia.sheets}家。本年度新增批复项目{eia.new}个，无未批先建。",
    ),
    "accepted": (
        "环保验收：已验收{accepted}家，本年度新增{accepted.new}家；还没验收{accepted.pending}家，是因为在建（{accepted.building}家）和试生产（{accepted.trial}家）；不用验收的{accepted.exempt}家。",
        "办好环保验收的企业数量为{accepted}个，没有完成的{accepted.pending}个，不需要的{accepted.exempt}个。",
        "“三同时”执行情况：验收{accepted}家、待验收{accepted.pending}家、无需验收{accepted.exempt}家，待验收的都是在建或试生产企业。",
    ),
    "permit": (
        "排污许可：发证{permit}家，其中重点管理{permit.key}家，简化管理{permit.simple}家；平台登记{permit.registered}家；不用办的{permit.exempt}家。",
        "办好排污许可证的，企业数量为{permit}个（{permit.key}个为重点管理，{permit.simple}个为简化管理），在平台登记的{permit.registered}个，其余{permit.exempt}个不用办理排污许可手续。",
    ),
    "plan": (
        "企业应急预案：备了案的{plan}家，不需备案的{plan.exempt}家，应备案没备案的{plan.pending}家。",
        "应急预案办好备案的，企业数量为{plan}个，剩余{plan.exempt}个不需要做应急预案。",
    ),
    "quota": (
        "园区总量控制指标为：化学需氧量每年{quota.cod}吨、氨氮每年{quota.nh3}吨、二氧化硫每年{quota.so2}吨、氮氧化物每年{quota.nox}吨、VOCs每年{quota.voc}吨。",
        "园区COD、氨氮、二氧化硫、氮氧化物、VOCs总量指标分别为{quota.cod}t/a、{quota.nh3}t/a、{quota.so2}t/a、{quota.nox}t/a、{quota.voc}t/a。",
    ),
    "quota.again": (
        "化学需氧量的总量指标是{quota.cod}t/a，实际排放没有超。",
        "氨氮的总量指标，园区为{quota.nh3}吨/年，排放量在指标以内。",
        "二氧化硫按{quota.so2}t/a的总量指标进行控制。",
    ),
}  # fmt: skip
