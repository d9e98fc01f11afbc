"""三: the paragraph that the year's records write themselves: meetings, searches, drills, means."""

from yuanjian.norms.frames import State
from yuanjian.reports.annual.figures import Figures
from yuanjian.reports.annual.sentences import joined
from yuanjian.reports.tree import Inline, Paragraph, Text

# Facts of a clause, and its words around them. A clause is said only of what was done.
_CLAUSES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("emergency.meetings",), ("召开环保专题会议", "次")),
    (("emergency.checks",), ("开展环保专项检查", "次")),
    (
        ("emergency.searches", "emergency.found", "emergency.fixed"),
        ("开展环境风险隐患排查", "次，发现问题", "个，已整改", "个"),
    ),
    (("emergency.drills",), ("组织环境应急演练", "次")),
    (("emergency.trainings",), ("开展环境应急值班培训", "次")),
    (("disclosure.count",), ("公开环境信息", "条")),
)


def work_done(figures: Figures) -> list[Paragraph]:
    """One paragraph, or none where the records show nothing."""
    clauses = [_clause(figures, facts, words) for facts, words in _CLAUSES if _done(figures, facts)]
    said: list[Inline] = []
    for n, clause in enumerate(clauses):
        said += [Text("；" if n else f"{figures.facts.year}年度，园区"), *clause]
    if said:
        said.append(Text("。"))
    if figures.state("capability.built_names", None) is State.VALUE:
        said += [Text("已建成："), figures.inline("capability.built_names"), Text("。")]
    return [Paragraph("work_done", tuple(joined(said)))] if said else []


def _done(figures: Figures, facts: tuple[str, ...]) -> bool:
    return figures.state(facts[0], None) is State.VALUE


def _clause(figures: Figures, facts: tuple[str, ...], words: tuple[str, ...]) -> list[Inline]:
    first, *rest = words
    said: list[Inline] = [Text(first)]
    for fact, word in zip(facts, rest, strict=True):
        said += [figures.inline(fact), Text(word)]
    return said
