"""A problem in chapter four of which chapter five says nothing."""

from collections.abc import Iterator, Mapping

from yuanjian.audit.chapters_text import Item, proper_items
from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding
from yuanjian.audit.shelf_words import words_of
from yuanjian.facts.engine import Facts

_HEAD = 40


@check(
    "存在的问题没有对应的下一步计划", "query", why="逻辑：自评估报告四写的问题，应在五有对应的措施"
)
def find(f: Facts) -> Iterator[Finding]:
    """By what they are about: a problem whose own themes no plan takes up."""
    problems, plans = proper_items(f, "problems"), proper_items(f, "plans")
    if not problems or not plans:
        return
    themes: Mapping[str, list[str]] = words_of("action", "themes")
    planned = {t for item in plans for t in _about(item.text, themes)}
    open_ones = [
        (item, own) for item in problems if (own := _main(item, themes)) and not own & planned
    ]
    if not open_ones:
        return
    named = "、".join(dict.fromkeys(t for _, own in open_ones for t in sorted(own)))
    yield Finding(
        f"存在的问题（{named}）在下一步计划中没有对应的措施",
        quotes=(
            *(item.quote() for item, _ in open_ones[:5]),
            *(item.quote(40) for item in plans[:3]),
        ),
        expected="每个问题都有对应的措施、责任单位和时限",
        found="没有对应的计划",
        advice="请在下一步计划中补写对应的措施；属于难题、需上级支持的，写明请求事项。",
        verify="每个问题在下一步计划中都有对应的措施。",
        cause="plans/problems",
    )


def _main(item: Item, themes: Mapping[str, list[str]]) -> set[str]:
    """The themes of a problem's first words, its title; of all of it where these tell none."""
    return _about(item.text[:_HEAD], themes) or _about(item.text, themes)


def _about(text: str, themes: Mapping[str, list[str]]) -> set[str]:
    return {theme for theme, words in themes.items() if any(word in text for word in words)}
