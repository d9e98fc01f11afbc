"""The reviewed report as one HTML page that needs nothing else: the text with its marks, the findings beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from itertools import groupby

from yuanjian import __version__
from yuanjian.audit.check import all_checks
from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS, Found, Quote
from yuanjian.reports.review.decisions import SHORT, VERDICT_WORDS, Judged
from yuanjian.reports.review.families import family, family_words
from yuanjian.reports.review.outcome import FactRead, Review, quotes_of
from yuanjian.reports.review.page_text import shown, text_html
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
<style>{_part("page.css")}</style></head><body>
"""
    yield from _head(review)
    yield '<main><section class="text" aria-label="报告正文">'
    if review.document is not None:
        yield from text_html(review)
    else:
        yield '<p class="none">这是 Excel 资料包，没有正文；问题所在的工作表和单元格见右侧。</p>'
    yield '</section><aside aria-label="发现的问题"><div class="cards">'
    if not review.findings:
        yield '<p class="none">暂未发现矛盾。</p>'
    for number, one in enumerate(review.findings, 1):
        yield from _card(review, number, one)
    yield "</div>"
    yield from _not_assessed(review)
    yield from _facts(review.facts)
    yield from _untraced(review)
    yield f"</aside></main><script>{_part('page.js')}</script></body></html>\n"


def _part(name: str) -> str:
    return (files("yuanjian.reports.review") / name).read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _head(review: Review) -> Iterator[str]:
    yield f'<header><div class="who"><h1>{_text(str(review.about))}</h1>'
    yield f'<p class="file">{_text(review.name)}　<span title="SHA-256">{review.sha256[:12]}</span></p>'
    lacking = len({code for code, _ in review.not_assessed})
    yield f'<p class="file">核对规则 {review.checks_run} 条　因缺资料未能核对 {lacking} 条　读出 {len(review.facts)} 个数'
    yield f"，{len(review.untraced)} 个没有读懂</p>"
    for note in review.notes:
        yield f'<p class="note">{_text(note)}</p>'
    yield '</div><div class="tools" role="group" aria-label="筛选">'
    for severity in SEVERITIES:
        count = sum(one.found.severity == severity for one in review.findings)
        yield (
            f'<label class="chip {severity}"><input type="checkbox" checked data-severity="{severity}">'
            f"<b>{count}</b>{SEVERITY_WORDS[severity]}</label>"
        )
    yield from _families(review)
    yield '<label class="switch"><input type="checkbox" id="show-facts" checked>标出读出的数</label>'
    yield '<span class="keys">按 J / K 逐条查看</span></div></header>'


def _families(review: Review) -> Iterator[str]:
    codes = sorted({family(one.found.code) for one in review.findings})
    yield '<select id="family" aria-label="类别"><option value="">全部类别</option>'
    for words, same in groupby(sorted(codes, key=family_words), key=family_words):
        yield f'<option value="{escape(" ".join(same))}">{_text(words)}</option>'
    yield "</select>"


def _card(review: Review, number: int, one: Judged) -> Iterator[str]:
    found, finding = one.found, one.found.finding
    settled = " settled" if one.settled else ""
    yield (
        f'<article class="card {found.severity}{settled}" id="f{number}" data-f="{number}" '
        f'data-severity="{found.severity}" data-family="{escape(family(found.code))}" tabindex="0">'
        f'<h2><span class="no">{number}</span>{_text(found.title)}</h2>'
        f'<p class="label">{SEVERITY_WORDS[found.severity]}　{_text(family_words(found.code))}'
    )
    yield f"　{_text(finding.subject)}</p>" if finding.subject else "</p>"
    yield from _decision(one)
    yield f'<p class="message">{_text(finding.message)}</p>'
    for nth, quote in enumerate(quotes_of(one), 1):
        yield _quote(review, number, nth, quote)
    yield from _lines(found)
    if found.also:
        yield f"<details><summary>同一原因的其他表现 {len(found.also)} 处</summary><ul>"
        for other in found.also:
            yield f"<li>{_text(other.finding.message)}</li>"
        yield "</ul></details>"
    yield f'<p class="code">{_text(found.code)}　编号 {one.fingerprint[:SHORT]}</p></article>'


def _decision(one: Judged) -> Iterator[str]:
    if one.decision is None:
        return
    said = f"{VERDICT_WORDS[one.decision.verdict]}　{one.decision.reason}"
    if one.old:
        said += "　（原文在此之后有改动，请重新确认）"
    if one.expired:
        said += "　（已过有效期）"
    yield f'<p class="decision">处理：{_text(said)}</p>'


def _quote(review: Review, number: int, nth: int, quote: Quote) -> str:
    where = _text(review.where(quote.place))
    words = f"“{_text(quote.text)}”"
    if quote.place.paragraph is not None:
        target = f"q{number}-{nth}" if quote.place.end > quote.place.start else ""
        words = f'<a href="#{target or f"p{quote.place.paragraph}"}">{words}</a>'
    return f'<blockquote>{words}<span class="where">{where}</span></blockquote>'


def _lines(found: Found) -> Iterator[str]:
    finding = found.finding
    credit = "、".join(f"第{n}项" for n in finding.credit)
    lines = (
        ("应为", finding.expected), ("现为", finding.found), ("影响", f"信用评价{credit}" if credit else ""),
        ("办法", finding.advice), ("复核", finding.verify), ("依据", found.clause),
    )  # fmt: skip
    yield "<dl>"
    for name, words in lines:
        if words:
            yield f"<dt>{name}</dt><dd>{_text(words)}</dd>"
    yield "</dl>"


def _not_assessed(review: Review) -> Iterator[str]:
    if not review.not_assessed:
        return
    checks = all_checks()
    codes = {code for code, _ in review.not_assessed}
    yield f'<details class="more"><summary>因缺资料未能核对 {len(codes)} 条（不等于没有问题）</summary><ul>'
    for code, same in groupby(sorted(review.not_assessed), key=lambda pair: pair[0]):
        title = checks[code].title if code in checks else code
        why = "；".join(dict.fromkeys(reason for _, reason in same))
        yield f"<li><b>{_text(title)}</b>　{_text(why)}</li>"
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
