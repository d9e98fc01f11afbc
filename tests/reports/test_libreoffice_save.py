"""A report that was opened and saved in LibreOffice is still ours: bookmarks, base map, contents."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.reports.sample import MADE, report
from yuanjian.reports.word.basemap import read_base_map
from yuanjian.reports.word.document import word_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    folder = tmp_path_factory.mktemp("saved")
    original = word_bytes(report(), made=MADE)
    (folder / "report.docx").write_bytes(original)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"),
         str(folder / "report.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return original, Path(folder / "out" / "report.docx").read_bytes()


def part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return file.read(name)


def bookmarks(package: bytes) -> dict[str, str]:
    """What stands in each bookmark that opens and closes in one paragraph."""
    held: dict[str, str] = {}
    for paragraph in etree.fromstring(part(package, "word/document.xml")).iter(f"{W}p"):
        inside: dict[str, str] = {}
        for element in paragraph.iter():
            if element.tag == f"{W}bookmarkStart":
                inside[element.get(f"{W}id")] = element.get(f"{W}name")
                held[element.get(f"{W}name")] = ""
            elif element.tag == f"{W}bookmarkEnd":
                inside.pop(element.get(f"{W}id"), None)
            elif element.tag == f"{W}t":
                for name in inside.values():
                    held[name] += element.text or ""
    return held


def test_every_bookmark_is_still_there_around_the_same_words(saved):
    original, again = saved

    assert len(bookmarks(original)) > 200
    assert bookmarks(again) == bookmarks(original)


def test_the_base_map_is_still_in_the_file(saved):
    original, again = saved

    assert read_base_map(part(again, "customXml/item1.xml")) == read_base_map(
        part(original, "customXml/item1.xml")
    )
