"""Today's report brought into the Word file that people went on with, and its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yuanjian.facts.engine import all_facts
from yuanjian.reports.roundtrip.merge import Merged, merge
from yuanjian.reports.tree import Report
from yuanjian.reports.word.basemap import BaseMap
from yuanjian.reports.word.office_profile import OfficeProfile


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited Word file, and what was written into it for the case that it lost its own copy of that."""

    content: bytes
    base: BaseMap | None = None


def fact_label(fact: str, subject: str) -> str:
    """How a question calls a fact: its label, and whose it is."""
    known = all_facts().get(fact)
    label = known.label if known is not None else fact
    return f"{label}，{subject}" if subject else label


def merged_files(
    report: Report, edited: Edited, made: datetime, profile: OfficeProfile, pdf: bool
) -> tuple[Merged, bytes, tuple[str, ...]]:
    """The merged Word file, with ``pdf`` its PDF (empty without), and notices in Chinese.

    Raises:
        NotOurs: nobody knows what was written into the edited file.
        UnreadableDocument: it is damaged.
    """
    from yuanjian.reports.word.document import word_bytes

    def merged(word: bytes, exact: bool) -> Merged:
        return merge(
            edited.content, word, made=made, base=edited.base, labels=fact_label, exact_pages=exact
        )

    first = merged(word_bytes(report, made=made, profile=profile), False)
    if not pdf:
        return first, b"", ()
    from yuanjian.reports.pdf import NoPdf, heading_pages, pdf_bytes

    try:
        pages = heading_pages(pdf_bytes(first.content), report.headings())
        exact = merged(word_bytes(report, made=made, profile=profile, pages=pages), True)
        return exact, pdf_bytes(exact.content), ()
    except NoPdf as no:
        return first, b"", (str(no),)
