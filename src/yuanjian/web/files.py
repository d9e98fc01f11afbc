"""Files that browsers send and get: names made safe, sizes limited, downloads that are never opened as pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse

from yuanjian.core.filenames import safe_name
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import place_of

__all__ = ["safe_name", "sent_files", "stored", "streamed", "written"]


def sent_files(request: HttpRequest, field: str, *, most_bytes: int) -> list[tuple[str, Path]]:
    """The files of a form's field: safe names, and where they lie until the request is over.

    Raises:
        Refusal: one of them is too large; it is named.
    """
    found = []
    for one in request.FILES.getlist(field):
        name = safe_name(one.name or "")
        if (one.size or 0) > most_bytes:
            raise Refusal(
                f"“{name}”有 {(one.size or 0) / 2**20:.0f} MB，超过 {most_bytes // 2**20} MB，没有收。"
                "请删去与填报无关的图片和工作表，或拆成几个文件。"
            )
        found.append((name, Path(one.temporary_file_path())))
    return found


def stored(sha256: str, name: str) -> HttpResponse:
    """A file of the store, for saving under a name.

    Raises:
        Refusal: the store has lost it.
    """
    path = place_of(settings.DATA, sha256)
    if not path.is_file():
        raise Refusal(f"“{name}”的原件不在资料文件夹里，可能被移走。请从备份恢复 files 文件夹。")
    return _attached(path.open("rb"), name)


def written(content: bytes, name: str) -> HttpResponse:
    """A file that was just made, for saving under a name."""
    return _attached(BytesIO(content), name)


def streamed(file: IO[bytes], name: str) -> HttpResponse:
    """A file that was just made on the disk, sent piece by piece; it is closed when that is done."""
    return _attached(file, name)


def _attached(file: object, name: str) -> HttpResponse:
    return FileResponse(
        file, as_attachment=True, filename=safe_name(name), content_type="application/octet-stream"
    )
