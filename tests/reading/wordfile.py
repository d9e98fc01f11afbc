"""Word files made by hand, part by part, as Word itself writes them."""

import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(*runs: str, props: str = "") -> str:
    """A paragraph; a run that is not markup is plain text."""
    inside = "".join(x if x.startswith("<") else r(x) for x in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inside}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run."""
    said = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*blocks: str, props: str = "") -> str:
    """A cell; a block that is not markup is a paragraph."""
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inside}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """A row; a cell that is not markup is text."""
    inside = "".join(c if c.startswith("<") else tc(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inside}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def word_file(path: Path, *body: str, **parts: str) -> Path:
    """A .docx with this body; ``styles=…``, ``numbering=…``, ``footnotes=…``, ``header1=…`` are further parts."""
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for i, name in enumerate(parts)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {NAMES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        )
        for name, inside in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{inside}</w:{root}>")
    return path
