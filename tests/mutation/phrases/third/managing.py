"""投诉、信用评价的佐证、工作成效、问题、计划, held out."""

BANK: dict[str, tuple[str, ...]] = {
    "complaints": (
        "{year}年园区接到环境投诉{complaints}件，办结{complaints.done}件，办结率为{complaints.rate}%。",
        "投诉受理情况：共收到环保信访件{complaints}件，完成整改{complaints.done}件，整改完成率{complaints.rate}%。",
    ),
    "complaints.none": (
        "{year}年园区环境投诉为0件。",
        "本年度园区无环境投诉事项。",
    ),
    "inspect": (
        "中央和省级督察等交办问题{inspect}个，已完成整改{inspect.done}个，整改完成率{inspect.rate}%，未完成的{inspect.open}个正按整改方案推进。",
        "环保督察及各类检查共反馈问题{inspect}项，其中完成整改{inspect.done}项，完成率为{inspect.rate}%，正在整改{inspect.open}项，均在时限内。",
    ),
    "no.blacklist": (
        "园区企业无一家列入环保黑名单。",
        "园区不存在环保信用黑名单企业。",
    ),
    "self.monitoring": (
        "园区已按规划环评要求开展自行监测，监测单位为{lab}，监测时间为{lab.date:month}。",
        "{year}年委托{lab}完成园区环境质量自行监测，并出具监测报告。",
    ),
    "capability": (
        "园区配备了必要的监测设备，并委托第三方机构开展监测，监测能力满足要求。",
        "园区环境监测能力与监管要求相匹配。",
    ),
    "platform": (
        "园区环境在线监控平台已建成，重点排污企业全部联网。",
        "建设了数字化环境监管平台，可对企业排污情况进行在线监控。",
    ),
    "archive": (
        "园区环境信息管理档案已建成，资料齐全。",
        "园区环保档案按年度整理归档，由专人负责。",
    ),
    "disclosure": (
        "园区已于{published}在网站公示年度环境信息，内容包括监测数据、排污情况和设施运行情况。",
        "环境信息公开情况：{published}在政府门户网站公开。",
    ),
    "hidden": (
        "全年组织环境风险隐患检查{patrols}次，共发现隐患{hidden}个，已完成整改{hidden.fixed}个。",
        "{year}年园区开展环境隐患排查{patrols}次，发现问题{hidden}个，全部整改到位。",
    ),
    "command": (
        "园区已建立环境应急指挥平台。",
        "园区环境应急指挥平台1个，运行正常。",
    ),
    "park.plan": (
        "园区已编制《突发环境事件应急预案》，并于{park.plan.date}报生态环境部门备案（备案编号：{park.plan.number}）。",
        "园区级突发环境事件应急预案已在市生态环境局备案，备案日期为{park.plan.date}，编号为{park.plan.number}。",
    ),
    "drill": (
        "{drill.date}，园区组织了突发环境事件应急演练，参加人数{drill.people}人。",
        "园区开展应急演练1次，时间为{drill.date}，参演人数为{drill.people}人。",
    ),
    "supplies": (
        "园区按预案要求配备环境应急救援物资{supplies}种，专人管理。",
        "园区应急物资库现有环境应急物资{supplies}类，满足应急需要。",
    ),
    "sources": (
        "园区已建成环境风险源数据库，共登记{sources}处，并制定相应防控措施。",
        "园区环境风险源数据库共有风险源{sources}个，均已制定防范措施。",
    ),
    "no.event": (
        "园区{year}年突发环境事件为0起，没有因环境安全隐患被上级通报。",
        "全年没有发生突发环境事件和环境污染事故。",
    ),
    "no.limit": (
        "{year}年园区无区域限批、无挂牌督办、无约谈。",
        "未发生因环境问题被限批、约谈、挂牌督办的情况。",
    ),
    "third": (
        "园区委托{steward}开展环保管家服务。",
        "园区实行环境污染第三方治理，委托{steward}实施。",
    ),
    "training": (
        "组织企业环保培训{training}次，参加培训{trained}人次。",
        "{year}年共组织企业负责人和环保员培训{training}期，累计{trained}人次。",
    ),
    "screening": (
        "{year}年对{screened}个拟入园项目进行环保审查，不予入园{refused}个。",
        "严格项目准入审查，共审查项目{screened}个，其中不符合准入要求未予引进{refused}个。",
    ),
    "organ": (
        "园区成立了专门的环保机构，配备专职环保人员。",
        "园区管委会设有环保办公室，专职负责环境管理工作。",
    ),
    "problem.1": (
        "部分企业环保主体责任落实不到位，台账记录不及时。",
        "企业环保管理水平不高，部分企业环保台账不规范。",
    ),
    "problem.2": (
        "督察整改任务较重，仍有{inspect.open}个问题未按要求整改到位。",
        "环保督察问题还有{inspect.open}项未完成整改。",
    ),
    "next.1": (
        "组织企业环保员台账培训，由{owner.2}负责，{due.1}完成。",
        "开展企业环保人员培训，规范环保台账管理（责任部门：{owner.2}，完成时间：{due.1}）。",
    ),
    "next.2": (
        "加快督察问题整改，由{owner.1}负责，{due.2}完成剩余{inspect.open}个问题的整改。",
        "对未完成的{inspect.open}项督察问题，{owner.1}牵头督促整改，{due.2}完成整改销号。",
    ),
}  # fmt: skip
