"""Files of the import page: judged by content, names made safe, originals and packages handed out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.sheets.old_files import table
from tests.web.conftest import DemoYear
from tests.web.handing_in import DoJobs, Enter, better_file, changed, handing_in, text  # noqa: F401
from yuanjian.ledger.models import Incoming, Row


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("程序.xlsx", b"MZ\x90\x00" + b"\0" * 400, "这不是 Excel 工作簿"),
        ("空.xlsx", b"", "空"),
        ("网页.xlsx", b"<html><script>alert(1)</script></html>", "这是网页或 XML 表格"),
    ],
)
def test_a_file_is_judged_by_its_content_not_by_its_name(
    visitor: Enter, hand_in: Callable[..., str], name: str, content: bytes, said: str
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, SimpleUploadedFile(name, content))

    file = Incoming.objects.get()
    assert file.state == "unreadable"
    assert said in file.message
    assert said in text(clerk.get(batch))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\Users\\李\\资料.xlsx", "资料.xlsx"),
        ("资\u202e料xslx.exe", "资料xslx.exe"),
        ("<img src=x onerror=alert(1)>.xlsx", "_img src=x onerror=alert(1)_.xlsx"),
        ("con.xlsx", "_con.xlsx"),
    ],
)
def test_names_lose_folders_and_tricks(sent: str, kept: str) -> None:
    from yuanjian.web.files import safe_name

    assert safe_name(sent) == kept


def test_a_name_that_looks_like_a_page_is_shown_as_text(
    visitor: Enter, hand_in: Callable[..., str], better: Path
) -> None:
    clerk = visitor("clerk")
    batch = hand_in(clerk, SimpleUploadedFile("a&'b.xlsx", better.read_bytes()))

    assert "a&amp;&#x27;b.xlsx" in clerk.get(batch).content.decode()


def test_the_original_comes_back_byte_for_byte_and_is_never_opened_as_a_page(
    visitor: Enter, hand_in: Callable[..., str], better: Path, demo_year: DemoYear
) -> None:
    clerk = visitor("clerk")
    hand_in(clerk, better)
    file = Incoming.objects.get()

    got = clerk.get(demo_year("imports.original", batch=file.batch, file=file.pk))

    assert b"".join(got.streaming_content) == better.read_bytes()  # type: ignore[attr-defined]
    said = got.headers["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''")
    assert unquote(said).endswith("改面积.xlsx")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Type"] == "application/octet-stream"


def test_an_empty_and_a_filled_package_can_be_had(
    visitor: Enter, demo_year: DemoYear, tmp_path: Path
) -> None:
    reader = visitor("reader")
    for name, firm in (("imports.template", None), ("imports.package", "E001")):
        got = reader.get(demo_year(name))
        path = tmp_path / "包.xlsx"
        path.write_bytes(b"".join(got.streaming_content))  # type: ignore[attr-defined]
        assert load_workbook(path)["05_企业名录"]["B5"].value in (firm, "E001", None)
        held = [r[0].value for r in load_workbook(path)["05_企业名录"]["B5:B30"]]
        assert held.count("E002") == (1 if firm else 0)


def test_nothing_chosen_is_refused_with_a_sentence(visitor: Enter, demo_year: DemoYear) -> None:
    none = visitor("clerk").post(demo_year("imports.upload"))
    assert "没有收到文件" in none.content.decode()
    assert not Incoming.objects.exists()


def test_a_folder_sent_in_parts_is_one_batch_that_ends_in_a_list(
    visitor: Enter, demo_year: DemoYear, do_jobs: DoJobs, better: Path
) -> None:
    clerk, upload = visitor("clerk"), demo_year("imports.upload")
    parts = [
        [SimpleUploadedFile(f"坏{n}.xlsx", b"%%PDF-1.7 %d" % n) for n in part]
        for part in (range(15), range(15, 29))
    ]
    parts[1].append(SimpleUploadedFile("好.xlsx", better.read_bytes()))

    first = clerk.post(upload, {"part": 1, "files": parts[0]})
    batch = first.json()["batch"]
    assert not do_jobs()
    half = text(clerk.get(f"{demo_year('imports')}{batch}/"))
    assert "没有传完或没有读完" in half
    unsent = '[["影像.xlsx", 209715200]]'
    last = clerk.post(
        upload, {"part": 2, "batch": batch, "last": 1, "files": parts[1], "unsent": unsent}
    )
    assert last.json()["go"] == f"{demo_year('imports')}{batch}/"
    do_jobs()

    page = text(clerk.get(last.json()["go"]))
    assert "共 31 个文件" in page
    assert '<span class="count">待确认 1</span><span class="count">读不了 30</span>' in page
    assert "文件有 200 MB，超过 64 MB，没有上传" in page
    assert page.index("坏0.xlsx") < page.index("好.xlsx")
    one = Incoming.objects.get(name="好.xlsx")
    alone = text(clerk.get(demo_year("imports.one_file", batch=one.batch, file=one.pk)))
    assert "将写入 <strong>1</strong> 行" in alone and "坏0.xlsx" not in alone
    clerk.post(f"{last.json()['go']}accept/", {"file": str(one.pk)})
    do_jobs()
    assert Incoming.objects.get(name="好.xlsx").state == "accepted"

    late = clerk.post(
        upload, {"part": 3, "batch": batch, "files": [SimpleUploadedFile("x.xlsx", b"x")]}
    )
    assert "这批文件已经收齐或已放弃" in late.content.decode()
    strange = visitor("head").post(
        upload, {"part": 2, "batch": batch, "files": [SimpleUploadedFile("x.xlsx", b"x")]}
    )
    assert strange.status_code == 422


def test_a_table_of_an_unknown_firm_leads_to_the_register_and_that_of_a_known_one_is_its_own(
    visitor: Enter, hand_in: Callable[..., str], tmp_path: Path
) -> None:
    known = Row.objects.filter(sheet="25", park_year__year=2021).first()
    assert known is not None
    files = []
    for name, firm in (("新.xls", "从未登记的公司"), ("老.et", known.data["ent"])):
        head: list[str | float] = ["危废名称", "危废代码", "危废类别", "单位名称", "产生量（t）"]
        row: list[str | float] = [
            known.data["name"],
            known.data["code"],
            known.data["hw"],
            firm,
            4.2,
        ]
        (tmp_path / name).write_bytes(table("危险废物", [head, row]))
        files.append(tmp_path / name)
    clerk = visitor("clerk")
    page = text(clerk.get(hand_in(clerk, *files)))
    assert "不在05_企业名录中，没有导入" in page and "打开 05_企业名录" in page
    assert f"企业填报：{known.owner} {known.data['ent']}" in page


def test_of_a_huge_file_the_page_lists_the_beginning_and_says_how_much_more_there_is(
    visitor: Enter,
    hand_in: Callable[..., str],
    do_jobs: DoJobs,
    demo_packages: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for most in ("_MOST_ROWS", "_MOST_PROBLEMS", "_MOST_ABSENT"):
        monkeypatch.setattr(f"yuanjian.actions.preview_summary.{most}", 1)
    cells = {("02_区块与用地", cell): v for cell, v in (("D5", "大"), ("D6", "小"))}
    keys = Row.objects.filter(sheet="33", park_year__year=2021).order_by("number")
    path = changed(
        demo_packages[1], tmp_path, "多.xlsx", cells | {("33_成效问题计划", "B40"): None}
    )
    book = load_workbook(path)
    book["33_成效问题计划"].delete_rows(5, 2)
    book.save(path)
    clerk = visitor("clerk")
    batch = hand_in(clerk, path)
    page = text(clerk.get(batch))
    file = Incoming.objects.get()

    assert "2 处错误，所在的行不收。" in page
    assert "还有 1 行没有列出，一律保留。" in page
    assert file.summary["left_out"]["problems"] >= 1
    rows = text(clerk.get(f"{batch}{file.pk}/sheet/02/"))
    assert "还有 1 行没有列出，确认后同样处理。" in rows

    first = keys[0].key
    clerk.post(f"{batch}accept/", {"remove": [f"{file.pk}:0", f"{file.pk}:1", f"{file.pk}:x", "?"]})
    do_jobs()
    assert not Row.objects.filter(sheet="33", key=first, park_year__year=2021).exists()
    assert Row.objects.filter(sheet="33", park_year__year=2021).count() == 11
