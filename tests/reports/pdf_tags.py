"""What a screen reader finds in a PDF: language, title, tags, words for pictures."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader


@dataclass
class Tags:
    """``kinds`` counts structure elements; ``alts`` are the words for figures."""

    language: str
    marked: bool
    title: str
    bookmarks: int
    pages: int
    part: bytes
    kinds: Counter[str] = field(default_factory=Counter)
    alts: list[str] = field(default_factory=list)


def tags(pdf: bytes) -> Tags:
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    about = reader.metadata
    found = Tags(
        str(root.get("/Lang")), bool(root.get("/MarkInfo", {}).get("/Marked")),
        str(about.title) if about else "", len(reader.outline), len(reader.pages),
        root["/Metadata"].get_object().get_data(),
    )  # fmt: skip
    _walk(root["/StructTreeRoot"]["/K"], found)
    return found


def _walk(node: Any, found: Tags) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for inner in node:
            _walk(inner, found)
    elif isinstance(node, dict):
        kind = str(node.get("/S", "")).lstrip("/")
        found.kinds[kind] += 1
        if kind == "Figure" and "/Alt" in node:
            found.alts.append(str(node["/Alt"]))
        if "/K" in node:
            _walk(node["/K"], found)
