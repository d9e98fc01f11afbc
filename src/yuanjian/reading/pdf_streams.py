"""Compressed streams of a PDF that would swell beyond any page: found before pdfium inflates them into memory."""

from __future__ import annotations

import re
import zlib

MAX_STREAM = 96 * 2**20
"""Bytes of one stream that is no picture: the text and strokes of a page are a thousandth of it."""
_SUSPECT = 60_000  # compressed: deflate shrinks to a thousandth at most
_STREAM = re.compile(rb"stream\r?\n")
_OTHER = 4 * 2**20
_DICTIONARY = 2000
_MANY = 1_000_000


def swells(content: bytes) -> bool:
    """Whether a stream inflates to more than :data:`MAX_STREAM`, or is packed several times over.

    Pictures are left out: they are not drawn. Memory stays at a few megabytes, time linear in the file.
    """
    end, looked_at = -1, 0
    for count, found in enumerate(_STREAM.finditer(content)):
        if content[found.start() - 3 : found.start()] == b"end":
            continue
        start = content.rfind(b" obj", max(0, found.start() - _DICTIONARY), found.start())
        told = content[start if start >= 0 else found.start() : found.start()]
        if told.count(b"FlateDecode") + told.count(b"LZWDecode") > 1 or count > _MANY:
            return True
        if end < found.end():
            end = content.find(b"endstream", found.end())
            end = end if end >= 0 else len(content)
        size = end - found.end()
        if b"/Image" in told or size < _SUSPECT:
            continue
        if b"LZWDecode" in told and size > _OTHER:
            return True
        if b"FlateDecode" in told:
            looked_at += size
            if looked_at > 2 * len(content) or _inflates(content, found.end(), size):
                return True
    return False


def _inflates(content: bytes, start: int, size: int) -> bool:
    inflate = zlib.decompressobj()
    total = 0
    try:
        for at in range(start, start + size, 65536):
            data = content[at : min(at + 65536, start + size)]
            while data and not inflate.eof:
                total += len(inflate.decompress(data, 2**20))
                if total > MAX_STREAM:
                    return True
                data = inflate.unconsumed_tail
    except zlib.error:
        return False  # broken: pdfium stops there too
    return False
