"""Whose report of which year a document is."""

import pytest

from tests.reading.texts import document
from yuanjian.reading.profile import Profile, profile_of


def test_name_year_code_and_province_are_read() -> None:
    text = """湖南株洲渌口经济开发区2022年度环境管理自评估报告
一、园区概况
湖南株洲渌口经济开发区位于株洲市渌口区，园区代码S437018，园区级别为省级工业园区。"""

    assert profile_of(document(text)) == Profile(
        "湖南株洲渌口经济开发区", "S437018", 2022, "湖南", ("湖南株洲渌口经济开发区",), "title"
    )


def test_a_title_in_two_lines_is_one() -> None:
    profile = profile_of(
        document("澄江综合保税区园区生态环境管理\n2020年度自评估报告\n一、园区概况")
    )

    assert (profile.park, profile.year) == ("澄江综合保税区", 2020)


def test_without_a_title_the_year_is_the_one_that_the_text_reports() -> None:
    text = """来源:云溪经济开发区 发布时间:2022-02-25
园区概况
湖南云溪经济开发区位于岳阳市，园区代码S437015。2012年园区规划环评已获得批复。2021年园区生产总值94.24亿元。"""

    assert profile_of(document(text)).year == 2021


def test_a_shortened_name_is_the_same_park() -> None:
    profile = Profile("湖南株洲渌口经济开发区", names=("湖南株洲渌口经济开发区",))

    assert profile.is_park("渌口经开区")
    assert profile.is_park("株洲市渌口经济开发区")
    assert not profile.is_park("湘潭经济技术开发区")


def test_a_document_that_says_nothing_has_an_empty_profile() -> None:
    assert profile_of(document("通知")) == Profile()


@pytest.mark.parametrize(
    "signature",
    ["2022年2月24日", "2022 年 2 月", "二〇二二年二月二十四日", "编制日期：2022年2月", "2022.2.24"],
)
@pytest.mark.parametrize(
    "where", ["{0}\n园区概况\n企业42家。", "园区概况\n企业42家。\n管理委员会\n{0}"]
)
def test_without_a_year_in_the_text_it_is_the_one_before_the_signature(
    signature: str, where: str
) -> None:
    profile = profile_of(document(where.format(signature)))
    assert (profile.year, profile.year_from) == (2021, "signature")


def test_without_a_signature_it_is_the_year_of_most_dates_at_the_beginning() -> None:
    text = "园区概况\n2013年批复，2020年4月扩区，2020年9月验收，企业42家。"
    profile = profile_of(document(text))
    assert (profile.year, profile.year_from) == (2020, "dates")


@pytest.mark.parametrize(
    "text",
    [
        "2013年成立，企业42家。",
        "本表由2022年2月24日起执行的办法规定。",
        "2099年1月1日",
        "企业42家。",
    ],
)
def test_a_year_that_nothing_dates_stays_open(text: str) -> None:
    profile = profile_of(document(text))
    assert (profile.year, profile.year_from) == (None, "")
