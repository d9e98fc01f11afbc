"""05 企业名录, a row: the name of its industry by code."""

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.catalogues import industry


@fact("企业行业名称", says="按行业代码查 GB/T 4754", clause="GB/T 4754—2017", per="05")
def industry_name(f: Facts, r: RowView) -> Words:
    code = r.words("ind_code")
    if not code.known:
        return code
    found = industry(code.text or "")
    if found is None:
        return no_words(f"GB/T 4754 没有代码{code.text}", *code.because)
    entry = Because("catalogue", "catalogues", f"GB/T 4754 {found.code}", found.name)
    return words(found.name, *code.because, entry)
