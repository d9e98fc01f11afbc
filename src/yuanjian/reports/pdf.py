"""PDF of a Word report by LibreOffice, where it is installed; and the exact pages of headings.

The PDF is tagged (for screen readers) and has bookmarks. Office fonts are seldom installed where
LibreOffice runs, so a fontconfig file names free stand-ins; the Word file keeps the office's fonts.
"""

import io
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from yuanjian.core.atomic import write_whole
from yuanjian.reports.tree import Heading

PROGRAM_VARIABLE = "YUANJIAN_SOFFICE"
SECONDS = 180.0
LANGUAGE = "zh-CN"

# What stands in for a face, best first; fontconfig takes the first that is installed.
STAND_INS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("仿宋_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02"): (
        "仿宋_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FandolFang", "FandolFang R",
        "Zhuque Fangsong (technical preview)", "STFangsong", "Noto Serif CJK SC",
        "Source Han Serif SC",
    ),
    ("楷体_GB2312", "楷体", "KaiTi", "方正楷体_GBK"): (
        "楷体_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "LXGW WenKai", "FandolKai",
        "AR PL KaitiM GB", "AR PL UKai CN", "Noto Serif CJK SC",
    ),
    ("黑体", "SimHei", "方正黑体_GBK"): (
        "黑体", "SimHei", "方正黑体_GBK", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei",
        "WenQuanYi Zen Hei",
    ),
    ("方正小标宋简体", "方正小标宋_GBK", "华文中宋", "STZhongsong"): (
        "方正小标宋简体", "方正小标宋_GBK", "华文中宋", "STZhongsong", "Noto Serif CJK SC",
        "Source Han Serif SC", "FandolSong",
    ),
    ("宋体", "SimSun"): ("宋体", "SimSun", "Noto Serif CJK SC", "FandolSong", "AR PL SungtiL GB"),
    ("Times New Roman",): ("Times New Roman", "Liberation Serif", "Tinos", "FreeSerif"),
}  # fmt: skip


class NoPdf(RuntimeError):
    """No PDF could be made; the message says in Chinese why and what to do."""


def office_program() -> str | None:
    """Path of LibreOffice, or None. ``YUANJIAN_SOFFICE`` names it where it is not found."""
    named = os.environ.get(PROGRAM_VARIABLE)
    places = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:/Program Files/LibreOffice/program/soffice.exe",
    )
    for candidate in (named, "soffice", "libreoffice", *places):
        found = shutil.which(candidate) if candidate else None
        if found:
            return found
    return None


def write_pdf(word: Path, pdf: Path, *, seconds: float = SECONDS) -> None:
    """Make ``pdf`` from the Word file. Raises NoPdf when LibreOffice is absent, fails or hangs."""
    write_whole(pdf, pdf_bytes(word.read_bytes(), seconds=seconds))


def pdf_bytes(word: bytes, *, seconds: float = SECONDS) -> bytes:
    """The PDF of a Word file as bytes; see :func:`write_pdf`."""
    program = office_program()
    if program is None:
        raise NoPdf(
            "没有找到 LibreOffice，未生成 PDF（Word 文件不受影响）。请安装 LibreOffice"
            f"（Debian/Ubuntu：apt install libreoffice-writer），或用环境变量 {PROGRAM_VARIABLE}"
            " 指明 soffice 的位置；也可以在 Word 或 WPS 中打开报告后“另存为 PDF”。"
        )
    with tempfile.TemporaryDirectory(prefix="yuanjian-pdf-") as name:
        folder = Path(name)
        source = folder / "report.docx"
        source.write_bytes(word)
        _run(program, folder, source, seconds)
        made = folder / "report.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise NoPdf(
                "LibreOffice 没有生成 PDF（Word 文件不受影响）。"
                "请重试，或在 Word、WPS 中另存为 PDF。"
            )
        return _in_chinese(made.read_bytes())


def heading_pages(pdf: bytes, headings: Sequence[Heading]) -> dict[str, int]:
    """Page number by heading id, read from the bookmarks of the PDF; the body begins on page 1.

    Headings that the bookmarks do not show are left out.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    found: list[tuple[str, int]] = []

    def walk(items: list[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                if page is not None:
                    found.append((_squeezed(str(item.title)), page))  # type: ignore[attr-defined]

    walk(list(reader.outline))
    pages: dict[str, int] = {}
    at = 0
    for heading in headings:
        words = _squeezed(heading.text)
        for n in range(at, len(found)):
            if found[n][0] == words:
                pages[heading.id] = found[n][1]
                at = n + 1
                break
    first = min(pages.values(), default=0)
    return {id_: page - first + 1 for id_, page in pages.items()}


def _in_chinese(pdf: bytes) -> bytes:
    """The same PDF with Chinese as its language.

    LibreOffice writes that of the Latin letters. Telling it that they are Chinese would make it break lines
    within numbers and units.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _run(program: str, folder: Path, source: Path, seconds: float) -> None:
    """LibreOffice with a profile of its own: an open window or another run cannot disturb."""
    options = {
        "UseTaggedPDF": True, "PDFUACompliance": True, "ExportBookmarks": True,
        "ExportBookmarksToPDFDestination": True, "SelectPdfVersion": 0,
        "UseLosslessCompression": True, "ReduceImageResolution": False,
    }  # fmt: skip
    typed = {k: {"type": "boolean" if isinstance(v, bool) else "long",
                 "value": str(v).lower()} for k, v in options.items()}  # fmt: skip
    command = [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(typed)}",
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    fonts = folder / "fonts.conf"
    fonts.write_text(font_aliases(), encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "SAL_USE_VCLPLUGIN": "svp"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise NoPdf(
                f"LibreOffice 超过 {seconds:.0f} 秒没有完成，已停止，未生成 PDF。"
                "Word 文件不受影响。请关闭其他占用内存的程序后重试，或在 Word、WPS 中另存为 PDF。"
            ) from None
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with its children: soffice is a shell script around the real one."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def font_aliases() -> str:
    """A fontconfig file: the system's own, and for each office face the stand-ins in order."""
    rules = []
    for names, stand_ins in STAND_INS.items():
        prefer = "".join(f"<family>{escape(s)}</family>" for s in stand_ins)
        rules += [
            f'<alias binding="same"><family>{escape(name)}</family>'
            f"<prefer>{prefer}</prefer></alias>"
            for name in names
        ]
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        '<fontconfig>\n<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        + "\n".join(rules)
        + "\n</fontconfig>\n"
    )
