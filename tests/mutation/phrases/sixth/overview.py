"""园区概况, as the office of a management committee words it."""

BANK: dict[str, tuple[str, ...]] = {
    "title": (
        "关于{name}{year}年度环境管理情况的自评报告",
        "{name}规划环评落实及环境管理情况自评（{year}年度）",
        "{name}{year}年环境管理自评情况的报告",
    ),
    "who": (
        "{founded}，经批准在{city}{county}境内设立{name}，级别为{level}，园区代码为{code}，重点发展{industry}等产业。",
        "{name}（园区代码：{code}）地处{city}{county}，自{founded:month}设立以来逐步形成以{industry}为主的产业格局，现为{level}园区。",
        "{name}系{level}产业园区，公告目录代码为{code}，管理范围位于{city}{county}境内，{founded}正式设立，规划主导产业包括{industry}。",
    ),
    "area": (
        "园区审批面积{area}平方公里，实行“一区两片”布局，{block.1}{area.1}平方公里，{block.2}{area.2}平方公里。",
        "国家核定的四至范围总面积为{area:ha}公顷，由互不相连的两片组成，一为{block.1}，面积{area.1:ha}公顷；二为{block.2}，面积{area.2:ha}公顷。",
        "从空间分布看，{block.1}占地{area.1}平方公里，其余{area.2}平方公里位于{block.2}，两片合计即核准面积{area}平方公里。",
    ),
    "area.again": (
        "本次对照的范围为园区全部{area}平方公里核准用地。",
        "园区{area}平方公里范围整体落在重点管控单元内，未触及生态保护红线。",
        "管控单元图斑与园区界线套合后一致，涉及面积{area}平方公里。",
    ),
    "planning": (
        "《{name}总体发展规划环境影响报告书》于{eia.date}通过{office}审查，取得审查意见（{eia.number}）。",
        "园区现行规划的环评工作由{office}负责审查，{eia.date}下达审查意见，文件编号为{eia.number}。",
        "园区依法开展了规划环境影响评价，{office}于{eia.date}以{eia.number}文印发审查意见。",
    ),
    "tracking": (
        "规划实施近五年之际，管委会组织编制了跟踪评价报告书，{office}于{track.date}印发审核意见（{track.number}）。",
        "规划环评跟踪评价已经办结，{track.date}取得{office}的批复意见，文件号{track.number}。",
        "管委会委托编制的跟踪评价报告书经{office}组织论证，于{track.date}获得复函，函号为{track.number}。",
    ),
    "young": (
        "上述审查意见印发至今未满五年，尚未到开展跟踪评价的时限。",
        "按五年一评的要求，园区本年度没有跟踪评价任务。",
        "截至年末，规划环评自获批起算不足五年，待到期后再行启动跟踪评价。",
    ),
    "unchanged": (
        "报告期内，园区四至边界、功能分区和产业方向同规划环评保持一致，没有出现重大调整。",
        "{year}年没有对规划进行修编，用地布局、产业方向沿用原规划。",
        "经自查，规划实施过程中未发生须重新报审环评的重大变化。",
    ),
    "output": (
        "年内工业总产值累计{output}亿元，与{last_year}年的{output.last}亿元相比增幅为{output.growth}%，当年预期目标是{growth.target}%，实际高出{growth.above}个百分点。",
        "据统计部门反馈，园区工业总产值由{last_year}年的{output.last}亿元增加到{year}年的{output}亿元，增长{output.growth}%；年初下达的增长目标为{growth.target}%，超目标{growth.above}个百分点。",
        "工业经济运行平稳，总产值达{output}亿元，在上年{output.last}亿元的基础上增长{output.growth}%（考核目标{growth.target}%，超出{growth.above}个百分点）。",
    ),
    "invest": (
        "年内固定资产投资累计完成{invest}亿元，比上年增长{invest.growth}%；税收入库{tax}亿元，比上年增长{tax.growth}%。",
        "截至{year}年12月底，园区入库税收{tax}亿元，增长{tax.growth}%，固定资产投资{invest}亿元，增长{invest.growth}%。",
        "固定资产投资保持增长，完成{invest}亿元、增幅{invest.growth}%；企业纳税{tax}亿元、增幅{tax.growth}%。",
    ),
    "projects": (
        "当年共有{projects}个投资亿元以上的项目落地，对照{projects.goal}个的招引任务，完成率{projects.rate}%。",
        "市里下达的亿元以上工业项目任务数为{projects.goal}个，截至12月底已签约{projects}个，任务完成率{projects.rate}%。",
        "新落户亿元以上工业项目{projects}个，相当于全年计划（{projects.goal}个）的{projects.rate}%。",
    ),
    "trade": (
        "外贸方面，全年进出口总值{trade.usd}亿美元，按年均汇率折算为{trade}亿元人民币，超过{trade.goal}亿美元的考核目标。",
        "实现外贸进出口{trade}亿元人民币，以美元计为{trade.usd}亿美元，{trade.goal}亿美元的年度任务已经完成。",
        "海关口径的进出口总值为{trade.usd}亿美元，合人民币{trade}亿元；全年考核数{trade.goal}亿美元，已达标。",
    ),
    "firms": (
        "截至{year}年12月底，园区现有工业企业{firms}家（不含物业、物流等服务类企业），上年底结转{firms.last}家，年内新增入园{firms.new}家，依法清退{firms.cleared}家，企业自主迁出{firms.left}家。",
        "园区入园企业现有{firms}户，与{last_year}年末的{firms.last}户相比，新入园{firms.new}户，减少{firms.gone}户，减少的企业中管委会清退{firms.cleared}户、自行退出{firms.left}户。",
        "年内新落户企业{firms.new}家，退出企业{firms.gone}家（清退{firms.cleared}家，自主退出{firms.left}家）；{last_year}年底在园企业为{firms.last}家，{year}年底为{firms}家。",
        "上年末在园企业{firms.last}个，本年引进{firms.new}个、清退{firms.cleared}个、企业主动退园{firms.left}个，年末实有{firms}个。",
    ),
    "firms.state": (
        "按生产状态统计，正常生产{firms.running}家、在建未投产{firms.building}家、停产{firms.stopped}家。",
        "目前处于生产状态的{firms.running}家，厂房尚在建设的{firms.building}家，因市场原因停产的{firms.stopped}家。",
        "{firms.running}家企业生产经营正常，另有{firms.building}家在建、{firms.stopped}家处于停产状态。",
    ),
    "firms.where": (
        "企业分布上，{block.1}集中了{firms.1}家，{block.2}有{firms.2}家。",
        "落户{block.1}的有{firms.1}家，其余{firms.2}家均在{block.2}。",
    ),
    "firms.again": (
        "年内完成{firms}家企业环保基础信息的全面核对。",
        "对全部{firms}家入园企业实行网格化包保，每家明确一名网格员。",
        "编制了园区污染源清单，涵盖企业{firms}家。",
    ),
    "eia": (
        "环评方面，{eia}家企业取得批复（报告书{eia.books}家、报告表{eia.sheets}家），{eia.registered}家完成登记表网上备案，{eia.exempt}家按名录免予办理，未批先建企业{eia.none}家；本年新增环评批复{eia.new}个。",
        "经逐户核对，应编制报告书的{eia.books}家和应编制报告表的{eia.sheets}家均已批复，共{eia}家；实行登记表备案管理的{eia.registered}家；不纳入环评管理的{eia.exempt}家。当年批复新项目{eia.new}个。",
        "园区{firms}家企业中，环评已批复{eia}家，其中报告书{eia.books}家、报告表{eia.sheets}家；登记表类{eia.registered}家已备案；依名录豁免{eia.exempt}家。",
    ),
    "accepted": (
        "竣工环保验收累计通过{accepted}家，其中本年度通过{accepted.new}家；尚未验收{accepted.pending}家，分别为在建{accepted.building}家、试生产{accepted.trial}家；依规不需验收{accepted.exempt}家。",
        "验收情况为：{accepted}家已自主验收并公示，{accepted.pending}家因项目在建或处于调试期尚未验收，其余{accepted.exempt}家属登记表或豁免类，没有验收要求。",
        "已办结竣工验收的企业有{accepted}家（年内新增{accepted.new}家），待验收{accepted.pending}家，免于验收{accepted.exempt}家。",
    ),
    "permit": (
        "固定污染源已全部纳入许可管理，持证企业{permit}家，其中重点管理{permit.key}家、简化管理{permit.simple}家；填报排污登记表{permit.registered}家；尚无需办理{permit.exempt}家。",
        "对照分类管理名录，{permit.key}家属重点管理、{permit.simple}家属简化管理，上述{permit}家均领取了排污许可证；其余企业中，办理登记{permit.registered}家，不需办证或登记{permit.exempt}家。",
        "截至年末，有效排污许可证共{permit}张（每家企业一张），重点管理{permit.key}家，简化管理{permit.simple}家；排污登记回执{permit.registered}家；在建等暂不需办理的{permit.exempt}家。",
    ),
    "plan": (
        "现有{plan}家企业的突发环境事件应急预案在有效备案期内，{plan.exempt}家经评估不需编制，应备未备{plan.pending}家。",
        "应急预案已备案的企业{plan}家，其余{plan.exempt}家不在应当备案的范围。",
        "企业应急预案管理方面，完成备案{plan}家，无需备案{plan.exempt}家，尚未备案{plan.pending}家。",
    ),
    "quota": (
        "按照审查意见，园区每年允许排放化学需氧量{quota.cod}吨、氨氮{quota.nh3}吨，二氧化硫{quota.so2}吨、氮氧化物{quota.nox}吨、挥发性有机物{quota.voc}吨。",
        "规划环评给出的总量控制建议值，水污染物COD为{quota.cod}t/a、氨氮为{quota.nh3}t/a，大气污染物SO2为{quota.so2}t/a、NOx为{quota.nox}t/a、VOCs为{quota.voc}t/a，园区按此执行。",
        "园区总量指标为化学需氧量{quota.cod}吨/年，氨氮{quota.nh3}吨/年，二氧化硫{quota.so2}吨/年，氮氧化物{quota.nox}吨/年，VOCs{quota.voc}吨/年，均为规划环评所核定。",
    ),
    "quota.again": (
        "对照化学需氧量{quota.cod}吨/年的指标，园区仍有余量。",
        "年初将氨氮{quota.nh3}吨/年的总量指标分解到排水企业。",
        "二氧化硫总量上限为{quota.so2}吨/年，年内新增项目所需指标均在其中平衡。",
    ),
}  # fmt: skip
