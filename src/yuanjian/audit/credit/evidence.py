"""What the rules of credit items share: judging events, built capabilities and proofs from the records.

Three principles, the same for every item:

* A row that somebody filled in with its source is evidence; a blank sheet proves nothing.
* Events (sheet 28) are a register: a filled one without such an event shows that there was none, and so
  does a sourced 无. Deeds (drills, searches) must be shown by a row of their own.
* A bonus needs a proof: an attachment that stands in 34_附件清单.
"""

from __future__ import annotations

from collections.abc import Iterable

from yuanjian.audit.credit.judgement import Judgement
from yuanjian.core.dates import spoken_in
from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView
from yuanjian.sheets.row import shown
from yuanjian.sheets.shelf import sheet

_NAMED = 5


def triggered(reason: str, *evidence: Because, mend: Iterable[str] = ()) -> Judgement:
    """The condition is met; ``mend`` says what would end it."""
    return Judgement("triggered", spoken_in(reason), evidence, tuple(map(spoken_in, mend)))


def clear(reason: str, *evidence: Because) -> Judgement:
    """Shown not to be met."""
    return Judgement("clear", spoken_in(reason), evidence)


def unknown(reason: str, lacking: Iterable[str], *evidence: Because) -> Judgement:
    """Not proven either way; ``lacking`` names what would settle it."""
    return Judgement("unknown", spoken_in(reason), evidence, tuple(map(spoken_in, lacking)))


def row_because(row: RowView) -> Because:
    """A whole row as evidence, with the proofs that it cites."""
    proof = row.get("proof") if "proof" in row.record.row.columns else None
    said = f"佐证附件 {shown(proof)}" if isinstance(proof, tuple) else ""
    ref = f"{row.record.sheet}/{row.key}"
    name = sheet(row.record.sheet).sheet.name
    return Because("row", ref, f"{name} {row.called}", said, row.record.place)


def named(rows: Iterable[RowView], key: str = "") -> str:
    """The rows as people call them, or by what stands in a column: «甲公司、乙公司等7处»."""
    words = [(shown(r.get(key)) if key else "") or r.called for r in rows]
    return "、".join(words[:_NAMED]) + (f"等{len(words)}处" if len(words) > _NAMED else "")


def proofs(f: Facts, row: RowView) -> tuple[tuple[Because, ...], tuple[str, ...]]:
    """The attachments that a row cites: those that 34_附件清单 holds as evidence, and the numbers it lacks."""
    cited = row.get("proof")
    if not isinstance(cited, tuple):
        return (), ()
    listed = {r.key: r for r in f.rows("34")}
    there = tuple(
        Because("row", f"34/{no}", f"附件{no} {shown(listed[no].get('name'))}", "", listed[no].record.place)
        for no in cited
        if no in listed
    )  # fmt: skip
    return there, tuple(no for no in cited if no not in listed)


def none_proven(rows: Rows) -> Judgement | None:
    """The judgement «unknown» when a selection of events is not known to be empty or not; else None.

    An empty selection is known when the sheet holds rows, or a 无 with its source.
    """
    name = sheet(rows.sheet).sheet.name
    if rows.gap:
        how = f"补齐{name}；确实没有的在首列填“无”，并注明数据来源和佐证"
        return unknown(rows.gap, [how], rows.because)
    unsourced = [
        r for r in rows.nones if not isinstance(r.row and getattr(r.row, "source", None), str)
    ]
    if not len(rows) and unsourced:
        return unknown(
            f"{name}填了“无”，但没有注明由谁确认",
            [f"{name}“无”这一行补填数据来源（如 现场核实），并附主管部门证明"],
            rows.because,
        )
    return None


def events(f: Facts, *types: str) -> Rows:
    """The rows of 28_监管执法与通报 of these types that lie in the report year."""
    return f.rows("28").eq("type", *types).in_year("date", f.year)


def no_event(f: Facts, rows: Rows, what: str) -> Judgement:
    """The judgement when such events must not have happened: triggered by each row, clear by none."""
    found = list(rows)
    if found:
        told = "；".join(
            f"{shown(r.get('date'))} {shown(r.get('subj'))} {shown(r.get('type'))}"
            for r in found[:_NAMED]
        )
        return triggered(
            f"28_监管执法与通报有{len(found)}条：{told}",
            *map(row_because, found),
            mend=["完成整改并取得主管部门的销号或解除文件（已发生的当年仍按条款扣分）"],
        )
    unproven = none_proven(rows)
    if unproven is not None:
        return unproven
    how = "28_监管执法与通报填“无”，注明了来源" if rows.nones else "28_监管执法与通报已填报"
    return clear(f"{how}，本年度没有{what}", rows.because, *_rest(f))


def _rest(f: Facts) -> tuple[Because, ...]:
    """The register as a whole: what shows that an event is not in it."""
    return tuple(map(row_because, f.rows("28")))


def built(f: Facts, item: str, what: str, *, parent_counts: bool = True) -> Judgement:
    """A deduction that falls due when a capability of sheet 30 is not built."""
    rows = f.rows("30").eq("item", item)
    row = rows.only()
    if row is None or row.get("status") is None:
        lacking = [f"30_能力建设填写“{item}”一行：状态、建成日期、佐证附件"]
        return unknown(rows.gap or f"30_能力建设没有“{item}”这一行", lacking, rows.because)
    status, why = row.get("status"), row_because(row)
    there, _ = proofs(f, row)
    if status == "已建成" or (status == "依托上级" and parent_counts):
        return clear(f"30_能力建设：{item}{status}", row.because("status"), why, *there)
    if status == "不需":
        if there:
            return clear(f"30_能力建设：{item}填“不需”，附依据", row.because("status"), *there)
        lacking = [f"“{item}”不需建设的依据文件（列入34_附件清单并在30表引用）"]
        return unknown(f"{item}填“不需”，但没有依据", lacking, row.because("status"))
    return triggered(
        f"30_能力建设：{item}为“{status}”，{what}", row.because("status"), why, mend=[f"建成{item}，把验收或运行材料列为附件"]
    )  # fmt: skip


def earned(f: Facts, rows: Rows, what: str) -> Judgement:
    """A bonus for something built: given with a proof, unknown without one, not earned when not built."""
    done = list(rows.eq("status", "已建成"))
    for row in done:
        there, _ = proofs(f, row)
        if there:
            said = f"30_能力建设：{row.called}已建成，佐证附件在列"
            return triggered(said, row_because(row), *there)
    if done:
        absent = [no for row in done for no in proofs(f, row)[1]]
        lacking = [f"{named(done)}的佐证：验收或联网材料、平台截图，列入34_附件清单并在30表引用"]
        if absent:
            lacking.append(f"30表引用的附件 {'、'.join(absent)} 不在34_附件清单中，请补列")
        said = f"{named(done)}已建成，但没有佐证附件，加分须有证明"
        return unknown(said, lacking, *map(row_because, done))
    if rows.gap or not len(rows):
        lacking = [f"30_能力建设填写{what}的状态；已建成的附佐证"]
        return unknown(rows.gap or f"30_能力建设没有{what}的行", lacking, rows.because)
    return clear(f"30_能力建设：{what}均未建成，不加分", rows.because)


def lacking_of(*amounts: Amount) -> list[str]:
    """Why amounts are missing, each reason once: what to fill in."""
    return list(dict.fromkeys(a.reason for a in amounts if a.state == "missing" and a.reason))
