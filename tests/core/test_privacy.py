"""Personal data leave a text, everything else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core.privacy import mask_personal


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("电话13812345678，反映异味", "电话***，反映异味"),
        ("电话 +86 138-1234-5678", "电话 ***"),
        ("来电 0731-58881234", "来电 ***"),
        ("（0731）58881234", "***"),
        ("身份证11010519491231002X", "身份证***"),
        ("邮箱 a.b@example.com", "邮箱 ***"),
        ("举报人：张三，反映异味", "举报人：***，反映异味"),
        ("联系人姓名: 欧阳娜娜；", "联系人姓名: ***；"),
        ("李先生反映粉尘", "某先生反映粉尘"),
        ("王小红女士来访", "某女士来访"),
    ],
)
def test_numbers_and_names_of_people_are_masked(said: str, kept: str) -> None:
    assert mask_personal(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "投诉人反映夜间有异味",
        "举报人：匿名",
        "工单 12369-20200501 转办",
        "2020-05-01 至 2020-06-30，共 12 件",
        "罚款 20000000 元，危废代码 900-039-49",
        "信用代码 91430300MA4L16JQ9P",
        "用量 138123456789 kg",
    ],
)
def test_what_names_nobody_stays_as_written(said: str) -> None:
    assert mask_personal(said) == said


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(said: str) -> None:
    once = mask_personal(said)
    assert mask_personal(once) == once
