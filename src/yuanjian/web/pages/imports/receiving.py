"""Workbooks that a browser hands in: in one request, or a folder in as many as it takes."""

from __future__ import annotations

import json
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from yuanjian.actions.incoming import receive
from yuanjian.core.refusal import Refusal
from yuanjian.web.files import safe_name, sent_files
from yuanjian.web.pages.imports.shown import MOST_BYTES
from yuanjian.web.visit import Visit

_MOST_UNSENT = 1000


def take_files(visit: Visit, *, firms: bool) -> HttpResponse:
    """Keep the files and start reading them.

    A script that sends a folder in parts says so (``part``), names the batch from the second part on
    (``batch``), marks the last (``last``) and names what it left behind as too large (``unsent``); the answer
    to it says the batch, or where to go.
    """
    sent = visit.request.POST
    files = sent_files(visit.request, "files", most_bytes=MOST_BYTES)
    files += sent_files(visit.request, "folder", most_bytes=MOST_BYTES)
    in_parts, last = "part" in sent, "last" in sent
    batch = receive(
        files, visit.of, by=visit.person, store=settings.DATA, firms=firms,
        batch=_batch(sent.get("batch", "")), more=in_parts and not last,
        unsent=_unsent(sent.get("unsent", "")),
    )  # fmt: skip
    if not in_parts:
        return visit.go("imports.batch", batch=batch)
    if not last:
        return JsonResponse({"batch": str(batch)})
    return JsonResponse({"go": visit.link("imports.batch", batch=batch)})


def _batch(said: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        raise Refusal("上传出了差错，没有收全。请重新选择文件夹上传。") from None


def _unsent(said: str) -> list[tuple[str, str]]:
    """[[name, bytes], …] as the script tells them."""
    try:
        told = json.loads(said) if said else []
        most = MOST_BYTES // 2**20
        return [
            (
                safe_name(str(name)),
                f"文件有 {int(size) / 2**20:.0f} MB，超过 {most} MB，没有上传。请把图片等附件移出工作簿，另存后再传。",
            )
            for name, size in told[:_MOST_UNSENT]
        ]
    except (ValueError, TypeError):
        raise Refusal("上传出了差错，没有收全。请重新选择文件夹上传。") from None
