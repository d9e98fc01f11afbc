"""Ten firms' workbooks with their usual faults, mended by receipts, until the edited report is filed again.

Each step is a command of its own; the firms and figures are those of the example park (demo/README.md).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.word_hand import Hand

LEADER = "管委会主任补充：明年起每季度通报一次企业填报情况。"
RECYCLER = "益阳绿循再生资源有限公司"


def yuanjian(env: dict[str, str], *args: object, code: int = 0) -> str:
    """Run a command; what it prints."""
    words = [sys.executable, "-m", "yuanjian", *map(str, args)]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def column(sheet: Worksheet, key: str) -> int:
    """The column of a key in a workbook of ours."""
    return next(c for c in range(1, sheet.max_column + 1) if sheet.cell(1, c).value == key)


def put(sheet: str, key: str, value: object) -> Callable[[Workbook], None]:
    """A cell of the first row of a sheet written anew."""

    def do(book: Workbook) -> None:
        book[sheet].cell(5, column(book[sheet], key)).value = value

    return do


def moved(book: Workbook) -> None:
    """Rows pushed down, the hidden keys lost, the sheet renamed."""
    sheet = book["24_一般工业固废"]
    sheet.delete_rows(1)
    sheet.insert_rows(1, 2)
    sheet.title = "一般固废台账"


# By firm: the fault, and how many cells its receipt marks as wrong.
FAULTS: dict[str, tuple[Callable[[Workbook], None], int]] = {
    "E001": (put("05_企业名录", "uscc", "91430903MA0DC1K39"), 1),
    "E002": (put("24_一般工业固废", "gen", "八吨多"), 1),
    "E003": (put("05_企业名录", "lon", "很东边"), 1),
    "E004": (put("07_排污许可", "cls", "不知道"), 1),
    "E005": (put("06_建设项目环评验收", "eia_date", "前年春天"), 1),
    "E006": (put("05_企业名录", "addr", None), 0),
    "E008": (put("24_一般工业固废", "recv", RECYCLER), 0),
    "E009": (put("05_企业名录", "industrial", "大概是"), 1),
    "E010": (moved, 0),
    "E011": (put("05_企业名录", "addr", "咖啡路 11 号"), 0),
}


@pytest.fixture
def env(database_env: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The example park in a ledger of its own."""
    yuanjian(database_env, "demo", "--no-serve", "--dir", tmp_path / "示例")
    return database_env | {"YUANJIAN_DATA": str(tmp_path / "示例" / "台账")}


@pytest.mark.long
def test_ten_firms_from_their_workbooks_to_a_filing_that_keeps_the_leaders_words(
    env: dict[str, str], tmp_path: Path
) -> None:
    right = _firms_answer(env, tmp_path)
    _receipts_are_mended(env, tmp_path, right)
    _the_park_package_is_one(env, tmp_path)
    edited = _the_leader_edits(env, tmp_path)
    yuanjian(env, "report", "pull", edited)
    _a_firm_changes_a_figure(env, tmp_path)
    _nothing_is_lost(env, tmp_path)


def _firms_answer(env: dict[str, str], tmp_path: Path) -> dict[str, Path]:
    """Packages go out, come back with faults; nothing good is held up by them."""
    out, back = tmp_path / "发出", tmp_path / "收到"
    back.mkdir()
    asked = [w for no in FAULTS for w in ("--firm", no)]
    assert "已生成企业年报包 10 份" in yuanjian(env, "template", *asked, "-o", out)
    sent: dict[str, Path] = {}
    for path in sorted(out.iterdir()):
        book = load_workbook(path)
        no = str(book["05_企业名录"].cell(5, column(book["05_企业名录"], "ent_no")).value)
        sent[no] = path
        FAULTS[no][0](book)
        book.save(back / f"{no} 微信发来.xlsx")
    (back / "没下完.xlsx").write_bytes(next(iter(sent.values())).read_bytes()[:5000])
    said = yuanjian(env, "import", back, "--receipt", tmp_path / "回执", "--all", code=3)
    assert "收到 11 个文件：可导入 10，没有导入 1" in said
    assert "没下完.xlsx　文件不完整或已损坏" in said.replace("\n      ", "")
    assert "空白，保留台账原值" in said.replace("\n      ", "")
    assert "已写入 1 行，来自 1 个文件" in said  # the address of E011
    return sent


