"""Twin words, punctuation, template residue, law names, last year's text, another park."""

from __future__ import annotations

from random import Random

from tests.mutation.plant import insert, mutator, pick, words
from tests.mutation.report import HALF, Para, Report, Sentence, Span


def _prose(report: Report) -> list[Sentence]:
    return [s for b in report.blocks if isinstance(b, Para) and b.chapter not in ("title", "closing", "annex")
            for s in b.sentences if len(s.template) > 14]  # fmt: skip


@mutator("twin words", "wording")
def twin_word(report: Report, rng: Random) -> object:
    """A word stands twice."""
    able = [
        (s, w) for s in _prose(report) for w in report.bank.planted["twin_word"] if w in s.template
    ]
    sentence, word = pick(rng, able)
    sentence.template = sentence.template.replace(word, word + word, 1)
    return [word + word]


@mutator("twin words", "wording")
def twin_letter(report: Report, rng: Random) -> object:
    """A character stands twice."""
    able = [
        (s, w)
        for s in _prose(report)
        for w in report.bank.planted["twin_letter"]
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
        wrong = words(report, rng, "twin_mark")
        sentence.template = sentence.template.replace("，", wrong, 1)
    else:
        wrong = words(report, rng, "twin_mark.end")
        sentence.template = sentence.template.removesuffix("。") + wrong
    said = report.said(sentence).text
    if report.style.half_width:
        wrong = wrong.translate(HALF)
    at = said.index(wrong)
    return [said[max(0, at - 2) : at + 3]]


@mutator("template residue", "wording")
def residue(report: Report, rng: Random) -> object:
    """A gap of the template was never filled."""
    gap = words(report, rng, "residue.gap")
    said = words(report, rng, "residue")
    return insert(report, rng, said, "work", "water", "waste", over={"gap": gap})


@mutator("law name", "wording")
def law_name(report: Report, rng: Random) -> object:
    """A law is called what it is not called."""
    able = [
        (s, right, wrong)
        for s in report.of("law")
        for right, wrongs in report.bank.laws
        for wrong in wrongs
        if right in s.template
    ]
    sentence, right, wrong = pick(rng, able)
    sentence.template = sentence.template.replace(right, wrong)
    return [wrong]


@mutator("law of a later year", "query")
def law_of_later(report: Report, rng: Random) -> object:
    """A law was carried out before it was made."""
    law, _ = pick(rng, [one for one in report.bank.later if one[1] > report.style.year + 1])
    return insert(report, rng, words(report, rng, "law_of_later"), "work", over={"law": law})


@mutator("carried-over year", "query")
def last_years_text(report: Report, rng: Random) -> object:
    """This year's sentence says last year."""
    able = [s for b, s in report.sentences() if isinstance(b, Para) and b.chapter != "title"
            and "{year}年" in s.template and "output" not in s.topic]  # fmt: skip
    sentence = pick(rng, able)
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
    other = words(report, rng, "another_park.name")
    said = words(report, rng, "another_park")
    return insert(report, rng, said, "work", "problems", over={"other": other})
