"""No work begins before its EIA is approved, no operation before it is filed."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import out_of_order
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check(
    "开工（投产）早于环评批复（备案）",
    "major",
    why="环境影响评价法 第二十五条：未经批准不得开工建设；登记表在投产前备案",
)
def find(f: Facts) -> Iterator[Finding]:
    """报告书 and 报告表 against the start, 登记表 against the run."""
    needs("项目环评不明", f.rows("06").gap)
    for row in f.rows("06"):
        kind = row.get("eia")
        later = {"报告书": "start", "报告表": "start", "登记表": "run"}.get(kind)
        if later is None or not out_of_order(row, "eia_date", later):
            continue
        what = "投产" if later == "run" else "开工"
        yield Finding(
            f"{row.words('ent').text}“{row.words('name').text}”{what}日期 {row.day(later)}，"
            f"{kind}批复（备案）日期 {row.day('eia_date')}",
            quotes=(quote_row(row, later, "eia_date", "eia_no"),),
            expected=f"{row.day('eia_date')} 或以后",
            found=str(row.day(later)),
            advice="核对两个日期；属实的即未批先建（先投产后备案），附处罚与补办材料，信用评价第3项据实自评。",
            verify="日期顺序正确，或附处理材料。",
            subject=row.key,
            credit=(3,),
            cause=cell_cause(row, later),
        )
