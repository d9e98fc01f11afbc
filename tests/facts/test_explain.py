"""A figure explained down to its cells, within bounds."""

from dataclasses import replace

from tests.dossiers import dossier, facts
from yuanjian.core.evidence import Because, Place
from yuanjian.facts.computed import computed_columns
from yuanjian.facts.explain import explain, trees


def test_a_rate_is_explained_down_to_the_cells_of_the_file() -> None:
    rows = [
        {"block_no": "B01", "wwtp": "W01", "s_need": "8.60", "s_done": "8.60"},
        {"block_no": "B02", "wwtp": "W01", "s_need": "3.00", "s_done": "1.00"},
    ]
    f = facts({"14": rows})

    assert explain(f.value("sewage.pipe_coverage")) == [
        "污水管网覆盖率　82.76 %",
        "  编号：sewage.pipe_coverage　口径：园区　期间：2020年度",
        "  算法：14_管网各行污水管网已建长度合计÷应建长度合计×100（按长度计）",
        "  依据：湘环发〔2020〕27号 自评估报告框架 二（三）",
        "  修约：最多保留2位小数（GB/T 8170—2008）",
        "  修约前：82.758620689655…（＝2400/29）",
        "  ├ 14_管网，合计污水管网已建　2 行",
        "  │  ├ 污水管网已建（B01 · W01）：8.60 km　〔14_管网 E5〕",
        "  │  └ 污水管网已建（B02 · W01）：1.00 km　〔14_管网 E6〕",
        "  └ 14_管网，合计污水管网应建　2 行",
        "     ├ 污水管网应建（B01 · W01）：8.60 km　〔14_管网 D5〕",
        "     └ 污水管网应建（B02 · W01）：3.00 km　〔14_管网 D6〕",
        "  文件：园区年度资料包.xlsx　SHA-256 " + "0" * 64,
    ]


def test_places_name_their_file_where_there_are_several() -> None:
    cells = tuple(
        Because("cell", "", name, "1", Place(file, "05_企业名录", 5, "B5", "0" * 64))
        for name, file in (("本年", "2021.xlsx"), ("上年", "2020.xlsx"))
    )
    f = facts({"27": "无"})
    value = f.value("complaints.received")
    both = replace(value, because=replace(value.because, children=cells))

    assert explain(both)[-4:] == [
        "  ├ 本年：1　〔05_企业名录 B5（2021.xlsx）〕",
        "  └ 上年：1　〔05_企业名录 B5（2020.xlsx）〕",
        "  文件：2021.xlsx　SHA-256 " + "0" * 64,
        "  文件：2020.xlsx　SHA-256 " + "0" * 64,
    ]


def test_a_missing_figure_says_what_is_missing_and_where() -> None:
    lines = explain(facts({"01": {"year": 2020}}).value("enterprises.last_year"))

    assert lines[0] == "上一年度末已入园企业数量　（缺）"
    assert "  原因：01_园区概况未填上年末入园企业数(上年报告)" in lines
    assert any("（未填）" in line for line in lines)


def test_zero_and_not_applicable_are_told_apart() -> None:
    f = facts({"27": "无"})

    assert explain(f.value("complaints.received"))[0].endswith("0 件（零：有数据，结果为0）")
    assert explain(f.value("complaints.rate"))[0] == "投诉整改完成率　（不适用）"


def test_a_fact_within_a_fact_brings_its_own_formula() -> None:
    lines = explain(facts({"27": "无"}).value("complaints.rate"))

    assert any("├ 已完成整改的投诉数量（complaints.done）：0 件" in line for line in lines)
    assert any("算法：27表中受理日期在报告年度内的件数（各来源）" in line for line in lines)


def test_long_lists_of_rows_are_cut_after_twenty_and_counted() -> None:
    rows = [{"ent_no": f"E{n:03}", "counted": "是", "status": "投产"} for n in range(1, 46)]
    lines = explain(facts({"05": rows}).value("enterprises.total"))

    assert sum("〔05_企业名录 第" in line for line in lines) == 20
    assert any("……共45条，另有25条未列出" in line for line in lines)


def test_limits_are_told_with_clause_and_certainty() -> None:
    station = {"no": "A01", "use": "正式评价", "zone": "二类"}
    day = {"no": "A01", "date": "2020-01-01", "valid": "有效", "pm25": 80}
    lines = explain(facts({"17": [station], "20": [day]}).value("air.exceed_days"))

    told = [line for line in lines if "限值 GB 3095—2012" in line and "≤2.5μm" in line]
    assert len(told) == 1
    assert told[0].endswith("：75 μg/m³")
    assert sum("已核对原文" in line for line in lines) == 1  # once for one document
    assert any("A01 · 2020-01-01　PM2.5 80" in line for line in lines)


def test_a_fact_told_once_is_not_told_again() -> None:
    inner = Because("fact", "complaints.done", "已完成", "3 件", None, (Because("note", "", "甲"),))
    outer = Because("rows", "27", "合计", "", None, (inner, inner))

    lines = trees([outer])

    assert sum(line.endswith("甲") for line in lines) == 1
    assert lines[-1].endswith("（见上）")


def test_computed_columns_of_a_row_are_texts_by_key() -> None:
    waste = {"ent": "甲", "name": "废纸", "gen": "1", "st1": "1"}
    tail = dict.fromkeys(("st0", "u_self", "d_self", "u_out", "d_out"), "0")
    plan = {"subj": "企业", "ent": "甲", "need": "否", "status": "不需"}
    f = facts({"24": [waste | tail], "08": [plan], "09": [{"lvl": "园区", "pol": "COD"}]})

    def columns(no: str) -> dict[str, str]:
        return computed_columns(f, no, next(iter(f.rows(no))))

    assert columns("24") == {"bal": "0"}
    assert columns("08") == {"expire": "—"}
    assert columns("09") == {"alloc": "", "actual": "", "ratio": ""}


def test_a_row_that_says_none_has_no_computed_columns() -> None:
    none = dossier({"24": "无"}).sheet("24")[0]

    assert computed_columns(facts({"24": "无"}), "24", none) == {}
