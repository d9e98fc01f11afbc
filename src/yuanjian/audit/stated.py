"""What a report states with yes and no, as checks compare it, and the items of its credit table with what they ask.

An item that takes off names a condition («未建立环境信息管理档案»): stating it is what triggers the item. An item that
adds names what must be there. Both come from the item's own wording, so that any province's table can be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yuanjian.audit.claimed import Words, sentences
from yuanjian.audit.finding import Quote
from yuanjian.audit.years import DOCUMENT, YEAR
from yuanjian.core.evidence import Place
from yuanjian.facts.claim import ASPECT, Passage, Statement
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

NOT_FIVE_YEARS = (
    r"(?:未满|不满|不足|未到|不到|未达|尚未满)[^,。;\d]{0,6}[五5]个?(?:周年|年)|[五5]个?周?年[^,。;]{0,8}(?:未满|未到|未届|尚有|尚余|还有|不到|未至|尚早|还差)"
    r"|距[^,。;]{0,10}[五5]个?周?年|(?:获批|批复|审查|实施)[^,。;]{0,6}时间(?:较|尚|不)[短长]"
)
"""Words for a planning EIA that is not five years old."""

Cell = tuple[int | None, int | None, int | None]
ALL_FIRMS, SOME_FIRMS = "各企业", "部分企业"

VARIED = frozenset(
    {
        "规划环评", "项目环评", "项目环保验收", "污水管网", "废水集中处理", "环境风险防范措施", "集中污水处理设施",
        "拆迁安置", "空气质量监测站", "清洁能源使用", "固废分类收集", "涉VOCs企业", "废气治理设施",
        "VOCs治理设施", "危险废物暂存间", "督察反馈问题", "环境投诉", "应急值守", "扬尘防治设施",
    }
)  # fmt: skip
"""Topics of which many different things are said; a yes and a no of them need not contradict."""


EXISTING = frozenset(
    {
        "水型污染企业", "涉重金属企业", "涉一类污染物企业", "三类工业", "高耗能高排放项目", "国家淘汰类项目", "黑名单企业",
        "散乱污企业", "燃煤设施", "入河排污口", "黑臭水体", "污染地块", "危险废物非法转移处置", "监测数据弄虚作假", "行政处罚",
        "限批挂牌约谈", "省级以上通报", "突发环境事件", "安全生产事故",
    }
)  # fmt: skip
"""Things that there are in the park or not: one firm's is the park's."""

YEARLY = frozenset(
    {
        "应急演练", "环境隐患排查", "自行监测", "环境信息公开", "规划重大调整", "清洁生产审核", "环境投诉", "督察反馈问题",
        "柴油货车监督抽查", "土壤环境监测", "地下水监测", "污水处理厂执法监测",
    }
)  # fmt: skip
"""What is done or comes anew every year."""


def base(statement: Statement) -> str:
    """The topic without what is told of it: 环境应急预案 of «环境应急预案·备案»."""
    return statement.topic.partition(ASPECT)[0]


def named(topic: str) -> str:
    """A topic as messages say it."""
    return topic.replace(ASPECT, "")


def done(f: Facts) -> tuple[Statement, ...]:
    """What the park says of itself: neither requirements nor plans."""
    return f.kept(
        "statements done", lambda: tuple(s for s in f.dossier.statements if s.modality == "done")
    )


def own_mentions(f: Facts) -> tuple[Statement, ...]:
    """Everything that the park says about any topic, plans and duties left out."""
    kinds = ("done", "mention")
    return tuple(
        s for s in f.dossier.statements if s.modality in kinds and not _required(f, s.place)
    )


def quote_statement(statement: Statement) -> Quote:
    """The words that state it."""
    return Quote(statement.quote, statement.place, subject=statement.subject)


def quotes_of(statements: Iterable[Statement], most: int) -> tuple[Quote, ...]:
    """The first ``most`` of them, one a paragraph."""
    found: dict[int | None, Quote] = {}
    for one in statements:
        found.setdefault(one.place.paragraph, quote_statement(one))
    return tuple(found.values())[:most]


def sentence_of(f: Facts, statement: Statement) -> Words | None:
    """The sentence that a statement stands in; None for one in a table's head."""
    place = statement.place
    passages: Mapping[int | None, Passage] = f.kept(
        "passages by paragraph", lambda: {p.place.paragraph: p for p in f.dossier.text}
    )
    passage = passages.get(place.paragraph)
    for sentence in sentences(passage) if passage is not None else ():
        whole = sentence.quote.place
        if whole.start <= place.start < max(whole.end, whole.start + 1):
            return sentence
    return None


