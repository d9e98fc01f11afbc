"""A figure explained: formula in words, clause, rounding, and the tree down to sheet, row, cell and file.

Lines of Chinese text for a terminal. Long lists of rows are cut after twenty and counted; a fact that
has been told once is not told again; the file stands at each place only where there are several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from yuanjian.core.evidence import Because, Place
from yuanjian.core.rounding import plain, to_decimal
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Value, all_facts
from yuanjian.sheets.row import in_unit
from yuanjian.sheets.shelf import all_sheets

SHOWN = 20
_STATES = {"value": "", "zero": "（零：有数据，结果为0）", "na": "（不适用）", "missing": "（缺）"}
_DEEPEST = 12


def explain(value: Value) -> list[str]:
    """A value in full: what it is, how it was made, from which cells of which files."""
    fact, known = value.fact, value.known
    shown = f"{value.text} {fact.unit}".strip() if known.known else ""
    subject = f"　{value.subject}" if value.subject else ""
    lines = [f"{fact.label}{subject}　{shown}{_STATES[value.state]}".rstrip()]
    lines.append(f"  编号：{fact.id}　口径：{value.scope}　期间：{value.period}年度")
    if not known.known:
        lines.append(f"  原因：{known.reason or '未填报'}")
    lines.append(f"  算法：{fact.says}")
    if fact.clause:
        lines.append(f"  依据：{fact.clause}")
    lines += _rounding(value)
    files = _files(value.because)
    telling = _Telling(one_file=len({place.file for place in files}) == 1)
    lines += [f"  {line}" for line in telling.children(value.because.children)]
    lines += [f"  文件：{place.file}　SHA-256 {place.sha256}" for place in files]
    return lines


def trees(evidence: Sequence[Because]) -> list[str]:
    """Several nodes of evidence with all below them, then their files."""
    files = list({p.file: p for node in evidence for p in _files(node)}.values())
    telling = _Telling(one_file=len(files) == 1)
    lines = []
    for node in evidence:
        lines += [telling.said(node), *telling.children(node.children)]
    return lines + [f"文件：{place.file}" for place in files]


def _rounding(value: Value) -> Iterator[str]:
    """How the number was rounded, where rounding changed it."""
    number = value.known.number if isinstance(value.known, Amount) else None
    if number is None or Fraction(value.text or "0") == number:
        return
    if value.fact.rounding:
        yield f"  修约：{value.fact.rounding}"
    whole = plain(to_decimal(number))
    exact = "" if Fraction(whole) == number else f"…（＝{number}）"
    yield f"  修约前：{whole}{exact}"


@dataclass
class _Telling:
    """A tree put into lines: what was told already, and whether all places lie in one file."""

    one_file: bool = False
    told: set[tuple[str, str, str]] = field(default_factory=set)

    def children(self, nodes: Sequence[Because], depth: int = 0) -> list[str]:
        lines: list[str] = []
        shown = list(_bounded(nodes))
        for i, node in enumerate(shown):
            last = i == len(shown) - 1
            stem, below = ("└ ", "   ") if last else ("├ ", "│  ")
            if isinstance(node, str):
                lines.append(stem + node)
                continue
            lines.append(stem + self.said(node))
            lines += [below + line for line in self.below(node, depth)]
        return lines

    def below(self, node: Because, depth: int) -> list[str]:
        if node.kind == "fact":
            name = (node.ref, node.text, node.value)
            if name in self.told and node.children:
                return ["（见上）"]
            self.told.add(name)
        if depth >= _DEEPEST:
            return ["……"] if node.children else []
        children = node.children
        if node.kind == "limit":  # the same certainty of the same document is said once
            children = tuple(n for n in children if (node.ref, n.text, "") not in self.told)
            self.told.update((node.ref, n.text, "") for n in children)
        lines = self.children(children, depth + 1)
        if node.kind == "fact" and (fact := all_facts().get(node.ref)) is not None:
            clause = f"；依据：{fact.clause}" if fact.clause else ""
            return [f"算法：{fact.says}{clause}", *lines]
        return lines

    def said(self, node: Because) -> str:
        place = node.place
        if place is not None and place.sha256 and self.one_file:
            place = replace(place, file="")
        where = f"　〔{place}〕" if place is not None and str(place) else ""
        value = node.value
        match node.kind:
            case "limit":
                return f"限值 {node.text}：{value}" if value else f"标准 {node.text}"
            case "law" | "clause":
                return f"依据 {node.text}" + (f"：{value}" if value and value != node.text else "")
            case "cell":
                return cell_said(node) + where
            case "fact":
                return f"{node.text}（{node.ref}）：{value}"
            case "note":
                return node.text
            case _:
                return f"{node.text}{'　' + value if value else ''}{where}"


def _bounded(nodes: Sequence[Because]) -> Iterator[Because | str]:
    """The nodes, the rows and cells among them cut after ``SHOWN`` and counted."""
    listed = [n for n in nodes if n.kind in ("row", "cell")]
    kept = {id(n) for n in listed[:SHOWN]}
    yield from (n for n in nodes if n.kind not in ("row", "cell") or id(n) in kept)
    if len(listed) > SHOWN:
        yield f"……共{len(listed)}条，另有{len(listed) - SHOWN}条未列出"


def cell_said(node: Because) -> str:
    """A cell as evidence: its header and row, its value with the unit of the column («年排放量（甲公司）：1260 m³/a»)."""
    value = node.value or "（未填）"
    key = node.ref.rpartition("/")[2]
    form = all_sheets().get(node.ref[:2])
    column = form.columns.get(key) if form else None
    return f"{node.text}：{in_unit(column, value) if column else value}"


def _files(because: Because) -> list[Place]:
    found: dict[tuple[str, str], Place] = {}
    for node in because.walk():
        if node.place is not None and node.place.file and node.place.sha256:
            found.setdefault((node.place.file, node.place.sha256), node.place)
    return list(found.values())
