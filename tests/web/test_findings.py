"""The page of contradictions: cards, filters, decisions that stick, who may decide."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import DemoYear

if TYPE_CHECKING:
    from yuanjian.web.pages.findings.standing import Standing

Visitor = Callable[..., Client]


def _write(demo_year: DemoYear, sheet: str, **cells: object) -> None:
    """Change the one row of a sheet, as an action would."""
    from yuanjian.actions.touch import touch
    from yuanjian.ledger.models import Row

    row = Row.objects.get(park_year=demo_year.of, sheet=sheet)
    row.data = {**row.data, **cells}
    row.save()
    touch(demo_year.of)


# The slip that src/yuanjian/demo/README.md lists for 01_园区概况: last year's count and the register do not join.
ROLL_FORWARD = "roll_forward.enterprises"


def _standing(demo_year: DemoYear, code: str) -> Standing:
    from yuanjian.web.pages.findings.standing import standings
    from yuanjian.web.park_book import book

    known = standings(demo_year.of, book(demo_year.of))
    return next(s for s in known.all if s.judged.found.code == code)


def _decide(browser: Client, demo_year: DemoYear, code: str, **said: str) -> tuple[int, str]:
    one = _standing(demo_year, code).judged
    address = demo_year("findings.decide", fingerprint=one.fingerprint)
    answer = browser.post(
        address, {"evidence": one.evidence, **said}, headers={"HX-Request": "true"}
    )
    return answer.status_code, answer.content.decode()


def test_a_card_shows_both_sides_the_arithmetic_the_clause_and_what_to_do(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("findings")).content.decode()

    assert "10＋2－0－1－0＝11，不等于年末在园 12 个" in page
    assert "已入园企业数量 12个" in page
    assert "上一年度末已入园企业数量 10个" in page
    assert "逻辑：上年末＋新入园－清退－自主退出－其他退出＝本年末" in page
    assert "改正后上式两边相等，本条消失。" in page
    assert "共 16 处矛盾，待处理 <strong>16</strong> 处" in page


def test_the_worst_come_first(demo_year: DemoYear, visitor: Visitor) -> None:
    page = visitor("clerk").get(demo_year("findings")).content.decode()
    severities = re.findall(r'<article class="contradiction".*?aria-label="(.*?)：', page)
    assert severities == ["必须退回"] * 4 + ["须更正或举证"] * 7 + ["请核实"] * 5


def test_a_card_leads_to_the_cell_of_each_side(demo_year: DemoYear, visitor: Visitor) -> None:
    page = visitor("clerk").get(demo_year("findings")).content.decode()
    # 25_危险废物 row 8, the paint residue whose balance does not close, at the column of the amount produced
    assert "/p/G439901/2021/sheets/25/?row=" in page
    assert "cell=sign_date" in page  # 01_园区概况 C47: a vertical sheet needs no row
    assert re.search(r'href="/p/G439901/2021/sheets/01/\?cell=sign_date"', page)


def test_a_card_names_things_and_never_a_row_key_of_three_parts(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.web.pages.findings.cards import about_of
    from yuanjian.web.park_book import book

    one = _standing(demo_year, "credit.self_score").judged
    about = about_of(book(demo_year.of), one)
    assert about.subject == "第11项"
    assert [e.number for e in about.effects] == [11]
    assert about.effects[0].words == "监测能力：试算 -2 分（触发），自评 0 分"


def test_filters_by_severity_family_and_state(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")
    page = clerk.get(demo_year("findings"), {"severity": "blocker"}).content.decode()
    assert page.count('<article class="contradiction"') == 4
    page = clerk.get(demo_year("findings"), {"family": "credit"}).content.decode()
    assert page.count('<article class="contradiction"') == 2
    page = clerk.get(demo_year("findings"), {"state": "explained"}).content.decode()
    assert "没有符合条件的矛盾" in page


def test_an_explanation_is_kept_logged_and_folds_the_card(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.ledger.models import Act, Decision

    clerk = visitor("clerk")
    status, card = _decide(
        clerk, demo_year, ROLL_FORWARD, verdict="explained", reason="1家企业口径调整，见附件A012"
    )

    assert status == 200
    assert "<details" in card and "已说明" in card and "1家企业口径调整，见附件A012" in card
    made = Decision.objects.get(park_year=demo_year.of)
    assert (made.verdict, made.code) == ("explained", ROLL_FORWARD)
    act = Act.objects.order_by("-pk").first()
    assert act is not None and (act.verb, act.detail["verdict"]) == ("处理矛盾", "已说明")
    page = clerk.get(demo_year("findings")).content.decode()
    assert "待处理 <strong>15</strong> 处" in page


def test_an_explanation_needs_a_reason_and_a_day_that_is_not_over(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk")
    status, said = _decide(clerk, demo_year, ROLL_FORWARD, verdict="explained", reason="  ")
    assert (status, "请写明情况说明的内容" in said) == (422, True)
    status, said = _decide(
        clerk, demo_year, ROLL_FORWARD, verdict="explained", reason="有", expires="2020-01-01"
    )
    assert (status, "有效期 2020-01-01 已经过去" in said) == (422, True)
    status, said = _decide(
        clerk, demo_year, ROLL_FORWARD, verdict="explained", reason="有", expires="明年"
    )
    assert (status, "有效期“明年”" in said) == (422, True)
    status, said = _decide(clerk, demo_year, ROLL_FORWARD, verdict="好了", reason="有")
    assert (status, "没有这种处理结果" in said) == (422, True)


def test_a_decision_on_evidence_that_changed_since_the_page_was_opened_is_refused(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.ledger.models import Decision

    status, said = _decide(
        visitor("clerk"),
        demo_year,
        ROLL_FORWARD,
        verdict="rejected",
        reason="不是",
        evidence="旧的",
    )
    assert (status, "依据又有变化" in said) == (422, True)
    assert not Decision.objects.exists()


def test_a_decision_sticks_and_shows_as_old_when_its_evidence_changes(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.web.pages.findings.standing import State

    _decide(visitor("clerk"), demo_year, ROLL_FORWARD, verdict="rejected", reason="口径不同")
    _write(demo_year, "13", remark="仅备注")
    assert _standing(demo_year, ROLL_FORWARD).state is State.REJECTED

    _write(demo_year, "01", ent_prev=9)

    assert _standing(demo_year, ROLL_FORWARD).state is State.OLD
    page = visitor("clerk").get(demo_year("findings")).content.decode()
    assert "处理之后台账有改动，请看过新的内容再定。" in page


def test_an_explanation_runs_out_after_its_last_day(demo_year: DemoYear, visitor: Visitor) -> None:
    from yuanjian.ledger.models import Decision
    from yuanjian.web.pages.findings.standing import State

    today = timezone.localdate()
    _decide(
        visitor("clerk"),
        demo_year,
        ROLL_FORWARD,
        verdict="explained",
        reason="待补",
        expires=str(today),
    )
    assert _standing(demo_year, ROLL_FORWARD).state is State.EXPLAINED
    Decision.objects.update(expires=today - timedelta(days=1))
    assert _standing(demo_year, ROLL_FORWARD).state is State.EXPIRED


def test_a_decision_can_be_taken_back(demo_year: DemoYear, visitor: Visitor) -> None:
    from yuanjian.ledger.models import Decision
    from yuanjian.web.pages.findings.standing import State

    clerk = visitor("clerk")
    _decide(clerk, demo_year, ROLL_FORWARD, verdict="confirmed")
    assert _standing(demo_year, ROLL_FORWARD).state is State.CONFIRMED
    _decide(clerk, demo_year, ROLL_FORWARD, verdict="reopened")
    assert _standing(demo_year, ROLL_FORWARD).state is State.OPEN
    assert Decision.objects.count() == 2  # append-only


def test_what_was_decided_and_then_mended_is_listed_as_gone(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk")
    _decide(clerk, demo_year, ROLL_FORWARD, verdict="confirmed")
    _write(demo_year, "01", ent_prev=11)  # 11＋2－0－1－0＝12

    page = clerk.get(demo_year("findings")).content.decode()
    assert "不等于年末在园" not in page
    assert "处理过、现已消失" in page and "企业数量上下年不衔接" in page


@pytest.mark.parametrize(
    ("role", "mend", "decide"),
    [
        ("clerk", "改A", True),
        ("head", "改A", True),
        ("reviewer", "看A", True),
        ("reader", "看A", False),
    ],
)
def test_buttons_are_those_that_the_role_may_use(
    demo_year: DemoYear, visitor: Visitor, role: str, mend: str, decide: bool
) -> None:
    browser = visitor(role)
    page = browser.get(demo_year("findings")).content.decode()
    assert mend in page
    assert ("保存说明" in page) is decide
    status, _ = _decide(browser, demo_year, ROLL_FORWARD, verdict="confirmed")
    assert status == (200 if decide else 403)


def test_words_of_the_records_are_never_markup(demo_year: DemoYear, visitor: Visitor) -> None:
    bad = "<script>alert(1)</script>\"'>"
    _write(demo_year, "13", name=bad)

    clerk = visitor("clerk")
    _decide(clerk, demo_year, ROLL_FORWARD, verdict="rejected", reason=bad)
    page = clerk.get(demo_year("findings")).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_an_unknown_contradiction_is_refused_with_a_sentence(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    address = demo_year("findings.decide", fingerprint="0" * 32)
    answer = visitor("clerk").post(address, {"verdict": "confirmed", "evidence": ""})
    assert answer.status_code == 422
    assert "这条矛盾已经不在了" in answer.content.decode()


def test_without_contradictions_the_page_says_how_many_rules_ran(
    other_park: object, visitor: Visitor
) -> None:
    from yuanjian.ledger.models import ParkYear
    from yuanjian.web.visit import link

    of = ParkYear.objects.get(park__code="G439902")
    clerk = visitor("clerk", park=of.park)
    page = clerk.get(link("findings", of)).content.decode()
    assert re.search(r"暂未发现矛盾（已运行 \d+ 条规则）", page)
    assert "没能核对" in page
    listed = clerk.get(link("findings.rules", of)).content.decode()
    assert "企业数量上下年不衔接" in listed


def test_rules_that_could_not_run_are_listed_with_what_they_lack(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("findings")).content.decode()
    assert "20 条，不算通过" in page
    assert "没有随资料包提交附件文件，无法核对：34_附件清单中的文件均未见" in page
