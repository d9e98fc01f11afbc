"""A planning EIA of five years and more, and a tracking assessment that the report does not call finished."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, claims_of, own_sentences, quote_claim, without_rows
from yuanjian.audit.finding import Finding, Quote
from yuanjian.audit.stated import NOT_FIVE_YEARS, credit_items
from yuanjian.facts.amount import Words as Said
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts

_YEARS = 5
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NUMBER = re.compile(r"(?:环评|环审|环函|环批)\S{0,3}?[\[(〔]?((?:19|20)\d{2})")
_TRACKING = re.compile(r"跟踪(?:环境影响)?(?:评价|环评)")
_GOT = r"(?:取得|获得|获取|收到|拿到|通过|完成|出具|印发|下达|下发|核发|签发|获|经|以|得到|形成)"
_PAPER = r"(?:备案|审查意见|审核意见|审查文件|批复|批文|复函|批准文件|批准|审查|审核|验收|认可)"
_FINISHED = re.compile(
    rf"(?:已|业已|{_GOT})[^,。;]{{0,16}}?{_PAPER}|(?:已|业已|全部|顺利)[^,。;]{{0,16}}?(?:办结|办毕|完成|审结|获批|备案|通过|批复)"
    rf"|(?:办结|办毕|审结|获批)|{_PAPER}[^,。;]{{0,12}}[\[(〔](?:19|20)\d\d[\])〕]\d+号"
)
# «又完成跟踪环评(湘环评函〔2020〕4号)»: the paper's number is the proof.
_PROVEN = re.compile(
    r"(?<![未没尚])完成了?[^,。;]{0,12}?跟踪(?:环境影响)?(?:评价|环评)[^,。;()]{0,6}\([^()]{0,12}[\[〔]((?:19|20)\d\d)[\]〕]\d+号"
    r"|跟踪(?:环境影响)?(?:评价|环评)(?:(?!未|没|尚|拟|将|待)[^。;]){0,40}?(?:批复|审查|备案|审批)(?:时间|日期)(?:为|是|:)((?:19|20)\d\d)年"
)
_NUMBERED = re.compile(rf"{_PAPER}[^,。;]{{0,12}}[\[(〔](?:19|20)\d\d[\])〕]\d+号")
_UNDONE = re.compile(
    r"(?:尚未|还未|仍未|暂未|未)(?:能|予)?(?:通过|取得|获|完成|上会|报|审|备)|待审|待批|初稿|送审稿|征求意见|编制中"
)
_OPEN = re.compile(r"未|尚|待|拟|将|计划|争取|力争|预计|送审|报批|正在")
_YOUNG = re.compile(NOT_FIVE_YEARS)
_UNDER_WAY = re.compile(
    r"送审稿|报批|编制中|正在|委托|论证|评审|初稿|修改|征求意见|尚未|未|拟|报送"
)


@check(
    "规划环评满五年，跟踪评价未写明已完成",
    "major",
    why="规划环境影响评价条例第二十四条；环环评〔2020〕65号：规划实施满五年应开展环境影响跟踪评价",
)
def find(f: Facts) -> Iterator[Finding]:
    """By the latest year of a planning EIA in the text; silent where the park takes the deduction itself."""
    if not without_rows(f, "03"):
        return
    reply = _latest(f)
    if reply is None or reply[0] + _YEARS >= f.year:
        return
    year, claim = reply
    about = [s for s in own_sentences(f) if _TRACKING.search(s.folded)]
    if any(_finished(s, year) or _YOUNG.search(s.folded) for s in about):
        return
    items = [i for i in credit_items(f) if i.topics.get("跟踪评价") is False]
    if any(i.own is not None and i.own < 0 for i in items):
        return
    status = [_around(s) for s in about if _UNDER_WAY.search(s.folded)]
    told = status or [_around(s) for s in about[:1]]
    state = "；".join(q.text for q in told[:1])
    yield Finding(
        f"规划环评批复于{year}年，至{year + _YEARS}年满五年；"
        + (f"跟踪评价写的是“{state[:60]}”，没有写明已完成" if told else "报告没有提到跟踪评价"),
        quotes=(quote_claim(claim), *told[:3], *(i.quote for i in items[:1])),
        expected=f"{year + _YEARS}年前后完成跟踪评价（写明报送、审查或备案的日期和文号）",
        found=state[:100] or "没有提到",
        advice="写明跟踪评价的状态和日期；尚未完成的列入存在问题和下一步计划，信用评价对应条款据实自评。",
        verify="有跟踪评价完成的文号和日期，或自评已按未完成处理。",
        credit=tuple(i.number for i in items),
        cause="statement/跟踪评价",
    )


def _latest(f: Facts) -> tuple[int, Claim] | None:
    """The latest year of a reply to a planning EIA, and the words that tell it."""
    found = []
    for fact in ("park.eia_date", "park.eia_year", "park.eia_document"):
        for claim in _claims(f, fact):
            text = claim.known.text if isinstance(claim.known, Said) else claim.digits
            match = (_NUMBER if fact.endswith("document") else _YEAR).search(text or claim.quote)
            if match:
                year = int(match[match.lastindex or 0])
                if year <= f.year:
                    found.append((year, claim))
    return max(found, key=lambda pair: pair[0], default=None)


def _claims(f: Facts, fact: str) -> tuple[Claim, ...]:
    """The claims of a fact, those of other periods included: a reply is of its own year."""
    return claims_of(f, fact, None) or tuple(c for c in f.dossier.claims if c.fact == fact)


def _finished(sentence: Words, year: int) -> bool:
    """Whether a sentence says of the tracking assessment that it is finished; a number of that year or before is
    the planning EIA's own.
    """
    if any(int(m[1] or m[2]) > year for m in _PROVEN.finditer(sentence.folded)):
        return True
    for match in _TRACKING.finditer(sentence.folded):
        rest = sentence.folded[match.start() : match.start() + 120]
        if _UNDONE.search(rest) and not _NUMBERED.search(rest):
            continue
        for done in _FINISHED.finditer(rest):
            around = rest[max(0, done.start() - 6) : done.end() + 4]
            number = _YEAR.search(done[0])
            own = number is not None and int(number[0]) <= year
            if not own and not _OPEN.search(around):
                return True
    return False


def _around(sentence: Words) -> Quote:
    """The sentence, or as much of it as stands around the tracking assessment."""
    if sentence.end - sentence.start <= 120:
        return sentence.quote
    match = _UNDER_WAY.search(sentence.folded) or _TRACKING.search(sentence.folded)
    at = sentence.start + (match.start() if match else 0)
    first = max(sentence.start, at - 60)
    return Quote(*sentence.passage.quote(first, min(sentence.end, at + 40)))
