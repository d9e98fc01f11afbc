"""A text file as records, each with its line: encodings, delimiters, quotes; piece by piece in bounded memory.

The records are written to a plain UTF-8 file that DuckDB reads without any guess: the line number first,
one record a line, no line breaks inside.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Final, TextIO

from yuanjian.monitoring.readers.files import Received, opened, wide
from yuanjian.monitoring.readers.problem import Problem, Problems, UnreadableSeries

Progress = Callable[[int, int], None]
"""Told now and then: bytes done, bytes in all."""

_PIECE = 1 << 20
_LONGEST_LINE = 1 << 20
_LONGEST_QUOTE = 20  # lines that one quoted cell may span
_DELIMITERS = (",", "\t", ";", "|", "，")
_WORST = 50  # undecodable lines after which the file is no text at all
_NAMES: Final = {"utf-8": "UTF-8", "gb18030": "GBK/GB18030"}


@dataclass(slots=True)
class Decoder:
    """Lines of text from bytes, each line by its own encoding where they are mixed."""

    problems: Problems
    first: dict[str, int] = field(default_factory=dict)
    undecodable: int = 0
    whole: bool = True

    def lines(self, stream: IO[bytes], told: Callable[[int], None]) -> Iterator[tuple[int, str]]:
        """(line number, text) of every line, without its end."""
        head = stream.read(_PIECE)
        coding = _marked(head)
        pieces = _pieces(head, stream, told)
        if coding.startswith("utf-16"):
            pieces = _as_utf8(pieces, coding)
        return self._lines(pieces)

    def _lines(self, pieces: Iterable[bytes]) -> Iterator[tuple[int, str]]:
        number, rest = 0, b""
        for piece in pieces:
            block, end, tail = (rest + piece).rpartition(b"\n")
            if len(tail) > _LONGEST_LINE and b"\r" in tail:  # an old Mac's line ends
                block, end, tail = (rest + piece).replace(b"\r", b"\n").rpartition(b"\n")
            if len(tail) > _LONGEST_LINE:
                raise UnreadableSeries("binary", f"第{number + 1}行过长，不像表格", "请核对文件")
            rest = tail
            if end:
                for line in self._decoded(block, number):
                    number += 1
                    yield number, line
        self.whole = not rest.strip(b"\x1a \t")
        if not self.whole:
            for line in self._decoded(rest, number):
                number += 1
                yield number, line

    def _decoded(self, block: bytes, before: int) -> Iterator[str]:
        """The lines of a block; as a whole where it is UTF-8, else line by line."""
        if before == 0:
            block = block.removeprefix(codecs.BOM_UTF8)
        if b"\r" in block:
            block = block.replace(b"\r\n", b"\n").removesuffix(b"\r").replace(b"\r", b"\n")
        if block.isascii() or ("utf-8" in self.first and _is_utf8(block)):
            yield from block.decode("utf-8").split("\n")
            return
        for number, line in enumerate(block.split(b"\n"), start=before + 1):
            yield self._one(line, number)

    def _one(self, line: bytes, number: int) -> str:
        if line.isascii():
            return line.decode("ascii")
        for coding in ("utf-8", "gb18030"):
            try:
                text = line.decode(coding)
            except UnicodeDecodeError:
                continue
            self.first.setdefault(coding, number)
            return text
        self.undecodable += 1
        if self.undecodable > _WORST:
            raise UnreadableSeries(
                "binary",
                "很多行的文字编码读不出来，文件可能已损坏",
                "请从平台重新导出，或另存为 UTF-8",
            )
        self.problems.add(
            Problem("encoding", number, "有读不出的字节", "该行的文字可能不全，请核对原文件")
        )
        return line.decode("gb18030", errors="replace")

    @property
    def mixed(self) -> str:
        """In words, where two encodings were met in one file; else «»."""
        if len(self.first) < 2:
            return ""
        (one, at), (other, then) = sorted(self.first.items(), key=lambda pair: pair[1])
        return f"文件混用两种文字编码：第{at}行是 {_NAMES[one]}，第{then}行起有 {_NAMES[other]}，已逐行识别"


def _marked(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return wide(head[:4096])


def _is_utf8(block: bytes) -> bool:
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _pieces(head: bytes, stream: IO[bytes], told: Callable[[int], None]) -> Iterator[bytes]:
    done = 0
    while head:
        done += len(head)
        yield head
        told(done)
        head = stream.read(_PIECE)


def _as_utf8(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(coding)(errors="replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8")


@dataclass(frozen=True, slots=True)
class Plan:
    """How the records of a file are cut: the delimiter («»: they are cut), the header's line, how many columns."""

    delimiter: str
    header_line: int
    width: int


def first_records(received: Received, most: int = 200) -> tuple[str, list[tuple[int, list[str]]]]:
    """The delimiter, and the first records with their lines, blank ones left out.

    Raises:
        UnreadableSeries: nothing in it, or no text.
    """
    with opened(received) as stream:
        told = islice(Decoder(Problems()).lines(stream, lambda _: None), most * 2)
        lines = [(n, t) for n, t in told if t.strip()][:most]
    if not lines:
        raise UnreadableSeries("empty", "文件里没有内容", "请重新导出")
    named = next((t[4:5] for _, t in lines[:1] if t.lower().startswith("sep=")), "")
    delimiter = named or _delimiter([text for _, text in lines])
    records = [
        (n, [c.strip() for c in cells])
        for n, cells, _ in cut(iter(lines[1:] if named else lines), delimiter, Problems())
    ]
    return delimiter, records


