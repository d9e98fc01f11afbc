"""Writes a report as a Word file (.docx) by GB/T 9704—2012. The door: :func:`write_word`.

The same report and time give the same bytes. python-docx and lxml are imported here and in the
modules named ``word_…`` and ``wml`` only.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from yuanjian.core.atomic import write_whole
from yuanjian.reports import CREATOR
from yuanjian.reports.tree import Report
from yuanjian.reports.typography import printable
from yuanjian.reports.word.basemap import BaseMap, base_map_xml, item_properties_xml
from yuanjian.reports.word.blank import base_package
from yuanjian.reports.word.body import BodyWriter
from yuanjian.reports.word.bookmarks import Bookmarks
from yuanjian.reports.word.office_profile import OfficeProfile, office_profile
from yuanjian.reports.word.pages import estimated_pages

LONGEST_PROPERTY = 255  # python-docx refuses longer core properties


def write_word(
    path: Path,
    report: Report,
    *,
    made: datetime,
    profile: OfficeProfile | None = None,
    pages: Mapping[str, int] | None = None,
    refresh_fields: bool = False,
) -> None:
    """Write the report to ``path``, whole or not at all. Arguments as for :func:`word_bytes`."""
    content = word_bytes(
        report, made=made, profile=profile, pages=pages, refresh_fields=refresh_fields
    )
    write_whole(path, content)


def word_bytes(
    report: Report,
    *,
    made: datetime,
    profile: OfficeProfile | None = None,
    pages: Mapping[str, int] | None = None,
    refresh_fields: bool = False,
) -> bytes:
    """The report as the bytes of a .docx.

    ``made`` is the time written into the properties; ``pages`` are page numbers by heading id
    (default: estimated); ``refresh_fields`` makes Word offer to renew the contents on opening.
    """
    base = base_package(profile or office_profile(), refresh_fields)
    document = Document(io.BytesIO(base))
    body = document.element.body
    for child in list(body):
        body.remove(child)
    writer = BodyWriter(report)
    writer.write(body, {**estimated_pages(report), **(pages or {})})
    _properties(document, report, made)
    _attach_images(document, writer.images)
    _attach_base_map(document, report, writer.bookmarks)
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_times(out.getvalue(), made)


def _properties(document: WordDocument, report: Report, made: datetime) -> None:
    properties = document.core_properties
    properties.title = printable("".join(report.title))[:LONGEST_PROPERTY]
    properties.subject = printable(f"{report.park} {report.year}年度")[:LONGEST_PROPERTY]
    properties.author = CREATOR
    properties.last_modified_by = CREATOR
    properties.language = "zh-CN"
    properties.category = "园区生态环境管理自评估报告"
    properties.comments = ""
    properties.revision = 1
    properties.created = properties.modified = made.replace(tzinfo=None, microsecond=0)


def _attach_images(document: WordDocument, images: Sequence[tuple[str, bytes]]) -> None:
    for number, (relation, content) in enumerate(images, start=1):
        name = PackURI(f"/word/media/image{number}.png")
        part = Part(name, "image/png", content, document.part.package)
        document.part.load_rel(RELATIONSHIP_TYPE.IMAGE, part, relation)


def _attach_base_map(document: WordDocument, report: Report, bookmarks: Bookmarks) -> None:
    base = BaseMap(
        docid=report.docid,
        park=report.park,
        year=report.year,
        pieces=tuple(bookmarks.pieces),
        figures=tuple(bookmarks.figures),
    )
    package = document.part.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", base_map_xml(base), package)
    properties = Part(
        PackURI("/customXml/itemProps1.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        item_properties_xml(),
        package,
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _with_fixed_times(package: bytes, made: datetime) -> bytes:
    """The same package with one time on every entry, so that equal input gives equal bytes."""
    stamp = max(made.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        # The content types come first, as the packaging standard advises.
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
