"""台账: the list of sheets, one sheet as the grid's script gets it, what it sends and is answered, the history."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import ParkYear, Row
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.cell_link import cell_link
from yuanjian.web.pages.sheets.parts import IN_ORDER

Visitor = Callable[..., Client]


def data_of(page: str) -> dict[str, Any]:
    found = re.search(
        r'<script id="sheet-data" type="application/json">(.*?)</script>', page, re.DOTALL
    )
    assert found, page[:500]
    return json.loads(found[1])


def post(client: Client, address: str, said: object) -> dict[str, Any]:
    answer = client.post(address, json.dumps(said), content_type="application/json")
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.json()


def test_every_sheet_stands_in_exactly_one_part() -> None:
    assert sorted(IN_ORDER) == sorted(all_sheets())
    assert len(set(IN_ORDER)) == 35


def test_the_list_tells_what_each_sheet_lacks_and_the_next_one(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("reader").get(demo_year("sheets")).content.decode()
    assert "已完成 <strong>32</strong> / 35 张表" in page
    assert "P009 年产1200台输送分拣设备项目　验收意见日期" in page
    assert '下一张：<a href="/p/G439901/2021/sheets/06/">06 建设项目环评验收</a>' in page


def test_the_next_unfinished_sheet_after_one_is_opened(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk")
    first = clerk.get(demo_year("sheets.unfinished"))
    assert first.headers["Location"] == "/p/G439901/2021/sheets/06/"
    then = clerk.get(demo_year("sheets.unfinished") + "?after=06")
    assert then.headers["Location"] == "/p/G439901/2021/sheets/15/"


def test_every_sheet_opens_with_all_its_columns_and_rows(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    reader = visitor("reader")
    for no in IN_ORDER:
        rows = Row.objects.filter(park_year=demo_year.of, sheet=no)
        page = reader.get(demo_year("sheet", no=no)).content.decode()
        if rows.filter(none=True).exists():
            assert "已确认：本年度没有此类情况（无）" in page, no
            continue
        data = data_of(page)
        assert [c["key"] for c in data["columns"]] == list(all_sheets()[no].columns)
        assert len(data["rows"]) == rows.count(), no
        assert data["write"] is False


def test_a_sheet_that_was_confirmed_empty_says_on_what_source(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    row = Row.objects.filter(park_year=demo_year.of, none=True).first()
    assert row is not None
    page = visitor("clerk").get(demo_year("sheet", no=row.sheet)).content.decode()
    assert "已确认：本年度没有此类情况（无）" in page
    assert "改为填写" in page


def test_last_years_values_stand_beside(demo_year: DemoYear, visitor: Visitor) -> None:
    data = data_of(visitor("clerk").get(demo_year("sheet", no="05")).content.decode())
    assert data["last"]["E003"]["name"] == "澄江岭穗冷链食品有限公司"
    assert "E014" not in data["last"] or data["last"]["E014"]


def test_a_link_leads_to_a_cell(demo_year: DemoYear, visitor: Visitor) -> None:
    address = cell_link(demo_year.of, "06_建设项目环评验收", "P009", "acc_date")
    assert address == "/p/G439901/2021/sheets/06/?row=P009&cell=acc_date"
    data = data_of(visitor("reader").get(address).content.decode())
    assert data["focus"] == {"row": "P009", "cell": "acc_date"}


def test_a_save_is_answered_row_by_row_and_read_back(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")
    data = data_of(clerk.get(demo_year("sheet", no="06")).content.decode())
    version = next(v for k, v, _ in data["rows"] if k == "P009")
    rows = [
        {"key": "P009", "version": version, "cells": {"acc_date": "2021年6月1日"}, "mark": "1"},
        {"key": "P001", "version": 1, "cells": {"run": "昨天"}, "mark": "2"},
    ]
    answer = post(clerk, demo_year("sheet.save", no="06"), {"rows": rows})["rows"]

    assert [(a["state"], a["mark"]) for a in answer] == [("saved", "1"), ("refused", "2")]
    assert answer[0]["cells"]["acc_date"] == "2021-06-01"
    assert answer[1]["problems"][0][:2] == ["error", "run"]
    now = data_of(clerk.get(demo_year("sheet", no="06")).content.decode())
    assert next(c for k, _, c in now["rows"] if k == "P009")["acc_date"] == "2021-06-01"
    assert "P009" not in clerk.get(demo_year("sheets")).content.decode()


def test_a_stale_version_is_answered_with_the_other_persons_cells(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    one, other = visitor("clerk"), visitor("head")
    save = demo_year("sheet.save", no="02")
    row = {"key": "B01", "version": 1, "cells": {"block_name": "甲区"}, "mark": "1"}
    assert post(one, save, {"rows": [row]})["rows"][0]["state"] == "saved"
    late = post(other, save, {"rows": [row | {"cells": {"block_name": "乙区"}}]})["rows"][0]

    assert (late["state"], late["version"], late["cells"]["block_name"]) == ("conflict", 2, "甲区")
    assert late["by"].startswith("clerk")


def test_undo_and_history_after_a_reload(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")
    row = {"key": "B01", "version": 1, "cells": {"block_name": "甲区"}, "mark": "1"}
    post(clerk, demo_year("sheet.save", no="02"), {"rows": [row]})
    told = clerk.get(
        demo_year("sheet.history", no="02") + "?row=B01&cell=block_name&alone=1"
    ).content.decode()
    assert "<ins>甲区</ins>" in told

    done = post(clerk, demo_year("sheet.undo", no="02"), {})
    assert done["keys"] == ["B01"]
    assert next(c for k, _, c in done["rows"] if k == "B01")["block_name"] == "围网区"
    assert post(clerk, demo_year("sheet.undo", no="02"), {}) == {"refused": "没有可以撤销的保存。"}


def test_removing_a_row_that_others_name_is_asked_twice(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk, address = visitor("clerk"), demo_year("sheet.remove", no="02")
    asked = post(clerk, address, {"rows": {"B01": 1}})
    assert asked["named"].startswith("05_企业名录 ")
    assert post(clerk, address, {"rows": {"B01": 1}, "even": True}) == {"removed": 1}


def test_none_is_confirmed_on_the_page_and_taken_back(
    other_park: ParkYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk", park=other_park.park)
    address = f"/p/{other_park.park.code}/{other_park.year}/sheets/26/"
    refused = clerk.post(address + "none/", {"source": ""})
    assert (refused.status_code, "请注明数据来源" in refused.content.decode()) == (422, True)
    clerk.post(address + "none/", {"source": "现场核实"})
    assert "没有此类情况" in clerk.get(address).content.decode()
    clerk.post(address + "some/")
    assert not Row.objects.filter(park_year=other_park).exists()


def test_words_to_choose_from_come_with_what_helps_to_know_them(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    address = demo_year("sheet.choices", no="07") + "?cell=ent"
    words = visitor("clerk").get(address).json()["words"]
    assert words[0] == ["澄江凌屿电子科技有限公司", "E001"]


def test_computed_cells_blanks_and_doubts_come_after_the_page(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    said = visitor("reader").get(demo_year("sheet.notes", no="06")).json()
    assert said["computed"]["P001"]["need_acc"][0] == "是"
    assert said["notes"]["P009"] == [["gap", "acc_date", "验收意见日期：应填未填"]]


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"rows": 1}', '{"rows": [1]}', '{"rows": [{"key": 1}]}', "[" * 100_000,
     '{"rows": [{"key": "B01", "version": 1, "cells": {"area": 3}}]}',
     '{"rows": [{"key": "B01", "version": 1, "cells": {"nonsense": "3"}}]}'],
)  # fmt: skip
def test_a_damaged_save_is_refused_in_words_and_writes_nothing(
    body: str, demo_year: DemoYear, visitor: Visitor
) -> None:
    address = demo_year("sheet.save", no="02")
    answer = visitor("clerk").post(address, body, content_type="application/json")
    assert answer.status_code == 200
    assert "请刷新页面" in answer.json()["refused"] or "没有保存" in answer.json()["refused"]
    assert not Row.objects.filter(park_year=demo_year.of, version__gt=1).exists()


def test_readers_see_the_grid_and_cannot_write(demo_year: DemoYear, visitor: Visitor) -> None:
    for role in ("reader", "reviewer"):
        client = visitor(role)
        page = client.get(demo_year("sheet", no="05")).content.decode()
        assert "您的账号只能查看" in page
        assert 'data-tool="add"' not in page
        for name in ("save", "remove", "undo", "none", "some"):
            answer = client.post(
                demo_year(f"sheet.{name}", no="05"), "{}", content_type="application/json"
            )
            assert answer.status_code == 403, (role, name)


def test_an_unknown_sheet_is_a_sentence(demo_year: DemoYear, visitor: Visitor) -> None:
    answer = visitor("clerk").get("/p/G439901/2021/sheets/99/")
    assert answer.status_code == 422
    assert "没有编号为“99”的表" in answer.content.decode()


def test_hostile_text_stays_text(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")
    row = {
        "key": "B01",
        "version": 1,
        "cells": {"remark": "</script><script>alert(1)</script>"},
        "mark": "",
    }
    assert (
        post(clerk, demo_year("sheet.save", no="02"), {"rows": [row]})["rows"][0]["state"]
        == "saved"
    )
    page = clerk.get(demo_year("sheet", no="02")).content.decode()
    assert "<script>alert(1)" not in page


def test_sheet_01_of_a_new_year_begins_with_what_is_known(
    other_park: ParkYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk", park=other_park.park)
    page = clerk.get(f"/p/{other_park.park.code}/{other_park.year}/sheets/01/").content.decode()
    assert 'name="park_code" value="G439902"' in page
    assert f'name="year" value="{other_park.year}"' in page
