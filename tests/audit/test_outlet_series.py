"""Series of outlets beside the records: sheet 21, permits (07), quotas (09), reported loads (15, 22)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.dossiers import facts
from yuanjian.audit.outlet_series import cells, completed, known, loads
from yuanjian.facts.engine import Facts
from yuanjian.monitoring.outlets.about import Limits, Outlet
from yuanjian.monitoring.outlets.outcome import ItemYear, Load, OutletYear
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

D = Decimal
FIRM = "甲公司"


def online(**cells: Any) -> dict[str, Any]:
    usual = {
        "subj": FIRM, "outlet": "DA001 锅炉", "kind": "废气", "factor": "NOx", "h_due": "8760", "h_ok": "8600",
        "d_bad": "0", "h_bad": "2", "source": "在线平台",
    }  # fmt: skip
    return usual | cells


def recorded(**sheets: Any) -> Facts:
    firms = [{"ent_no": "E001", "name": FIRM, "status": "投产"}]
    return facts(
        {"05": firms, **{no.removeprefix("s"): rows for no, rows in sheets.items()}}, year=2021
    )


def emitted(
    point: str, tonnes: str, *, unknown: int = 0, kind: Any = "废气", item: str = "氮氧化物"
) -> OutletYear:
    load = Load(Fraction(tonnes), Fraction(0), 0, unknown)
    found = ItemYear(item, "mg/m³", None, 8760, 8600, 0, {}, (), None, None, None, (), load, ())
    return OutletYear(Outlet(point, owner=FIRM, kind=kind), 2021, (found,), (), ())


def test_sheet_21_tells_whose_an_outlet_is_and_its_limit_but_a_declaration_stands() -> None:
    f = recorded(s21=[online(lim="150"), online(factor="SO2", lim="50")])

    found = known(f, Outlet("DA001", kind="废气", limits={"二氧化硫": Limits(D(35), D(35))}))

    assert (found.owner, found.name) == (FIRM, "锅炉")
    assert found.limits["氮氧化物"] == Limits(D(150), D(150), None, "21表")
    assert found.limits["二氧化硫"].day == D(35)


def test_an_outlet_number_of_two_owners_is_nobodys_until_its_owner_is_declared() -> None:
    f = recorded(s21=[online(lim="150"), online(subj="乙公司", lim="100")])

    assert known(f, Outlet("DA001")).owner == ""
    assert known(f, Outlet("DA001", owner="乙公司")).limits["氮氧化物"].day == D(100)


def test_the_upper_end_alone_is_no_limit_of_ph() -> None:
    f = recorded(s21=[online(outlet="DW001", kind="废水", factor="pH", lim="9")])

    assert known(f, Outlet("DW001", kind="废水")).limits == {}


def row(cells: Mapping[str, Any]) -> Any:
    checked = check_row(sheet("21"), {k: str(v) for k, v in cells.items()})
    assert checked.row is not None
    return checked.row


def test_cells_that_differ_are_told_and_blanks_are_filled_from_the_record() -> None:
    f = recorded(s21=[online(sup="1", max="120")])
    series = row(online(outlet="DA001", h_ok="8599", max="130.5"))

    assert [(c.header, c.recorded, c.series) for c in cells(f, [series])] == [
        ("有效小时数", "8600", "8599"), ("最大日均值", "120", "130.5"),
    ]  # fmt: skip
    filled = completed(f, series)
    assert (filled.key_text(), filled.sup, filled.max) == (  # type: ignore[attr-defined]
        row(online()).key_text(), 1, D("130.5"),
    )  # fmt: skip


def test_a_firms_outlets_are_added_before_its_permit_and_report_judge() -> None:
    f = recorded(
        s07=[{"ent": FIRM, "cls": "简化管理", "basis": "2019年版 13", "p_nox": "0.45"}],
        s09=[{"lvl": "企业", "subj": FIRM, "pol": "NOx", "limit": "0.6", "basis": "批复"}],
        s22=[{"ent": FIRM, "nox": "0.5001"}],
    )
    years = [emitted("DA001", "0.2"), emitted("DA002", "0.3001")]

    (found,) = loads(f, years, None)

    assert (found.pollutant, found.outlets, found.load.known) == (
        "NOx",
        ("DA001", "DA002"),
        Fraction("0.5001"),
    )
    assert found.report is not None
    assert (found.source, found.report.agrees) == ("22表", True)
    assert (found.permit and found.permit.verdict, found.quota and found.quota.verdict) == (
        "超许可",
        "未超",
    )


def test_an_outlet_that_is_not_at_hand_leaves_keeping_open_but_not_exceeding() -> None:
    f = recorded(
        s07=[{"ent": FIRM, "cls": "简化管理", "basis": "2019年版 13", "p_nox": "0.45"}],
        s21=[online(), online(outlet="DA002 烘干")],
        s22=[{"ent": FIRM, "nox": "0.2"}],
    )
    (kept,), (over,) = (list(loads(f, [emitted("DA001", t)], None)) for t in ("0.2", "0.5"))

    assert kept.others == ("DA002 烘干",)
    assert kept.permit is not None
    assert (kept.permit.verdict, kept.permit.reason) == (
        "不能判定", "读入的排口合计未超，但没有DA002 烘干的数据",
    )  # fmt: skip
    assert kept.report is not None
    assert kept.report.agrees is None
    assert over.permit is not None
    assert over.permit.verdict == "超许可"


def test_a_blank_in_the_report_is_no_reported_load() -> None:
    rows = [
        {"ent": FIRM, "kind": "工业", "to": "直排", "cod": "0.2"},
        {"ent": FIRM, "kind": "生活", "to": "直排"},
    ]
    (found,) = loads(
        recorded(s15=rows), [emitted("DW001", "0.2", kind="废水", item="化学需氧量")], None
    )

    assert (found.source, found.report, found.permit, found.quota) == ("15表", None, None, None)
