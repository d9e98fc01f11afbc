"""Sentences of the prescribed report as inlines: what the frames write, every value a figure."""

from collections.abc import Iterable

from yuanjian.facts import frames
from yuanjian.facts.rows import Subject
from yuanjian.norms.frames import Frame, Wording
from yuanjian.reports.annual.figures import Figures
from yuanjian.reports.tree import Inline, Text


def sentence(frame: Frame, figures: Figures, subject: Subject | None = None) -> list[Inline]:
    """A frame (or part) as inlines, repeated for its subjects where it says so."""
    written = frames.write(frame, figures.facts, subject)
    return joined(Text(w) if isinstance(w, str) else figures.said(w) for w in written)


def wording(chosen: Wording, figures: Figures, subject: Subject | None = None) -> list[Inline]:
    """A wording without parts (a title, a table's footer) as inlines."""
    return sentence(Frame(id="", main=chosen), figures, subject)


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
