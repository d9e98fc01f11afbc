"""The reviewed report as one HTML page that needs nothing else: the text with its marks, the findings beside it.

The pieces serve other pages as well: ``page_text.marked_text(review)`` the text, ``cards.finding_cards(review)`` the
findings as plain values, ``card_html(card)`` one of them as a fragment, ``pieces_style()`` the looks of all these.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from itertools import groupby

from yuanjian import __version__
from yuanjian.reports.review.cards import (
    DecisionView,
    FindingCard,
    QuoteView,
    finding_cards,
    lacking,
    tallies,
)
from yuanjian.reports.review.families import family, family_words
from yuanjian.reports.review.outcome import FactRead, Review
from yuanjian.reports.review.page_text import marked_text, shown
from yuanjian.reports.typography import printable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
_MOST_LISTED = 3000


def page_bytes(review: Review) -> bytes:
    """The page as UTF-8."""
    return "".join(_page(review)).encode()


def _page(review: Review) -> Iterator[str]:
    title = f"审核：{review.name}"
    yield f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="generator" content="园鉴 {__version__}">
<title>{_text(title)}</title>
<style>{pieces_style()}{_part("page.css")}</style></head><body class="review show-facts">
"""
    yield from _head(review)
    yield '<main><section class="text" aria-label="报告正文">'
    yield marked_text(review)
    yield '</section><aside aria-label="发现的问题"><div class="cards">'
    if not review.findings:
        yield '<p class="none">暂未发现矛盾。</p>'
    for card in finding_cards(review):
        yield card_html(card)
    yield "</div>"
    yield from _not_assessed(review)
    yield from _facts(review.facts)
    yield from _untraced(review)
    yield f"</aside></main><script>{pieces_script()}</script></body></html>\n"


def pieces_style() -> str:
    """CSS for the marked text and the cards, all of it inside an element of class «review»; ``show-facts`` on that
    element underlines the figures that were read and tints those that were not."""
    return _part("pieces.css")


def pieces_script() -> str:
    """JavaScript for marks and cards inside «.review»: clicks lead from one to the other, J and K from card to card.
    Filters (``input[data-severity]``, ``#family``, ``#show-facts``, ``.tabs button``) work where they are there."""
    return _part("page.js")


def _part(name: str) -> str:
    return (files("yuanjian.reports.review") / name).read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _head(review: Review) -> Iterator[str]:
    unassessed = len({code for code, _ in review.not_assessed})
    read = f"读出 {len(review.facts)} 个数" + (
        f"，{len(review.untraced)} 个没有读懂" if review.untraced else ""
    )
    yield f'<header><div class="who"><h1>{_text(str(review.about))}</h1>'
    yield f'<p class="file">{_text(review.name)}　<span class="sum" title="SHA-256">{review.sha256[:12]}</span>　'
    yield f"核对规则 {review.checks_run} 条　因缺资料未能核对 {unassessed} 条　{read}</p>"
    for note in review.notes:
        yield f'<p class="note">{_text(note)}</p>'
    yield '</div><div class="tools" role="group" aria-label="筛选">'
    for tally in tallies(review):
        yield (
            f'<label class="chip {tally.severity}"><input type="checkbox" checked data-severity="{tally.severity}">'
            f"<b>{tally.count}</b>{tally.words}</label>"
        )
    yield from _families(review)
    yield '<label class="switch"><input type="checkbox" id="show-facts" checked>标出读出的数</label>'
    yield '<span class="keys">按 J / K 逐条查看</span></div>'
    yield '<div class="tabs"><button type="button" data-to="cards" aria-pressed="true">问题</button>'
    yield '<button type="button" data-to="text" aria-pressed="false">正文</button></div></header>'


def _families(review: Review) -> Iterator[str]:
    codes = sorted({family(one.found.code) for one in review.findings})
    yield '<select id="family" aria-label="类别"><option value="">全部类别</option>'
    for words, same in groupby(sorted(codes, key=family_words), key=family_words):
        yield f'<option value="{escape(" ".join(same))}">{_text(words)}</option>'
    yield "</select>"


