"""园区概况: who, where, how large, which firms, what economy, which quota."""

BANK: dict[str, tuple[str, ...]] = {
    "title": (
        "{name}{year}年度生态环境管理自评估报告",
        "{year}年度{name}环境管理状况评估报告",
        "{name}{year:p}年生态环境保护工作自查评估报告",
    ),
    "who": (
        "{name}位于{city}{county}，园区代码{code}，园区级别为{level}，主导产业为{industry}。",
        "{name}地处{city}{county}境内，系{level}园区（代码：{code}），重点发展{industry}产业。",
        "{name}（以下简称园区）坐落于{city}{county}，{founded}批准设立，属{level}开发区，代码为{code}，形成了以{industry}为主的产业格局。",
        "园区全称{name}，代码{code}，{level}，{founded:month}经批准设立，所在地{city}{county}，主要产业{industry}。",
    ),
    "area": (
        "园区核准面积{area}平方公里，其中{block.1}{area.1}平方公里，{block.2}{area.2}平方公里。",
        "经核定，园区面积为{area:ha}公顷，由{block.1}（{area.1:ha}公顷）和{block.2}（{area.2:ha}公顷）两部分构成。",
        "园区现辖{block.1}、{block.2}两个区块，面积分别为{area.1}km²和{area.2}km²，核准总面积{area}km²。",
        "园区批准范围{area}km2，包括{block.1}{area.1}km2和{block.2}{area.2}km2。",
    ),
    "area.again": (
        "园区{area}平方公里核准范围内的用地均已落实分区管控。",
        "管控范围与{area}平方公里的核准面积一致。",
        "清单覆盖园区全部核准面积（{area}km²）。",
    ),
    "planning": (
        "园区规划环评于{eia.date}取得{office}审查意见，文号{eia.number}。",
        "{eia.date}，{office}以{eia.number}出具《{name}规划环境影响报告书》审查意见。",
        "{office}于{eia.date}印发《关于{name}规划环境影响报告书审查意见的函》（{eia.number}）。",
        "规划环境影响报告书审查意见文号为{eia.number}（{eia.date}）。",
    ),
    "tracking": (
        "规划实施满五年后，园区组织开展了环境影响跟踪评价，报告书于{track.date}通过审查，审查意见文号{track.number}。",
        "环境影响跟踪评价已完成，{office}于{track.date}出具审查意见（{track.number}）。",
        "{track.date}，《{name}规划环境影响跟踪评价报告书》取得{office}审查意见（{track.number}）。",
    ),
    "young": (
        "规划实施至今未满五年，尚不到开展环境影响跟踪评价的时间。",
        "该规划批准实施不足五年，暂不需要开展跟踪评价。",
        "截至报告期末规划环评批复未满五年，按规定暂未开展跟踪评价。",
    ),
    "unchanged": (
        "{year}年园区范围、主导产业和用地布局均未发生重大调整，不涉及重新开展规划环评。",
        "本年度规划没有重大调整和修订，无需重新开展规划环评。",
        "报告期内园区未调区、未扩区，产业定位未变更。",
    ),
    "output": (
        "{year}年园区实现规模以上工业总产值{output}亿元，上年为{output.last}亿元，同比增长{output.growth}%，比年初确定的{growth.target}%的增速目标高{growth.above}个百分点。",
        "全年完成工业总产值{output}亿元（{last_year}年{output.last}亿元），增长{output.growth}%，高出计划增幅（{growth.target}%）{growth.above}个百分点。",
        "工业总产值由{last_year}年的{output.last}亿元增加到{output}亿元，增幅{output.growth}%；年度预期目标为增长{growth.target}%，超出{growth.above}个百分点。",
        "{year}年，园区工业总产值达{output}亿元，同比增长{output.growth}%（上年同期{output.last}亿元），较{growth.target}%的目标增速高{growth.above}个百分点。",
    ),
    "invest": (
        "全年固定资产投资{invest}亿元，同比增长{invest.growth}%；入库税收{tax}亿元，同比增长{tax.growth}%。",
        "完成固定资产投资{invest}亿元，较上年增长{invest.growth}%，实现税收{tax}亿元，增长{tax.growth}%。",
        "税收收入{tax}亿元，比上年增长{tax.growth}%；固定资产投资额{invest}亿元，增幅{invest.growth}%。",
    ),
    "projects": (
        "新引进亿元以上项目{projects}个，完成年度目标任务（{projects.goal}个）的{projects.rate}%。",
        "签约亿元以上项目{projects}个，为年度任务{projects.goal}个的{projects.rate}%。",
        "年度计划引进亿元以上项目{projects.goal}个，实际引进{projects}个，完成率{projects.rate}%。",
    ),
    "trade": (
        "全年进出口总额{trade}亿元人民币，折合{trade.usd}亿美元，完成市下达的{trade.goal}亿美元目标任务。",
        "外贸进出口完成{trade}亿元，约合{trade.usd}亿美元，超额完成年度目标（{trade.goal}亿美元）。",
        "实现进出口额{trade.usd}亿美元（{trade}亿元人民币），高于{trade.goal}亿美元的年度目标，任务圆满完成。",
    ),
    "firms": (
        "截至{year}年底，园区已入园企业{firms}家。上年末已入园企业{firms.last}家，本年度新入园企业{firms.new}家，清退企业{firms.cleared}家，企业自主退出{firms.left}家。",
        "年末园区入驻企业{firms}户，{last_year}年末为{firms.last}户，年内新进{firms.new}户，清退{firms.cleared}户，自愿搬离{firms.left}户。",
        "{last_year}年末园区有入驻企业{firms.last}家，{year}年引进{firms.new}家、依法清退{firms.cleared}家、自行退出{firms.left}家，年末共有入驻企业{firms}家。",
        "目前园区落户企业{firms}家；去年底落户企业{firms.last}家，今年新增{firms.new}家，清退{firms.cleared}家，自主退出{firms.left}家。",
        "到年末，园区企业总数{firms}个，较上年末的{firms.last}个增加{firms.new}个、减少{firms.gone}个（清退{firms.cleared}个，自主退出{firms.left}个）。",
        "园区现有企业{firms}家（上一年度末{firms.last}家，本年度入园{firms.new}家，清退{firms.cleared}家，退出{firms.left}家）。",
    ),
    "firms.state": (
        "其中正常生产{firms.running}家，在建{firms.building}家，停产{firms.stopped}家。",
        "{firms}家企业中，投产{firms.running}家、正在建设{firms.building}家、停产{firms.stopped}家。",
        "按生产状态分，已投产{firms.running}家，建设中{firms.building}家，停产{firms.stopped}家。",
    ),
    "firms.where": (
        "{block.1}有企业{firms.1}家，{block.2}有企业{firms.2}家。",
        "从分布看，{block.1}{firms.1}家，{block.2}{firms.2}家。",
        "企业分布在{block.1}（{firms.1}家）和{block.2}（{firms.2}家）。",
    ),
    "firms.again": (
        "对园区{firms}家企业逐一建立环保档案，实行一企一档。",
        "园区{firms}家入园企业全部纳入网格化监管。",
        "全部{firms}家入驻企业均签订了环境保护责任书。",
        "园区目前共有企业{firms}家，均已明确环保专管员。",
    ),
    "eia": (
        "园区已完成环评批复手续的企业{eia}家（报告书{eia.books}家，报告表{eia.sheets}家），登记表备案{eia.registered}家，其余{eia.exempt}家无需办理环评手续，本年度新增项目环评批复{eia.new}个，无环评批复的企业{eia.none}家。",
        "环评手续方面，取得批复{eia}家，其中编制报告书的{eia.books}家、编制报告表的{eia.sheets}家；填报登记表{eia.registered}家；不纳入环评管理{eia.exempt}家；年内新批复项目{eia.new}个；没有未批先建企业。",
        "{firms}家企业中，{eia}家取得环评批复（报告书{eia.books}家、报告表{eia.sheets}家），{eia.registered}家办理了环境影响登记表备案，{eia.exempt}家依法不需要环评，无环评手续的{eia.none}家。",
        "已办理环评审批的企业为{eia}户（书{eia.books}户、表{eia.sheets}户），登记备案{eia.registered}户，豁免{eia.exempt}户，当年新增审批{eia.new}件。",
    ),
    "accepted": (
        "已完成环保竣工验收的企业{accepted}家，本年度新增{accepted.new}家，未完成验收{accepted.pending}家（在建{accepted.building}家，试生产{accepted.trial}家），无需验收{accepted.exempt}家。",
        "竣工环保验收：{accepted}家已通过，{accepted.pending}家待验收，登记表及豁免类{accepted.exempt}家不需要验收。",
        "通过环保设施竣工验收的{accepted}家，尚未验收的{accepted.pending}家，其中建设中{accepted.building}家、调试中{accepted.trial}家，另有{accepted.exempt}家无须开展验收。",
        "完成自主验收企业{accepted}户，未验收{accepted.pending}户，不需验收{accepted.exempt}户。",
    ),
    "permit": (
        "已取得排污许可证的企业{permit}家，其中重点管理{permit.key}家、简化管理{permit.simple}家；排污登记{permit.registered}家；无需办理的{permit.exempt}家。",
        "排污许可实现全覆盖：核发许可证{permit}家（重点{permit.key}家，简化{permit.simple}家），登记管理{permit.registered}家，在建等暂不需申领{permit.exempt}家。",
        "持有排污许可证{permit}家（重点管理{permit.key}家，简化管理{permit.simple}家），完成排污登记{permit.registered}家，{permit.exempt}家未纳入排污许可管理。",
        "领取排污许可证企业{permit}户，其中重点管理类{permit.key}户、简化管理类{permit.simple}户，登记类{permit.registered}户，其余{permit.exempt}户不需要办理。",
    ),
    "plan": (
        "已完成突发环境事件应急预案备案的企业{plan}家，无需编制应急预案的企业{plan.exempt}家，未完成备案的{plan.pending}家。",
        "应急预案备案企业{plan}家，另外{plan.exempt}家风险较低，依法不需编制预案。",
        "{plan}家企业编制了突发环境事件应急预案并备案，其余{plan.exempt}家无需编制。",
        "企业应急预案已备案{plan}户、免于编制{plan.exempt}户、应备未备{plan.pending}户。",
    ),
    "quota": (
        "园区主要污染物总量控制指标：化学需氧量{quota.cod}t/a，氨氮{quota.nh3}t/a，二氧化硫{quota.so2}t/a，氮氧化物{quota.nox}t/a，VOCs{quota.voc}t/a。",
        "经核定的总量指标为COD {quota.cod}吨/年、氨氮{quota.nh3}吨/年、SO2 {quota.so2}吨/年、NOx {quota.nox}吨/年、挥发性有机物{quota.voc}吨/年。",
        "园区总量控制要求：化学需氧量≤{quota.cod}吨/年，氨氮≤{quota.nh3}吨/年，二氧化硫≤{quota.so2}吨/年，氮氧化物≤{quota.nox}吨/年，挥发性有机物≤{quota.voc}吨/年。",
        "下达园区的污染物排放总量控制指标分别为：COD{quota.cod}t、NH3-N{quota.nh3}t、SO2{quota.so2}t、NOx{quota.nox}t、VOCs{quota.voc}t。",
    ),
    "quota.again": (
        "规划环评核定化学需氧量总量为{quota.cod}t/a，现有企业排放量在总量范围内。",
        "审查意见确定的氨氮总量指标{quota.nh3}t/a未突破。",
        "二氧化硫总量控制指标{quota.so2}吨/年，园区执行情况良好。",
    ),
}  # fmt: skip
