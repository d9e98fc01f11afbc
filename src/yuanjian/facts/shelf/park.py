"""一、园区概况: the park, its areas, its planning EIA."""

from fractions import Fraction

from yuanjian.facts.amount import Amount, Words, amount, no_words, reasons, total, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number, told_words

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一"
_EIA = "规划环境影响评价条例；湘环发〔2020〕27号 （二）"
_PLANNING = ("规划环评", "调扩区环评", "补充或重新规划环评")


@fact("园区名称", says="01_园区概况", clause=_CLAUSE)
def name(f: Facts) -> Words:
    return f.said("01", "park_name")


@fact("园区代码", says="01_园区概况", clause=_CLAUSE)
def code(f: Facts) -> Words:
    return f.said("01", "park_code")


@fact("园区级别", says="01_园区概况", clause=_CLAUSE)
def level(f: Facts) -> Words:
    return f.said("01", "level")


@fact("园区类型", says="01_园区概况")
def type_(f: Facts) -> Words:
    return f.said("01", "park_type")


@fact("园区所在地", says="01_园区概况“所在省、市、县区”连写", clause=_CLAUSE)
def location(f: Facts) -> Words:
    parts = [f.said("01", key) for key in ("province", "city", "county")]
    lacking = next((p for p in parts if p.state == "missing"), None)
    if lacking is not None:
        return lacking
    return words("".join(p.text or "" for p in parts), *reasons(*parts))


@fact("主导产业", says="01_园区概况", clause=_CLAUSE)
def lead_industries(f: Facts) -> Words:
    return f.said("01", "lead_ind")


@fact("管理机构", says="01_园区概况")
def management(f: Facts) -> Words:
    return f.said("01", "mgmt_org")


@fact("环保机构", says="01_园区概况")
def environment_office(f: Facts) -> Words:
    return f.said("01", "env_dept")


@fact("专职环保人员数", "人", says="01_园区概况", decimals=0)
def environment_staff(f: Facts) -> Amount:
    return f.number("01", "env_staff")


@fact("依托（上级）园区", says="01_园区概况")
def parent(f: Facts) -> Words:
    return f.said("01", "parent_park")


@fact("批准设立机关", says="01_园区概况")
def founded_by(f: Facts) -> Words:
    return f.said("01", "found_org")


@fact("批准设立文号", says="01_园区概况")
def founding_document(f: Facts) -> Words:
    return f.said("01", "found_doc")


@fact("批准设立日期", says="01_园区概况")
def founded(f: Facts) -> Words:
    return f.said("01", "found_date")


@fact("投运（封关）日期", says="01_园区概况")
def opened(f: Facts) -> Words:
    return f.said("01", "open_date")


@fact("核准范围面积", "km²", says="01_园区概况“核准面积”", clause=_CLAUSE)
def area_approved(f: Facts) -> Amount:
    return f.number("01", "area_approved")


@fact("规划面积", "km²", says="01_园区概况")
def area_planned(f: Facts) -> Amount:
    return f.number("01", "area_plan")


@fact("已开发面积", "km²", says="01_园区概况")
def area_built(f: Facts) -> Amount:
    return f.number("01", "area_built")


@fact("面积依据文号", says="01_园区概况")
def area_document(f: Facts) -> Words:
    return f.said("01", "area_doc")


@fact("四至范围", says="01_园区概况“四至范围”四格连写")
def bounds(f: Facts) -> Words:
    sides = {k: f.said("01", f"bound_{k}") for k in "eswn"}
    lacking = next((s for s in sides.values() if s.state == "missing"), None)
    if lacking is not None:
        return lacking
    names = zip("东南西北", sides.values(), strict=True)
    return words("、".join(f"{n}至{s.text}" for n, s in names), *reasons(*sides.values()))


@fact("区块数量", "个", says="02_区块与用地的行数", clause="湘环发〔2020〕27号 （一）", decimals=0)
def blocks(f: Facts) -> Amount:
    return f.rows("02").count()


@fact("各区块面积合计", "km²", says="02_区块与用地“区块面积”合计")
def area_of_blocks(f: Facts) -> Amount:
    return f.rows("02").sum("area")


@fact("区块面积", "km²", says="02_区块与用地", per="02")
def area_block(f: Facts, r: RowView) -> Amount:
    return r.amount("area")


@fact("三类工业用地面积", "ha", says="02_区块与用地“三类工业用地”合计")
def land_class3(f: Facts) -> Amount:
    return f.rows("02").sum("land3")


@fact("工业用地面积", "ha", says="02_区块与用地一、二、三类工业用地合计")
def land_industrial(f: Facts) -> Amount:
    rows = f.rows("02")
    return total(rows.sum(key) for key in ("land1", "land2", "land3"))


def approvals(f: Facts) -> Rows:
    """Planning EIAs that are approved and in force, the newest first."""
    rows = f.rows("03").eq("type", *_PLANNING).eq("status", "已批复").eq("valid", True)
    newest = sorted(
        rows, key=lambda r: (r.day("reply_date") is not None, r.day("reply_date")), reverse=True
    )
    return rows.of("按批复日期，最近的在前", (r.record for r in newest))


