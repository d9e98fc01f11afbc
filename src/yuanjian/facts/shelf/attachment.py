"""34 附件清单, a row: the file's hash, and how many rows cite it."""

from collections import Counter
from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.shelf import all_sheets


@fact("附件摘要（SHA-256）", says="随资料包提交的同名文件的 SHA-256", per="34")
def sha(f: Facts, r: RowView) -> Words:
    name = r.words("file")
    if not name.known:
        return name
    found = f.dossier.files.get(name.text or "")
    if found is None:
        return no_words(f"没有收到文件“{name.text}”", *name.because)
    return words(found, *name.because)


def citations(f: Facts) -> Counter[str]:
    """How many rows of all sheets cite each attachment, as proof or in a column that refers to 34."""

    def counted() -> Counter[str]:
        found: Counter[str] = Counter()
        for no, form in all_sheets().items():
            keys = [k for k, c in form.columns.items() if "34.no" in c.ref.split("|")]
            for record in f.dossier.sheet(no):
                cited: set[str] = set()
                for key in keys:
                    held = getattr(record.row, key)
                    cited.update(held if isinstance(held, tuple) else [str(held)] if held else [])
                found.update(cited)
        return found

    return f.kept("citations", counted)


@fact("附件引用次数", "次", says="各表佐证附件编号等列引用该附件的行数", decimals=0, per="34")
def refs(f: Facts, r: RowView) -> Amount:
    number = str(r.get("no"))
    times = citations(f)[number]
    why = Because("note", "", f"各表引用{number}的行数")
    return Amount(Fraction(times), because=(r.because("no"), why))


@fact("附件数量", "份", says="34表的行数", decimals=0)
def total(f: Facts) -> Amount:
    return f.rows("34").count()


@fact("未被引用的附件", says="34表中没有任何一行引用的附件编号")
def unused(f: Facts) -> Words:
    rows = f.rows("34")
    if rows.gap:
        return no_words(rows.gap, rows.because)
    cited = citations(f)
    left = [str(r.get("no")) for r in rows if not cited[str(r.get("no"))]]
    if not left:
        return no_words("各附件均被引用", rows.because, na=True)
    return words("、".join(left), rows.because)


@fact("引用了但不在清单的附件", says="各表引用、34表没有的附件编号")
def unlisted(f: Facts) -> Words:
    rows = f.rows("34")
    listed = {str(r.get("no")) for r in rows}
    lacking = sorted(n for n in citations(f) if n not in listed)
    if rows.gap:
        return no_words(rows.gap, rows.because)
    if not lacking:
        return no_words("各引用的附件均在清单", rows.because, na=True)
    return words("、".join(lacking), rows.because)


@fact("未收到文件的附件", says="34表中文件名没有对应文件的附件编号")
def not_received(f: Facts) -> Words:
    rows = f.rows("34")
    if rows.gap:
        return no_words(rows.gap, rows.because)
    lacking = [str(r.get("no")) for r in rows if str(r.get("file")) not in f.dossier.files]
    if not lacking:
        return no_words("各附件文件均已收到", rows.because, na=True)
    return words("、".join(lacking), rows.because)