def _delimiter(lines: list[str]) -> str:
    """The delimiter that most lines have in the same number."""

    def weight(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=counts.count)
        if not usual:
            usual = max(counts)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=weight)


def cut(
    lines: Iterator[tuple[int, str]], delimiter: str, problems: Problems
) -> Iterator[tuple[int, list[str], bool]]:
    """(line, cells, whether the line was without quotes) of every record that is not blank."""
    for number, text in lines:
        if not text or text.isspace():
            continue
        if "\x1f" in text:  # the mark between columns of the staged file
            text = text.replace("\x1f", " ")
        if '"' not in text:
            yield number, text.split(delimiter), True
            continue
        whole, behind = _closed(text, lines, problems, number)
        yield number, next(csv.reader([whole], delimiter=delimiter)), False
        for at, more in behind:  # lines that a stray quote had swallowed
            yield from cut(iter([(at, more)]), delimiter, problems)


def _closed(
    text: str, lines: Iterator[tuple[int, str]], problems: Problems, number: int
) -> tuple[str, list[tuple[int, str]]]:
    """A record whose quotes are in pairs, line breaks inside them as blanks; and lines that were not part of it."""
    held: list[tuple[int, str]] = []
    whole = text
    while whole.count('"') % 2:
        following = next(lines, None) if len(held) < _LONGEST_QUOTE else None
        if following is None:
            problems.add(
                Problem(
                    "quote", number, "引号没有成对", "已按普通字符读，请核对该行", text=text[:80]
                )
            )
            return text.replace('"', ""), held
        held.append(following)
        whole += " " + following[1]
    return whole, []


def stage(
    received: Received, plan: Plan, into: Path, problems: Problems, progress: Progress | None = None
) -> tuple[int, list[str]]:
    """Write the records below the header for DuckDB; how many they are, and notes for the user.

    A record with fewer cells than the header is padded and told; one with more, and one at which the file
    breaks off, is left out and told.
    """
    decoder = Decoder(problems)

    def told(done: int) -> None:
        if progress:
            progress(min(done, received.size), received.size)

    with opened(received) as stream, into.open("w", encoding="utf-8", newline="") as out:
        records = cut(decoder.lines(stream, told), plan.delimiter, problems)
        written = _Writer(out, plan, problems)
        written.all(records, lambda: decoder.whole)
    return written.records, [decoder.mixed] if decoder.mixed else []


def stage_rows(
    rows: Iterable[tuple[int, list[str]]], plan: Plan, into: Path, problems: Problems
) -> int:
    """The same of rows that are cut already; the number of records."""
    with into.open("w", encoding="utf-8", newline="") as out:
        written = _Writer(out, plan, problems)
        written.all(((number, cells, False) for number, cells in rows), lambda: True)
    return written.records


@dataclass(slots=True)
class _Writer:
    """Writes one record behind the others: the last one may turn out to be cut short."""

    out: TextIO
    plan: Plan
    problems: Problems
    records: int = 0

    def all(
        self, records: Iterator[tuple[int, list[str], bool]], whole: Callable[[], bool]
    ) -> None:
        """Every record below the header; ``whole``: whether the file ends with a line's end, known at its end."""
        width, held = self.plan.width, None
        for number, cells, bare in records:
            if number <= self.plan.header_line or not any(map(str.strip, cells)):
                continue
            if len(cells) > width and any(c.strip() for c in cells[width:]):
                self._told(
                    "too_wide",
                    number,
                    f"有 {len(cells)} 列，表头只有 {width} 列，该行没有读入",
                    "请核对是否多了分隔符",
                )
                continue
            if held:
                self._put(*held)
            held = (number, cells, bare)
        if held and len(held[1]) < width and not whole():
            self._told(
                "cut", held[0], "文件在这一行中断，该行没有读入", "文件可能没有下载完，请重新导出"
            )
        elif held:
            self._put(*held)

    def _put(self, number: int, cells: list[str], bare: bool) -> None:
        width, have = self.plan.width, len(cells)
        if have != width:
            cells = cells[:width] + [""] * (width - have)
            if have < width and self.plan.delimiter and any(c.strip() for c in cells):
                self._told(
                    "too_narrow",
                    number,
                    f"只有 {have} 列，表头有 {width} 列，缺的按空白读",
                    "请核对该行是否完整",
                )
        self.out.write(f"{number}\x1f" + "\x1f".join(cells if bare else map(_flat, cells)) + "\n")
        self.records += 1

    def _told(self, kind: str, line: int, message: str, mend: str) -> None:
        self.problems.add(Problem(kind, line, message, mend))


def _flat(cell: str) -> str:
    return cell.replace("\n", " ").replace("\r", " ").replace("\x1f", " ")