def _of_approval(f: Facts, key: str) -> Words:
    rows = approvals(f)
    if rows.gap:
        return no_words(rows.gap, rows.because)
    first = next(iter(rows), None)
    if first is None:
        return no_words("没有现行有效的规划环评批复", rows.because, na=True)
    return first.words(key)


@fact(
    "规划环评批复文件名称", says="03表中现行有效、批复日期最近的规划环评的批复文件名称", clause=_EIA
)
def eia_title(f: Facts) -> Words:
    return _of_approval(f, "reply_title")


@fact("规划环评批复文号", says="03表中现行有效、批复日期最近的规划环评的批复文号", clause=_EIA)
def eia_document(f: Facts) -> Words:
    return _of_approval(f, "reply_no")


@fact("规划环评批复日期", says="03表中现行有效、批复日期最近的规划环评的批复日期", clause=_EIA)
def eia_date(f: Facts) -> Words:
    return _of_approval(f, "reply_date")


@fact(
    "规划环评批复距今年数",
    "年",
    says="报告年度减规划环评批复年",
    clause="环环评〔2020〕65号（满五年应开展跟踪评价）",
    decimals=0,
)
def eia_age(f: Facts) -> Amount:
    day = f.words("park.eia_date")
    if day.day is None:
        reason = day.reason or f"批复日期填“{day.text}”"
        return Amount(reason=reason, na=day.na, because=day.because)
    return amount(f.year) - Amount(Fraction(day.day.year), because=day.because)


@fact(
    "跟踪评价状态",
    says="03表中跟踪评价最近一份的状态；没有跟踪评价一行的为缺项",
    clause="环环评〔2020〕65号；湘环发〔2020〕27号 （二）",
)
def tracking_status(f: Facts) -> Words:
    rows = f.rows("03").eq("type", "跟踪评价")
    if rows.gap or not len(rows):
        return no_words(rows.gap or "03_规划环评档案没有跟踪评价一行", rows.because)
    order = ("已批复", "送审稿", "编制中", "不需", "未开展")
    states = [r.words("status") for r in rows]
    lacking = next((s for s in states if not s.known), None)
    return lacking or min(states, key=lambda s: order.index(s.text or ""))


@fact(
    "规划有重大调整的文件数量", "份", says="03表中“是否重大调整”为是的行数", clause=_EIA, decimals=0
)
def major_changes(f: Facts) -> Amount:
    return f.rows("03").eq("major", True).count()


@fact("受纳水体", says="01_园区概况")
def receiving_water(f: Facts) -> Words:
    return f.said("01", "recv_water")


@fact("水环境功能", says="01_园区概况")
def water_function(f: Facts) -> Words:
    return f.said("01", "water_func")


@fact("环境空气功能区", says="01_园区概况")
def air_zone(f: Facts) -> Words:
    return f.said("01", "air_zone")


@fact("集中供热及清洁能源情况", says="01_园区概况")
def energy(f: Facts) -> Words:
    return f.said("01", "energy_note")


@fact("是否委托第三方治理", says="01_园区概况“是否委托第三方治理(环保管家)”")
def steward(f: Facts) -> Words:
    return f.said("01", "steward")


@fact("第三方治理单位", says="01_园区概况“第三方名称”；未委托的不适用")
def steward_name(f: Facts) -> Words:
    park = f.one("01")
    if park is not None and park.get("steward") is False:
        return no_words("未委托第三方治理", park.because("steward"), na=True)
    return f.said("01", "steward_name")


@fact("调整前规划面积", "km²", says=ONLY_TOLD)
def area_planned_before(f: Facts) -> Amount:
    return told_number()


@fact("调整后总面积", "km²", says=ONLY_TOLD)
def area_total(f: Facts) -> Amount:
    return told_number()


@fact("面积（未说明口径）", "km²", says=ONLY_TOLD)
def area_stated(f: Facts) -> Amount:
    return told_number()


@fact("与其他园区重叠面积", "km²", says=ONLY_TOLD)
def area_overlap(f: Facts) -> Amount:
    return told_number()


@fact("调入（拓展）面积", "km²", says=ONLY_TOLD)
def area_added(f: Facts) -> Amount:
    return told_number()


@fact("调出面积", "km²", says=ONLY_TOLD)
def area_removed(f: Facts) -> Amount:
    return told_number()


@fact("控规调整区面积", "km²", says=ONLY_TOLD)
def area_adjusted(f: Facts) -> Amount:
    return told_number()


@fact("规划环评批复年份", says=ONLY_TOLD)
def eia_year(f: Facts) -> Words:
    return told_words()


@fact("调区扩区规划环评评审日期", says=ONLY_TOLD)
def extension_review(f: Facts) -> Words:
    return told_words()


@fact("跟踪评价启动日期", says=ONLY_TOLD)
def tracking_started(f: Facts) -> Words:
    return told_words()


@fact("跟踪评价评审日期", says=ONLY_TOLD)
def tracking_review(f: Facts) -> Words:
    return told_words()
