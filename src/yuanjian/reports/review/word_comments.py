"""The reviewed Word file: the user's own document with a comment at each quoted place, and nothing else touched."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from yuanjian.audit.finding import SEVERITY_WORDS, Quote
from yuanjian.reports.review.decisions import VERDICT_WORDS, Judged
from yuanjian.reports.review.outcome import Review, quotes_of
from yuanjian.reports.review.word_marks import Mark, marked
from yuanjian.reports.review.word_places import Places
from yuanjian.reports.review.word_scan import STRICT, TRANSITIONAL, Unmarkable
from yuanjian.reports.typography import printable

AUTHOR, INITIALS = "园鉴审核", "园鉴"
_TYPES = "[Content_Types].xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_LARGEST = 2**30  # bytes that a package may inflate to, pictures included
_MOST_PLACES = 20  # that one finding is marked at
_SHOWN = 120  # characters of the other side's words


@dataclass(frozen=True, slots=True)
class _Comment:
    number: int
    lines: tuple[str, ...]


def commented(path: Path, review: Review, made: datetime) -> bytes:
    """The bytes of the .docx at ``path`` with the findings of its review as comments.

    Raises:
        Unmarkable: it is no Word file, was changed since it was reviewed, or cannot be marked.
    """
    if review.document is None or review.document.kind != "docx":
        raise Unmarkable("批注只能加在 Word 文档（.docx）里；其他格式请用 --html 或 --xlsx。")
    numbers = {
        quote.place.paragraph
        for one in review.findings
        for quote in quotes_of(one)
        if quote.place.paragraph is not None and _in(review, quote)
    }
    places = Places(path, review.document, numbers)
    with zipfile.ZipFile(path) as package:
        package_parts = _Package(package, places.main)
        comments, marks = _planned(review, places, package_parts.next_comment())
        changed = package_parts.changed(comments, made, places.found.strict)
        changed[places.main] = marked(places.found, marks)
        return _copied(package, changed)


def _planned(review: Review, places: Places, first: int) -> tuple[list[_Comment], list[Mark]]:
    """One comment a quoted place; the first of a finding says all, the others lead to it."""
    comments: list[_Comment] = []
    marks: list[Mark] = []
    for number, one in enumerate(review.findings, 1):
        quotes = quotes_of(one)
        here = (
            [q for q in quotes if _in(review, q)][:_MOST_PLACES] or list(quotes[:1]) or [Quote("")]
        )
        for nth, quote in enumerate(here):
            mark, exact = places.mark(first + len(comments), quote.place)
            others = [q for q in quotes if q is not quote]
            lines = _told(review, number, one, others, whole=nth == 0)
            if quote.text and not exact:
                lines.insert(1, f"所指原文：“{_cut(quote.text)}”（{review.where(quote.place)}）")
            comments.append(_Comment(mark.comment, tuple(lines)))
            marks.append(mark)
    return comments, marks


def _in(review: Review, quote: Quote) -> bool:
    """Whether a quote stands in the text of the report, not in the records or nowhere."""
    return quote.place.paragraph is not None and quote.place.sha256 in ("", review.sha256)


def _told(
    review: Review, number: int, one: Judged, others: list[Quote], *, whole: bool
) -> list[str]:
    found, finding = one.found, one.found.finding
    lines = [f"【{SEVERITY_WORDS[found.severity]}】{number}. {found.title}", finding.message]
    for quote in others[:6]:
        if quote.text:
            where = review.where(quote.place)
            lines.append(f"对照：“{_cut(quote.text)}”" + (f"（{where}）" if where else ""))
    if whole:
        if finding.expected:
            lines.append(f"应为：{finding.expected}")
        lines += [f"同一原因：{other.finding.message}" for other in found.also[:6]]
        lines += [f"办法：{finding.advice}"] if finding.advice else []
        lines += [f"改好的标准：{finding.verify}"] if finding.verify else []
        lines += [f"依据：{found.clause}"] if found.clause else []
    if one.decision is not None:
        state = "（原文已变，请重新确认）" if one.old else ""
        lines.append(f"处理：{VERDICT_WORDS[one.decision.verdict]} {one.decision.reason}{state}")
    return lines


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"


class _Package:
    """The parts around the text that comments need: the comments themselves, their relation, their type."""

    def __init__(self, package: zipfile.ZipFile, main: str) -> None:
        self._package = package
        folder, name = posixpath.split(main)
        self._relations = posixpath.join(folder, "_rels", f"{name}.rels")
        related = self._read(self._relations) or b""
        self._there = _target(related, folder)
        self._comments = self._there or posixpath.join(folder, _free(package, folder))
        self._content = self._read(self._comments) if self._there else None

    def _read(self, part: str) -> bytes | None:
        try:
            return self._package.read(part)
        except KeyError:
            return None

    def next_comment(self) -> int:
        """The first number that no comment has."""
        return 1 + max(_attributes(self._content or b"<a/>", "comment", "id"), default=-1)

    def changed(self, comments: list[_Comment], made: datetime, strict: bool) -> dict[str, bytes]:
        """The parts to be written anew, by name."""
        space = STRICT if strict else TRANSITIONAL
        declared = f' xmlns:w="{space}"' if self._content is not None else ""
        xml = b"".join(_comment_xml(one, made, declared) for one in comments)
        if self._content is not None:
            return {self._comments: _before_end(self._content, xml)}
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        content = f'{head}<w:comments xmlns:w="{space}">'.encode() + xml + b"</w:comments>"
        return {self._comments: content, **self._registered(strict)}

    def _registered(self, strict: bool) -> dict[str, bytes]:
        types, relations = self._read(_TYPES), self._read(self._relations)
        if types is None:
            raise Unmarkable("Word 文件缺少 [Content_Types].xml，无法加批注。")
        override = f'<{{p}}Override PartName="/{self._comments}" ContentType="{_CONTENT}"/>'
        kind = _STRICT_RELATION if strict else _RELATION
        target = posixpath.basename(self._comments)
        made = {_TYPES: _before_end(types, override.encode())}
        if relations is None:
            empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
            relations = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + empty
        ident = _free_id(relations)
        relation = f'<{{p}}Relationship Id="{ident}" Type="{kind}" Target="{target}"/>'
        made[self._relations] = _before_end(relations, relation.encode())
        return made


def _comment_xml(one: _Comment, made: datetime, declared: str) -> bytes:
    def paragraph(line: str, bold: bool) -> str:
        look = "<w:rPr><w:b/></w:rPr>" if bold else ""
        text = escape(printable(line).replace("\n", " "), quote=False)
        return f'<w:p><w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'

    body = "".join(paragraph(line, n == 0) for n, line in enumerate(one.lines))
    date = made.replace(tzinfo=None, microsecond=0).isoformat()
    return (
        f'<w:comment{declared} w:id="{one.number}" w:author="{AUTHOR}" w:date="{date}Z"'
        f' w:initials="{INITIALS}">{body}</w:comment>'
    ).encode()


def _before_end(part: bytes, inserted: bytes) -> bytes:
    """The part with something put in as the last child of its root, in the root's own spelling (``{p}``)."""
    tail = part.rstrip()
    if tail.endswith(b"/>"):
        begin = tail.rindex(b"<")
        name = re.match(rb"<([^\s/>]+)", tail[begin:])
        assert name is not None
        prefix = name[1].rpartition(b":")[0]
        inside = inserted.replace(b"{p}", prefix + b":" if prefix else b"")
        return tail[:-2] + b">" + inside + b"</" + name[1] + b">"
    at = part.rindex(b"</")
    prefix = part[at + 2 :].split(b">")[0].strip().rpartition(b":")[0]
    return part[:at] + inserted.replace(b"{p}", prefix + b":" if prefix else b"") + part[at:]


