"""Documents of a few lines, for tests of reading."""

from yuanjian.core.rounding import plain, to_decimal
from yuanjian.facts.amount import Words
from yuanjian.facts.claim import Claim, Untraced
from yuanjian.reading.claims import read_claims
from yuanjian.reading.document import Document, Paragraph


def document(text: str, name: str = "报告.txt") -> Document:
    """A document of running text, one paragraph a line."""
    lines = text.split("\n")
    paragraphs = tuple(Paragraph(n, line) for n, line in enumerate(lines, start=1))
    return Document(name, "0" * 64, "txt", paragraphs, ())


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text."""
    return read_claims(document(text))[0]


def untraced(text: str) -> tuple[Untraced, ...]:
    """The numbers of a text that no fact took."""
    return read_claims(document(text))[1]


def said(claim: Claim) -> str:
    """A claim in one line: fact, subject, value, unit as printed."""
    subject = f"[{claim.subject}]" if claim.subject else ""
    period = f"@{claim.period}" if claim.period else ""
    return f"{claim.fact}{subject}{period} = {shown(claim)}{claim.unit}"


def shown(claim: Claim) -> str:
    """The value as printed, or its state."""
    known = claim.known
    if not known.known:
        return known.state
    if isinstance(known, Words):
        return known.text or ""
    assert known.number is not None
    return plain(to_decimal(known.number))


def read(text: str) -> list[str]:
    """The claims of a text, each in one line."""
    return [said(c) for c in claims(text)]
