"""Rectification: what is to be put right, by whom until when, how far it is; verified and struck off by another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from yuanjian.actions import closure_form
from yuanjian.actions.rectify import Actor, change_item, due_day, marks, open_item
from yuanjian.actions.rectify_steps import reopen as take_up_again
from yuanjian.actions.rectify_steps import report_done, start, verify
from yuanjian.actions.rectify_steps import send_back as not_yet
from yuanjian.audit.drafts import ORIGIN_WORDS, Draft
from yuanjian.audit.drafts import waiting as rows_waiting
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear, Rectification
from yuanjian.ledger.rectifying import Standing, standing, standings
from yuanjian.sheets.shelf import sheet
from yuanjian.web.cell_link import cell_link
from yuanjian.web.files import sent_files, stored, written
from yuanjian.web.page import Page
from yuanjian.web.pages.actions.drafting import drafted
from yuanjian.web.pages.actions.one import ItemPage, item_page
from yuanjian.web.park_book import ParkBook
from yuanjian.web.permissions import Permission, people_who_may
from yuanjian.web.visit import Visit, link

page = Page("整改", "actions/", menu=55, icon="clipboard-check")
State = Rectification.State
_MOST_BYTES = 50 * 2**20
_MOST_FILES = 10


@dataclass(frozen=True)
class Choice:
    """A word of the filter, how many there are, whether it is chosen."""

    key: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class ActionsPage:
    """The items; ``waiting`` is how many rows could become one, ``before`` an earlier year with open items: the
    year, how many, its address."""

    lines: tuple[Standing, ...]
    choices: tuple[Choice, ...]
    total: int
    overdue: int
    waiting: int
    may_write: bool
    before: tuple[int, int, str] | None


@dataclass(frozen=True)
class WaitingLine:
    """A row that could become an item."""

    draft: Draft
    kind: str
    address: str


@dataclass(frozen=True)
class WaitingPage:
    """Rows that call for something to be done and are no item yet, by sheet."""

    groups: tuple[tuple[str, tuple[WaitingLine, ...]], ...]
    total: int
    may_write: bool


@dataclass(frozen=True)
class DraftPage:
    """A draft to be completed; ``back`` is where it came from in words."""

    draft: Draft
    origin: str
    query: str
    fixed_plan: bool


@page.get()
def show(visit: Visit) -> ActionsPage:
    """The items, overdue first; ``state`` chooses."""
    every = standings(visit.of, timezone.localdate())
    asked = visit.request.GET.get("state", "")
    tests = {
        "": (lambda s: True, "全部"),
        "overdue": (lambda s: s.overdue, "逾期"),
        **{
            state.value: ((lambda s, v=state.value: s.item.state == v), str(state.label))
            for state in State
        },
    }
    asked = asked if asked in tests else ""
    choices = tuple(
        Choice(key, words, sum(map(test, every)), key == asked)
        for key, (test, words) in tests.items()
    )
    return ActionsPage(
        lines=tuple(s for s in every if tests[asked][0](s)), choices=choices, total=len(every),
        overdue=sum(s.overdue for s in every), waiting=len(_waiting(visit)),
        may_write=visit.may(Permission.WRITE), before=_before(visit),
    )  # fmt: skip


@page.get("waiting/", "waiting.html")
def waiting(visit: Visit) -> WaitingPage:
    """Plans, requirements not met, complaints, orders, inspections: what is no item yet."""
    groups: dict[str, list[WaitingLine]] = {}
    for draft in _waiting(visit):
        title = sheet(draft.sheet).sheet.name
        address = cell_link(visit.of, draft.sheet, draft.key)
        groups.setdefault(title, []).append(WaitingLine(draft, ORIGIN_WORDS[draft.origin], address))
    made = tuple((title, tuple(lines)) for title, lines in groups.items())
    total = sum(len(lines) for _, lines in made)
    return WaitingPage(made, total, visit.may(Permission.WRITE))


@page.post("waiting/", permission=Permission.WRITE)
def take(visit: Visit) -> HttpResponse:
    """Make items of the ticked rows that have owner and date; the others are named."""
    ticked = set(visit.request.POST.getlist("mark"))
    drafts = [d for d in _waiting(visit) if d.mark in ticked]
    if not drafts:
        raise Refusal("请先勾选要转为整改事项的行。")
    whole = [d for d in drafts if d.owner and d.due]
    for draft in whole:
        open_item(visit.of, draft, by=Actor.of(visit.person))
    left = len(drafts) - len(whole)
    said = f"已转为整改事项 {len(whole)} 项。" if whole else ""
    if left:
        said += f"{left} 项没有责任单位或完成时限，请逐项点“转为整改事项”补填。"
    return visit.go("actions" if whole else "actions.waiting", said=said)


@page.get("new/", "new.html", permission=Permission.WRITE)
def new(visit: Visit) -> DraftPage | HttpResponse:
    """A draft out of a finding, a gap or a row (as the address says), or an empty one; what is an item already leads
    there."""
    draft = drafted(visit)
    known = _known(visit, draft)
    if known is not None:
        return visit.go("actions.item", number=known.number)
    asked = visit.request.GET.urlencode()
    return DraftPage(draft, ORIGIN_WORDS[draft.origin], asked, draft.origin in ("plan", "gap"))


@page.post("new/", permission=Permission.WRITE)
def keep(visit: Visit) -> HttpResponse:
    """Keep what the form says."""
    said, draft = visit.data, drafted(visit)
    words = {k: said.get(k, "").strip() for k in ("title", "problem", "measure", "owner", "basis")}
    plan = draft.plan if draft.origin == "plan" else said.get("plan") == "on"
    full = replace(draft, **words, due=due_day(said.get("due", "")), plan=plan)
    item = open_item(visit.of, full, by=Actor.of(visit.person))
    return visit.go("actions.item", said=f"已立项，编号 {item.number}。", number=item.number)


@page.get("list.docx", "")
def list_form(visit: Visit) -> HttpResponse:
    """All items as one Word table."""
    today = timezone.localdate()
    content = closure_form.listed(visit.of, standings(visit.of, today), today)
    return written(content, f"{visit.park.name}{visit.of.year}年度整改事项清单.docx")


@page.get("<int:number>/", "item.html")
def item(visit: Visit, number: int) -> ItemPage:
    """One item: what it is, every step, what can be done next."""
    return item_page(visit, _item(visit, number))


@page.get("<int:number>/form/", "")
def form(visit: Visit, number: int) -> HttpResponse:
    """The 整改销号表 of one item."""
    one = standing(_item(visit, number), timezone.localdate())
    return written(
        closure_form.forms(visit.of, [one]), f"整改销号表_{number:03}_{one.title[:20]}.docx"
    )


@page.get("<int:number>/proof/<str:sha256>/", "")
def proof(visit: Visit, number: int, sha256: str) -> HttpResponse:
    """A file that was handed in as proof."""
    for step in _item(visit, number).steps.all():
        for one in step.proofs:
            if one.get("sha256") == sha256:
                return stored(sha256, one.get("name", "佐证材料"))
    raise Refusal("这个整改事项没有这份佐证材料。")


@page.post("<int:number>/change/", permission=Permission.WRITE)
def change(visit: Visit, number: int) -> HttpResponse:
    """Other words, another owner, another day (with the reason)."""
    said = visit.data
    change_item(
        _item(visit, number), title=said.get("title", "").strip(), measure=said.get("measure", "").strip(),
        owner=said.get("owner", "").strip(), due=due_day(said.get("due", "")), by=Actor.of(visit.person),
        reason=said.get("reason", ""),
    )  # fmt: skip
    return visit.go("actions.item", said="已保存。", number=number)


@page.post("<int:number>/begin/", permission=Permission.WRITE)
def begin(visit: Visit, number: int) -> HttpResponse:
    """Work on it has begun."""
    start(_item(visit, number), by=Actor.of(visit.person))
    return visit.go("actions.item", said="已标为整改中。", number=number)


@page.post("<int:number>/done/", permission=Permission.WRITE)
def done(visit: Visit, number: int) -> HttpResponse:
    """It is put right: words, proof or the reason why there is none."""
    said = visit.data
    files = sent_files(visit.request, "files", most_bytes=_MOST_BYTES)
    if len(files) > _MOST_FILES:
        raise Refusal(f"一次最多上传 {_MOST_FILES} 份佐证材料，请合并后再传。")
    report_done(
        _item(visit, number), words=said.get("words", ""), proofs=said.get("proofs", ""), files=files,
        unproven=said.get("unproven", ""), store=settings.DATA, by=Actor.of(visit.person),
    )  # fmt: skip
    return visit.go("actions.item", said="已报整改完成，等待核验。", number=number)


@page.post("<int:number>/close/", permission=Permission.VERIFY)
def close(visit: Visit, number: int) -> HttpResponse:
    """Verified: struck off."""
    others = people_who_may(visit.park, Permission.VERIFY)
    words = visit.data.get("words", "")
    verify(_item(visit, number), by=Actor.of(visit.person), others=others, words=words)
    return visit.go("actions.item", said="已核验销号。", number=number)


@page.post("<int:number>/back/", permission=Permission.VERIFY)
def send_back(visit: Visit, number: int) -> HttpResponse:
    """Not put right: back to work."""
    not_yet(_item(visit, number), words=visit.data.get("words", ""), by=Actor.of(visit.person))
    return visit.go("actions.item", said="已退回继续整改。", number=number)


@page.post("<int:number>/reopen/", permission=Permission.VERIFY)
def reopen(visit: Visit, number: int) -> HttpResponse:
    """A struck-off item is taken up again."""
    take_up_again(
        _item(visit, number), words=visit.data.get("words", ""), by=Actor.of(visit.person)
    )
    return visit.go("actions.item", said="已重新打开。", number=number)


def _item(visit: Visit, number: int) -> Rectification:
    found = Rectification.objects.filter(park_year=visit.of, number=number)
    one = found.select_related("park_year__park").first()
    if one is None:
        raise Refusal(f"没有编号为 {number} 的整改事项。请从“整改”页重新进入。")
    return one


def _before(visit: Visit) -> tuple[int, int, str] | None:
    """The latest earlier year that has items which are not struck off."""
    of = visit.of
    items = Rectification.objects.filter(park_year__park=of.park, park_year__year__lt=of.year)
    years = list(items.exclude(state=State.CLOSED).values_list("park_year__year", flat=True))
    if not years:
        return None
    year = max(years)
    address = link("actions", ParkYear.objects.select_related("park").get(park=of.park, year=year))
    return year, years.count(year), address


def _known(visit: Visit, draft: Draft) -> Rectification | None:
    """The open item of the same origin, or the one whose plan the row is."""
    if not draft.mark:
        return None
    items = Rectification.objects.filter(park_year=visit.of)
    planned = items.filter(plan_key=draft.key).first() if draft.origin == "plan" else None
    return planned or marks(visit.of, [draft.mark]).get(draft.mark)


def _waiting(visit: Visit) -> tuple[Draft, ...]:
    """Rows that could become an item and have none that is open; a plan that was one stays out for good."""
    every = visit.book.kept("rows that call for action", _drafts)
    taken = set(marks(visit.of, [d.mark for d in every]))
    taken |= set(Rectification.objects.filter(park_year=visit.of).values_list("mark", flat=True))
    plans = set(Rectification.objects.filter(park_year=visit.of).values_list("plan_key", flat=True))
    return tuple(
        d for d in every if d.mark not in taken and not (d.sheet == "33" and d.key in plans)
    )


def _drafts(book: ParkBook) -> tuple[Draft, ...]:
    return tuple(rows_waiting(book.facts))
