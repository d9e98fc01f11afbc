"""What a report tells stands in for what no row gives, with its own words as evidence."""

from dataclasses import replace

from tests.dossiers import dossier
from tests.reading.texts import document
from yuanjian.audit.finding import quote_value
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts
from yuanjian.reading.claims import read_claims

TEXT = """湖南澄江经济开发区2020年度自评估报告
一、园区概况
湖南澄江经济开发区位于益阳市赫山区，园区代码S437018，核准面积为467.49公顷。
截止到年底，园区已入园企业数量42个，其中，上一年度末已入园企业数量40个，本年度内新入园企业数量     个，本年度清退企业数量0个。
2019年园区工业总产值10亿元。2020年园区工业总产值12亿元。全市固定资产投资300亿元。
（三）水环境管理
澄江污水处理厂设计规模为2万m³/d，实际处理量1.65万m³/d。
"""


def told(**records: object) -> Facts:
    claims, _ = read_claims(document(TEXT))
    return Facts(replace(dossier(records), claims=claims, year=2020))  # type: ignore[arg-type]


def test_a_fact_that_no_row_gives_is_what_the_report_tells() -> None:
    f = told()

    assert f.value("enterprises.total").text == "42"
    assert f.value("park.code").text == "S437018"
    assert f.value("park.area_approved").text == "4.6749"


def test_a_blank_of_the_report_is_missing_and_says_so() -> None:
    value = told().value("enterprises.new")

    assert value.state == "missing"
    assert value.known.reason == "报告此处空白"
    assert quote_value(value).text == "本年度内新入园企业数量     个"


def test_formulas_go_on_from_what_the_report_tells() -> None:
    (load,) = told().values("sewage.capacity")

    assert (load.subject, load.text) == ("澄江污水处理厂", "20000")


def test_rows_come_before_the_text() -> None:
    f = told(
        **{"05": [{"ent_no": "E001", "counted": "是", "status": "投产", "in_date": "2019-06-01"}]}
    )

    assert f.value("enterprises.total").text == "1"


def test_the_year_before_is_told_by_its_year_and_another_scope_not_at_all() -> None:
    f = told()

    assert f.value("economy.output").text == "12"
    assert f.last_year("economy.output").number == 10
    assert f.value("economy.fixed_investment").state == "missing"


def test_the_quote_of_a_told_fact_is_the_verbatim_text_with_its_place() -> None:
    quote = quote_value(told().value("enterprises.total"))

    assert quote.text == "园区已入园企业数量42个"
    assert quote.place.paragraph == 4
    assert TEXT.split("\n")[3][quote.place.start : quote.place.end] == quote.text


def test_without_claims_nothing_changes() -> None:
    value = Facts(Dossier("S437018", 2020)).value("enterprises.total")

    assert (value.state, value.known.reason) == ("missing", "05_企业名录未填报")
