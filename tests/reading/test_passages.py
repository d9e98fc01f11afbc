"""Chapters by the words of their headings, columns of tables, requirements and answers in prose."""

from __future__ import annotations

from tests.reported import document_of
from yuanjian.reading.passages import passages
from yuanjian.reading.prescribed_tables import read_tables
from yuanjian.reading.prose_rows import prose_rows


def parts(text: str) -> list[tuple[str, str, int]]:
    """First words, chapter and level of each paragraph."""
    return [(p.text.strip()[:8], p.part, p.level) for p in passages(document_of(text))]


def test_chapters_are_known_in_any_numbering() -> None:
    assert parts(
        "澄江经济开发区2020年度自评估报告\n第一章 园区概况\n园区位于澄江，面积三平方公里。\n第二章 环境管理情况\n"
        "2.1 水污染防治\n东河达标。\n2.2 大气环境\n空气达标。\n三、工作成效\n1、检查企业。\n四、问题\n扬尘。\n五、下一步打算\n洒水。\n"
        "附件：监测报告\n澄江经济开发区管委会\n2021年3月1日"
    ) == [
        ("澄江经济开发区2", "title", 0), ("第一章 园区概况", "overview", 1), ("园区位于澄江，面", "overview", 0),
        ("第二章 环境管理", "management", 1), ("2.1 水污染防", "water", 2), ("东河达标。", "water", 0),
        ("2.2 大气环境", "air", 2), ("空气达标。", "air", 0), ("三、工作成效", "results", 1), ("1、检查企业。", "results", 0),
        ("四、问题", "problems", 1), ("扬尘。", "problems", 0), ("五、下一步打算", "plans", 1), ("洒水。", "plans", 0),
        ("附件：监测报告", "annexes", 0), ("澄江经济开发区管", "signature", 0), ("2021年3月1", "signature", 0),
    ]  # fmt: skip


def test_a_heading_without_a_number_is_known_by_its_words() -> None:
    assert parts("园区概况\n园区位于澄江县，由省人民政府批准设立，是省级开发区。\n环境管理情况\n规划环评批复要求落实情况\n见表。") == [
        ("园区概况", "overview", 1), ("园区位于澄江县，", "overview", 0), ("环境管理情况", "management", 1),
        ("规划环评批复要求", "eia", 2), ("见表。", "eia", 0),
    ]  # fmt: skip


def test_the_columns_of_a_table_tell_requirement_from_answer() -> None:
    document = document_of(
        "表1 规划环评批复要求落实情况\n| 序号 | 规划环评批复要求 | 实施情况 | 落实情况 |\n"
        "| 1 | 建立档案。 | 档案已建立。 | 已落实 |"
    )
    found = {p.text: (p.table, p.key) for p in passages(document, read_tables(document))}
    assert found["建立档案。"] == ("1", "req")
    assert found["档案已建立。"] == ("1", "impl")
    assert found["已落实"] == ("1", "result")
    assert found["实施情况"] == ("1", "head")


def test_requirements_and_answers_in_prose_make_rows() -> None:
    text = passages(
        document_of(
            "一、规划环评批复要求落实情况\n（1）土壤：布点4个，监测因子：铅、镉；每年1次。\n"
            "落实情况：已落实。5月监测4个点位，监测因子：铅、镉。\n（2）建立环境管理档案。\n落实情况：尚未建立。\n落实较好。"
        )
    )
    assert [(p.key, p.required) for p in text] == [
        ("", False), ("req", True), ("impl", False), ("req", True), ("impl", False), ("", False),
    ]  # fmt: skip
    rows = prose_rows(text)
    assert sorted(rows) == ["10", "11"]
    plan = rows["11"][0]
    assert plan.row.model_dump(include={"p_factor", "result", "plan"}) == {
        "p_factor": ("铅", "镉"),
        "result": "已落实",
        "plan": "5月监测4个点位，监测因子：铅、镉。",
    }
    assert plan.cell("plan").paragraph == 3
    assert rows["10"][0].row.model_dump(include={"req", "impl"}) == {
        "req": "（2）建立环境管理档案。",
        "impl": "尚未建立。",
    }
