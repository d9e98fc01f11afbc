"""The made-up report with other data: other values, rows and blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.reports.sample import MADE, report
from yuanjian.reports.tree import Block, Cell, Figure, Inline, Paragraph, Report, Table, Text
from yuanjian.reports.word.document import word_bytes


def written(of: Report) -> bytes:
    return word_bytes(of, made=MADE)


def with_values(of: Report, values: Mapping[str, str]) -> Report:
    """Figures of these facts say something else."""

    def inline(one: Inline) -> Inline:
        if isinstance(one, Figure) and one.fact in values:
            return replace(one, text=values[one.fact], value=values[one.fact], state="value")
        return one

    def cell(one: Cell) -> Cell:
        return replace(one, inlines=tuple(map(inline, one.inlines)))

    def block(one: Block) -> Block:
        if isinstance(one, Paragraph):
            return replace(one, inlines=tuple(map(inline, one.inlines)))
        if isinstance(one, Table):
            rows = tuple(tuple(map(cell, row)) for row in one.rows)
            return replace(one, rows=rows)
        return one

    return replace(of, blocks=tuple(map(block, of.blocks)))


def with_words(of: Report, ident: str, words: str) -> Report:
    """A paragraph says something else altogether."""
    return with_block(of, ident, lambda one: replace(one, inlines=(Text(words),)))


def with_block(of: Report, ident: str, change: Callable[[Block], Block]) -> Report:
    return replace(of, blocks=tuple(change(b) if b.id == ident else b for b in of.blocks))


def without(of: Report, ident: str) -> Report:
    return replace(of, blocks=tuple(b for b in of.blocks if b.id != ident))


def with_added(of: Report, after: str, *blocks: Block) -> Report:
    made: list[Block] = []
    for block in of.blocks:
        made.append(block)
        if block.id == after:
            made += blocks
    return replace(of, blocks=tuple(made))


def sample() -> Report:
    return report()
