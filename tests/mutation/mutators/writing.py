"""Twin words, punctuation, template residue, law names, last year's text, another park."""

from __future__ import annotations

from random import Random

from tests.mutation.plant import insert, mutator, pick, stated
from tests.mutation.report import Para, Report, Sentence, Span


def _prose(report: Report) -> list[Sentence]:
    return [s for b in report.blocks if isinstance(b, Para) and b.chapter not in ("title", "closing", "annex")
            for s in b.sentences if len(s.template) > 14]  # fmt: skip


_TWINS = (
    "园区",
    "企业",
    "污水",
    "监测",
    "开展",
    "建立",
    "完成",
    "环境",
    "应急",
    "排放",
    "管理",
    "治理",
    "隐患",
    "设施",
    "培训",
)


@mutator("twin words", "wording")
def twin_word(report: Report, rng: Random) -> object:
    """A word stands twice."""
    able = [(s, w) for s in _prose(report) for w in _TWINS if w in s.template]
    sentence, word = pick(rng, able)
    sentence.template = sentence.template.replace(word, word + word, 1)
    return [word + word]


@mutator("twin words", "wording")
def twin_letter(report: Report, rng: Random) -> object:
    """A character stands twice."""
    able = [
        (s, w)
        for s in _prose(report)
        for w in ("建成", "处理", "核准", "达标", "备案", "配备", "超标", "整改")
        if w in s.template
    ]
    sentence, word = pick(rng, able)
    twin = word[0] + word if rng.random() < 0.5 else word + word[1]
    sentence.template = sentence.template.replace(word, twin, 1)
    return [twin]


@mutator("punctuation", "wording")
def twin_mark(report: Report, rng: Random) -> object:
    """Two marks where one belongs."""
    sentence = pick(
        rng, [s for s in _prose(report) if "，" in s.template or s.template.endswith("。")]
    )
    if "，" in sentence.template and rng.random() < 0.6:
        wrong = rng.choice(("，，", "，、", "。，"))
        sentence.template = sentence.template.replace("，", wrong, 1)
    else:
        wrong = "。。"
        sentence.template = sentence.template + "。"
    said = report.said(sentence).text
    if report.style.half_width:
        wrong = wrong.replace("，", ",")
    at = said.index(wrong)
    return [said[max(0, at - 2) : at + 3]]


_RESIDUES = (
    "XX", "××", "（此处填写责任部门）", "【待补充】", "____", "{{负责部门}}", "[填写数据]", "XXX", "xx月",
)  # fmt: skip


@mutator("template residue", "wording")
def residue(report: Report, rng: Random) -> object:
    """A gap of the template was never filled."""
    said = rng.choice((
        "由{}负责日常监管工作。", "巡查发现问题共{}个，均已整改。", "相关工作由{}牵头落实。", "{}年环境质量持续改善。",
    ))  # fmt: skip
    residue_ = rng.choice(_RESIDUES)
    insert(report, rng, said.replace("{}", residue_), "work", "water", "waste")
    [planted] = report.of("planted")
    return stated(report, planted)


_LAWS = (
    ("《中华人民共和国环境保护法》", ("《中国华人民共和国环境保护法》", "《中国人民共和国环境保护法》", "《中华人民共和国环保法》")),
    ("《中华人民共和国水污染防治法》", ("《中华人民共和国水污染治理法》", "《中华人民共和国水污染防止法》")),
    ("《中华人民共和国固体废物污染环境防治法》", ("《中华人民共和国固体废物污染防治法》", "《中华人民共和国固体废弃物污染环境防治法》")),
    ("《中华人民共和国大气污染防治法》", ("《中华人民共和国大气污染防治条例》", "《中华人民共和国大气环境污染防治法》")),
    ("《中华人民共和国环境影响评价法》", ("《中华人民共和国环境影响评估法》", "《中国环境影响评价法》")),
)  # fmt: skip


@mutator("law name", "wording")
def law_name(report: Report, rng: Random) -> object:
    """A law is called what it is not called."""
    able = [
        (s, right, wrong)
        for s in report.of("law")
        for right, wrongs in _LAWS
        for wrong in wrongs
        if right in s.template
    ]
    sentence, right, wrong = pick(rng, able)
    sentence.template = sentence.template.replace(right, wrong)
    return [wrong]


_LATER = (  # in force since
    ("《中华人民共和国噪声污染防治法》", 2022), ("《中华人民共和国长江保护法》", 2021), ("《排污许可管理条例》", 2021),
    ("《地下水管理条例》", 2021), ("《中华人民共和国黄河保护法》", 2023), ("《生态保护补偿条例》", 2024),
)  # fmt: skip


@mutator("law of a later year", "query")
def law_of_later(report: Report, rng: Random) -> object:
    """A law was carried out before it was made."""
    law, _ = pick(rng, [one for one in _LATER if one[1] > report.style.year + 1])
    said = rng.choice(("{y}年，园区严格执行{law}的规定。", "{y}年内组织学习并落实了{law}。"))
    return insert(report, rng, said.format(y=report.style.year, law=law), "work")


@mutator("carried-over year", "query")
def last_years_text(report: Report, rng: Random) -> object:
    """This year's sentence says last year."""
    able = [s for b, s in report.sentences() if isinstance(b, Para) and s.template.startswith(("{year}年", "截至{year}", "全年"))
            and "output" not in s.topic]  # fmt: skip
    sentence = pick(rng, [s for s in able if "{year}" in s.template])
    sentence.over["year"] = report.park.values["last_year"]
    said = report.said(sentence)
    span: Span = next(one for one in said.spans if one.key == "year")
    return [said.text[max(0, span.start - 2) : span.end + 8]]


@mutator("carried-over year", "query")
def stale_deadline(report: Report, rng: Random) -> object:
    """Next year's work is due in the year reported on."""
    able = [
        (s, k)
        for t in ("next.1", "next.2")
        for s in report.of(t)
        for k in s.states()
        if k.startswith("due.")
    ]
    sentence, key = pick(rng, able)
    due = str(report.park.values[key])
    sentence.over[key] = due.replace(str(report.park.year + 1), str(report.park.year))
    return [(sentence, key)]


@mutator("another park", "query")
def another_park(report: Report, rng: Random) -> object:
    """A sentence of another park's report."""
    other = rng.choice(
        ("青源经济开发区", "白石湾化工园区", "金桥高新技术产业开发区", "望城工业集中区")
    )
    said = rng.choice((
        f"{other}将继续加强环境监管，确保污染物稳定达标排放。", f"{other}管委会高度重视生态环境保护工作。", f"{other}内企业均已落实主体责任。",
    ))  # fmt: skip
    return insert(report, rng, said, "work", "problems")
