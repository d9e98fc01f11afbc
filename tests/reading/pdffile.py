"""PDF files made by hand: characters and rules at known places. Chinese is one em wide, ASCII half."""

import struct
from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT = 595, 842


@dataclass
class PdfPage:
    """One page; ``y`` counts from the top."""

    marks: list[str] = field(default_factory=list)
    rotate: int = 0
    turn: str = "1 0 0 1"

    def text(self, x: float, y: float, text: str, size: float = 12) -> None:
        """A line whose baseline is at ``y``."""
        code = text.encode("utf-16-be").hex()
        self.marks.append(f"BT /F {size} Tf {self.turn} {x} {HEIGHT - y} Tm <{code}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked line."""
        self.marks.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """A filled bar, as Word draws borders."""
        self.marks.append(f"{x} {HEIGHT - y - height} {width} {height} re f")

    def image(self) -> None:
        """A picture over the whole page."""
        self.marks.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q")

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """A fully ruled table."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def cells(self, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
        """A ruled table with its text, one line a cell."""
        self.grid(xs, ys)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                self.text(xs[c] + 5, ys[r] + 15, text, 10)


def _font() -> bytes:
    """A TrueType font of two glyphs: a box that fills its em, and a blank half as wide."""
    corners = [(0, -120), (0, 880), (1000, 880), (1000, -120)]
    glyph = struct.pack(">5h", 1, 0, -120, 1000, 880) + struct.pack(">HH", 3, 0) + bytes([1] * 4)
    for axis in (0, 1):
        steps = [p[axis] - q[axis] for p, q in zip(corners, [(0, 0), *corners], strict=False)]
        glyph += struct.pack(">4h", *steps)
    tables = {
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            1000,
            0,
            0,
            0,
            -120,
            1000,
            880,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2
        ),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 500, 0),
        b"loca": struct.pack(">III", 0, len(glyph), len(glyph)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    out = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32)
    at = 12 + 16 * len(tables)
    body = b""
    for name, table in sorted(tables.items()):
        out += struct.pack(">4sIII", name, 0, at + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return out + body


def pdf_file(path: Path, *pages: PdfPage) -> Path:
    """Writes the file."""
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange\n"
        + b"".join(b"<%02x00> <%02xff> <%02x00>\n" % (i, i, i) for i in range(256))
        + b"endbfrange endcmap end end"
    )
    font = _font()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 1000 /W [0 127 500] /FontDescriptor 5 0 R"
        b" /CIDToGIDMap 9 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /Ascent 880 /Descent -120 /CapHeight 700"
        b" /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] /FontFile2 8 0 R >>",
        b"<< /Length %d >>\nstream\n" % len(to_unicode) + to_unicode + b"\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 1 >>\nstream\n\x80\nendstream",
        b"<< /Length %d >>\nstream\n" % len(font) + font + b"\nendstream",
        b"<< /Length 131072 >>\nstream\n" + bytes(65) + b"\1" + bytes(131006) + b"\nendstream",
    ]
    kids = []
    for page in pages:
        content = "\n".join(page.marks).encode()
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> /XObject << /I 7 0 R >> >> >>"
            % (WIDTH, HEIGHT, page.rotate, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    path.write_bytes(out)
    return path
