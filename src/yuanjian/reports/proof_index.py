"""The index of the proof folder: a Word file to print and a page to click, the same content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from yuanjian.audit.proving import Attachment, Group
from yuanjian.core.dates import spoken
from yuanjian.reports.proof_folder import Folder
from yuanjian.reports.tree import Cell, Column, Report, Row, Table, Text
from yuanjian.sheets.shelf import sheet

_HEADS = ("编号", "名称", "类型", "文号、出具单位、日期", "文件", "证明什么")
_WIDTHS = (12, 46, 16, 44, 40, 62)
_FEW = 2
_MOST_CITED = 6
_NUMERALS = "一二三四五六七八九"
_STYLE = """
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;margin:2rem auto;
max-width:72rem;padding:0 1rem;color:#1f2328;background:#fff}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}nav a{margin-right:1.2rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #c9d1d9;padding:.35rem .5rem;text-align:left;
vertical-align:top}th{background:#f2f5f8}.no{white-space:nowrap;font-variant-numeric:tabular-nums}
.lack{color:#a33b00;font-weight:600}.quiet{color:#57606a}a{color:#0b5cad}
@media print{body{margin:0;max-width:none;font-size:11px}nav{display:none}h2{break-after:avoid}tr{break-inside:avoid}
thead{display:table-header-group}a{color:inherit;text-decoration:none}@page{size:A4 landscape;margin:15mm}}
"""


def papers(one: Attachment) -> str:
    """Number, issuer and day of a document in one cell."""
    return "　".join(filter(None, (one.document, one.issuer, one.day))) or "—"


def kind(one: Attachment) -> str:
    """The type, and that it is not for everybody where it is not."""
    guarded = one.access if one.access and one.access != "公开" else ""
    return f"{one.kind}（{guarded}）" if guarded else one.kind


def proves(one: Attachment) -> str:
    """The rows that rest on it; «没有引用» where none does."""
    if not one.cited:
        return "没有引用"
    found = []
    for no, rows in groupby(one.cited, key=lambda c: c.sheet):
        held = list(rows)
        title = sheet(no).sheet.name
        few = len(held) <= _FEW
        found.append(f"{title}　{'、'.join(c.called for c in held)}" if few else f"{title} {len(held)} 行")  # fmt: skip
    return "；".join(found)


def index_docx(folder: Folder) -> bytes:
    """The index as Word, landscape."""
    from yuanjian.reports.word.document import word_bytes

    about = folder.about
    blocks = [_list(folder)]
    for n, (title, groups) in enumerate(folder.sections, start=1):
        blocks.append(_groups(f"group{n}", f"{_NUMERALS[n]}、{title}", groups, folder))
    blocks += _open_ends(folder, f"{_NUMERALS[len(blocks)]}、尚缺的佐证材料")
    docid = hashlib.sha256(f"proofs{about.code}{about.year}".encode()).hexdigest()[:10]
    report = Report(docid, (about.title, "目录"), tuple(blocks), about.park, about.year, cover=False)  # fmt: skip
    return word_bytes(report, made=about.made)


def _list(folder: Folder) -> Table:
    files = folder.files
    rows = tuple(
        _row(a.number, a.name, kind(a), papers(a), _name(files, a.number), proves(a))
        for a in folder.proving.attachments
    )
    caption = f"一、附件清单　共 {len(rows)} 份，文件 {len(files)} 个（{spoken(folder.about.made.date())}）"
    return _table("list", caption, _HEADS, _WIDTHS, rows)


def _groups(key: str, title: str, groups: Sequence[Group], folder: Folder) -> Table:
    rows = tuple(_row(g.title, g.told, _numbered(g, folder)) for g in groups)
    return _table(key, title, ("条款", "要求", "佐证材料"), (50, 100, 70), rows)


def _numbered(group: Group, folder: Folder) -> str:
    names = folder.names
    return "；".join(f"{n} {names.get(n, '（不在附件清单）')}" for n in group.numbers) or "没有佐证"


def _open_ends(folder: Folder, title: str) -> Iterator[Table]:
    rows = tuple(_row(lack, what, told) for lack, what, told in open_ends(folder))
    if rows:
        yield _table("open", title, ("缺什么", "哪里", "说明"), (40, 110, 70), rows)


def open_ends(folder: Folder) -> Iterator[tuple[str, str, str]]:
    """What is still open: kind, where, what would do."""
    proving = folder.proving
    for one in proving.attachments:
        if one.number not in folder.paths:
            yield "没有文件", f"{one.number} {one.name}", one.file or "文件名未填"
    for number, cited in proving.unlisted.items():
        yield "不在附件清单", number, "；".join(c.words for c in cited[:_MOST_CITED])
    for bare in proving.lacking:
        yield "没有佐证", bare.at.words, bare.by
    for one in proving.idle:
        yield "没有引用", f"{one.number} {one.name}", "没有任何一行引用"


def index_html(folder: Folder) -> bytes:
    """The index as a page of its own, with links to the files beside it; prints on A4."""
    return "".join(_page(folder)).encode()


def _page(folder: Folder) -> Iterator[str]:
    title = escape(folder.about.title)
    yield f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
    yield f"<h1>{title}</h1><p class=quiet>{escape(folder.about.code)}　{spoken(folder.about.made.date())}生成　"
    yield f"共 {len(folder.proving.attachments)} 份，文件 {len(folder.files)} 个</p><nav>"
    titles = ["附件清单", *(t for t, _ in folder.sections)]
    ends = list(open_ends(folder))
    titles += ["尚缺的佐证材料"] if ends else []
    yield "".join(f'<a href="#part{n}">{escape(t)}</a>' for n, t in enumerate(titles))
    yield '</nav><h2 id="part0">附件清单</h2>' + _open_table(_HEADS)
    for one in folder.proving.attachments:
        cells = (one.name, kind(one), papers(one))
        yield f'<tr id="{escape(one.number)}"><td class=no>{escape(one.number)}</td>'
        yield "".join(f"<td>{escape(c)}</td>" for c in cells) + f"<td>{_link(folder, one.number)}</td>"  # fmt: skip
        yield f"<td{'' if one.cited else ' class=lack'}>{escape(proves(one))}</td></tr>"
    yield "</tbody></table>"
    for n, (name, groups) in enumerate(folder.sections, start=1):
        yield f'<h2 id="part{n}">{escape(name)}</h2>' + _open_table(("条款", "要求", "佐证材料"))
        for group in groups:
            yield f"<tr><td>{escape(group.title)}</td><td>{escape(group.told)}</td>"
            yield f"<td>{_links(folder, group)}</td></tr>"
        yield "</tbody></table>"
    if ends:
        at = len(titles) - 1
        yield f'<h2 id="part{at}">尚缺的佐证材料</h2>' + _open_table(("缺什么", "哪里", "说明"))
        for lack, where, told in ends:
            yield f"<tr><td class=lack>{escape(lack)}</td><td>{escape(where)}</td><td>{escape(told)}</td></tr>"
        yield "</tbody></table>"
    yield "</body></html>\n"


def _open_table(heads: Sequence[str]) -> str:
    return f"<table><thead><tr>{''.join(f'<th>{h}</th>' for h in heads)}</tr></thead><tbody>"


def _link(folder: Folder, number: str, words: str = "") -> str:
    place = folder.files.get(number)
    if place is None:
        return f"{escape(words)} <span class=lack>没有文件</span>"
    return f'<a href="{quote(place)}">{escape(words or place.partition("/")[2])}</a>'


def _links(folder: Folder, group: Group) -> str:
    found = [
        _link(folder, n, f"{n} {folder.names.get(n, '（不在附件清单）')}") for n in group.numbers
    ]
    return "<br>".join(found) or "<span class=lack>没有佐证</span>"


def _name(files: dict[str, str], number: str) -> str:
    place = files.get(number)
    return place.partition("/")[2] if place else "（没有文件）"


def _table(
    key: str, caption: str, heads: Sequence[str], widths: Sequence[float], rows: tuple[Row, ...]
) -> Table:
    columns = tuple(Column(w) for w in widths)
    return Table(key, "", caption, columns, (_row(*heads),), rows, landscape=True)


def _row(*words: str) -> Row:
    return tuple(Cell((Text(w),) if w else ()) for w in words)
