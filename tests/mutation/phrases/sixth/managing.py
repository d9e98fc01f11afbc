"""投诉、信用评价的佐证、工作成效、问题、计划, as the office of a management committee words it."""

BANK: dict[str, tuple[str, ...]] = {
    "complaints": (
        "{year}年累计受理群众环境诉求{complaints}件，按类别分为大气异味{complaints.air}件、噪声{complaints.noise}件，年内办结{complaints.done}件，办结率达{complaints.rate}%。",
        "通过热线、网络等渠道转来的环境投诉共{complaints}件，已答复办结{complaints.done}件，占{complaints.rate}%。",
        "群众反映的环境问题计{complaints}件，其中{complaints.done}件在期限内办结，办结率{complaints.rate}%。",
    ),
    "complaints.none": (
        "{year}年未接到群众对园区环境问题的投诉。",
        "经与信访部门核对，当年没有涉及园区的环境投诉件。",
    ),
    "inspect": (
        "上级督察和专项检查向园区交办问题{inspect}个，截至年末完成整改{inspect.done}个，完成率{inspect.rate}%，其余{inspect.open}个按计划推进。",
        "各级环保督察交办事项共{inspect}项，销号{inspect.done}项，整改完成率{inspect.rate}%；未销号{inspect.open}项，尚在整改期限内。",
        "年度列入台账的督察交办问题{inspect}个，整改完毕{inspect.done}个（{inspect.rate}%），正在整改{inspect.open}个。",
    ),
    "no.blacklist": (
        "经查询信用平台，在园企业未列入环保黑名单。",
        "入驻企业当中没有环保黑名单企业。",
    ),
    "self.monitoring": (
        "年度自行监测委托{lab}承担，{lab.date:month}完成现场采样，报告已存档。",
        "{year}年园区依照规划环评的监测计划组织自行监测，由具备资质的{lab}出具检测报告。",
    ),
    "capability": (
        "现有监测设备和委托检测力量可以覆盖园区监测任务，能力与需求匹配。",
        "依托自动站和签约检测机构，园区监测能力能够适应日常监管。",
    ),
    "platform": (
        "园区建成了污染源在线监控平台，重点排污单位数据实时接入。",
        "数字化监控平台投运以来运行稳定，可全天候在线监控重点企业排口。",
    ),
    "archive": (
        "园区设立了环境信息管理档案，按企业分卷归集，随时可查。",
        "环境信息管理档案已经建成，分纸质卷和电子卷保存。",
    ),
    "disclosure": (
        "上年度园区环境质量和污染物排放信息于{published}通过政府网站公布。",
        "管委会于{published}在门户网站“环境保护”栏目公开了园区环境信息。",
    ),
    "hidden": (
        "年内分{patrols}轮排查环境隐患，登记隐患{hidden}处，整改销号{hidden.fixed}处。",
        "{year}年会同专家开展隐患排查{patrols}次，累计发现{hidden}项隐患，截至年末均已整改。",
    ),
    "command": (
        "环境应急指挥平台设在管委会值班室，与市级平台贯通。",
        "园区现已建有环境应急指挥平台，值守和调度功能齐备。",
    ),
    "park.plan": (
        "完成园区级突发环境事件应急预案编修，{park.plan.date}取得备案表，编号为{park.plan.number}。",
        "管委会组织编制的园区级预案于{park.plan.date}报市级主管部门备案，登记编号{park.plan.number}。",
    ),
    "drill": (
        "{drill.date}，管委会联合消防等部门举行突发环境事件应急演练，{drill.people}人参加。",
        "当年应急演练于{drill.date}举行，以危化品泄漏为情景，参加演练{drill.people}人。",
    ),
    "supplies": (
        "应急仓库储备环境应急救援物资{supplies}种，台账与实物相符。",
        "按照预案清单储备应急物资{supplies}类，并与邻近企业签订了互助协议。",
    ),
    "sources": (
        "环境风险源数据库现收录{sources}处风险源，并逐处落实防范措施。",
        "经更新，园区环境风险源数据库共收录风险源{sources}个，均有对应的防控方案。",
    ),
    "no.event": (
        "{year}年园区环境安全总体平稳，突发环境事件零发生，也没有因环境隐患受到上级通报。",
        "年内没有发生突发环境事件，省级以上部门未就环境隐患对园区作出通报。",
    ),
    "no.limit": (
        "{year}年园区没有被实施限批、挂牌督办，管委会也没有被约谈。",
        "当年未受到区域限批、挂牌督办和约谈。",
    ),
    "third": (
        "通过公开招标引入{steward}作为环保管家，负责园区环境污染第三方治理服务。",
        "园区与{steward}签订环保管家合同，由其驻园开展第三方治理。",
    ),
    "training": (
        "先后举办环保业务培训{training}场，企业人员{trained}人次参训。",
        "{year}年面向企业举办专题培训{training}次，受训人员累计{trained}人次。",
    ),
    "screening": (
        "坚持项目联审制度，当年提交联审的拟入园项目{screened}个，因不符合准入条件否决{refused}个。",
        "{year}年入园联审会研究项目{screened}个，未予通过{refused}个。",
    ),
    "organ": (
        "管委会内设生态环境工作机构，配有专职人员，日常工作有专人抓。",
        "园区环保工作由专设的环境管理科室承担，编制和经费已经落实。",
    ),
    "problem.1": (
        "小微企业环保基础薄弱，治污设施台账填写不及时。",
        "个别企业环保岗位人员流动频繁，台账资料接续不上。",
    ),
    "problem.2": (
        "上级交办的督察问题中，还有{inspect.open}个未完成整改，需持续跟进。",
        "督察整改尚未全部销号，余下{inspect.open}个问题涉及设备改造，工期较长。",
    ),
    "next.1": (
        "由{owner.2}牵头，对企业环保员开展一次台账填报轮训，{due.1}完成。",
        "规范企业环保台账，{due.1}逐户完成复核，牵头部门为{owner.2}。",
    ),
    "next.2": (
        "推动余下{inspect.open}个督察问题整改销号，{owner.1}具体负责，{due.2}完成。",
        "{due.2}完成剩余{inspect.open}项督察事项的整改，由{owner.1}按月调度。",
    ),
}  # fmt: skip
