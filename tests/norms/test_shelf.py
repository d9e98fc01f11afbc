"""What every norm on the shelf must tell, and what it must not name."""

import re
from datetime import date

import pytest

from yuanjian.norms.document import (
    Document,
    Malformed,
    Status,
    document,
    document_of,
    documents,
    place,
)

ISSUED = [d for d in documents() if d.issued]


def texts() -> list[tuple[str, str]]:
    """Every text file of the shelf: path and contents."""
    found, rooms = [], [("", place())]
    while rooms:
        path, room = rooms.pop()
        for entry in room.iterdir():
            here = f"{path}/{entry.name}"
            if entry.is_dir():
                rooms.append((here, entry))
            else:
                found.append((here, entry.read_text(encoding="utf-8")))
    return found


def test_every_norm_folder_has_cases() -> None:
    lacking = [d.id for d in documents() if not place(*d.id.split("/"), "cases.yaml").is_file()]

    assert lacking == []


def test_every_norm_names_its_issuer_and_an_official_source() -> None:
    assert len(documents()) >= 35
    for each in documents():
        assert each.title
        assert each.issuer
        assert re.search(r"GB|HJ|号|名录|条例|法|清单|指南|规定|通知|行政区划代码", each.source), (
            each.id
        )


@pytest.mark.parametrize("each", ISSUED, ids=[d.id for d in ISSUED])
def test_a_norm_is_issued_before_it_rules_and_ends_after(each: Document) -> None:
    assert each.issued is not None
    assert each.in_force is None or each.issued <= each.in_force
    assert each.until is None or (each.in_force is not None and each.in_force < each.until)


def test_nothing_on_the_shelf_names_a_repository_or_research_notes() -> None:
    bad = re.compile(
        r"github|gitee|gitlab|https?://|研究资料|/work/|\.(?:js|json|py|java)\b|_limits\b"
        r"|\b[A-Za-z][\w.-]+/[A-Za-z][\w.-]*[A-Za-z]{4,}\b",  # owner/name
        re.IGNORECASE,
    )
    allowed = re.compile(r"MPN/100mL|CFU/100mL|\bCFU/mL\b")  # units that look like owner/name
    named = {
        (path, hit[0]) for path, text in texts() for hit in bad.finditer(allowed.sub("", text))
    }

    assert named == set()


def test_no_text_on_the_shelf_carries_odd_characters_or_line_ends() -> None:
    for path, text in texts():
        assert "\r" not in text, path
        assert "\ufffd" not in text, path
        assert not text.startswith("\ufeff"), path
        assert text.endswith("\n"), path


def test_a_norm_that_lacks_something_or_says_too_much_is_refused() -> None:
    told = {"title": "x", "issuer": "y", "source": "z", "status": "text_seen"}

    assert document_of("demo/x", told).status is Status.TEXT_SEEN
    with pytest.raises(Malformed, match="lacks"):
        document_of("demo/x", {"title": "x"})
    with pytest.raises(Malformed, match="unknown keys"):
        document_of("demo/x", told | {"colour": "red"})
    with pytest.raises(KeyError):
        document("limits/gb_0000_0000")


def test_law_is_chosen_by_date() -> None:
    old, new = document("limits/gb_3095_2012"), document("limits/gb_3095_2026")

    assert [(old.rules_on(d), new.rules_on(d)) for d in (date(2026, 2, 28), date(2026, 3, 1))] == [
        (True, False),
        (False, True),
    ]