def of_other_years(f: Facts, statement: Statement) -> bool:
    """Whether its sentence only names years other than the one reported on, and that matters: what was set up in
    an earlier year is still there, what happened or was done then tells nothing of this year.
    """
    if statement.polarity and base(statement) not in EXISTING | YEARLY:
        return False
    sentence = sentence_of(f, statement)
    years = set(YEAR.findall(DOCUMENT.sub("", sentence.folded))) if sentence else set()
    return bool(years) and str(f.year) not in years


def cell_of(place: Place) -> Cell:
    """The table cell of a place; a paragraph of its own outside tables."""
    if place.table is None:
        return None, place.paragraph, None
    return place.table, place.row, place.column


def in_cell(f: Facts, row: RowView, key: str) -> tuple[Statement, ...]:
    """The statements in one cell of a report's table."""
    cells: Mapping[Cell, list[Statement]] = f.kept("statements by cell", lambda: _by_cell(f))
    place = row.record.places.get(key)
    return tuple(cells.get(cell_of(place), ())) if place is not None else ()


@dataclass(frozen=True, slots=True)
class CreditItem:
    """A row of the credit table: ``topics`` says, for each topic that its wording names, yes or no."""

    row: RowView
    number: int
    wording: str
    points: Decimal
    own: Decimal | None
    topics: Mapping[str, bool]

    @property
    def quote(self) -> Quote:
        """Its wording, with the place."""
        return Quote(self.wording[:300], self.row.record.cell("std"), subject=self.row.key)

    @property
    def quote_own(self) -> Quote:
        """The park's own score."""
        return Quote(
            f"自评分值：{self.row.words('self').text or '（未填）'}", self.row.record.cell("self")
        )


def credit_items(f: Facts) -> tuple[CreditItem, ...]:
    """The items of the credit table of a report, in order."""
    return f.kept("credit items in words", lambda: tuple(_items(f)))


def _items(f: Facts) -> Iterator[CreditItem]:
    for row in f.rows("32"):
        wording, points, own = row.get("std"), row.get("pts"), row.get("self")
        if not isinstance(wording, str) or not isinstance(points, int | Decimal) or points == 0:
            continue
        asked = [s for s in in_cell(f, row, "std") if s.modality == "requirement"]
        number = row.get("no")
        yield CreditItem(
            row, number if isinstance(number, int) else 0, wording, Decimal(points),
            Decimal(own) if isinstance(own, int | Decimal) else None,
            {base(s): s.polarity for s in asked},
        )  # fmt: skip


def items_about(f: Facts, topic: str) -> tuple[int, ...]:
    """The numbers of the items whose wording names a topic."""
    wanted = topic.partition(ASPECT)[0]
    return tuple(i.number for i in credit_items(f) if wanted in i.topics)


def _by_cell(f: Facts) -> dict[Cell, list[Statement]]:
    found: dict[Cell, list[Statement]] = defaultdict(list)
    for statement in f.dossier.statements:
        found[cell_of(statement.place)].append(statement)
    return found


def _required(f: Facts, place: Place) -> bool:
    numbers: frozenset[int | None] = f.kept(
        "paragraphs of requirements",
        lambda: frozenset(p.place.paragraph for p in f.dossier.text if p.required or p.table == "4"),
    )  # fmt: skip
    return place.paragraph in numbers
