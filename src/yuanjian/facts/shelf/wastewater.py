"""（三）水环境管理: firms' waste water, where it goes, and the year's loads."""

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firms_in, present, rows_of_firm
from yuanjian.facts.named_amounts import sum_of_listed
from yuanjian.facts.rows import Rows, RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（三）"
_LOAD = "15_企业废水纳管、直排各行“{}”合计；口径见“排放量口径”"


def streams(f: Facts) -> Rows:
    """All rows of sheet 15; none when no firm says that it discharges."""
    return f.rows("15", none_if=f.rows("05").eq("ww", True))


def outgoing(f: Facts) -> Rows:
    """The streams that leave a firm's ground as water: into a sewer or into a river."""
    return streams(f).eq("to", "纳管", "直排")


def industrial(f: Facts) -> Rows:
    """Industrial (or mixed) streams that go out and are more than nothing."""
    rows = outgoing(f).eq("kind", "工业", "混合")
    return rows.where("年排放量大于0", lambda r: (r.amount("vol").number or 0) > 0, "vol")


def basis(f: Facts) -> str:
    """The 口径 of the loads: 纳管量, 最终外排量, or both mixed."""
    found = {b for r in outgoing(f) if isinstance(b := r.get("basis"), str)}
    return "与".join(sorted(found)) + ("混合" if len(found) > 1 else "") or "园区"


@fact(
    "工业废水外排企业数量",
    "个",
    says="15表中工业或混合废水纳管、直排且年排放量大于0的企业数",
    clause=_CLAUSE,
    decimals=0,
)
def firms(f: Facts) -> Amount:
    return firms_in(f, industrial(f))


@fact("工业废水总排放量", "m³/d", says="工业废水外排各行日均排放量合计", clause=_CLAUSE)
def flow(f: Facts) -> Amount:
    return industrial(f).sum("vol_d")


@fact("工业废水年排放量", "m³/a", says="工业废水外排各行年排放量合计")
def volume(f: Facts) -> Amount:
    return industrial(f).sum("vol")


@fact(
    "外排污水纳管企业数量",
    "个",
    says="工业废水外排企业中排放去向为纳管的企业数",
    clause=_CLAUSE,
    decimals=0,
)
def piped_firms(f: Facts) -> Amount:
    return firms_in(f, industrial(f).eq("to", "纳管"))


@fact(
    "污水集中处理比例",
    "%",
    says="纳管的年排放量÷纳管、直排的年排放量×100（按外排水量计）；没有外排的不适用",
    clause=_CLAUSE,
    most=2,
)
def central_rate(f: Facts) -> Amount:
    return outgoing(f).eq("to", "纳管").sum("vol") / outgoing(f).sum("vol") * 100


@fact("纳管污水量", "m³/d", says="15表纳管各行日均排放量合计")
def piped_flow(f: Facts) -> Amount:
    return outgoing(f).eq("to", "纳管").sum("vol_d")


@fact("直排企业数量", "个", says="15表中有废水直排的企业数", decimals=0)
def direct_firms(f: Facts) -> Amount:
    return firms_in(f, outgoing(f).eq("to", "直排"))


@fact("化学需氧量排放量", "t/a", says=_LOAD.format("COD"), clause=_CLAUSE, scope_of=basis)
def cod(f: Facts) -> Amount:
    return outgoing(f).sum("cod")


@fact("氨氮排放量", "t/a", says=_LOAD.format("氨氮"), clause=_CLAUSE, scope_of=basis)
def nh3n(f: Facts) -> Amount:
    return outgoing(f).sum("nh3")


@fact("总氮排放量", "t/a", says=_LOAD.format("总氮"), scope_of=basis)
def tn(f: Facts) -> Amount:
    return outgoing(f).sum("tn")


@fact("总磷排放量", "t/a", says=_LOAD.format("总磷"), scope_of=basis)
def tp(f: Facts) -> Amount:
    return outgoing(f).sum("tp")


@fact(
    "其他水污染因子（重金属等）排放量",
    "t/a",
    says=_LOAD.format("其他因子及排放量"),
    clause=_CLAUSE,
    scope_of=basis,
)
def other(f: Facts) -> Amount:
    return sum_of_listed(outgoing(f), "other")


@fact("水污染物排放量口径", says="15表纳管、直排各行“排放量口径”")
def load_basis(f: Facts) -> Words:
    return outgoing(f).joined("basis")


@fact(
    "化学需氧量折算浓度",
    "mg/L",
    says="化学需氧量排放量÷纳管、直排的年排放量",
    most=1,
)
def cod_concentration(f: Facts) -> Amount:
    return f.amount("wastewater.cod") * 1_000_000 / outgoing(f).sum("vol")


@fact(
    "氨氮折算浓度",
    "mg/L",
    says="氨氮排放量÷纳管、直排的年排放量",
    most=2,
)
def nh3n_concentration(f: Facts) -> Amount:
    return f.amount("wastewater.nh3n") * 1_000_000 / outgoing(f).sum("vol")


@fact(
    "一类污染物车间排口达标及在线监测情况",
    says="05表中涉一类污染物的企业，逐家说明15表的车间排口、达标和在线联网情况；没有这类企业的不适用",
    clause=_CLAUSE,
)
def class1(f: Facts) -> Words:
    firms_ = present(f).eq("class1", True)
    if firms_.gap:
        return no_words(firms_.gap, firms_.because)
    if not len(firms_):
        return no_words("没有企业涉一类污染物", firms_.because, na=True)
    parts = [_class1_of(f, firm) for firm in firms_]
    lacking = next((p for p in parts if not p.known), None)
    if lacking is not None:
        return lacking
    because = (firms_.because, *(b for p in parts for b in p.because))
    return words("；".join(p.text or "" for p in parts), *because)


def _class1_of(f: Facts, firm: RowView) -> Words:
    name = firm.words("name").text or firm.key
    rows = [RowView(r) for r in rows_of_firm(f, "15").get(firm.key, ())]
    outlets = [r for r in rows if isinstance(r.get("c1_out"), str)]
    if not outlets:
        return no_words(
            f"15_企业废水：{name}涉一类污染物，未填一类污染物车间排口", firm.because("class1")
        )
    said = []
    for row in outlets:
        ok, linked = row.words("c1_ok"), row.words("on_link")
        for cell in (ok, linked):
            if not cell.known:
                return no_words(cell.reason, *cell.because)
        online = "在线监测已联网" if row.get("on_link") is True else "在线监测未联网"
        said.append(f"{row.get('c1_out')}{ok.text}，{online}")
    because = [r.because(k) for r in outlets for k in ("c1_out", "c1_ok", "on_link")]
    return words(f"{name}{'、'.join(said)}", *because)


@fact("企业废水监测次数", "次", says="15_企业废水合计", decimals=0)
def samples(f: Facts) -> Amount:
    return streams(f).sum("n")


@fact("企业废水监测达标次数", "次", says="15_企业废水合计", decimals=0)
def samples_ok(f: Facts) -> Amount:
    return streams(f).sum("n_ok")


@fact(
    "应装未装在线监测的废水企业数量", "家", says="15表中在线应装为是、已装为否的企业数", decimals=0
)
def online_lacking(f: Facts) -> Amount:
    return firms_in(f, streams(f).eq("on_need", True).eq("on_has", False))
