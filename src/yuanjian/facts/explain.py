"""A figure explained: formula in words, clause, rounding, and the tree down to sheet, row, cell and file.

Lines of Chinese text for a terminal. Long lists of rows are cut after twenty and counted; a fact that
has been told once is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from yuanjian.core.evidence import Because, Place
from yuanjian.core.rounding import plain, to_decimal
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Value, all_facts

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
    lines += [f"  {line}" for line in _children(value.because.children, set(), 0)]
    lines += [f"  文件：{place.file}　SHA-256 {place.sha256}" for place in _files(value.because)]
    return lines


def tree(because: Because) -> list[str]:
    """One node of evidence with all below it."""
    return [_said(because), *_children(because.children, set(), 0)]


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


def _children(nodes: Sequence[Because], told: set[tuple[str, str, str]], depth: int) -> list[str]:
    lines: list[str] = []
    shown = list(_bounded(nodes))
    for i, node in enumerate(shown):
        last = i == len(shown) - 1
        stem, below = ("└ ", "   ") if last else ("├ ", "│  ")
        if isinstance(node, str):
            lines.append(stem + node)
            continue
        lines.append(stem + _said(node))
        lines += [below + line for line in _below(node, told, depth)]
    return lines


def _below(node: Because, told: set[tuple[str, str, str]], depth: int) -> list[str]:
    if node.kind == "fact":
        name = (node.ref, node.text, node.value)
        if name in told and node.children:
            return ["（见上）"]
        told.add(name)
    if depth >= _DEEPEST:
        return ["……"] if node.children else []
    children = node.children
    if node.kind == "limit":  # the same certainty of the same document is said once
        children = tuple(n for n in children if (node.ref, n.text, "") not in told)
        told.update((node.ref, n.text, "") for n in children)
    lines = _children(children, told, depth + 1)
    if node.kind == "fact" and (fact := all_facts().get(node.ref)) is not None:
        clause = f"；依据：{fact.clause}" if fact.clause else ""
        return [f"算法：{fact.says}{clause}", *lines]
    return lines


def _bounded(nodes: Sequence[Because]) -> Iterator[Because | str]:
    """The nodes, the rows and cells among them cut after ``SHOWN`` and counted."""
    listed = [n for n in nodes if n.kind in ("row", "cell")]
    kept = {id(n) for n in listed[:SHOWN]}
    yield from (n for n in nodes if n.kind not in ("row", "cell") or id(n) in kept)
    if len(listed) > SHOWN:
        yield f"……共{len(listed)}条，另有{len(listed) - SHOWN}条未列出"


def _said(node: Because) -> str:
    where = f"　〔{node.place}〕" if node.place is not None and str(node.place) else ""
    value = node.value or ("（未填）" if node.kind == "cell" else "")
    match node.kind:
        case "limit":
            return f"限值 {node.text}：{value}" if value else f"标准 {node.text}"
        case "law" | "clause":
            return f"依据 {node.text}" + (f"：{value}" if value and value != node.text else "")
        case "cell":
            return f"{node.text}：{value}{where}"
        case "fact":
            return f"{node.text}（{node.ref}）：{value}"
        case "note":
            return node.text
        case _:
            return f"{node.text}{'　' + value if value else ''}{where}"


def _files(because: Because) -> list[Place]:
    found: dict[tuple[str, str], Place] = {}
    for node in because.walk():
        if node.place is not None and node.place.file and node.place.sha256:
            found.setdefault((node.place.file, node.place.sha256), node.place)
    return list(found.values())
