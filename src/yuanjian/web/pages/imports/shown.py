"""What the import pages show, read from the files that were handed in and those that were taken in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming, Intake, Job, ParkYear
from yuanjian.sheets.changes import VERDICT_WORDS
from yuanjian.sheets.problem import LEVEL_WORDS
from yuanjian.web.pages.jobs.view import JobLine, line_of

MOST_BYTES = 64 * 2**20
_PAST = 100
_ROWS = 200
_WHOLE = 20  # files of a batch that are shown whole
_PROBLEMS = 60
_CELLS = 6
_OPEN = (Incoming.State.READING, Incoming.State.WAITING, Incoming.State.UNREADABLE)


@dataclass(frozen=True)
class Waiting:
    """A batch that is still open: who handed it in, how many files of it wait."""

    batch: UUID
    name: str
    files: int
    by: str
    at: datetime
    state: str


@dataclass(frozen=True)
class Past:
    """A file that was taken in. ``counts`` are (word, number) of its rows."""

    pk: int
    name: str
    by: str
    at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Imports:
    """The front page of imports."""

    waiting: tuple[Waiting, ...]
    past: tuple[Past, ...]
    more: int
    may_write: bool
    megabytes: int = MOST_BYTES // 2**20
    most_bytes: int = MOST_BYTES


def imports_of(of: ParkYear, may_write: bool) -> Imports:
    """Newest first; past imports are capped, and ``more`` says how many are left out."""
    past = Intake.objects.filter(park_year=of).order_by("-pk")
    lines = tuple(Past(i.pk, i.name, i.by, i.at, counted(i.counts)) for i in past[:_PAST])
    return Imports(tuple(_waiting(of)), lines, max(0, past.count() - _PAST), may_write)


_WORDS = {**VERDICT_WORDS, "removed": "删去"}


def counted(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """(新增, 3), (更新, 1) …: verdicts in their order, zeros left out."""
    return tuple((word, counts[key]) for key, word in _WORDS.items() if counts.get(key))


def _waiting(of: ParkYear) -> list[Waiting]:
    found: dict[UUID, list[Incoming]] = {}
    opened = Incoming.objects.filter(park_year=of, state__in=_OPEN).select_related("by")
    for one in opened.defer("summary").order_by("-at"):
        found.setdefault(one.batch, []).append(one)
    lines = []
    for batch, files in found.items():
        states = {f.state for f in files}
        state = next(s for s in _OPEN if s in states)
        lines.append(
            Waiting(
                batch, files[0].name, len(files), str(files[0].by), files[0].at,
                Incoming.State(state).label,
            )
        )  # fmt: skip
    return lines


@dataclass(frozen=True)
class Trouble:
    """Something wrong in one or several cells, as the error summary lists it."""

    level: str
    word: str
    sheet: str
    cells: str
    header: str
    found: str
    message: str
    expected: str
    mend: str


@dataclass(frozen=True)
class SheetLine:
    """A sheet of a file with its rows by verdict."""

    no: str
    name: str
    new: int
    changed: int
    same: int
    refused: int
    absent: int

    @property
    def touched(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.new or self.changed or self.refused)


@dataclass(frozen=True)
class Absent:
    """A row that the ledger has and the file has not; ``number`` ticks it."""

    number: int
    sheet: str
    called: str


@dataclass(frozen=True)
class File:
    """One file of a batch."""

    pk: UUID
    name: str
    state: str
    word: str
    message: str
    counts: tuple[tuple[str, int], ...]
    errors: int
    sheets: tuple[SheetLine, ...]
    troubles: tuple[Trouble, ...]
    more_troubles: int
    absent: tuple[Absent, ...]
    more_absent: int
    renames: str
    to_take: int
    gaps: int
    firm: str = ""
    kept_cells: int = 0
    lead: str = ""

    @property
    def waits(self) -> bool:
        """Whether it can be accepted."""
        return self.state == Incoming.State.WAITING

    @property
    def same_sheets(self) -> tuple[str, ...]:
        """The sheets in which nothing would change, by name."""
        return tuple(s.name for s in self.sheets if not s.touched)


@dataclass(frozen=True)
class Batch:
    """Files handed in together. ``job`` is the work on them that is not over (or that failed)."""

    pk: UUID
    by: str
    at: datetime
    files: tuple[File, ...]
    job: JobLine | None
    stuck: bool
    may_write: bool
    alone: bool = False

    @property
    def listed(self) -> tuple[File, ...]:
        """The files as lines of a list where they are too many to be shown whole: what went wrong first."""
        if self.alone or len(self.files) <= _WHOLE:
            return ()
        order = {Incoming.State.UNREADABLE: 0, Incoming.State.WAITING: 2}
        return tuple(
            sorted(self.files, key=lambda f: (1 if f.errors else order.get(f.state, 3), f.name))
        )

    @property
    def by_outcome(self) -> tuple[tuple[str, int], ...]:
        """(已导入, 950), (读不了, 50) …, zeros left out."""
        found = Counter(f.word for f in self.files)
        return tuple((s.label, found[s.label]) for s in Incoming.State if found[s.label])

    @property
    def busy(self) -> bool:
        """Whether they are being read or taken in."""
        return self.job is not None and not self.job.job.over

    @property
    def waiting(self) -> tuple[File, ...]:
        """Those that can be accepted."""
        return tuple(f for f in self.files if f.waits)

    @property
    def open(self) -> tuple[File, ...]:
        """Those about which nothing has been decided."""
        return tuple(f for f in self.files if f.state in _OPEN)

    @property
    def of_firms(self) -> bool:
        """Whether any of them is what a firm returned, and can be answered with a receipt."""
        return any(f.firm for f in self.files)

    @property
    def to_take(self) -> int:
        """Rows that accepting all would write."""
        return sum(f.to_take for f in self.waiting)

    @property
    def takes(self) -> bool:
        """Whether accepting can change anything: rows to write, or rows that may be ticked for removal."""
        return bool(self.to_take) or any(f.absent or f.firm for f in self.waiting)


def batch_of(of: ParkYear, batch: UUID, may_write: bool, only: UUID | None = None) -> Batch:
    """A batch of this park's year, or one file of it.

    Raises:
        Refusal: there is no such batch here.
    """
    found = list(
        Incoming.objects.filter(batch=batch, park_year=of)
        .select_related("by", "job__by", "job__park_year__park")
        .order_by("name")
    )
    if only is not None:
        found = [one for one in found if one.pk == only]
    if not found:
        raise Refusal("没有这批文件，可能属于其他园区或年度。请从“导入”页重新进入。")
    jobs = [f.job for f in found if f.job is not None]
    job = next((j for j in jobs if not j.over), None)
    job = job or next((j for j in jobs if j.state == Job.State.FAILED), None)
    stuck = any(f.state == Incoming.State.READING for f in found) and (job is None or job.over)
    first = found[0]
    return Batch(
        batch, str(first.by), first.at, tuple(map(_file, found)), line_of(job) if job else None,
        stuck, may_write, only is not None,
    )  # fmt: skip


def _file(one: Incoming) -> File:
    said: dict[str, Any] = one.summary or {}
    counts: dict[str, int] = said.get("counts", {})
    problems, left_out = said.get("problems", []), said.get("left_out", {})
    absent = tuple(
        Absent(n, name, called) for n, (_, name, _, called) in enumerate(said.get("absent", []))
    )
    by_sheet: dict[str, int] = {}
    for no, *_ in said.get("absent", []):
        by_sheet[no] = by_sheet.get(no, 0) + 1
    sheets = tuple(
        SheetLine(s["no"], s["name"], **s["counts"], absent=by_sheet.get(s["no"], 0))
        for s in said.get("sheets", [])
    )
    return File(
        one.pk, one.name, one.state, Incoming.State(one.state).label, one.message, counted(counts),
        said.get("errors", 0), sheets, tuple(map(_trouble, problems[:_PROBLEMS])),
        max(0, len(problems) - _PROBLEMS) + left_out.get("problems", 0), absent,
        left_out.get("absent", 0), said.get("renames", ""),
        counts.get("new", 0) + counts.get("changed", 0),
        said.get("gaps", 0), said.get("firm", ""), said.get("kept_cells", 0), said.get("lead", ""),
    )  # fmt: skip


def _trouble(said: dict[str, Any]) -> Trouble:
    cells = [c for c in said.get("cells", [said.get("cell", "")]) if c]
    count = said.get("count", len(cells))
    more = f" 等 {count} 处" if count > _CELLS else ""
    return Trouble(
        said["level"], LEVEL_WORDS[said["level"]], said["sheet"], "、".join(cells[:_CELLS]) + more,
        said["header"], said["found"], said["message"], said["expected"], said["mend"],
    )  # fmt: skip


@dataclass(frozen=True)
class RowLine:
    """A row of a file against the ledger. ``cells`` are (header, old, new)."""

    called: str
    verdict: str
    word: str
    row: int | None
    cells: tuple[tuple[str, str, str], ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet that are not the same; ``more`` are not listed but taken in all the same."""

    rows: tuple[RowLine, ...]
    same: int
    more: int


def sheet_rows(one: Incoming, no: str) -> SheetRows:
    """What a file would do to one sheet.

    Raises:
        Refusal: the file has no such sheet.
    """
    said = next((s for s in one.summary.get("sheets", []) if s["no"] == no), None)
    if said is None:
        raise Refusal("这个文件里没有这张表。请刷新页面。")
    rows = tuple(
        RowLine(
            r["called"], r["verdict"], VERDICT_WORDS[r["verdict"]], r["row"],
            tuple((h, old, new) for h, old, new in r["cells"]),
            tuple(map(_trouble, r["problems"])),
        )
        for r in said["rows"][:_ROWS]
    )  # fmt: skip
    return SheetRows(
        rows, said["counts"]["same"], max(0, len(said["rows"]) - _ROWS) + said["left_out"]
    )
