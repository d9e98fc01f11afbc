"""The list of files that make up the lake. It is replaced whole: a reader sees the one before or the one after."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

from yuanjian.core.atomic import write_whole
from yuanjian.core.refusal import Refusal

NAME: Final = "manifest.json"
_FORMAT: Final = 1

Kind = Literal["readings", "earlier"]


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file. ``readings``: each interval once in it; ``earlier``: versions that were replaced.

    ``withdrawn``: how many of its rows take an interval back. ``path`` is relative to the lake, with «/».
    """

    path: str
    year: int
    park: str
    kind: Kind
    rows: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts that count; ``generation`` goes up with every replacement."""

    generation: int
    parts: tuple[Part, ...]

    def with_parts(self, gone: Iterable[Part], come: Iterable[Part]) -> Manifest:
        """The next manifest."""
        left = set(gone)
        kept = tuple(p for p in self.parts if p not in left)
        return Manifest(self.generation + 1, (*kept, *come))

    def partitions(self) -> dict[tuple[int, str], list[Part]]:
        """Parts by year and park."""
        found: dict[tuple[int, str], list[Part]] = {}
        for part in self.parts:
            found.setdefault((part.year, part.park), []).append(part)
        return found


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a lake; of a folder without one, an empty lake.

    Raises:
        Refusal: it is not one, or a later version of this program wrote it.
    """
    path = folder / NAME
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Manifest(0, ())
    except ValueError as no:
        raise Refusal(
            f"监测数据目录的清单“{path}”已损坏，读不出来。请从备份恢复这个文件；数据文件没有改动。"
        ) from no
    if said.get("format") != _FORMAT:
        raise Refusal(f"监测数据目录“{folder}”由更新的版本写成，请升级本程序后再用。")
    return Manifest(said["generation"], tuple(Part(**p) for p in said["parts"]))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest: to disk beside the old one, then renamed over it."""
    said = {
        "format": _FORMAT,
        "generation": manifest.generation,
        "parts": [asdict(p) for p in manifest.parts],
    }
    lines = json.dumps(said, ensure_ascii=False, indent=0).encode()
    write_whole(folder / NAME, lines)
