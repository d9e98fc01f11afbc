"""Two wordings laid over each other: nothing that changed is left out, equal words are cut to what stands near."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reports.roundtrip.wording import Stretch, overlaid


def test_only_what_changed_is_shown_with_a_few_characters_around() -> None:
    before = "截止到年底，" + "前" * 40 + "企业10个，" + "后" * 40
    after = before.replace("10个", "9家")
    assert overlaid(before, after) == (
        Stretch("gap", "…"), Stretch("same", "前" * 22 + "企业"),
        Stretch("gone", "10个"), Stretch("come", "9家"),
        Stretch("same", "，" + "后" * 23), Stretch("gap", "…"),
    )  # fmt: skip


def test_what_is_new_or_gone_is_shown_whole() -> None:
    assert overlaid("", "新增一段") == (Stretch("come", "新增一段"),)
    assert overlaid("删去一段", "") == (Stretch("gone", "删去一段"),)
    assert overlaid("相同", "相同") == (Stretch("same", "相同"),)


@given(st.text("甲乙丙1，", max_size=120), st.text("甲乙丙1，", max_size=120))
def test_without_gaps_the_stretches_give_both_texts(before: str, after: str) -> None:
    found = overlaid(before, after)
    if not any(one.kind == "gap" for one in found):
        assert "".join(s.text for s in found if s.kind != "come") == before
        assert "".join(s.text for s in found if s.kind != "gone") == after
    assert all(s.text for s in found)
    if before != after:
        assert any(s.kind in ("gone", "come") for s in found)
