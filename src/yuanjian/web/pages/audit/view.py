"""Audit of a report file: hand it in, see its text with marks and the findings beside it, decide, take the reviewed copies."""

from __future__ import annotations

from dataclasses import dataclass

from yuanjian.web.page import Page, Scope
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

page = Page(
    "审核报告", "audit/", permission=Permission.REVIEW, scope=Scope.SITE, menu=800, icon="file-search"
)  # fmt: skip


@dataclass(frozen=True)
class Reviews:
    """The files handed in."""


@page.get()
def show(visit: Visit) -> Reviews:
    """Where files are handed in, and those that were."""
    return Reviews()
