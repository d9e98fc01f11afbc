"""What reports cite, by date: laws, catalogues and standards with their time in force.

Amendments that keep a law's name cannot be told apart by it; only names whose dates decide are on the shelf.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from yuanjian.core.text import fold, squeeze
from yuanjian.norms.document import Document, day_of, document, documents, read_csv

_LAWS = "citations/laws"
_STANDARD = re.compile(r"^(GB(?:/T)?|HJ(?:/T)?)(\d+(?:\.\d+)?)-(\d{2,4})$")


@dataclass(frozen=True, slots=True)
class Law:
    """A law, catalogue or standard as it may be cited. ``until``: its last day; None: in force, or not known."""

    title: str
    issued: date
    in_force: date
    until: date | None
    replaced_by: str
    document: Document


def law_key(title: str) -> str:
    """What the spellings of one name have in common: no book marks, no 中华人民共和国, no blanks."""
    plain = (
        squeeze(fold(title)).translate(str.maketrans("", "", "《》〈〉()（）")).replace("—", "-")
    )
    plain = plain.removeprefix("中华人民共和国").replace("–", "-")
    if plain[:2].upper() in ("GB", "HJ"):
        plain = plain.upper()
    return plain


@cache
def laws() -> dict[str, Law]:
    """Every law of the list, and the standards of the shelf whose dates are known, by ``law_key``."""
    own = document(_LAWS)
    found = {}
    for row in read_csv(*_LAWS.split("/"), "laws.csv"):
        issued, in_force = day_of(row["issued"]), day_of(row["in_force"])
        assert issued is not None and in_force is not None
        law = Law(row["title"], issued, in_force, day_of(row["until"]), row["replaced_by"], own)
        found[law_key(law.title)] = law
    for standard in documents():
        key = law_key(standard.number)
        if _STANDARD.match(key) and standard.in_force and key not in found:
            issued = standard.issued or standard.in_force
            found[key] = Law(
                standard.number, issued, standard.in_force, standard.until, standard.replaced_by, standard
            )  # fmt: skip
    return found


def law(title: str) -> Law | None:
    """The law that a title or number names, None when its dates are not on the shelf."""
    return laws().get(law_key(title))
