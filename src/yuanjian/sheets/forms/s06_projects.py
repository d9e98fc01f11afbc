"""06 建设项目环评验收: one row a construction project, its EIA and its acceptance."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Number,
    Text,
    YesNo,
    choice,
    code,
    computed,
    day,
    number,
    text,
    yesno,
)
from yuanjian.sheets.conditions import among, yes
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
    held_day,
    held_text,
    in_order,
    year_agrees,
    years_after,
)

_FILED = among("eia", "报告书", "报告表", "登记表", says="环评类别为报告书、报告表或登记表")
_NOT_FILED = among("eia", "豁免", "无需", says="环评类别为豁免或无需")
_ACCEPTED = among("acc", "已验收", "分期验收", says="已验收或分期验收")


class Row(ListRow):
    """One project. Approval comes before the start of building, acceptance after the start of running."""

    sheet = Sheet(
        "06",
        "建设项目环评验收",
        keys=("proj_no",),
        called="{proj_no} {name}",
        firm="ent",
        by="企业、园区",
        none_ok=True,
        note="每个建设项目一行，一家企业有几个项目填几行；无需环评的企业也填一行，写明依据。",
        proven_by="环评批复、验收意见",
    )

    proj_no: Text = code(
        "项目编号", r"P\d{3,4}", required=True, expected="P 加3–4位数字，如 P001", example="P001"
    )
    ent: Text = choice(
        "企业名称",
        ref="05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("单位名称", "公司名称", "企业全称", "建设单位"),
    )
    name: Text = text(
        "项目名称",
        required=True,
        example="年产100万件电子组件项目",
        aliases=("建设项目名称",),
        note="与批复一致",
    )
    nature: Text = choice(
        "建设性质",
        "新建",
        "改建",
        "扩建",
        "技改",
        "迁建",
        required=True,
        example="新建",
        spellings={"技术改造": "技改", "改扩建": "扩建", "搬迁": "迁建"},
        aliases=("项目性质",),
    )
    eia: Text = choice(
        "环评类别",
        "报告书",
        "报告表",
        "登记表",
        "豁免",
        "无需",
        required=True,
        example="报告表",
        aliases=("环评类型", "环评形式", "环评文件类型", "环评管理类别"),
        spellings={
            "环境影响报告书": "报告书",
            "环评报告书": "报告书",
            "环境影响报告表": "报告表",
            "环评报告表": "报告表",
            "环境影响登记表": "登记表",
            "环评登记表": "登记表",
            "备案": "登记表",
            "登记": "登记表",
            "无需环评": "无需",
            "不需要": "无需",
            "不需": "无需",
        },
    )
    eia_basis: Text = text(
        "分类名录依据",
        when=_NOT_FILED,
        example="",
        aliases=("环评类别依据", "豁免依据"),
        note="《建设项目环境影响评价分类管理名录》的版本和条目",
    )
    authority: Text = text(
        "审批或备案机关",
        when=_FILED,
        example="某市生态环境局",
        aliases=("审批机关", "审批单位", "环评审批部门", "审批部门"),
    )
    eia_no: Text = text(
        "批复文号/备案号",
        document=True,
        when=_FILED,
        example="澄环审〔2019〕12号",
        aliases=("批复文号", "备案号", "环评批复文号", "环评文号", "环评批复号"),
        note="报告书、报告表填批复文号，登记表填备案号",
    )
    eia_date: Day = day(
        "批复/备案日期",
        when=_FILED,
        example="2019-04-02",
        aliases=("批复日期", "备案日期", "环评批复时间", "环评批复日期", "批复时间"),
        note="在报告年度内的计为本年新增",
    )
    start: Day = day("开工日期", month_ok=True, example="2019-05", aliases=("开工时间",))
    run: Day = day(
        "投产(调试)日期",
        month_ok=True,
        example="2020-01-10",
        aliases=("投产日期", "投产时间", "调试日期"),
    )
    need_acc: Text = computed(
        "应否验收", "project.needs_acceptance", note="报告书、报告表项目已投产的应验收"
    )
    acc: Text = choice(
        "验收状态",
        "已验收",
        "分期验收",
        "验收中",
        "未到期",
        "未验收",
        "无需",
        required=True,
        example="已验收",
        aliases=("验收情况", "竣工验收情况", "是否验收", "环保验收情况"),
        spellings={
            "已完成": "已验收",
            "已自主验收": "已验收",
            "自主验收": "已验收",
            "是": "已验收",
            "否": "未验收",
            "部分验收": "分期验收",
            "阶段性验收": "分期验收",
            "正在验收": "验收中",
            "无需验收": "无需",
            "不需": "无需",
            "不需要": "无需",
        },
    )
    acc_date: Day = day(
        "验收意见日期",
        when=_ACCEPTED,
        example="2020-05-20",
        aliases=("验收日期", "验收时间", "竣工验收时间"),
        note="投产后3–12个月内",
    )
    acc_url: Text = text(
        "验收平台公示号/网址", example="", aliases=("验收公示网址", "验收公示号", "验收文号")
    )
    lim_cod: Number = number(
        "批复总量COD", 4, unit="t/a", low=0, example="0.15", aliases=("批复COD", "批复化学需氧量")
    )
    lim_nh3: Number = number(
        "批复总量氨氮", 4, unit="t/a", low=0, example="0.02", aliases=("批复氨氮",)
    )
    lim_so2: Number = number(
        "批复总量SO₂", 4, unit="t/a", low=0, example="0", aliases=("批复SO2", "批复二氧化硫")
    )
    lim_nox: Number = number(
        "批复总量NOₓ", 4, unit="t/a", low=0, example="0", aliases=("批复NOx", "批复氮氧化物")
    )
    lim_voc: Number = number(
        "批复总量VOCs",
        4,
        unit="t/a",
        low=0,
        example="1.2",
        aliases=("批复VOCs", "批复挥发性有机物"),
    )
    change: YesNo = yesno(
        "是否发生重大变动", required=True, example="否", aliases=("重大变动", "是否重大变动")
    )
    change_doc: Text = text(
        "重大变动手续",
        when=yes("change", says="发生重大变动"),
        example="",
        longest=1000,
        note="重新报批的文号和日期",
    )

    def problems(self) -> Iterator[Problem]:
        """Approval, start, run and acceptance in order; what needs no EIA has no approval."""
        yield from year_agrees(self, "eia_no", "eia_date")
        if self.eia in ("报告书", "报告表"):
            yield from in_order(self, "eia_date", "start", "doubt", "疑似未批先建")
        elif self.eia == "登记表":
            yield from in_order(self, "eia_date", "run", "doubt", "登记表应在投产前备案")
        elif self.eia in ("豁免", "无需") and held_text(self, "eia_no"):
            yield doubt(self, "eia", "已填批复文号或备案号，环评类别却不是报告书、报告表或登记表")
        yield from in_order(self, "start", "run")
        yield from self._acceptance()

    def _acceptance(self) -> Iterator[Problem]:
        ran, accepted = held_day(self, "run"), held_day(self, "acc_date")
        yield from in_order(self, "run", "acc_date", "doubt", "验收一般在投产（调试）之后")
        if ran and accepted and accepted > years_after(ran, 1):
            said = f"距投产（{ran}）超过12个月"
            yield doubt(self, "acc_date", said, "请核对日期；确属超期的请在备注说明")
        if accepted and self.acc in ("未到期", "未验收", "无需"):
            yield doubt(self, "acc", "已填验收意见日期，验收状态却不是已验收", "请改其中一处")
        if self.eia not in ("报告书", "报告表"):
            return
        if ran and self.acc == "无需":
            yield doubt(self, "acc", "环评为报告书或报告表且已投产的项目应当验收")
        if not ran and self.acc in ("已验收", "验收中"):
            said = f"未填投产（调试）日期，验收状态却为“{self.acc}”"
            yield doubt(self, "run", said, "请补填投产（调试）日期")
