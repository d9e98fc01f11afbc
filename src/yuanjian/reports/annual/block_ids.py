"""Ids of blocks that stand for rows: stable from one version of a report to the next."""

import hashlib
import re

_PLAIN = re.compile(r"[A-Za-z0-9_\-]+")


def block_id(*parts: object) -> str:
    """Parts joined by points; a part that is not plain letters and digits becomes its hash."""
    return ".".join(_part(str(part)) for part in parts)


def _part(text: str) -> str:
    if _PLAIN.fullmatch(text) or all(_PLAIN.fullmatch(p) for p in text.split(".")):
        return text
    return "x" + hashlib.sha256(text.encode()).hexdigest()[:8]
