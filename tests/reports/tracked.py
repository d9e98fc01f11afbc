"""Word files with tracked changes, written as Word writes them: by hand, and at random."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = f'xmlns:w="{W}"'
AUTHORS = ("李主任", "张工", "局里")


def word(body: str) -> bytes:
    """The smallest package around a body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        )
    return out.getvalue()


def body_of(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        top = etree.fromstring(package.read("word/document.xml"))
    found = top.find(f"{{{W}}}body")
    assert found is not None
    return found


def run(text: str, look: str = "", tag: str = "t") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def mark(kind: str, inside: str = "", *, by: str = "李主任", number: int = 1) -> str:
    """``ins``, ``del``, ``moveTo``, ``moveFrom``, or a change of format."""
    return f'<w:{kind} w:id="{number}" w:author="{by}" w:date="2022-01-20T08:00:00Z">{inside}</w:{kind}>'


def struck(text: str, *, by: str = "李主任") -> str:
    return mark("del", run(text, tag="delText"), by=by)


def typed(text: str, *, by: str = "李主任") -> str:
    return mark("ins", run(text), by=by)


def paragraph(inside: str, *, end: str = "", look: str = "") -> str:
    """``end`` is a mark in the paragraph's end, ``look`` its other properties."""
    end = f"<w:rPr>{end}</w:rPr>" if end else ""
    return f"<w:p><w:pPr>{look}{end}</w:pPr>{inside}</w:p>"


def row(*cells: str, of: str = "") -> str:
    held = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{of}</w:trPr>' if of else ''}{held}</w:tr>"


def lines(content: bytes) -> list[str]:
    """The paragraphs as they would print today: what is struck in square brackets, what is added in curly ones."""
    return ["".join(_shown(p)) for p in body_of(content).iter(f"{{{W}}}p")]


def _shown(element: etree._Element) -> Iterator[str]:
    for inner in element:
        tag = etree.QName(inner).localname
        if tag in ("t", "delText"):
            yield inner.text or ""
        elif tag in ("ins", "moveTo"):
            yield "{" + "".join(_shown(inner)) + "}"
        elif tag in ("del", "moveFrom"):
            yield "[" + "".join(_shown(inner)) + "]"
        elif tag != "pPr":
            yield from _shown(inner)


class Dice:
    """Makes bodies at random. Every word occurs once."""

    def __init__(self, seed: int) -> None:
        self.of = random.Random(seed)
        self.number = 0

    def body(self) -> str:
        made = [self.block() for _ in range(self.of.randint(1, 5))]
        if self.of.random() < 0.4:
            made += self.move()
            self.of.shuffle(made)
        return "".join(made) + paragraph(run(self.word()))

    def block(self) -> str:
        return self.paragraph() if self.of.random() < 0.7 else self.table()

    def word(self) -> str:
        self.number += 1
        return f"词{self.number}。"

    def by(self) -> str:
        return self.of.choice(AUTHORS)

    def paragraph(self) -> str:
        inside = "".join(self.piece() for _ in range(self.of.randint(0, 5)))
        end = mark(self.of.choice(("ins", "del")), by=self.by()) if self.of.random() < 0.4 else ""
        look = '<w:jc w:val="center"/>'
        if self.of.random() < 0.2:
            end += mark("rPrChange", "<w:rPr/>", by=self.by())
        return paragraph(inside, end=end, look=look)

    def piece(self) -> str:
        number = self.number + 1
        anchor = (
            f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/><w:bookmarkEnd w:id="{number}"/>'
        )
        match self.of.randint(0, 8):
            case 0 | 1:
                return run(self.word())
            case 2:
                return typed(self.word(), by=self.by())
            case 3:
                return struck(self.word(), by=self.by())
            case 4:
                inside = run(self.word()) + anchor + struck(self.word(), by=self.by())
                return mark("ins", inside, by=self.by())
            case 5:
                inside = run(self.word()) + typed(self.word(), by=self.by()) + anchor
                return mark("ins", inside, by=self.by())
            case 6:
                inside = run(self.word(), tag="delText") + typed(self.word(), by=self.by())
                return mark("del", inside, by=self.by())
            case 7:
                look = mark("rPrChange", "<w:rPr><w:i/></w:rPr>", by=self.by())
                return run(self.word(), f"<w:b/>{look}")
            case _:
                return (
                    anchor
                    + f'<w:hyperlink w:anchor="a">{typed(self.word(), by=self.by())}</w:hyperlink>'
                )

    def table(self) -> str:
        rows = []
        for _ in range(self.of.randint(1, 3)):
            of = (
                mark(self.of.choice(("ins", "del")), by=self.by()) if self.of.random() < 0.5 else ""
            )
            rows.append(
                row(self.paragraph() + paragraph(run(self.word())), paragraph(self.piece()), of=of)
            )
        return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"

    def move(self) -> list[str]:
        name, by, words = f"move{self.number}", self.by(), self.word()
        ends = []
        for number, kind in enumerate(("moveFrom", "moveTo")):
            marks = f'w:id="9{number}" w:author="{by}" w:name="{name}"'
            ends.append(paragraph(
                f"<w:{kind}RangeStart {marks}/>" + mark(kind, run(words + kind), by=by)
                + f'<w:{kind}RangeEnd w:id="9{number}"/>' + run(self.word())
            ))  # fmt: skip
        return ends
