"""Whatever the sheets say, each partition of the firms adds up to all of them, or names who is left over."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import facts
from yuanjian.facts.engine import Facts

GROUPS = {
    "eia": ("report", "table", "registered", "not_required", "without"),
    "acceptance": ("done", "pending", "not_required"),
    "plan": ("done", "pending", "not_required"),
    "permit": ("held", "registered", "not_required", "without"),
}
NAMES = ("甲电子", "乙物流", "丙食品", "丁包装")


def firms(draw: Any) -> list[dict[str, Any]]:
    status = st.sampled_from(["投产", "在建", "停产", "已退出"])
    return [
        {"ent_no": f"E{n:03}", "name": name, "counted": "是", "status": draw(status)}
        for n, name in enumerate(NAMES, 1)
    ]


def cells(**choices: list[str | None]) -> st.SearchStrategy[dict[str, str | None]]:
    picks = {key: st.sampled_from(values) for key, values in choices.items()}
    return st.fixed_dictionaries({"ent": st.sampled_from(NAMES), **picks})  # type: ignore[arg-type]


PROJECTS = cells(
    eia=["报告书", "报告表", "登记表", "豁免", "无需", None],
    eia_no=["澄环审〔2019〕1号", "无", None],
    eia_date=["2019-01-01", "2021-02-01", None],
    acc=["已验收", "分期验收", "验收中", "未到期", "未验收", "无需", None],
    run=["2019-06-01", None],
)
PLANS = cells(need=["是", "否", "依托上级园区", None], status=["已备案", "修编中", "未备案", None])
PERMITS = cells(
    cls=["重点管理", "简化管理", "登记管理", "无需", None],
    no=["91430300MA4L16JQ9P001W", "无", None],
    valid_to=["2025-04-27", "2020-01-01", None],
)


@st.composite
def parks(draw: Any) -> Facts:
    projects = [
        {"proj_no": f"P{n:03}"} | row
        for n, row in enumerate(draw(st.lists(PROJECTS, max_size=6)), 1)
    ]
    plans = [{"subj": "企业"} | row for row in draw(st.lists(PLANS, max_size=6))]
    permits = draw(st.lists(PERMITS, max_size=6))
    return facts({"05": firms(draw), "06": projects, "07": permits, "08": plans})


@pytest.mark.parametrize("theme", GROUPS)
@given(f=parks())
def test_a_partition_adds_up_or_names_the_rest(theme: str, f: Facts) -> None:
    counts = [f.amount(f"{theme}.{group}") for group in GROUPS[theme]]
    rest = f.value(f"{theme}.remainder")

    if rest.state == "na":
        assert sum(c.number or 0 for c in counts) == f.amount("enterprises.total").number
    else:
        assert {c.state for c in counts} == {"missing"}
        assert rest.state == "missing" or set(rest.text.split("、")) <= set(NAMES)
