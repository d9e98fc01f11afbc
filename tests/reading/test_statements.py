"""Yes and no in prose: scope of negation, modality, subject; expected values are read off the sentences by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanjian.audit.checks.statement.against_figures import FIGURES
from yuanjian.audit.stated import EXISTING, VARIED
from yuanjian.facts.claim import Statement
from yuanjian.facts.engine import all_facts
from yuanjian.reading.document import Document, Paragraph
from yuanjian.reading.passages import passages
from yuanjian.reading.statements import statements
from yuanjian.reading.statements_topics import topics


def said(*lines: str) -> tuple[Statement, ...]:
    """The statements of a text of these paragraphs."""
    paragraphs = tuple(Paragraph(n, line) for n, line in enumerate(lines, 1))
    return statements(passages(Document("报告.txt", "", "txt", paragraphs, ())))


def told(line: str) -> list[tuple[str, bool, str, str]]:
    """Topic, polarity, modality and subject of each statement of a line."""
    return [(s.topic, s.polarity, s.modality, s.subject) for s in said(line)]


YES_AND_NO = [
    ("园区已建立环境管理档案。", "环境信息管理档案", True),
    ("园区尚未建立环境管理档案。", "环境信息管理档案", False),
    ("环境管理档案至今没有建立。", "环境信息管理档案", False),
    ("环境管理档案已建成。", "环境信息管理档案", True),
    ("园区环境管理档案,目前尚未建成。", "环境信息管理档案", False),
    ("不存在未开展应急演练的情况。", "应急演练", True),
    ("没有不重视隐患排查的情况。", "环境隐患排查", True),
    ("园区未引进和发展三类工业。", "三类工业", False),
    ("园区内无黑臭水体、无污染地块。", "污染地块", False),
    ("经核实，园区内不存在水型污染企业。", "水型污染企业", False),
    ("园区无需安装在线监测。", "污染源在线监控", False),
    ("全年开展应急演练0次。", "应急演练", False),
    ("年内组织应急演练2次。", "应急演练", True),
    ("园区培育龙头企业三家。", "龙头企业", True),
    ("园区缺乏龙头企业。", "龙头企业", False),
    ("园区已淘汰燃煤锅炉。", "燃煤设施", False),
    ("园区仍未淘汰燃煤锅炉。", "燃煤设施", True),
    ("本年度不存在挂牌督办和约谈情况。", "限批挂牌约谈", False),
    ("园区因环境问题被约谈。", "限批挂牌约谈", True),
    ("没有企业被列入环保黑名单。", "黑名单企业", False),
    ("年内未发生危险废物非法倾倒。", "危险废物非法转移处置", False),
    ("已建立统一的固体废物收集、贮存、运输和处置的管理体系。", "统一固废管理体系", True),
    ("对工业固废尚未形成统一的收运体系。", "统一固废管理体系", False),
    ("固废集中统一管理机制尚未落地。", "统一固废管理体系", False),
    ("智慧环保平台仍在招标阶段。", "污染源在线监控", False),
    ("在线监控系统与省平台对接。", "污染源在线监控", True),
    ("园区排水体制为合流制。", "雨污分流", False),
    ("部分道路雨污混接，分流工程未实施。", "雨污分流", False),
    ("雨污分流改造已全部完工。", "雨污分流", True),
    ("园区级应急预案仍处于空白。", "环境应急预案", False),
    ("因经费问题，原定的应急演练没有搞。", "应急演练", False),
    ("应急演练如期举行，共120人参演。", "应急演练", True),
    ("企业环境档案一户都没有建。", "环境信息管理档案", False),
    ("风险源清单缺失。", "环境风险源数据库", False),
    ("未按要求披露环境信息。", "环境信息公开", False),
    ("环境信息按时向社会公开。", "环境信息公开", True),
    ("第三方治理服务未引进。", "第三方治理", False),
    ("甲公司受托承担园区环保管家服务。", "第三方治理", True),
    ("园区没有委托任何机构开展自行监测。", "自行监测", False),
    ("按监测计划开展了自行监测。", "自行监测", True),
    ("区内某企业废水中含第一类污染物总铬。", "涉一类污染物企业", True),
    ("10蒸吨燃煤锅炉仍在服役。", "燃煤设施", True),
    ("燃煤锅炉已全部拆除。", "燃煤设施", False),
    ("园区未设环保科。", "环境监督管理机构", False),
    ("园区企业发生泄漏，引发突发环境事件。", "突发环境事件", True),
    ("突发环境事件发生数为0。", "突发环境事件", False),
    ("有企业将危险废物交无资质单位非法处置。", "危险废物非法转移处置", True),
    ("全年零非法倾倒。", "危险废物非法转移处置", False),
    ("区内排水渠黑臭问题突出。", "黑臭水体", True),
    ("园区主要负责人受到约谈。", "限批挂牌约谈", True),
    ("应急救援物资一样都没有。", "应急物资", False),
    ("年内园区总体规划进行了重大调整。", "规划重大调整", True),
    ("未进行规划修编。", "规划重大调整", False),
]


@pytest.mark.parametrize(("line", "topic", "polarity"), YES_AND_NO, ids=[y[0] for y in YES_AND_NO])
def test_a_sentence_says_yes_or_no_of_its_topic(line: str, topic: str, polarity: bool) -> None:
    assert (topic, polarity, "done") in {(t, p, m) for t, p, m, _ in told(line)}
    assert (topic, not polarity, "done") not in {(t, p, m) for t, p, m, _ in told(line)}


def test_a_later_step_that_was_not_taken_does_not_deny_the_thing() -> None:
    assert told("园区应急预案尚未备案。") == [("环境应急预案·备案", False, "done", "")]
    assert told("园区应急预案已备案。") == [
        ("环境应急预案", True, "done", ""),
        ("环境应急预案·备案", True, "done", ""),
    ]


def test_enough_and_not_enough_are_told_apart_from_there_and_not_there() -> None:
    assert told("应急物资储备不足。") == [("应急物资·完善", False, "done", "")]
    assert ("应急物资", True, "done", "") in told("应急物资配备齐全。")


@pytest.mark.parametrize(
    ("line", "modality"),
    [
        ("园区应当建立环境管理档案。", "duty"),
        ("下一步将建立环境管理档案。", "intention"),
        ("环境管理档案正在建立。", "intention"),
        ("继续完善环境管理档案。", "intention"),
        ("如未建立环境管理档案，应予扣分。", "mention"),
        ("去年园区未建立环境管理档案。", "mention"),
        ("按照环境管理档案要求执行。", "mention"),
        ("环境管理档案情况见附件。", "mention"),
        ("按要求建立了环境管理档案。", "done"),
    ],
)
def test_what_is_due_planned_supposed_or_only_named_is_no_claim(line: str, modality: str) -> None:
    assert [m for _, _, m, _ in told(line)] == [modality]


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("各入园企业均已编制应急预案。", "各企业"),
        ("仍有部分企业未编制应急预案。", "部分企业"),
        ("3家企业未编制应急预案。", "部分企业"),
        ("企业应急预案已编制。", "企业"),
        ("东河污水处理厂已安装在线监控。", "污水处理厂"),
        ("园区联合企业开展应急演练。", ""),
        ("管委会已编制应急预案。", ""),
    ],
)
def test_whom_a_statement_speaks_of(line: str, subject: str) -> None:
    assert [s for _, _, _, s in told(line)] == [subject]


def test_firms_that_are_counted_by_a_step_state_nothing_of_the_park() -> None:
    assert told("未完成应急预案备案的企业有9个。") == [("环境应急预案", True, "mention", "")]


def test_in_the_chapter_on_plans_a_plain_verb_is_an_intention() -> None:
    text = said(
        "一、园区概况",
        "园区位于澄江。",
        "五、下一步工作计划",
        "建立环境管理档案。",
        "已建立应急指挥平台。",
    )
    assert [(s.topic, s.modality) for s in text] == [
        ("环境信息管理档案", "intention"),
        ("应急指挥平台", "done"),
    ]


def test_a_quote_is_verbatim_and_short_and_takes_the_reason_along() -> None:
    line = "园区内没有涉一类污染物的企业，　因此无需安装 在线监测；其他内容。"
    found = [s for s in said(line) if s.topic == "污染源在线监控"]
    assert found[0].quote == "园区内没有涉一类污染物的企业，　因此无需安装 在线监测"
    assert line[found[0].place.start : found[0].place.end] == found[0].quote


def test_brackets_speak_for_themselves_and_titles_hold_no_verbs() -> None:
    assert ("环境应急预案", True, "done", "") in told("园区应急预案（暂未打印）已编制。")
    assert told("编制了《澄江园区突发环境事件应急预案》。") == [("环境应急预案", True, "done", "")]


def test_every_topic_that_a_check_names_is_on_the_shelf_and_every_fact_exists() -> None:
    names = {t.name for t in topics()}
    assert set(FIGURES) <= names
    assert names >= VARIED | EXISTING
    assert {fact for pairs in FIGURES.values() for fact, _ in pairs} <= set(all_facts())


def test_no_topic_has_two_files() -> None:
    names = [t.name for t in topics()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "piece",
    ["统一固废", "未建立", "(", "《", "有不无未", "应急预案、", "，未", "统一" * 8 + "固废"],
)
def test_time_grows_with_length_whatever_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        begun = time.perf_counter()
        said(text)
        return time.perf_counter() - begun

    seconds(100)
    short, long = seconds(20_000 // len(piece)), seconds(160_000 // len(piece))
    assert long < max(short, 0.02) * 8 * 4


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([y[0] for y in YES_AND_NO] + ["（", "《", "，", "未", "\n", "　"]),
        max_size=12,
    )
)
def test_any_mixture_of_sentences_is_read_and_every_quote_is_verbatim(parts: list[str]) -> None:
    text = "".join(parts)
    for statement in said(text):
        assert text[statement.place.start : statement.place.end] == statement.quote
        assert len(statement.quote) <= 300


def test_another_thing_that_is_not_there_behind_the_colon_denies_nothing() -> None:
    line = "车间排口达标情况及在线监测情况:园区内无涉一类污染物排放企业车间排放口。"
    assert [one for one in told(line) if not one[1] and "在线" in one[0]] == []
