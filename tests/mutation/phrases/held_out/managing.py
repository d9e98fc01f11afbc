"""投诉、信用评价的佐证、工作成效、问题、计划 as the held-out bank words them."""

BANK: dict[str, tuple[str, ...]] = {
    "complaints": (
        "环境投诉：受理{complaints}件，完成{complaints.done}件，完成率{complaints.rate}%。",
        "{year}年园区受理的环境投诉共计{complaints}件，处理完{complaints.done}件，处理完成率为{complaints.rate}%。",
        "群众反映环境问题{complaints}件，其中已处理并回复{complaints.done}件，占{complaints.rate}%。",
    ),
    "complaints.none": (
        "园区没有环境投诉，数量为0。",
        "全年环境投诉受理0件，没有要处理的。",
    ),
    "inspect": (
        "环保督察等交办的问题共计{inspect}个，已整改{inspect.done}个，没整改完的{inspect.open}个，整改完成率为{inspect.rate}%，没整改完的还没到期。",
        "各级督察、检查交办问题中，完成{inspect.done}个，在整改{inspect.open}个，共{inspect}个，完成率{inspect.rate}%。",
    ),
    "no.blacklist": (
        "入园企业没有被评为黑名单的。",
        "环保黑名单企业数量为0个。",
    ),
    "self.monitoring": (
        "园区请{lab}在{lab.date:month}做了自行监测，规划环评要求的项目都做了。",
        "自行监测已做，时间为{lab.date:month}，单位为{lab}。",
    ),
    "capability": (
        "园区自己有空气站，其他项目请第三方测，监测能力够用。",
        "与监测要求相比，园区的监测能力是匹配的。",
    ),
    "platform": (
        "园区有在线监控平台，重点企业的排口都连到了平台上。",
        "污染源在线监控平台，园区已建好，正在使用。",
    ),
    "archive": (
        "环境信息管理档案已建，放在档案柜，有专人管。",
        "园区建了环境信息管理档案，每家企业一个档案。",
    ),
    "disclosure": (
        "园区环境信息，在{published}通过管委会网站公开，有监测、排放、设施运行等内容。",
        "年度环境信息已公开，公开时间{published}，公开地点为管委会网站。",
    ),
    "hidden": (
        "环境隐患排查全年{patrols}次，发现{hidden}个隐患，都整改了。",
        "隐患排查做了{patrols}次，排查出问题{hidden}个，其中已整改{hidden.fixed}个。",
    ),
    "command": (
        "环境应急指挥平台，园区已设置，能正常使用。",
        "应急指挥平台（环境）有1套，已投用。",
    ),
    "park.plan": (
        "园区的应急预案已编好，备案时间{park.plan.date}，编号{park.plan.number}。",
        "园区预案（突发环境事件）在{park.plan.date}备了案，编号为{park.plan.number}。",
    ),
    "drill": (
        "环境应急演练做了1次，{drill.date}，{drill.people}人参加。",
        "园区在{drill.date}搞了一次环境应急演练，有{drill.people}人。",
    ),
    "supplies": (
        "环境应急物资共有{supplies}种，放在物资库里，数量够。",
        "园区备有环境应急救援物资{supplies}类，定期清点。",
    ),
    "sources": (
        "园区的环境风险源数据库已建，风险源一共{sources}个，防范措施都有。",
        "环境风险源{sources}个，都进了环境风险源数据库，都有防范措施。",
    ),
    "no.event": (
        "突发环境事件，{year}年园区没有发生，也没有被通报过。",
        "全年环境事件0起，环境安全隐患通报0次。",
    ),
    "no.limit": (
        "限批、挂牌督办、约谈，园区全年都没有。",
        "园区没有被限批，没有被挂牌督办，没有被约谈。",
    ),
    "third": (
        "环境污染第三方治理方面，园区请了{steward}做环保管家。",
        "园区的环保管家单位为{steward}，签了服务合同。",
    ),
    "training": (
        "给企业做环保培训{training}次，共计{trained}人次。",
        "企业环保培训共{training}次，来了{trained}人次。",
    ),
    "screening": (
        "项目入园前都要预审，全年预审了{screened}个，没让进的{refused}个。",
        "预审项目共计{screened}个，其中不同意入园的{refused}个。",
    ),
    "organ": (
        "园区有专门的环保机构，人员是专职的。",
        "环保机构单独设置，专职人员到岗。",
    ),
    "problem.1": (
        "企业环保人员少，有的是兼职，台账做得不细。",
        "有些企业台账不全，环保员业务不熟。",
    ),
    "problem.2": (
        "督察交办的问题，还剩{inspect.open}个没有整改完。",
        "交办问题还有{inspect.open}个没整改好，难度大。",
    ),
    "next.1": (
        "{due.1}，{owner.2}对企业环保员做一次台账培训。",
        "规范企业台账，责任单位为{owner.2}，{due.1}做完培训。",
    ),
    "next.2": (
        "{due.2}，{owner.1}要把剩下的{inspect.open}个督察交办问题整改完。",
        "剩余的交办问题（{inspect.open}个），责任单位为{owner.1}，{due.2}整改完。",
    ),
}  # fmt: skip
