"""What ``yuanjian series check`` prints: what was read, what is open, what could not be read, what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yuanjian.commands._terminal import coloured, heading, wrapped

if TYPE_CHECKING:
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.quality.check import Flag
    from yuanjian.monitoring.readers.ask import Question
    from yuanjian.monitoring.readers.load import Loaded

_FEW = 5
_MANY = 10_000
_GRAINS = {"minute": "分钟值", "hour": "小时值", "day": "日值", "month": "月值", "sample": "采样"}
_STATES = {"valid": "有效", "invalid": "无效", "missing": "缺测", "unmonitored": "未监测"}
_SEVERITIES = {"major": "须更正或举证", "query": "请核实"}


@dataclass(frozen=True, slots=True)
class Frozen:
    """An outcome that outlives its session."""

    grave: bool
    as_json: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that was read and checked; ``hours`` were made of its minutes."""

    loaded: Loaded
    questions: Sequence[Question]
    hours: int
    session: Session

    def flagged(self) -> dict[str, int]:
        """Rule → number of its flags."""
        from yuanjian.monitoring.quality.check import counts

        return counts(self.session)

    def flags(self, rule: str, most: int) -> list[Flag]:
        """The first flags of a rule."""
        from yuanjian.monitoring.quality.check import flags

        return list(flags(self.session, rule=rule, most=most))

    def frozen(self) -> Frozen:
        """What remains of it: whether something is grave, and the whole for programs."""
        from yuanjian.monitoring.quality.check import rules

        flagged = self.flagged()
        grave = bool(self.loaded.problem_counts) or any(
            rules()[rule].severity == "major" for rule in flagged
        )
        return Frozen(grave, _as_json(self, flagged))


def show(outcome: Outcome, *, everything: bool) -> None:
    """Print it."""
    _show_read(outcome)
    show_questions(outcome.questions)
    _show_problems(outcome.loaded, everything)
    _show_flags(outcome, everything)
    if not outcome.loaded.problem_counts and not outcome.flagged():
        print("\n  没有读不出的，也没有存疑的。")
    print()


def _show_read(outcome: Outcome) -> None:
    read = outcome.loaded
    layout = f"　{read.layout}" if read.layout else ""
    print(coloured(f"{read.path.name}　{_GRAINS[read.grain]}{layout}", "bold"))
    points = f"{len(read.points)} 个测点" + (
        f"（{read.points[0]}）" if len(read.points) == 1 else ""
    )
    items = "、".join(_named(item, read) for item in read.items)
    print(
        wrapped(
            f"{read.records} 行，{read.rows} 个值；{points}；{len(read.items)} 项：{items}", "  "
        )
    )
    if read.start and read.end:
        form = "%Y-%m-%d" if read.grain in ("day", "month") else "%Y-%m-%d %H:%M"
        which = "" if read.grain in ("day", "month", "sample") else "（时段起点）"
        print(f"  {read.start:{form}} 至 {read.end:{form}}{which}")
    states = "　".join(
        f"{_STATES[s]} {n}" for s, n in sorted(read.states.items(), key=lambda p: -p[1])
    )
    print(f"  {states}")
    if outcome.hours:
        print(f"  由分钟值得出 {outcome.hours} 个小时值")
    if read.unread:
        print(coloured(wrapped(f"没有读入的列：{'、'.join(read.unread)}", "  "), "grey"))
    for note in read.notes:
        print(coloured(wrapped(note, "  "), "grey"))


def _named(item: str, read: Loaded) -> str:
    from yuanjian.monitoring.readings import ITEMS

    name = ITEMS[item][0] if item in ITEMS else item
    unit = read.units.get(item, "")
    return f"{name}（{unit}）" if unit else name


def show_questions(questions: Sequence[Question]) -> None:
    """What the file leaves open; the answer that is taken when none is given bears an arrow."""
    if not questions:
        return
    heading(f"还要说明 {len(questions)} 项" + coloured("　没有说明的按“→”一项计", "grey"))
    for number, one in enumerate(questions, start=1):
        must = coloured("（必须说明）", "red") if one.blocking else ""
        print(wrapped(f"{number}. {one.text}", "  ", "     ") + must)
        for choice in one.choices:
            mark = "→" if choice.value == one.assumed and not one.blocking else "　"
            said = choice.words + (f"：{choice.effect}" if choice.effect else "")
            print(wrapped(f"{mark} {said}", "     ", "        "))
        if how := _how(one):
            print(coloured(f"        {how}", "grey"))


