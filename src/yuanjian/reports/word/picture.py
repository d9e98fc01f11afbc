"""A picture in Word: inline in its own paragraph, with alternative text for screen readers."""

from yuanjian.reports.charts.chart import WIDTH_MM
from yuanjian.reports.tree import Picture
from yuanjian.reports.typography import printable
from yuanjian.reports.word import wml
from yuanjian.reports.word.basemap import image_hash
from yuanjian.reports.word.bookmarks import Bookmarks
from yuanjian.reports.word.inline import close_bookmark, open_bookmark

_EMU = 36000  # English Metric Units a millimetre
_KIND = wml.NAMESPACES["pic"]


def write_picture(
    paragraph: wml.Element, block: Picture, relation: str, number: int, bookmarks: Bookmarks
) -> None:
    """Fill a paragraph with the picture. ``relation`` leads to its bytes, ``number`` is its own in the file."""
    alt = printable(block.chart.alt)
    name = bookmarks.piece(
        block.id, "picture", alt, image=image_hash(block.image), drawn=block.chart.mark
    )
    mark = open_bookmark(paragraph, name, bookmarks)
    size = {"cx": round(WIDTH_MM * _EMU), "cy": round(block.chart.height * _EMU)}
    drawing = wml.add_drawing(wml.add(paragraph, "w:r"))
    none = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    inline = wml.add_plain(drawing, "wp:inline", none)
    wml.add_plain(inline, "wp:extent", size)
    called: dict[str, str | int] = {"id": number, "name": block.id, "descr": alt}
    wml.add_plain(inline, "wp:docPr", called)
    locks = wml.add_plain(inline, "wp:cNvGraphicFramePr", {})
    wml.add_plain(locks, "a:graphicFrameLocks", {"noChangeAspect": 1})
    data = wml.add_plain(wml.add_plain(inline, "a:graphic", {}), "a:graphicData", {"uri": _KIND})
    picture = wml.add_plain(data, "pic:pic", {})
    about = wml.add_plain(picture, "pic:nvPicPr", {})
    wml.add_plain(about, "pic:cNvPr", called)
    wml.add_plain(about, "pic:cNvPicPr", {})
    fill = wml.add_plain(picture, "pic:blipFill", {})
    wml.add(fill, "a:blip", {"r:embed": relation})
    wml.add_plain(wml.add_plain(fill, "a:stretch", {}), "a:fillRect", {})
    look = wml.add_plain(picture, "pic:spPr", {})
    frame = wml.add_plain(look, "a:xfrm", {})
    wml.add_plain(frame, "a:off", {"x": 0, "y": 0})
    wml.add_plain(frame, "a:ext", size)
    shape = wml.add_plain(look, "a:prstGeom", {"prst": "rect"})
    wml.add_plain(shape, "a:avLst", {})
    close_bookmark(paragraph, mark)
