"""投诉、信用评价的佐证、工作成效、问题、计划, as a park's steward words them."""

BANK: dict[str, tuple[str, ...]] = {
    "complaints": (
        "全年接收环境信访{complaints}件，办结{complaints.done}件（办结率{complaints.rate}%）。",
        "环境投诉共计{complaints}件，其中废气类{complaints.air}件、噪声类{complaints.noise}件，已处理完毕{complaints.done}件，办结率{complaints.rate}%。",
        "12369、12345平台转办环境投诉{complaints}件，按期处理{complaints.done}件，办结率为{complaints.rate}%。",
    ),
    "complaints.none": (
        "{year}年度环境投诉：0件。",
        "12369平台、信访渠道均未收到涉园区投诉。",
    ),
    "inspect": (
        "各级督察及检查交办问题共计{inspect}个，其中{inspect.done}个已整改完成（{inspect.rate}%），{inspect.open}个整改中（未到期）。",
        "督察反馈问题整改：总数{inspect}个，完成{inspect.done}个，完成率{inspect.rate}%，在办{inspect.open}个（均未超期）。",
    ),
    "no.blacklist": (
        "环保信用评价结果中，区内企业无黑名单（黑色等级）。",
        "环保黑名单企业：0家。",
    ),
    "self.monitoring": (
        "园区自行监测已委托{lab}完成（{lab.date:month}），要素涵盖气、水、声、土。",
        "依照监测计划，{year}年度园区自行监测由{lab}承担并完成。",
    ),
    "capability": (
        "园区自动站与第三方检测相结合，监测能力与监测任务匹配。",
        "监测能力可满足计划内各要素、各点位监测需要。",
    ),
    "platform": (
        "污染源在线监控平台已建成（水、气、用电三类数据），重点企业全部接入。",
        "园区智慧环保平台现已投运，对重点源实行在线监控。",
    ),
    "archive": (
        "环境信息管理档案按“一企一档”建立，纸质、电子各一套。",
        "园区已建环保档案，由环保管家协助归档更新。",
    ),
    "disclosure": (
        "本园区环境信息于{published}公开（管委会网站），含监测、排放、设施运行三部分。",
        "{published}，园区通过官网及公示栏公开了年度环境信息。",
    ),
    "hidden": (
        "环境隐患排查{patrols}次，隐患{hidden}处，整改完成{hidden.fixed}处。",
        "全年巡查{patrols}次、查出环境隐患{hidden}个，均已整改闭环。",
    ),
    "command": (
        "环境应急指挥平台已投入运行，可调度应急队伍与物资。",
        "环境应急指挥平台：1套，设于园区应急中心。",
    ),
    "park.plan": (
        "园区级应急预案：备案日期{park.plan.date}，备案编号{park.plan.number}。",
        "经专家评审后，园区突发环境事件应急预案报市局备案（{park.plan.date}，{park.plan.number}）。",
    ),
    "drill": (
        "园区级应急演练1次（{drill.date}），参演{drill.people}人。",
        "于{drill.date}举办了环境应急综合演练，参加人员共计{drill.people}人。",
    ),
    "supplies": (
        "环境应急物资：{supplies}类，存放于园区应急物资库。",
        "环境应急物资按清单配备（{supplies}类），由环保管家每季度清点。",
    ),
    "sources": (
        "环境风险源数据库录入风险源{sources}个，逐个明确防范措施。",
        "区内环境风险源共计{sources}个，均录入数据库并落实防控。",
    ),
    "no.event": (
        "年度内突发环境事件：无；环境安全隐患通报：无。",
        "本年度区内未发生突发环境事件，亦未因环境隐患被通报。",
    ),
    "no.limit": (
        "限批、约谈、挂牌督办：均无。",
        "园区不涉及区域限批及挂牌督办、约谈事项。",
    ),
    "third": (
        "园区购买环保管家服务（服务单位：{steward}）。",
        "环境污染第三方治理由{steward}承接，采用环保管家模式。",
    ),
    "training": (
        "面向企业环保负责人的培训共计{training}期、{trained}人次。",
        "年内开展环保集中培训{training}次，覆盖{trained}人次。",
    ),
    "screening": (
        "入园项目环保预审{screened}个，其中否决{refused}个。",
        "全年对拟引进项目进行环保会审，共计{screened}个，未通过{refused}个。",
    ),
    "organ": (
        "园区设环保专职机构，人员、车辆、经费均有保障。",
        "日常环境管理由管委会专职环保部门负责。",
    ),
    "problem.1": (
        "企业环保专员多为兼职，环保台账更新滞后。",
        "少数企业危废台账记录不完整，标识标牌不全。",
    ),
    "problem.2": (
        "督察反馈问题整改未清零，剩余{inspect.open}个。",
        "各级督察交办问题中，尚有{inspect.open}个处于整改阶段。",
    ),
    "next.1": (
        "企业台账规范化帮扶：{owner.2}牵头、环保管家配合，{due.1}完成。",
        "{due.1}由{owner.2}组织一轮企业环保专员培训，重点为台账填报。",
    ),
    "next.2": (
        "督察剩余问题（{inspect.open}个）整改：责任部门{owner.1}，完成时限{due.2}。",
        "{owner.1}对{inspect.open}个未完成的督察问题实行专人跟踪，{due.2}整改到位。",
    ),
}  # fmt: skip
