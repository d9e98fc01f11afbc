"""What was read in an edited file as bytes that can be put away and opened again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from yuanjian.core.refusal import Refusal
from yuanjian.reports.roundtrip.readback import ReadBack
from yuanjian.reports.roundtrip.settle import Settled

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """A file read back, and what a build on the day of reading would have done to it."""

    read: ReadBack
    ahead: tuple[Settled, ...]

    @property
    def conflicts(self) -> tuple[Settled, ...]:
        """Places where people and data both changed something."""
        return tuple(one for one in self.ahead if one.what in ("conflict", "gone"))


@cache
def _shape() -> TypeAdapter[tuple[int, Kept]]:
    return TypeAdapter(tuple[int, Kept])


def kept(one: Kept) -> bytes:
    """As UTF-8 JSON."""
    return _shape().dump_json((_FORMAT, one), exclude_defaults=True)


def reopened(content: bytes) -> Kept:
    """What ``kept`` put away.

    Raises:
        Refusal: the bytes are damaged, or of another version; the file has to be read back again.
    """
    try:
        number, one = _shape().validate_json(content)
    except (ValidationError, RecursionError):
        raise Refusal("保存的读回结果读不出来，请把这份文件再读回一次。") from None
    if number != _FORMAT:
        raise Refusal("保存的读回结果由另一个版本的园鉴写成，请把这份文件再读回一次。")
    return one
