"""Audit of a report file: hand it in, see its text with marks and the findings beside it, decide, take the reviewed
copies, lay two years side by side. ``handing_in``, ``one_review`` and ``two_reviews`` answer its addresses."""

from yuanjian.web.pages.audit.declared import page
from yuanjian.web.pages.audit.handing_in import again, hand_in, show
from yuanjian.web.pages.audit.one_review import decide, download, facts, review
from yuanjian.web.pages.audit.two_reviews import chain, compare, pick

__all__ = [
    "again", "chain", "compare", "decide", "download", "facts", "hand_in", "page", "pick", "review",
    "show",
]  # fmt: skip
