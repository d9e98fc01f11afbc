"""Whose report of which year a document is."""

from tests.reading.texts import document
from yuanjian.reading.profile import Profile, profile_of


def test_name_year_code_and_province_are_read() -> None:
    text = """湖南株洲渌口经济开发区2022年度环境管理自评估报告
一、园区概况
湖南株洲渌口经济开发区位于株洲市渌口区，园区代码S437018，园区级别为省级工业园区。"""

    assert profile_of(document(text)) == Profile(
        "湖南株洲渌口经济开发区", "S437018", 2022, "湖南", ("湖南株洲渌口经济开发区",)
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
