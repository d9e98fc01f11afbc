"""Frames of the prescribed report filled in: literal words and figures, alternatives by state."""

from collections.abc import Iterable
from dataclasses import replace

from yuanjian.facts.rows import Subject
from yuanjian.norms.frames import Blank, Frame, Slot, Wording
from yuanjian.norms.frames import Text as Words
from yuanjian.reports.annual.figures import Figures
from yuanjian.reports.tree import Figure, Inline, Text

_GROWTH, _DECLINE = "同比增长", "同比下降"


def sentence(frame: Frame, figures: Figures, subject: Subject | None = None) -> list[Inline]:
    """A frame (or part) as inlines, repeated for its subjects where it says so."""
    if not frame.each:
        return joined(_once(frame, figures, subject))
    subjects = figures.facts.subjects(frame.each, subject)
    if not len(subjects):
        # «none» is said only where somebody has confirmed it.
        if subjects.gap:
            return [Figure(frame.id, "", "missing")]
        return [Text(frame.empty)] if frame.empty else []
    said: list[Inline] = [Text(frame.lead)] if frame.lead else []
    for n, row in enumerate(subjects):
        if n and frame.separator:
            said.append(Text(frame.separator))
        said += _once(frame, figures, row)
    return joined(said)


def wording(chosen: Wording, figures: Figures, subject: Subject | None = None) -> list[Inline]:
    """A wording without parts (a title, a table's footer) as inlines."""
    bare = Frame(id="", main=chosen)
    return joined(_once(bare, figures, subject))


def joined(inlines: Iterable[Inline]) -> list[Inline]:
    """Neighbouring plain texts as one, empty ones left out."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, Text) and not inline.text:
            continue
        if (
            isinstance(inline, Text)
            and isinstance(last, Text)
            and (inline.vertical, inline.bold) == (last.vertical, last.bold)
        ):
            out[-1] = Text(last.text + inline.text, last.vertical, last.bold)
        else:
            out.append(inline)
    return out


def _turn_round(said: list[Inline]) -> None:
    """«同比增长» with a figure below zero reads «同比下降» and the figure without its sign."""
    *_, before, last = (None, *said)
    if not (isinstance(before, Text) and isinstance(last, Figure)):
        return
    if before.text.endswith(_GROWTH) and last.text.startswith("-"):
        said[-2:] = [
            replace(before, text=before.text.removesuffix(_GROWTH) + _DECLINE),
            replace(last, text=last.text.removeprefix("-")),
        ]


def _once(frame: Frame, figures: Figures, subject: Subject | None) -> list[Inline]:
    chosen = frame.wording(lambda fact: figures.state(fact, subject))
    said: list[Inline] = []
    for piece in chosen.pieces:
        if isinstance(piece, Words):
            said.append(Text(piece.text))
        elif isinstance(piece, Blank):
            said.append(figures.inline(piece.fact, subject))
            _turn_round(said)
        elif isinstance(piece, Slot):
            said += sentence(frame.parts[piece.part], figures, subject)
    return said