def card_html(card: FindingCard) -> str:
    """One finding as an HTML fragment, its quotes linked to the marked text."""
    return "".join(_card(card))


def _card(card: FindingCard) -> Iterator[str]:
    settled = " settled" if card.settled else ""
    yield (
        f'<article class="card {card.severity}{settled}" id="f{card.number}" data-f="{card.number}" '
        f'data-severity="{card.severity}" data-family="{escape(card.family)}" tabindex="0">'
        f'<h2><span class="no">{card.number}</span>{_text(card.title)}</h2>'
        f'<p class="label"><b>{card.severity_words}</b>　{_text(card.family_words)}'
    )
    yield f"　{_text(card.subject)}</p>" if card.subject else "</p>"
    yield from _decision(card.decision)
    yield f'<p class="message">{_text(card.message)}</p>'
    yield from map(_quote, card.quotes)
    yield "<dl>"
    for name, words in card.lines:
        yield f"<dt>{name}</dt><dd>{_text(words)}</dd>"
    yield "</dl>"
    if card.also:
        yield f"<details><summary>同一原因的其他表现 {len(card.also)} 处</summary><ul>"
        yield "".join(f"<li>{_text(message)}</li>" for message in card.also)
        yield "</ul></details>"
    yield f'<p class="code">{_text(card.code)}　编号 {card.id}</p></article>'


def _decision(made: DecisionView | None) -> Iterator[str]:
    if made is None:
        return
    said = f"{made.words}　{made.reason}" + (f"　（{made.state}）" if made.state else "")
    yield f'<p class="decision">处理：{_text(said)}</p>'


def _quote(quote: QuoteView) -> str:
    words = _text(quote.text)
    if quote.anchor:
        words = f'<a href="#{quote.anchor}">{words}</a>'
    return f'<blockquote>{words}<span class="where">{_text(quote.where)}</span></blockquote>'


def _not_assessed(review: Review) -> Iterator[str]:
    if not review.not_assessed:
        return
    told = lacking(review.not_assessed)
    count = len({code for code, _ in review.not_assessed})
    yield f'<details class="more"><summary>因缺资料未能核对 {count} 条（不等于没有问题）</summary><ul>'
    for one in told:
        why = "；".join(one.whys)
        titles = "；".join(title for _, title in one.checks)
        many = f"{len(one.checks)} 条：{titles}" if len(one.checks) > 1 else titles
        yield (
            f"<li><b>{_text(why)}</b>　{_text(many)}</li>"
            if len(one.checks) > 1
            else (f"<li><b>{_text(titles)}</b>　{_text(why)}</li>")
        )
    yield "</ul></details>"


def _facts(facts: tuple[FactRead, ...]) -> Iterator[str]:
    if not facts:
        return
    yield f'<details class="more"><summary>读出的数 {len(facts)} 个</summary><table class="facts">'
    for fact in facts[:_MOST_LISTED]:
        about = "　".join(p for p in (fact.subject, fact.scope, fact.period) if p)
        at = fact.quote.place.paragraph
        value = _text(shown(fact))
        linked = f'<a href="#p{at}">{value}</a>' if at is not None else value
        yield f"<tr><td>{_text(fact.label)}<small>{_text(about)}</small></td><td>{linked}</td></tr>"
    yield "</table></details>"


def _untraced(review: Review) -> Iterator[str]:
    if not review.untraced:
        return
    count = len(review.untraced)
    yield f'<details class="more"><summary>没有读懂的数 {count} 个</summary><table class="facts">'
    for one in review.untraced[:_MOST_LISTED]:
        at = one.place.paragraph
        why = _text(one.why or review.where(one.place))
        value = _text(f"{one.text}{one.unit}")
        linked = f'<a href="#p{at}">{value}</a>' if at is not None else value
        yield f"<tr><td>{_text(one.quote)}<small>{why}</small></td><td>{linked}</td></tr>"
    yield "</table></details>"
