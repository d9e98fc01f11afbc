"""A norm as a document: who issued it, since when, what it replaces, and how far we have read it.

Everything on the shelf is read as text, without implicit typing (``no``, ``010`` and ``1:30`` are
traps); dates and decimals are made here, by whoever knows the field.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_NEEDED = frozenset({"title", "issuer", "source", "status"})
_OPTIONAL = frozenset(
    {"number", "issued", "in_force", "until", "replaces", "replaced_by", "notes", "dates"}
)


class Malformed(ValueError):
    """A file on the shelf that does not say what it must; ``where`` is its path on the shelf."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where


class Status(Enum):
    """How sure a value is. Pages and the separate 依据说明 show it, the filed report does not."""

    TEXT_SEEN = "text_seen"
    """Read in a copy of the official text."""
    UNVERIFIED = "unverified"
    """Taken over from elsewhere: compare it with the official text before you rely on it."""

    @property
    def label(self) -> str:
        """What pages print."""
        return "已核对原文" if self is Status.TEXT_SEEN else "待核对原文"


@dataclass(frozen=True, slots=True)
class Document:
    """One official document. ``until`` is its last day in force (None: in force, or not known).

    ``status`` is how far its contents were read, ``dates_status`` the same of its dates.
    """

    id: str
    title: str
    number: str
    issuer: str
    issued: date | None
    in_force: date | None
    until: date | None
    replaces: str
    replaced_by: str
    source: str
    status: Status
    dates_status: Status
    notes: tuple[str, ...]

    def rules_on(self, day: date) -> bool:
        """Whether the document is in force on that day, by the dates that are known."""
        started = self.in_force is None or self.in_force <= day
        return started and (self.until is None or day <= self.until)

    @property
    def cited(self) -> str:
        """As a text cites it: 《title》（number）."""
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


def place(*parts: str) -> Traversable:
    """A file or folder of the shelf, also from an installed wheel."""
    return files("yuanjian.norms").joinpath("shelf", *parts)


def read_yaml(*parts: str) -> Any:
    """A YAML file of the shelf; every scalar stays text."""
    import yaml  # here and not above: only what reads law pays for it

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(place(*parts).read_text(encoding="utf-8"), Loader=loader)


def read_csv(*parts: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the shelf, by column name."""
    text = place(*parts).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@cache
def folders(kind: str) -> tuple[str, ...]:
    """Names of the norms of one kind: each folder that has a ``norm.yaml``, in order."""
    entries = sorted(place(kind).iterdir(), key=lambda e: e.name)
    return tuple(e.name for e in entries if e.is_dir() and e.joinpath("norm.yaml").is_file())


@cache
def document(norm_id: str) -> Document:
    """The document of ``kind/norm``, e.g. ``limits/gb_3838_2002``.

    Raises:
        KeyError: there is no such norm.
        Malformed: its ``norm.yaml`` lacks something or says too much.
    """
    path = (*norm_id.split("/"), "norm.yaml")
    if not place(*path).is_file():
        raise KeyError(norm_id)
    told = read_yaml(*path)
    return document_of(norm_id, told.get("document", {}))


def document_of(norm_id: str, told: Mapping[str, Any]) -> Document:
    """The ``document:`` part of a ``norm.yaml``."""
    if stray := set(told) - _NEEDED - _OPTIONAL:
        raise Malformed(norm_id, f"unknown keys {sorted(stray)}")
    if lacking := _NEEDED - set(told):
        raise Malformed(norm_id, f"lacks {sorted(lacking)}")
    return Document(
        id=norm_id,
        title=told["title"],
        number=told.get("number", ""),
        issuer=told["issuer"],
        issued=day_of(told.get("issued", "")),
        in_force=day_of(told.get("in_force", "")),
        until=day_of(told.get("until", "")),
        replaces=told.get("replaces", ""),
        replaced_by=told.get("replaced_by", ""),
        source=told["source"],
        status=Status(told["status"]),
        dates_status=Status(told.get("dates", "unverified")),
        notes=tuple(told.get("notes", ())),
    )


def day_of(text: str) -> date | None:
    """A date of the shelf (ISO), or None where it is left blank: not known."""
    return date.fromisoformat(text) if text else None


@cache
def documents() -> tuple[Document, ...]:
    """Every norm on the shelf, by id."""
    kinds = sorted(e.name for e in place().iterdir() if e.is_dir())
    return tuple(document(f"{kind}/{name}") for kind in kinds for name in folders(kind))
