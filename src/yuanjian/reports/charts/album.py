"""Charts as one page that needs nothing else: pictures within it, words for those who do not see them, data tables."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from yuanjian.reports.charts.chart import Chart, DataTable
from yuanjian.reports.charts.paint import NoFont, Painter
from yuanjian.reports.typography import printable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
body { font: 1rem/1.6 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  max-width: 52rem; margin: 1.5rem auto; padding: 0 1rem; color: #1f2328; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; }
img { width: 100%; height: auto; border: 1px solid #d0d7de; }
.said, .note { color: #57606a; margin: .4rem 0; }
table { border-collapse: collapse; font-size: .875rem; margin: .4rem 0; }
th, td { border: 1px solid #d0d7de; padding: .15rem .6rem; text-align: center; font-weight: 400; }
thead th { background: #f6f8fa; font-weight: 600; }
@media print { section { break-inside: avoid; } }
"""


def album(
    title: str, charts: Sequence[Chart], painter: Painter, notes: Sequence[str] = ()
) -> bytes:
    """The page as UTF-8. Where no Chinese font is there, words and tables stand alone and the page says why."""
    return "".join(_page(title, charts, painter, notes)).encode()


def _page(
    title: str, charts: Sequence[Chart], painter: Painter, notes: Sequence[str]
) -> Iterator[str]:
    yield f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{_text(title)}</title><style>{_STYLE}</style></head><body><main>
<h1>{_text(title)}</h1>
"""
    images, lacking = _images(charts, painter)
    for note in (*notes, *lacking):
        yield f'<p class="note">{_text(note)}</p>\n'
    for number, (chart, image) in enumerate(zip(charts, images, strict=True), start=1):
        yield f"<section><h2>图{number}　{_text(chart.title)}</h2>\n"
        if image:
            data = b64encode(image).decode()
            yield f'<img src="data:image/png;base64,{data}" alt="{_text(chart.alt)}">\n'
        yield f'<p class="said">{_text(chart.alt)}</p>\n{_table(chart.table)}</section>\n'
    yield "</main></body></html>\n"


def _images(charts: Sequence[Chart], painter: Painter) -> tuple[list[bytes], tuple[str, ...]]:
    try:
        return [painter.paint(chart) for chart in charts], ()
    except NoFont as no:
        return [b""] * len(charts), (str(no),)


def _table(data: DataTable) -> str:
    head = "".join(f'<th scope="col">{_text(word)}</th>' for word in data.head)
    rows = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th>'
        + "".join(f"<td>{_text(word)}</td>" for word in row[1:])
        + "</tr>"
        for row in data.rows
    )
    unit = f"<caption>单位：{_text(data.unit)}</caption>" if data.unit else ""
    return f"<table>{unit}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n"


def _text(words: str) -> str:
    return escape(printable(words))
