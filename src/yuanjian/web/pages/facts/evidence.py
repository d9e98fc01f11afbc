"""The tree of reasons behind a figure as a page shows it: rows and cells in lists, figures and limits as branches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yuanjian.core.evidence import Because
from yuanjian.facts.engine import all_facts
from yuanjian.facts.explain import SHOWN, cell_said
from yuanjian.norms.document import Status
from yuanjian.web.pages.facts.figures import Figures
from yuanjian.web.pages.facts.whereabouts import NO_SPOT, Spot, Whereabouts

_DEEPEST = 8
_MOST = 300
_UNFOLDED = 12
UNVERIFIED = Status.UNVERIFIED.label


@dataclass(frozen=True, slots=True)
class Line:
    """A row or cell: what it says and where it stands."""

    words: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Branch:
    """A reason: another figure, a selection of rows, a limit, a document, a note.

    ``fact`` and ``subject`` name the figure that it is («» where it is none). ``more`` rows are not
    listed. ``above``: the same was told before.
    """

    kind: str
    words: str
    value: str = ""
    fact: str = ""
    subject: str = ""
    period: str = ""
    says: str = ""
    lines: tuple[Line, ...] = ()
    more: int = 0
    branches: tuple[Branch, ...] = ()
    above: bool = False
    unverified: bool = False

    @property
    def open(self) -> bool:
        """Whether it is unfolded from the start: figures, and lists that are soon read."""
        return self.kind == "fact" or len(self.lines) <= _UNFOLDED


class Telling:
    """Trees of one page: each figure is told once, and altogether not more than a person reads."""

    def __init__(self, figures: Figures, where: Whereabouts) -> None:
        self._figures, self._where = figures, where
        self._told: set[tuple[str, str, str]] = set()
        self._count = 0

    def branch(self, node: Because, depth: int = 0) -> Branch:
        """A node with all below it."""
        self._count += 1
        if node.kind == "fact":
            return self._fact(node, depth)
        lines, more, others = self.split(node.children, depth)
        return Branch(
            node.kind, _words(node), node.value, lines=lines, more=more, branches=others,
            unverified=unverified(node),
        )  # fmt: skip

    def split(
        self, nodes: Sequence[Because], depth: int = 0
    ) -> tuple[tuple[Line, ...], int, tuple[Branch, ...]]:
        """Rows and cells as lines (cut and counted), the rest as branches."""
        listed = [n for n in nodes if n.kind in ("row", "cell")]
        room = max(0, min(SHOWN, _MOST - self._count))
        self._count += len(listed[:room])
        lines = tuple(self._line(n) for n in listed[:room])
        others = [n for n in nodes if n.kind not in ("row", "cell")]
        if depth >= _DEEPEST or self._count >= _MOST:
            others = []
        return lines, len(listed) - len(lines), tuple(self.branch(n, depth + 1) for n in others)

    def _line(self, node: Because) -> Line:
        cell = node.kind == "cell"
        spot = self._where.of_ref(node.ref, node.place, cell=cell)
        said = cell_said(node) if cell else "　".join(filter(None, (node.text, node.value)))
        return Line(said, spot if spot != NO_SPOT else Spot(str(node.place or "")))

    def _fact(self, node: Because, depth: int) -> Branch:
        name = (node.ref, node.text, node.value)
        known = all_facts().get(node.ref)
        value = self._figures.behind(node)
        subject, period = (value.subject, value.period) if value else ("", "")
        above = name in self._told and bool(node.children)
        self._told.add(name)
        lines, more, others = ((), 0, ()) if above else self.split(node.children, depth)
        return Branch(
            "fact", node.text, node.value, node.ref if value else "", subject, period,
            known.says if known and not above else "", lines, more, others, above,
        )  # fmt: skip


def unverified(node: Because) -> bool:
    """Whether a limit or document was not compared with the official text yet."""
    return any(n.text.startswith(UNVERIFIED) for n in node.children)


@dataclass(frozen=True, slots=True)
class Law:
    """A limit or a document that a figure rests on, with how far it was compared with the official text."""

    words: str
    value: str
    status: str
    unverified: bool


def laws(because: Because, most: int = 12) -> tuple[Law, ...]:
    """The limits and documents below a figure, each once."""
    found: dict[tuple[str, str], Law] = {}
    for node in because.walk():
        if node.kind in ("limit", "law", "catalogue", "clause"):
            status = "；".join(n.text for n in node.children if n.kind == "note")
            law = Law(node.text, node.value, status, unverified(node))
            found.setdefault((node.text, node.value), law)
            if len(found) >= most:
                break
    return tuple(found.values())


def files(because: Because) -> Iterator[tuple[str, str]]:
    """The files below a figure as (name, SHA-256), each once."""
    places = (n.place for n in because.walk() if n.place is not None and n.place.sha256)
    yield from dict.fromkeys((p.file, p.sha256) for p in places)


def _words(node: Because) -> str:
    heads = {"limit": "限值　", "law": "依据　", "clause": "依据　", "catalogue": "代码　"}
    return heads.get(node.kind, "") + node.text
