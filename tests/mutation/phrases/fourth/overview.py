"""园区概况, as a park's steward (环保管家) words it."""

BANK: dict[str, tuple[str, ...]] = {
    "title": (
        "{name}环境管理年度报告（{year}年度）",
        "{year}年度{name}环保工作自评报告",
        "{name}生态环境年度自评报告（{year}年）",
    ),
    "who": (
        "本报告评估对象为{name}（代码{code}，{level}），行政隶属{city}{county}，{founded:month}设立，产业定位：{industry}。",
        "{name}地点在{city}{county}（园区代码：{code}；级别：{level}），设立时间为{founded}，现状主导产业有{industry}。",
        "评估园区信息：名称{name}，地址{city}{county}，级别{level}，代码{code}，{industry}为其主导产业。",
    ),
    "area": (
        "{block.1}（{area.1}平方公里）与{block.2}（{area.2}平方公里）共同组成园区，核准面积合计{area}平方公里。",
        "按国家公告目录，园区核准面积为{area:ha}公顷；其中{block.1}{area.1:ha}公顷，余下{area.2:ha}公顷为{block.2}。",
        "园区面积{area}km²（核准口径），{block.1}、{block.2}分别为{area.1}km²、{area.2}km²。",
    ),
    "area.again": (
        "分区管控边界与园区核准边界重合，面积{area}km²。",
        "本园区准入清单的适用范围即核准的{area}平方公里。",
        "清单管控面积同园区核准面积，为{area}平方公里，无飞地。",
    ),
    "planning": (
        "园区规划环评已于{eia.date}经{office}审查，批文号为{eia.number}。",
        "规划环评文件：《{name}开发建设规划环境影响报告书》；审查机关：{office}；审查意见：{eia.number}，{eia.date}。",
        "现行规划的环评审查意见（{eia.number}）由{office}于{eia.date}出具。",
    ),
    "tracking": (
        "五年期满后园区开展了跟踪评价，{office}以{track.number}（{track.date}）出具审查意见。",
        "跟踪评价（规划实施满5年）：审查文号{track.number}，审查时间{track.date}，审查部门{office}。",
        "此后园区又完成跟踪环评（{track.number}，{track.date}，{office}）。",
    ),
    "young": (
        "规划环评审查距今未到5年，本年度不涉及跟踪评价。",
        "跟踪评价：规划实施尚不足5年，暂不涉及。",
        "因规划环评批准未满5年，跟踪评价待期满后启动。",
    ),
    "unchanged": (
        "规划范围、产业定位、用地性质等较规划环评阶段均无重大变动。",
        "{year}年度内园区规划未调整（边界、定位、布局同审查时一致），不属于需重新报批规划环评的情形。",
    ),
    "output": (
        "{year}年度工业总产值{output}亿元，同比{last_year}年（{output.last}亿元）增长{output.growth}%，增速超过年度目标（{growth.target}%）{growth.above}个百分点。",
        "工业总产值：{last_year}年{output.last}亿元、{year}年{output}亿元，增速为{output.growth}%（目标{growth.target}%，高出{growth.above}个百分点）。",
        "年内工业总产值{output}亿元，比上一年度的{output.last}亿元增加{output.growth}%，高于{growth.target}%的预期目标，差值为{growth.above}个百分点。",
    ),
    "invest": (
        "投资与税收：固定资产投资{invest}亿元（同比+{invest.growth}%），税收{tax}亿元（同比+{tax.growth}%）。",
        "固定资产投资、税收分别为{invest}亿元、{tax}亿元，同比增幅依次为{invest.growth}%、{tax.growth}%。",
        "税收方面，全口径入库{tax}亿元，涨幅{tax.growth}%；投资方面，固定资产投资完成额{invest}亿元，涨幅{invest.growth}%。",
    ),
    "projects": (
        "年内签约过亿元项目共计{projects}个（任务数{projects.goal}个，完成率{projects.rate}%）。",
        "亿元以上项目引进数：任务{projects.goal}个，完成{projects}个，完成比例{projects.rate}%。",
        "全年招引亿元以上项目{projects}个，达到任务数（{projects.goal}个）的{projects.rate}%。",
    ),
    "trade": (
        "外贸进出口{trade}亿元（约{trade.usd}亿美元），目标为{trade.goal}亿美元，目标已实现。",
        "进出口贸易额为{trade.usd}亿美元，相当于人民币{trade}亿元，超出{trade.goal}亿美元的目标任务。",
        "对外贸易：目标{trade.goal}亿美元，完成{trade.usd}亿美元（人民币{trade}亿元），已达目标。",
    ),
    "firms": (
        "至{year}年末，园区入园企业{firms}家。年内变动：新增{firms.new}家，减少{firms.gone}家（清退{firms.cleared}家、自主退出{firms.left}家）；上年末为{firms.last}家。",
        "入园企业家数（{year}年末）为{firms}家，较{last_year}年末{firms.last}家有增有减，其中新入园{firms.new}家、清退{firms.cleared}家、自行退出{firms.left}家。",
        "园区上一年度末有企业{firms.last}家，本年度新引进企业{firms.new}家，另有{firms.cleared}家企业被清退、{firms.left}家企业自行退出，年末实有{firms}家。",
        "企业数变化情况——年初：{firms.last}家；新进：{firms.new}家；清退：{firms.cleared}家；自主搬离：{firms.left}家；年末：{firms}家。",
    ),
    "firms.state": (
        "上述企业中，{firms.running}家在生产、{firms.building}家在建、{firms.stopped}家停产。",
        "按运行状况分为：投运{firms.running}家，建设期{firms.building}家，长期停产{firms.stopped}家。",
    ),
    "firms.where": (
        "分片区看，{firms.1}家在{block.1}，{firms.2}家在{block.2}。",
        "入驻{block.1}、{block.2}的企业分别为{firms.1}家、{firms.2}家。",
    ),
    "firms.again": (
        "环保管家逐家走访，全年覆盖{firms}家（即全部入园企业）。",
        "区内{firms}家企业均已录入环境管理信息系统。",
        "形成企业环境管理清单（共{firms}家企业）。",
    ),
    "eia": (
        "环评手续：办结审批{eia}家（报告书类{eia.books}家、报告表类{eia.sheets}家）、登记表备案{eia.registered}家、无需环评{eia.exempt}家、应办未办{eia.none}家；当年新批环评{eia.new}个。",
        "{firms}家企业按环评类别分：报告书{eia.books}家、报告表{eia.sheets}家（前两类均已批复，共计{eia}家），登记表{eia.registered}家（已备案），其余{eia.exempt}家不在环评管理名录内。",
        "经梳理，已取得环评批复的企业共计{eia}家，其中报告书项目企业{eia.books}家、报告表项目企业{eia.sheets}家；填报登记表企业{eia.registered}家；免于环评手续的企业{eia.exempt}家。全年新增环评批复{eia.new}个，未批先建{eia.none}家。",
    ),
    "accepted": (
        "竣工环保验收：已完成{accepted}家（含本年度{accepted.new}家）、未完成{accepted.pending}家（在建{accepted.building}家、调试{accepted.trial}家）、不涉及{accepted.exempt}家。",
        "验收手续，{accepted}家企业已通过自主验收，另有{accepted.pending}家因在建或试生产暂未验收，{accepted.exempt}家（登记表或无需环评）不要求验收。",
        "“三同时”执行：竣工验收完成{accepted}家，待验收{accepted.pending}家，无验收要求{accepted.exempt}家。",
    ),
    "permit": (
        "排污许可：发证{permit}家（重点管理{permit.key}家、简化管理{permit.simple}家）、登记{permit.registered}家、暂无需办理{permit.exempt}家，已实现应发尽发、应登尽登。",
        "申领排污许可证企业计{permit}家，分别为重点管理{permit.key}家、简化管理{permit.simple}家；另登记管理{permit.registered}家，未投产等无需申领或登记的企业{permit.exempt}家。",
        "固定污染源排污许可分类结果：重点管理{permit.key}家、简化管理{permit.simple}家（两类均持证，共{permit}家），登记管理{permit.registered}家，不纳入管理{permit.exempt}家。",
    ),
    "plan": (
        "编制并备案突发环境事件应急预案的企业计{plan}家；因风险较小不作编制要求的{plan.exempt}家；应编未编{plan.pending}家。",
        "企业应急预案备案数为{plan}家，剩余{plan.exempt}家企业不在应编制预案的范围内。",
        "全区{plan}家企业持有有效的应急预案备案表，{plan.exempt}家企业豁免。",
    ),
    "quota": (
        "审查意见核定的污染物总量：水污染物为化学需氧量{quota.cod}t/a、氨氮{quota.nh3}t/a，大气污染物为二氧化硫{quota.so2}t/a、氮氧化物{quota.nox}t/a、VOCs {quota.voc}t/a。",
        "COD、氨氮、SO2、NOx、VOCs的总量指标依次为{quota.cod}t/a、{quota.nh3}t/a、{quota.so2}t/a、{quota.nox}t/a、{quota.voc}t/a。",
        "排放总量限值：COD≤{quota.cod}t/a；NH3-N≤{quota.nh3}t/a；SO2≤{quota.so2}t/a；NOx≤{quota.nox}t/a；VOCs≤{quota.voc}t/a。",
    ),
    "quota.again": (
        "COD总量（核定{quota.cod}t/a）使用情况正常，未突破。",
        "氨氮方面，审查意见给定指标为{quota.nh3}t/a，园区未超出。",
        "园区SO2总量核定值{quota.so2}t/a，本年度守住了限值。",
    ),
}  # fmt: skip