def _how(one: Question) -> str:
    """The option that answers."""
    example = one.choices[-1].value if one.choices else "…"
    match one.part:
        case "units":
            return f"--unit {one.about[0]}={example}"
        case "columns":
            return f"--column {one.about[0] if one.about else '列名'}={example}"
        case "flags":
            return f"--flag {one.about[0]}={example}"
        case "label":
            return "--label end 或 --label begin"
        case part:
            return f"--{part} {example}"


def _show_problems(read: Loaded, everything: bool) -> None:
    total = sum(read.problem_counts.values())
    if not total:
        return
    heading(coloured(f"读不出或有矛盾　{total} 处", "yellow"))
    for kind, number in read.problem_counts.items():
        alike = [p for p in read.problems if p.kind == kind]
        for problem in alike if everything else alike[:_FEW]:
            print(wrapped(str(problem), "  · ", "    "))
        left = number - (len(alike) if everything else min(len(alike), _FEW))
        if left > 0:
            print(coloured(f"    ……同类的还有 {left} 处", "grey"))


def _show_flags(outcome: Outcome, everything: bool) -> None:
    from yuanjian.monitoring.quality.check import rules

    for severity, words in _SEVERITIES.items():
        found = {r: n for r, n in outcome.flagged().items() if rules()[r].severity == severity}
        if not found:
            continue
        heading(
            coloured(
                f"{words}　{sum(found.values())} 处", "yellow" if severity == "major" else "blue"
            )
        )
        for rule, number in found.items():
            print(f"  {coloured(rules()[rule].title, 'bold')}　{number} 处")
            print(coloured(wrapped(rules()[rule].why, "    "), "grey"))
            shown = outcome.flags(rule, _MANY if everything else _FEW)
            for flag in shown:
                print(wrapped(_flag(flag, outcome.loaded), "  · ", "    "))
            if number > len(shown):
                print(coloured(f"    ……还有 {number - len(shown)} 处（--all 全部列出）", "grey"))


def _flag(flag: Flag, read: Loaded) -> str:
    from yuanjian.monitoring.readings import ITEMS

    name = ITEMS[flag.item][0] if flag.item in ITEMS else flag.item.replace("*", "")
    form = "%Y-%m-%d" if flag.grain in ("day", "month") else "%Y-%m-%d %H:%M"
    when = f"{flag.start:{form}}" + ("" if flag.until == flag.start else f" 至 {flag.until:{form}}")
    point = f"{flag.point} " if len(read.points) > 1 else ""
    return f"{point}{name} {when}　{flag.reason}".replace("  ", " ")


def _as_json(outcome: Outcome, flagged: Mapping[str, int]) -> dict[str, Any]:
    read = outcome.loaded
    return {
        "file": read.path.name, "sha256": read.sha256, "layout": read.layout, "grain": read.grain,
        "records": read.records, "values": read.rows, "points": list(read.points), "items": list(read.items),
        "units": dict(read.units), "start": str(read.start), "end": str(read.end), "states": dict(read.states),
        "unread": list(read.unread), "notes": list(read.notes), "assumed": list(read.terms.assumed),
        "questions": [
            {
                "part": q.part, "text": q.text, "assumed": q.assumed, "blocking": q.blocking, "about": list(q.about),
                "choices": [{"value": c.value, "words": c.words, "effect": c.effect} for c in q.choices],
            }
            for q in outcome.questions
        ],
        "problems": [
            {"kind": p.kind, "sheet": p.sheet, "line": p.line, "column": p.column, "text": p.text,
             "message": p.message, "advice": p.mend}
            for p in read.problems
        ],
        "problem_counts": dict(read.problem_counts),
        "flag_counts": dict(flagged),
        "flags": [
            {"rule": f.rule, "severity": f.severity, "point": f.point, "item": f.item, "start": str(f.start),
             "until": str(f.until), "reason": f.reason}
            for rule in flagged
            for f in outcome.flags(rule, _MANY)
        ],
    }  # fmt: skip
