"""Hand in a report file for audit: its content is checked, it is kept by hash, a job reads it."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.work import start_job
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import Document, Person, Review

_LONGEST_NAME = 120
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Wish:
    """How a file is to be audited.

    ``against``: also compare its figures with the records of its park's year. ``year``: the report year, where
    the file does not say it or says another. ``parks`` are those whose records and reviews this person may use.
    """

    against: bool = False
    year: int | None = None
    parks: tuple[int, ...] = ()


def hand_in(path: Path, name: str, wish: Wish, *, by: Person, store: Path) -> Review:
    """Keep a file and start its audit.

    Args:
        path: where its content lies now; it is copied.
        name: what its sender calls it, however odd.

    Raises:
        Refusal: by its content it is no file that we audit, it is empty, too large, locked or damaged.
    """
    _check(path)
    shown = shown_name(name)
    try:
        sha256 = keep(store, path)
    except OSError:
        raise Refusal(
            "文件没有存下来，可能磁盘已满，或资料文件夹没有写入权限。请检查后再提交一次。"
        ) from None
    document = Document(sha256=sha256, name=shown, size=path.stat().st_size)
    with transaction.atomic():
        Document.objects.bulk_create([document], ignore_conflicts=True)
        return _start(sha256, shown, wish, by)


def hand_in_again(earlier: Review, wish: Wish, *, by: Person) -> Review:
    """Audit the same file once more, with today's rules and records; what was decided goes along."""
    with transaction.atomic():
        return _start(earlier.document_id, earlier.name, wish, by)


def _start(sha256: str, name: str, wish: Wish, by: Person) -> Review:
    review = Review.objects.create(document_id=sha256, name=name, by=by)
    arguments = {
        "review": str(review.pk), "against": wish.against, "year": wish.year, "parks": list(wish.parks),
    }  # fmt: skip
    review.job = start_job("audit_file", f"审核 {name}", by=by, arguments=arguments)
    review.save(update_fields=["job"])
    record_act(str(by), "提交审核", name, {"review": str(review.pk), "sha256": sha256})
    return review


def year_of(text: str) -> int | None:
    """The report year that was typed; None for nothing.

    Raises:
        Refusal: it is no year.
    """
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 2000 <= int(text) <= 2100):
        raise Refusal(f"报告年度“{text[:20]}”不对：请填 2000–2100 之间的年份，或留空由程序识别。")
    return int(text)


def shown_name(name: str) -> str:
    """A file's name that is safe to show and to keep: no folders, nothing invisible, not too long.

    A Chinese name whose GBK bytes were taken for Western letters (×ÔÆÀ¹À → 自评估) is put right.
    """
    name = _UNSHOWN.sub("", unicodedata.normalize("NFC", _in_chinese(name)))
    name = PurePosixPath(name.replace("\\", "/")).name.strip(". ") or "未命名"
    suffix = PurePosixPath(name).suffix[:10]
    stem = name.removesuffix(suffix)[: _LONGEST_NAME - len(suffix)]
    return stem + suffix


def _in_chinese(name: str) -> str:
    for western in ("latin-1", "cp1252"):
        try:
            told = name.encode(western)
            meant = told.decode("gbk")
        except UnicodeError:
            continue
        letters = [c for c in meant if not c.isascii()]
        if letters and all("一" <= c <= "鿿" or c in "（）《》〔〕、，。—" for c in letters):
            return meant
    return name


def _check(path: Path) -> None:
    """Refuse at once what cannot be audited; what only a full reading shows, the job says."""
    from yuanjian.reading.guards import MAX_FILE, receive

    size = path.stat().st_size
    if size > MAX_FILE:
        raise Refusal(
            f"文件有 {size / 2**20:.0f} MB，超过 {MAX_FILE // 2**20} MB。请压缩或移出其中的图片，另存后再提交。"
        )
    if size and _is_workbook(path):
        return
    received = receive(path)
    if received.kind == "txt":
        from yuanjian.reading.building import Builder
        from yuanjian.reading.txt import decoded

        decoded(path.read_bytes(), Builder())


def _is_workbook(path: Path) -> bool:
    """Whether it is an Excel workbook inside, whatever its name."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
