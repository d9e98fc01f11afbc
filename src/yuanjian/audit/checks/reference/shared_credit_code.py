"""One credit code on several firms of the register: branches, or one firm written down twice."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import name_key
from yuanjian.facts.rows import RowView


@check(
    "几家企业共用一个统一社会信用代码",
    "query",
    why="GB 32100—2015 法人和其他组织统一社会信用代码编码规则（一个主体一个代码）",
)
def find(f: Facts) -> Iterator[Finding]:
    """Firms that are still there, by code. Of one name: counted twice, which is more than a question."""
    by_code: dict[str, list[RowView]] = {}
    for firm in f.rows("05"):
        code = firm.get("uscc")
        if isinstance(code, str) and firm.get("status") != "已退出":
            by_code.setdefault(code, []).append(firm)
    for code, firms in by_code.items():
        if len(firms) > 1:
            yield _finding(code, firms)


def _finding(code: str, firms: list[RowView]) -> Finding:
    names = [str(firm.get("name")) for firm in firms]
    twice = len({name_key(name) for name in names}) == 1
    who = f"“{names[0]}”登记了{len(firms)}次" if twice else f"{listed(names)}共{len(firms)}家"
    advice = (
        "同一家企业只登记一行，请合并，否则企业数重复计算。"
        if twice
        else "请与营业执照核对。分支机构共用总公司代码的，请在备注写明；否则请改正代码。"
    )
    return Finding(
        f"{who}，统一社会信用代码同为 {code}",
        quotes=tuple(quote_row(firm, "name", "uscc") for firm in firms[:6]),
        expected="一个主体一个代码",
        found=code,
        advice=advice,
        verify="合并重复的行或改正代码后，本条消失；确为分支机构的，在处理结果中写明理由。",
        subject=code,
        severity="major" if twice else None,
        cause=f"05/uscc/{code}",
    )
