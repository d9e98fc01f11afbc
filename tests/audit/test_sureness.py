"""What came in the year is not what there is, and figures that were not read surely ask, they do not assert."""

import pytest

from tests.reading.texts import untraced
from tests.reported import reported
from yuanjian.audit.check import run
from yuanjian.audit.finding import Found
from yuanjian.facts.engine import Facts

STOCK = "园区企业环评已批复38家，其中报告书12家、报告表26家。持有排污许可证15家，完成竣工环保验收30家，应急预案备案20家。\n"
CAME = [
    "2021年新批复报告表3个。",
    "年内批复环境影响报告书1个、报告表2个。",
    "当年批复项目3个。",
    "本年新批复环评3个，报告书1个，报告表2个。",
    "本年度新审批环评3项，其中报告书1项、报告表2项。",
    "当年新核发排污许可证2家。",
    "年内有4家企业通过竣工环保验收。",
    "报告期内办理应急预案备案5家。",
    "2021年度新登记备案环评2个。",
    "期内共核发排污许可证2家。",
]
UNSURE = ["2021年核发排污许可证2家。", "本年审批环评报告表6家。", "全年办理企业应急预案备案5家。"]
SURE = [
    ("园区内已取得环评批复的企业40家。", "eia.approved"),
    ("截至2021年底，累计核发排污许可证17家。", "permit.held"),
    ("2021年末持证企业17家。", "permit.held"),
]


def told_twice(said: str) -> list[Found]:
    """What is found to stand in two places with two values."""
    found = run(Facts(reported(STOCK + said, year=2021))).findings
    return [f for f in found if f.code == "same_fact.told_twice"]


@pytest.mark.parametrize("said", CAME)
def test_what_came_in_the_year_is_not_compared_with_what_there_is(said: str) -> None:
    assert [f.finding.message for f in told_twice(said)] == []


@pytest.mark.parametrize("said", UNSURE)
def test_a_figure_of_the_year_or_of_its_end_only_asks(said: str) -> None:
    found = told_twice(said)
    assert [f.severity for f in found] == ["query"]
    assert "分不清是当年的数还是年末的总数" in found[0].finding.advice


@pytest.mark.parametrize(("said", "fact"), SURE)
def test_a_count_of_what_there_is_contradicts_another(said: str, fact: str) -> None:
    found = told_twice(said)
    assert [f.severity for f in found] == ["major"], fact


def test_a_figure_that_came_keeps_its_reason() -> None:
    left = untraced(STOCK + "2021年新批复报告表3个。")
    assert [u.why for u in left if u.text == "3"] == ["当年新增的数，不是现有总数"]
