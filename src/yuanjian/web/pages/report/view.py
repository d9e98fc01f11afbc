"""The annual report: its text and versions (``drafts``), and the Word files that people went on with (``edited``)."""

from yuanjian.web.pages.report.declared import page
from yuanjian.web.pages.report.drafts import build, file, show, version, versions
from yuanjian.web.pages.report.edited import (
    edited,
    edited_file,
    edited_original,
    take_back,
    texts,
)

__all__ = [
    "build", "edited", "edited_file", "edited_original", "file", "page", "show", "take_back", "texts",
    "version", "versions",
]  # fmt: skip
