"""Names of WordprocessingML that an edited file is read by, and the names of our bookmarks."""

from __future__ import annotations

import re

from yuanjian.reading.docx_names import w

PIECE = re.compile(r"_pk_([A-Za-z0-9]{1,10})_\w+")
FIGURE = "_pf_"

PPR, RPR = w("pPr"), w("rPr")
START, END = w("bookmarkStart"), w("bookmarkEnd")
NAME, ID = w("name"), w("id")
INS, DEL, MOVE_TO, MOVE_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
REVISIONS = (INS, DEL, MOVE_TO, MOVE_FROM)
RANGE_START, RANGE_END = w("commentRangeStart"), w("commentRangeEnd")
REFERENCE = w("commentReference")
COMMENT_SIGNS = (RANGE_START, RANGE_END, REFERENCE)
PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def ours(name: str) -> bool:
    """Whether a bookmark is one that we write."""
    return name.startswith(FIGURE) or PIECE.fullmatch(name) is not None