def _receipts_are_mended(env: dict[str, str], tmp_path: Path, right: dict[str, Path]) -> None:
    """Each firm mends what its receipt marks, in the receipt; the receipts are imported."""
    marked: dict[str, int] = {}
    for path in sorted((tmp_path / "回执").iterdir()):
        book = load_workbook(path)
        firms = book["05_企业名录"]
        no = str(firms.cell(5, column(firms, "ent_no")).value)
        marked[no] = _mended(book, load_workbook(right[no]))
        book.save(path)
    assert {no: marked.get(no, 0) for no in FAULTS} == {no: n for no, (_, n) in FAULTS.items()}
    said = yuanjian(env, "import", tmp_path / "回执", "--receipt", tmp_path / "再次", "--all")
    assert "没有需要写入的内容" in said
    for path in (tmp_path / "再次").glob("*.xlsx"):
        assert "须改正 0 处" in str(load_workbook(path)["00_填写说明"].cell(3, 2).value)


def _mended(book: Workbook, right: Workbook) -> int:
    """Every red cell gets the value that it had in the package handed out; how many there were."""
    count = 0
    for sheet in book.worksheets:
        if sheet.title[:2] not in {"05", "06", "07", "08", "15", "21", "22", "24", "25"}:
            continue
        for line in sheet.iter_rows(min_row=5):
            for cell in line:
                if cell.comment is not None and "须改正" in cell.comment.text:
                    key = str(sheet.cell(1, cell.column).value)
                    source = right[sheet.title]
                    cell.value = source.cell(cell.row, column(source, key)).value
                    count += 1
    return count


def _the_park_package_is_one(env: dict[str, str], tmp_path: Path) -> None:
    yuanjian(env, "template", "--filled", "-o", tmp_path / "园区")
    (package,) = (tmp_path / "园区").iterdir()
    book = load_workbook(package)
    firms = book["05_企业名录"]
    rows = {firms.cell(n, column(firms, "ent_no")).value: n for n in range(5, firms.max_row + 1)}
    assert firms.cell(rows["E011"], column(firms, "addr")).value == "咖啡路 11 号"
    assert firms.cell(rows["E006"], column(firms, "addr")).value
    found = json.loads(yuanjian(env, "missing", "--by-firm", "--json", code=1))
    assert {f["no"] for f in found if f["returned"]} == set(FAULTS)


def _the_leader_edits(env: dict[str, str], tmp_path: Path) -> Path:
    """A paragraph of his own, and the file saved by LibreOffice where that is installed."""
    yuanjian(env, "report", "build", "-o", tmp_path / "一稿")
    report = next((tmp_path / "一稿").rglob("report.docx"))
    hand = Hand(report.read_bytes())
    hand.insert(hand.one("园区代码为"), LEADER)
    edited = tmp_path / "主任改过.docx"
    edited.write_bytes(hand.saved())
    if not shutil.which("soffice"):
        return edited
    saved = tmp_path / "另存"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", saved, edited],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return saved / edited.name


def _a_firm_changes_a_figure(env: dict[str, str], tmp_path: Path) -> None:
    """E002 finds that it made 9.2 t of waste wrapping, not 8.2 t, and sent all of it out."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "一般工业固废"
    sheet.append(["企业名称", "废物名称", "废物代码", "产生量（t）", "外委利用量（t）"])
    sheet.append(["湖南朔帆光电组件有限公司", "废包装材料", "397-001-07", 9.2, 9.2])
    (tmp_path / "更正").mkdir()
    book.save(tmp_path / "更正" / "更正.xlsx")
    assert "已写入 1 行" in yuanjian(env, "import", tmp_path / "更正")


def _nothing_is_lost(env: dict[str, str], tmp_path: Path) -> None:
    """The leader's words stay, the new figure is in, the filing is whole."""
    before = _words(next((tmp_path / "一稿").rglob("report.docx")))
    yuanjian(env, "report", "build", "-o", tmp_path / "二稿")
    (archive,) = (tmp_path / "二稿").glob("*.zip")
    report = next((tmp_path / "二稿").rglob("report.docx"))
    after = _words(report)
    assert LEADER in after
    assert archive.stat().st_size > 0
    changed = [line for line in before if line not in after]
    assert changed
    assert all(any(c.isdigit() for c in line) for line in changed)


def _words(report: Path) -> list[str]:
    document = Document(str(report))
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    return [p.text for p in document.paragraphs if p.text.strip()] + [c for c in cells if c.strip()]
