"""投诉、信用评价的佐证、工作成效、问题、计划."""

BANK: dict[str, tuple[str, ...]] = {
    "complaints": (
        "本年度共受理环境投诉{complaints}件，已办结{complaints.done}件，完成率{complaints.rate}%。",
        "{year}年收到群众环境信访投诉{complaints}件（大气类{complaints.air}件、噪声类{complaints.noise}件），全部办结，办结率100%。",
        "全年各类环保投诉{complaints}件，整改完成{complaints.done}件，完成率为{complaints.rate}%。",
        "环境投诉共{complaints}起，其中废气{complaints.air}起、噪声{complaints.noise}起，已办结{complaints.done}起。",
    ),
    "complaints.none": (
        "本年度未收到环境投诉，受理0件，完成率不适用。",
        "全年环保投诉0件，无需整改，办结率“—”。",
        "{year}年没有受理环境信访投诉件。",
    ),
    "inspect": (
        "环保督察及各级检查交办问题{inspect}件，已完成整改{inspect.done}件，完成率{inspect.rate}%，剩余{inspect.open}件正在按计划整改，未逾期。",
        "上级督察检查反馈问题共{inspect}个，年末整改到位{inspect.done}个，整改完成率{inspect.rate}%，另有{inspect.open}个在整改期限内。",
        "督察交办事项{inspect}项，办结{inspect.done}项，占{inspect.rate}%，未到期{inspect.open}项。",
    ),
    "no.blacklist": (
        "园区没有企业被评为环保黑名单企业。",
        "年度环保信用评价中，园区无黑名单单位。",
        "未有企事业单位列入环保黑名单。",
    ),
    "self.monitoring": (
        "{lab.date:month}，园区委托{lab}按规划环评监测计划开展了大气、地表水、土壤、噪声自行监测。",
        "园区与{lab}签订年度监测合同，自行监测按计划全部完成。",
        "自行监测由{lab}承担，{year}年监测任务已完成，监测数据真实有效。",
    ),
    "capability": (
        "园区通过委托监测机构和自动站建设，具备与监测要求相匹配的环境监测能力。",
        "环境监测能力满足监测要求，建有自动站并委托第三方检测。",
        "配备了与环境监测要求相适应的监测能力。",
    ),
    "platform": (
        "园区建成数字化在线监控平台，对重点企业排口实行视频和水质在线监控。",
        "建有污染源在线监控平台，重点企业排放口全部接入。",
        "智慧环保平台上线运行，实现污染源在线监控、视频监控和用电监控。",
    ),
    "archive": (
        "建立了环境信息管理档案，一企一档。",
        "园区环境管理档案齐全，分类归档。",
        "环境信息档案已建立并专人管理。",
    ),
    "disclosure": (
        "{published}在管委会网站公开了年度环境监测、排放和设施运行信息。",
        "园区环境信息于{published}向社会公开，内容包括污染物排放、环境基础设施运行和风险防控情况。",
        "信息公开：{published}通过政府网站发布园区年度环境信息。",
    ),
    "hidden": (
        "全年开展环境风险隐患排查{patrols}次，发现隐患{hidden}处，已全部整改。",
        "组织环境隐患排查{patrols}轮，查出问题{hidden}个，整改完成{hidden.fixed}个，整改率100%。",
        "共开展{patrols}次环境风险排查，排查出{hidden}处隐患，整改到位{hidden.fixed}处。",
    ),
    "command": (
        "设置了环境应急指挥平台。",
        "环境风险防控应急指挥平台已建成使用。",
        "园区建有环境应急指挥中心和指挥平台。",
    ),
    "park.plan": (
        "园区突发环境事件应急预案于{park.plan.date}备案，备案编号{park.plan.number}。",
        "{park.plan.date}完成园区级突发环境事件应急预案的修编和备案（{park.plan.number}）。",
        "园区编制了突发环境事件应急预案，备案号{park.plan.number}，备案时间{park.plan.date}。",
    ),
    "drill": (
        "{drill.date}组织开展突发环境事件应急演练1次，{drill.people}人参加。",
        "园区于{drill.date}举行环境应急演练，参演人员{drill.people}人。",
        "{drill.date}，园区联合企业开展了环境应急演练（{drill.people}人参演），演练后进行了评估。",
    ),
    "supplies": (
        "环境应急物资库配备物资{supplies}类，均在有效期内。",
        "按规定配备了{supplies}种环境应急救援物资并定期检查。",
        "应急救援物资储备充足，共{supplies}类，符合配备要求。",
    ),
    "sources": (
        "建立了环境风险源数据库，收录风险源{sources}个，逐一落实防范措施。",
        "环境风险源数据库已建立，登记风险源{sources}处，防控措施到位。",
        "对{sources}个环境风险源建库管理，风险防范措施均已落实。",
    ),
    "no.event": (
        "全年未发生突发环境事件，未被通报突出环境安全隐患。",
        "{year}年园区没有发生环境污染事件。",
        "未发生重特大环境污染事件，也没有被省级以上部门通报。",
    ),
    "no.limit": (
        "园区未被区域限批、挂牌督办或约谈。",
        "没有区域限批、挂牌督办、约谈等情形。",
        "本年度不存在区域限批、挂牌督办和约谈情况。",
    ),
    "third": (
        "园区聘请{steward}提供环保管家第三方治理服务。",
        "采取环境污染第三方治理服务模式，服务单位为{steward}。",
        "与{steward}签订了环保管家服务合同。",
    ),
    "training": (
        "举办环保培训{training}期，培训企业人员{trained}人次。",
        "全年开展环保法规培训{training}次，{trained}人次参加。",
        "组织{training}场环保业务培训，参训{trained}人次。",
    ),
    "screening": (
        "严把项目准入关，全年预审项目{screened}个，否决不符合产业定位的项目{refused}个。",
        "落实项目环保预审，审查{screened}个、劝退{refused}个。",
        "对{screened}个拟入园项目开展环保预审，其中{refused}个未予准入。",
    ),
    "organ": (
        "成立了由管委会主任任组长的生态环境保护领导小组，下设专职环保机构。",
        "园区设有专职环境管理机构，配备专职人员。",
        "园区管委会内设专门环保机构负责日常监管。",
    ),
    "problem.1": (
        "部分企业环保管理人员专业能力不足，环保台账记录不够规范。",
        "一是少数企业环境管理基础薄弱，台账不够细致。",
        "个别中小企业环保意识不强，台账管理水平有待提高。",
    ),
    "problem.2": (
        "督察交办问题尚有{inspect.open}件未办结，需持续推进。",
        "还有{inspect.open}个督察反馈问题未完成整改。",
        "剩余{inspect.open}项督察交办事项仍在整改中。",
    ),
    "next.1": (
        "由{owner.2}牵头，在{due.1}完成对全部企业的台账规范化培训。",
        "{due.1}完成企业环保台账培训，责任单位：{owner.2}。",
        "开展台账规范化培训（责任单位：{owner.2}；完成时限：{due.1}）。",
    ),
    "next.2": (
        "{owner.1}负责督促剩余{inspect.open}个督察问题整改，{due.2}全部销号。",
        "督察交办的{inspect.open}件未办结问题，由{owner.1}于{due.2}完成整改。",
        "推进剩余{inspect.open}项督察问题销号（责任单位：{owner.1}，时限：{due.2}）。",
    ),
}  # fmt: skip
