"""The settings before a document: fonts of the office and title, then the look of an official document (look.typ)."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

from yuanjian.reports.typeset.values import literal

_NAMES = {
    "fangsong": "fangsong",
    "kaiti": "kaiti",
    "heiti": "heiti",
    "title": "xiaobiaosong",
    "songti": "songti",
}


def preamble(fonts: Mapping[str, Sequence[str]], title: str) -> str:
    """Settings of the whole document. ``fonts`` are those of each face, best first, and ``latin``."""
    latin = fonts["latin"]
    told = [
        f"#let {name} = {_faces(() if face == 'songti' else latin, fonts[face])}"
        for face, name in _NAMES.items()
    ]
    look = files(__package__).joinpath("look.typ").read_text(encoding="utf-8")
    return "\n".join([*told, f"#let report-title = {literal(title)}", look])


def _faces(latin: Sequence[str], chinese: Sequence[str]) -> str:
    """A list of fonts: digits and Latin letters from the first, all else from the others."""
    names = [f'(name: {literal(name)}, covers: "latin-in-cjk")' for name in latin]
    return f"({', '.join([*names, *(literal(name) for name in chinese)])},)"
