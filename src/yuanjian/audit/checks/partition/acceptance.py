"""环保竣工验收: the groups of sheet 06 add up to all firms."""

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.checks.partition._told import reasons, rest_is_told
from yuanjian.audit.claimed import Told, near, told, without_rows
from yuanjian.audit.finding import Finding, Quote, Severity
from yuanjian.audit.sums import Addition, closes, fills, parts_told, whole_told
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.acceptance import sorted_firms

_NEEDLESS = "acceptance.not_required"
_REASONS = (
    "acceptance.pending_in_process", "acceptance.pending_staged", "acceptance.pending_construction",
    "acceptance.pending_stopped", "acceptance.pending_trial", "acceptance.pending_not_operating",
    "acceptance.pending_operating",
)  # fmt: skip


@check(
    "环保竣工验收各类之和不等于入园企业数",
    "query",
    why="国环规环评〔2017〕4号：各企业的验收情况应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    if without_rows(f, "05", "06"):
        yield from _told(f)
        return
    yield from unsorted(f, sorted_firms(f), "环保竣工验收")


def _told(f: Facts) -> Iterator[Finding]:
    """What a report tells: accepted and pending ones are those that must be accepted; reasons are complete."""
    done, pending = told(f, "acceptance.done"), told(f, "acceptance.pending")
    under_way = told(f, "acceptance.pending_in_process")
    if pending is None and under_way is not None and not under_way.claim.part_of:
        pending = under_way  # «30家完成验收，2家正在组织验收»
    if done is None or pending is None:
        raise NotAssessed("报告没有写明已完成验收或未完成验收的企业数")
    if not (done.exact and pending.exact):
        return
    found = _gap(f, done, pending)
    if found is not None:
        yield found
    else:
        yield from _three(f, done, pending)
        yield from _reasons(f, pending)


def _gap(f: Facts, done: Told, pending: Told) -> Finding | None:
    optional = parts_told(f, (_NEEDLESS, "acceptance.pending_construction"))
    by_kind = _must(f)
    must = by_kind.number if by_kind else None
    wholes = [must] if must is not None else _wholes(f)
    stated = Addition((done, pending))
    if not wholes or (must is None and stated.number >= max(wholes)):
        return None  # more than have an approval: partition.not_more_than
    if closes([*wholes, *_beyond(f, must, stated)], stated.parts, optional) or rest_is_told(
        f, stated.parts
    ):
        return None
    wanted = must if must is not None else max(wholes)
    if fills(f, stated.parts, wanted - stated.number):
        return None
    whole = Addition(by_kind.parts) if by_kind else None
    said = f"应验收的为{whole.says} 家" if whole else f"入园企业 {max(wholes)} 家"
    complete = told(f, _NEEDLESS) is not None
    severity: Severity = "blocker" if by_kind else "major" if complete else "query"
    return Finding(
        f"{said}，{stated.says} 家，相差 {abs(wanted - stated.number)} 家",
        quotes=(done.quote, pending.quote, *(whole.quotes if whole else ()), *_whole_quotes(f)),
        expected=f"已验收＋未验收＝{wanted} 家",
        found=f"{stated.number} 家",
        advice="请按环评类别逐家核对应验收的企业：报告书、报告表项目应验收，登记表项目不需验收；在建、未投产的计入未完成并写明。",
        verify="已完成验收与未完成验收之和等于应验收的企业数。",
        severity=severity,
    )


def _three(f: Facts, done: Told, pending: Told) -> Iterator[Finding]:
    """Done, pending and not needed, where all three are told beside each other, against all firms."""
    needless, whole = told(f, _NEEDLESS), told(f, "enterprises.total")
    if needless is None or whole is None or not (needless.exact and whole.exact):
        return
    stated = Addition((done, pending, needless))
    beside = not needless.claim.part_of and near(needless.claim, pending.claim)
    if not beside or stated.number in _wholes(f) or done.number + pending.number == whole.number:
        return
    left = whole.number - stated.number
    if left > 0 and (rest_is_told(f, stated.parts) or fills(f, stated.parts, left)):
        return
    yield Finding(
        f"入园企业 {whole.shown} 家，{stated.says} 家，"
        + (f"还有 {left} 家没有说明" if left > 0 else f"多出 {-left} 家"),
        quotes=(whole.quote, *stated.quotes),
        expected=f"合计 {whole.shown} 家",
        found=f"{stated.number} 家",
        advice="请逐家核对验收情况，写明已验收、未验收和无需验收（登记表、豁免）的企业数，使三者之和等于入园企业数。",
        verify="已验收、未验收与无需验收之和等于入园企业数。",
        severity="major",
    )


def _must(f: Facts) -> Addition | None:
    """The firms that need an acceptance by the kind of their EIA, where the kinds make up the approved ones."""
    kinds = parts_told(f, ("eia.report", "eia.table"))
    approved, registered = told(f, "eia.approved"), told(f, "eia.registered")
    if not kinds or approved is None:
        return None
    beside = Addition(kinds).number + (registered.number if registered else 0)
    return Addition(kinds) if approved.number in (beside, Addition(kinds).number) else None


def _wholes(f: Facts) -> list[Fraction]:
    """What accepted and pending ones may add up to where the kinds are not told."""
    approved, registered = told(f, "eia.approved"), told(f, "eia.registered")
    found = list(whole_told(f, "enterprises.total"))
    if approved is not None:
        found.append(approved.number)
        found += (
            [approved.number + registered.number, approved.number - registered.number]
            if registered
            else []
        )
    return found


def _beyond(f: Facts, must: Fraction | None, stated: Addition) -> list[Fraction]:
    """Registered ones that are counted as well: all firms, or all that have an EIA."""
    return [w for w in _wholes(f) if must is not None and w > must and stated.number >= must]


def _whole_quotes(f: Facts) -> tuple[Quote, ...]:
    return tuple(
        t.quote for i in ("eia.approved", "enterprises.total") if (t := told(f, i)) is not None
    )


def _reasons(f: Facts, pending: Told) -> Iterator[Finding]:
    parts = parts_told(f, _REASONS)
    needless = parts_told(f, (_NEEDLESS,))
    if parts and not closes((pending.number,), parts, needless):
        inside = Addition((*parts, *needless)).number <= pending.number
        yield from reasons(f, pending, (*_REASONS, _NEEDLESS) if inside else _REASONS, "验收")
