"""Pictures in an edited file: whether one is still ours as we put it there, and setting another in its frame.

A human may have made it larger, moved it or dressed its paragraph: only image and alternative text are set anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.reading.docx_names import Element
from yuanjian.reports.roundtrip.body import Spot
from yuanjian.reports.roundtrip.said import Said
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import DRAWING, NAMED, OBJECTS, revised
from yuanjian.reports.word.basemap import image_hash
from yuanjian.reports.word.wml import qualified

_BLIP, _EMBED = qualified("a:blip"), qualified("r:embed")
_CROP, _MORE = qualified("a:srcRect"), qualified("a:extLst")
_EXTENT, _SIZE, _NAME = qualified("wp:extent"), qualified("a:ext"), qualified("pic:cNvPr")
_FOREIGN = "?"


def as_put(file: WordFile, spot: Spot, old: Said) -> bool:
    """Whether nobody put, cropped, coloured or exchanged a picture where ``old`` was written."""
    if not old.image:
        return not spot.touched
    return not any(map(revised, spot.paragraphs)) and held(file, spot) == (old.image,)


def held(file: WordFile, spot: Spot) -> tuple[str, ...]:
    """What stands in a spot besides words: hashes of images, «?» for anything else (also a cropped image)."""
    return tuple(_kind(file, e) for p in spot.paragraphs for e in p.iter(*OBJECTS))


def _kind(file: WordFile, element: Element) -> str:
    blips = list(element.iter(_BLIP))
    if element.tag != DRAWING or len(blips) != 1:
        return _FOREIGN
    coloured = any(inner.tag != _MORE for inner in blips[0])
    cropped = any(v not in ("", "0") for crop in element.iter(_CROP) for v in crop.attrib.values())
    content = file.embedded(blips[0].get(_EMBED, ""))
    return _FOREIGN if coloured or cropped or content is None else image_hash(content)


class Images:
    """Brings images of ``new`` into ``edited``; each once, however often it is asked for."""

    def __init__(self, edited: WordFile, new: WordFile) -> None:
        self._edited, self._new = edited, new
        self._brought: dict[str, str] = {}
        numbers = [e.get("id", "") for e in edited.body.iter(NAMED)]
        self._next = max((int(n) for n in numbers if n.isdigit()), default=0)

    def adopt(self, copy: Element) -> None:
        """Make the pictures in a copy from ``new`` lead to images of ``edited``."""
        for blip in copy.iter(_BLIP):
            blip.set(_EMBED, self._relation(blip.get(_EMBED, "")))
        for named in copy.iter(NAMED):
            self._next += 1
            named.set("id", str(self._next))

    def renew(self, spot: Spot, source: Spot) -> None:
        """The image and alternative text of ``source`` in the frame that stands in ``spot``; width stays."""
        frame, other = _drawing(spot), _drawing(source)
        for blip, new in zip(frame.iter(_BLIP), other.iter(_BLIP), strict=True):
            blip.set(_EMBED, self._relation(new.get(_EMBED, "")))
        alt = next(other.iter(NAMED)).get("descr", "")
        for named in frame.iter(NAMED, _NAME):
            named.set("descr", alt)
        wanted = next(other.iter(_EXTENT))
        shape = int(wanted.get("cy", "0")) / max(1, int(wanted.get("cx", "0")))
        for size in frame.iter(_EXTENT, _SIZE):
            if size.get("cx", "").isdigit():
                size.set("cy", str(round(int(size.get("cx", "0")) * shape)))

    def _relation(self, theirs: str) -> str:
        if theirs not in self._brought:
            content = self._new.embedded(theirs)
            assert content is not None
            self._brought[theirs] = self._edited.embed(content)
        return self._brought[theirs]


def _drawing(spot: Spot) -> Element:
    return next(e for p in spot.paragraphs for e in p.iter(DRAWING))


def used(file: WordFile) -> Iterator[str]:
    """Relations that pictures of the body lead to."""
    for blip in file.body.iter(_BLIP):
        yield blip.get(_EMBED, "")