def _elements(part: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Local names and attributes (by local name) of all elements of a small part."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        found.append((name.rpartition(" ")[2], own))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(part, True)
    except expat.ExpatError as no:
        raise Unmarkable(f"Word 文件内部的 XML 不完整（{no}），无法加批注。") from None
    yield from found


def _attributes(part: bytes, element: str, attribute: str) -> list[int]:
    said = [own.get(attribute, "") for name, own in _elements(part) if name == element]
    return [int(text) for text in said if re.fullmatch(r"-?\d{1,9}", text)]


def _target(relations: bytes, folder: str) -> str:
    """The comments part that the relations name, «» when there is none."""
    for name, own in _elements(relations or b"<a/>"):
        if name == "Relationship" and own.get("Type") in (_RELATION, _STRICT_RELATION):
            target = own.get("Target", "")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            return posixpath.normpath(whole).lstrip("/")
    return ""


def _free(package: zipfile.ZipFile, folder: str) -> str:
    names = {n.lower() for n in package.namelist()}
    number = 0
    while (name := f"comments{number or ''}.xml") and posixpath.join(folder, name).lower() in names:
        number += 1
    return name


def _free_id(relations: bytes) -> str:
    used = {own.get("Id", "") for _, own in _elements(relations)}
    number = len(used) + 1
    while f"rId{number}" in used:
        number += 1
    return f"rId{number}"


def _copied(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The package with some parts replaced or added, the others with their bytes, dates and order."""
    if sum(info.file_size for info in package.infolist()) > _LARGEST:
        raise Unmarkable("Word 文件里的图片和附件展开后过大，没有加批注。请压缩图片后再试。")
    out = BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in package.infolist():
            content = left.pop(info.filename.lstrip("/"), None)
            copy.writestr(info, package.read(info) if content is None else content)
        for name, content in left.items():
            copy.writestr(name, content)
    return out.getvalue()
