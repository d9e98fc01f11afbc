"""投诉、信用评价的佐证、工作成效、问题、计划 as the second bank words them."""

BANK: dict[str, tuple[str, ...]] = {
    "complaints": (
        "信访举报方面，全年接诉{complaints}件，按期办毕{complaints.done}件，办结率{complaints.rate}%。",
        "12345热线及网络渠道转来环境类投诉{complaints}宗，办结{complaints.done}宗，办理完成率{complaints.rate}%。",
        "受理群众环境投诉：总量{complaints:p}件（废气{complaints.air:p}件、噪声{complaints.noise:p}件），办结{complaints.done:p}件，办结率{complaints.rate}%。",
    ),
    "complaints.none": (
        "报告期内环境投诉受理量为零，不计算完成率。",
        "全年没有接到涉环境类投诉举报。",
    ),
    "inspect": (
        "各级督察检查移交问题{inspect}项，销号{inspect.done}项（{inspect.rate}%），剩{inspect.open}项未到整改时限。",
        "上级环保督察检查清单列有{inspect}个问题，{inspect.done}个已整改到位，整改率{inspect.rate}%；其余{inspect.open}个按序时推进。",
    ),
    "no.blacklist": (
        "企业环保信用“黑名单”中无本园区单位。",
        "经查询，在园单位无一列入环保失信黑名单。",
    ),
    "self.monitoring": (
        "受园区委托，{lab}于{lab.date:month}进场，完成气、水、土、声自行监测采样分析。",
        "园区自行监测采取购买服务方式，{year}年由{lab}实施完毕。",
    ),
    "capability": (
        "自有站点加社会化检测，监测力量与监管需要相称。",
        "通过站房建设和购买检测服务，监测能力可以覆盖各项监测任务。",
    ),
    "platform": (
        "园区在线监管平台已启用，重点排口水质、视频、工况数据实时可查。",
        "依托“智慧园区”监控平台，污染源排放情况实现线上实时监控。",
    ),
    "archive": (
        "环境管理资料按“一园一档、一企一档”立卷保存。",
        "设有环境信息档案室，卷宗按年归集。",
    ),
    "disclosure": (
        "年度环境信息已上网公示，时间为{published}，含监测结果、排污状况、设施运行等。",
        "园区于{published}登载年度环境信息公告，供社会公众查阅。",
    ),
    "hidden": (
        "环境安全隐患排查共{patrols}批次，{hidden}项隐患闭环销号。",
        "{patrols}次专项排查累计发现环境风险隐患{hidden}个，已治理{hidden.fixed}个，治理率100%。",
    ),
    "command": (
        "环境应急指挥平台现已投用，可统一调度。",
        "具备环境应急指挥调度平台，24小时值守。",
    ),
    "park.plan": (
        "园区环境应急预案的备案编号为{park.plan.number}，于{park.plan.date}取得。",
        "园区级环境应急预案修订稿{park.plan.date}报备，取得编号{park.plan.number}。",
    ),
    "drill": (
        "环境应急演练于{drill.date}举办，出动人员{drill.people}名。",
        "{drill.people}人参与了{drill.date}的突发环境事件实战演练。",
    ),
    "supplies": (
        "应急物资仓库常备{supplies}类环境救援物资，账物相符。",
        "环境应急物资配置达标，品种计{supplies}类。",
    ),
    "sources": (
        "{sources}个环境风险源已录入数据库，“一源一策”落实防范。",
        "风险源数据库动态更新，在库{sources}个，防范措施跟进到位。",
    ),
    "no.event": (
        "全年环境安全形势平稳，突发环境事件零发生，未受到通报。",
        "本年度环境污染事件起数为0，也无被通报的环境安全隐患。",
    ),
    "no.limit": (
        "园区全年未受到限批、约谈、挂牌督办等处理。",
        "本年无限批、约谈情况，也未被挂牌督办。",
    ),
    "third": (
        "{steward}作为“环保管家”，为园区提供第三方治理与咨询。",
        "环境治理引入第三方，中标单位为{steward}。",
    ),
    "training": (
        "环保业务知识宣讲{training}场，{trained}人次到场听课。",
        "全年办班{training}期，受训企业环保员{trained}人次。",
    ),
    "screening": (
        "坚持环保前置审查，{screened}个意向项目中{refused}个被否。",
        "项目预审会审议{screened}个，因环保原因婉拒{refused}个。",
    ),
    "organ": (
        "管委会设立环境保护科，专人专岗。",
        "生态环境监管由园区环保科专职承担。",
    ),
    "problem.1": (
        "企业环保人员流动大，台账填报质量参差不齐。",
        "有的小企业重生产、轻环保，资料归档还不到位。",
    ),
    "problem.2": (
        "督察检查移交的问题中有{inspect.open}项仍未销号。",
        "余下{inspect.open}个督察整改任务推进难度较大。",
    ),
    "next.1": (
        "{owner.2}负责组织企业环保员轮训，{due.1}培训一遍。",
        "企业台账质量提升行动——牵头部门：{owner.2}；完成时间：{due.1}。",
    ),
    "next.2": (
        "明确{owner.1}为督察余留{inspect.open}项问题的整改责任部门，{due.2}清零。",
        "余下{inspect.open}个督察问题挂图作战，{owner.1}跟踪督办，{due.2}整改完毕。",
    ),
}  # fmt: skip
