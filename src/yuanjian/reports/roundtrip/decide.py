"""The three-way decision for one piece: what we wrote, what stands there now, what the data says now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yuanjian.reports.roundtrip.said import Said
from yuanjian.reports.roundtrip.words import same
from yuanjian.reports.word.bookmarks import FigureAnchor

Action = Literal["keep", "renew", "replace", "conflict"]


@dataclass(frozen=True, slots=True)
class Held:
    """What stands in an edited file where a piece was. ``figures``: bookmark → words, where they can be renewed.

    ``own`` is whether the place holds this piece alone and nothing but running text.
    """

    text: str
    figures: dict[str, str]
    own: bool

    def as_written(self, old: Said) -> bool:
        """Nobody changed it."""
        return self.own and same(self.text) == old.key


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that says something else now."""

    fact: str
    subject: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is done with a piece.

    ``renewed`` are figures to be set at their bookmarks (old, new); of a conflict, ``changed`` are the
    figures that a human must look at, and ``words`` what we would write now (empty where figures say all).
    ``picture``: it is about a picture, ``words`` being its alternative text.
    """

    action: Action
    renewed: tuple[tuple[FigureAnchor, FigureAnchor], ...] = ()
    changed: tuple[Changed, ...] = ()
    words: str = ""
    picture: bool = False


def decide(old: Said, new: Said, held: Held) -> Choice:
    """Data unchanged: what stands there stays. Human unchanged: the new. Both: the human's, and a question."""
    if old.image and new.image:
        return _picture(old, new, held)
    if old.key == new.key or same(held.text) == new.key:
        return Choice("keep")
    if old.frame == new.frame and old.frame[1]:
        return _figures(old, new, held)
    if held.as_written(old):
        return Choice("replace")
    if not held.text.strip():  # emptied by a human: it stays so
        return Choice("keep")
    return Choice("conflict", changed=changes(old, new), words=new.text)


def _picture(old: Said, new: Said, held: Held) -> Choice:
    """Ours is drawn anew (also where only fonts or libraries changed); a human's stays."""
    if held.as_written(old):
        return Choice("keep" if (old.image, old.key) == (new.image, new.key) else "replace")
    if old.drawn == new.drawn or not held.text.strip():
        return Choice("keep")
    return Choice("conflict", words=new.text, picture=True)


def _figures(old: Said, new: Said, held: Held) -> Choice:
    """Only values differ: each is set at its bookmark where it still says what we wrote."""
    renewed, open_ = [], []
    for was, now in zip(old.figures, new.figures, strict=True):
        if same(was.text) == same(now.text):
            continue
        words = held.figures.get(was.bookmark)
        if words is not None and same(words) == same(was.text):
            renewed.append((was, now))
        elif words is None or same(words) != same(now.text):
            open_.append(Changed(now.fact, now.subject, was.text, now.text))
    if not open_:
        return Choice("renew", tuple(renewed))
    if held.as_written(old):
        return Choice("replace")
    if not held.text.strip():
        return Choice("keep")
    return Choice("conflict", tuple(renewed), tuple(open_))


def changes(old: Said, new: Said) -> tuple[Changed, ...]:
    """Figures of the same fact that say something else now."""
    before: dict[tuple[str, str], list[str]] = {}
    for figure in old.figures:
        before.setdefault((figure.fact, figure.subject), []).append(figure.text)
    found = []
    for figure in new.figures:
        was = before.get((figure.fact, figure.subject))
        if was and same(words := was.pop(0)) != same(figure.text):
            found.append(Changed(figure.fact, figure.subject, words, figure.text))
    return tuple(found)
