"""园区概况 as the second bank words them."""

BANK: dict[str, tuple[str, ...]] = {
    "title": (
        "{name}环境管理状况与情况报告（{year}年度）",
        "关于{name}{year}年环保工作的自评估报告",
        "{name}{year}年度环境管理自评报告",
    ),
    "who": (
        "园区名称：{name}；园区代码：{code}；园区级别：{level}；所在区县：{city}{county}；主导产业：{industry}。",
        "列入《中国开发区审核公告目录》的{name}为{level}园区，目录代码{code}，行政区划上隶属{city}{county}，产业定位以{industry}为主。",
        "{city}{county}是{name}的所在地。园区设立于{founded:month}，现为{level}园区，统一代码{code}，围绕{industry}布局产业链。",
    ),
    "area": (
        "{block.1}占地{area.1:ha}公顷，{block.2}占地{area.2:ha}公顷，两片合计{area:ha}公顷，即为上级核定的园区面积。",
        "核准用地总规模为{area}km2，其中：{block.1}{area.1}、{block.2}{area.2}（单位均为km2）。",
        "四至范围内经核准的土地共{area}平方千米；按片区划分，{area.1}平方千米在{block.1}，{area.2}平方千米在{block.2}。",
    ),
    "area.again": (
        "落实分区管控的用地合计{area}平方千米，与园区核准面积相同。",
        "{area:ha}公顷核定用地无一遗漏，悉数纳入环境管控单元。",
    ),
    "planning": (
        "规划环评批复单位：{office}；批复文号：{eia.number}；批复时间：{eia.date}。",
        "园区总体规划环评的审查文件为{eia.number}，由{office}于{eia.date:month}下发。",
        "园区开发建设遵循{office}对规划环评的批复意见（{eia.number}，{eia.date}签发）。",
    ),
    "tracking": (
        "五年期跟踪环评已于{track.date:month}办结，{office}批文为{track.number}。",
        "跟踪评价：编制单位完成报告书后报{office}审查，{track.date}获得审查文件{track.number}。",
    ),
    "young": (
        "规划获批时间较短，距五年期限尚有时日，故未启动跟踪评价。",
        "因规划环评审查至今不满五个年头，本报告年度未安排跟踪环评工作。",
    ),
    "unchanged": (
        "园区四至边界、产业方向与功能分区沿用原规划，本年未作修编。",
        "{year}年未实施规划修编，也没有调区扩区事项，原规划环评继续适用。",
    ),
    "output": (
        "规上工业总产值：{year}年{output}亿元，{last_year}年{output.last}亿元，增速{output.growth}%；年初计划增速{growth.target}%，实际比计划快{growth.above}个百分点。",
        "在上年{output.last}亿元的基数上，园区全年工业总产值攀升至{output}亿元，涨幅{output.growth}%；对照市里下达的{growth.target}%增长任务，多出{growth.above}个百分点。",
        "与{last_year}年{output.last}亿元的工业总产值相比，{year}年增长{output.growth}%、达到{output}亿元，增速快于预定目标（{growth.target}%）{growth.above}个百分点。",
    ),
    "invest": (
        "固投{invest}亿元（+{invest.growth}%），税收{tax}亿元（+{tax.growth}%）。",
        "上缴税金{tax}亿元，较去年增收{tax.growth}%；固定资产投资累计{invest}亿元，增长幅度为{invest.growth}%。",
    ),
    "projects": (
        "招商方面，亿元以上项目任务数为{projects.goal}个，落地{projects}个，任务完成率{projects.rate}%。",
        "全年新落户投资过亿元项目{projects}个，相当于目标数{projects.goal}个的{projects.rate}%。",
    ),
    "trade": (
        "进出口总值{trade.usd}亿美元，按人民币计为{trade}亿元，{trade.goal}亿美元的考核指标顺利完成。",
        "据海关统计，园区外贸总额达人民币{trade}亿元（合{trade.usd}亿美元），比{trade.goal}亿美元的目标值有所超出。",
    ),
    "firms": (
        "入园企业变动情况：上年末存量{firms.last}家，当年入园{firms.new}家，依规清退{firms.cleared}家，主动退园{firms.left}家，本年末存量{firms}家。",
        "{year}年，{firms.new}家企业新落户，{firms.cleared}家被清退，{firms.left}家自行迁出；年初在册{firms.last}家，年底在册{firms}家。",
        "在园企业数（单位：家）：期初{firms.last:p}，期末{firms:p}；当年增加{firms.new:p}（新入园），减少{firms.gone:p}（其中清退{firms.cleared:p}、企业自行退出{firms.left:p}）。",
        "截至本报告年度末，在园企业保有量为{firms}家，即上年结转{firms.last}家，加当年进园{firms.new}家，减清退企业{firms.cleared}家和自愿退园企业{firms.left}家。",
        "登记在册的入园企业由年初{firms.last}家变为年末{firms}家，期间引进{firms.new}家、强制清退{firms.cleared}家、自行关停搬离{firms.left}家。",
    ),
    "firms.state": (
        "正在生产的有{firms.running}家，厂房尚在施工的{firms.building}家，另有{firms.stopped}家处于停产状态。",
        "在产、在建、停产企业分别为{firms.running}家、{firms.building}家和{firms.stopped}家。",
    ),
    "firms.where": (
        "按片区统计：{block.1}——{firms.1}家；{block.2}——{firms.2}家。",
        "企业落在{block.1}的计{firms.1}家，落在{block.2}的计{firms.2}家。",
    ),
    "firms.again": (
        "环保网格员对在园的{firms}家企业实行包干巡查。",
        "与园内全部企业（{firms}家）签订环保承诺书。",
        "“环保体检”服务覆盖入园企业{firms}家，不留死角。",
    ),
    "eia": (
        "环评类别构成：报告书{eia.books:p}家、报告表{eia.sheets:p}家，两类审批合计{eia:p}家；登记表备案{eia.registered:p}家；豁免环评{eia.exempt:p}家。年内新增审批{eia.new:p}个，“未批先建”{eia.none:p}家。",
        "{eia}家企业的建设项目经审批部门批准（{eia.books}家为报告书，{eia.sheets}家为报告表），另{eia.registered}家只需网上填报登记表，{eia.exempt}家按名录免予环评；全年新增获批项目{eia.new}个。",
        "从环评管理看，应批已批企业{eia}家，应登已登企业{eia.registered}家，名录外企业{eia.exempt}家。已批企业中，书类{eia.books}家、表类{eia.sheets}家。无未批先建现象，当年批复项目{eia.new}个。",
    ),
    "accepted": (
        "竣工验收办结{accepted}家（其中当年办结{accepted.new}家），{accepted.pending}家还不具备验收条件——施工中{accepted.building}家、试运行{accepted.trial}家；依法免验{accepted.exempt}家。",
        "“三同时”验收情况为：完成{accepted}家、未完成{accepted.pending}家、不适用{accepted.exempt}家。",
        "{accepted}家企业办妥了环保验收，{accepted.exempt}家属登记表或名录外项目而毋须验收，剩下{accepted.pending}家验收工作正在推进。",
    ),
    "permit": (
        "排污许可分类：重点管理{permit.key:p}家，简化管理{permit.simple:p}家，以上发证{permit:p}家；登记管理{permit.registered:p}家；不在名录或未投产{permit.exempt:p}家。",
        "全国排污许可证管理信息平台显示，园区发证企业{permit}家（{permit.key}家重点、{permit.simple}家简化），做了登记的{permit.registered}家，暂无许可要求的{permit.exempt}家。",
        "持证企业有{permit}家，按管理类别分为重点{permit.key}家与简化{permit.simple}家；另外{permit.registered}家领取了登记回执，{permit.exempt}家尚不需纳入。",
    ),
    "plan": (
        "企业环境应急预案：报备{plan:p}家，免编{plan.exempt:p}家，缺失{plan.pending:p}家。",
        "向生态环境部门报送企业预案并取得备案表的有{plan}家，其他{plan.exempt}家经判定可不编制。",
        "须编制环境应急预案的{plan}家企业均履行了备案程序；不在编制范围的企业{plan.exempt}家。",
    ),
    "quota": (
        "总量控制目标（单位：t/a）：COD {quota.cod}、NH3-N {quota.nh3}、SO2 {quota.so2}、NOX {quota.nox}、VOCs {quota.voc}。",
        "环评批复给园区的排污总量上限为：每年化学需氧量{quota.cod}吨、氨氮{quota.nh3}吨、二氧化硫{quota.so2}吨、氮氧化物{quota.nox}吨和VOCs {quota.voc}吨。",
        "总量指标方面，水污染物COD{quota.cod}吨、氨氮{quota.nh3}吨；大气污染物二氧化硫{quota.so2}吨、氮氧化物{quota.nox}吨、挥发性有机物{quota.voc}吨，均按年计。",
    ),
    "quota.again": (
        "园区COD年度总量指标{quota.cod}吨，尚有余量。",
        "以每年{quota.nh3}吨为氨氮总量上限，全年严格把关。",
        "SO2的园区总量指标为每年{quota.so2}吨，未予突破。",
    ),
}  # fmt: skip
