"""The annual report: text and versions (``drafts``), Word files that people went on with (``edited``, ``settling``)."""

from yuanjian.web.pages.report.declared import page
from yuanjian.web.pages.report.drafts import build, file, show, version, versions
from yuanjian.web.pages.report.edited import (
    edited,
    edited_file,
    edited_original,
    take_back,
    texts,
)
from yuanjian.web.pages.report.settling import settle

__all__ = [
    "build", "edited", "edited_file", "edited_original", "file", "page", "settle", "show", "take_back",
    "texts", "version", "versions",
]  # fmt: skip
