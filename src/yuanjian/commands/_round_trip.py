"""What the round trip of the Word report prints: a file read back, two reports compared, what a build went on from."""

from __future__ import annotations

import argparse
import getpass
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yuanjian.commands._terminal import coloured, cut, heading, wrapped

if TYPE_CHECKING:
    from yuanjian.actions.build_report import Built, WentOn
    from yuanjian.actions.pull_report import Pulled
    from yuanjian.ledger.models import ParkYear
    from yuanjian.reports.roundtrip.difference import Difference
    from yuanjian.reports.roundtrip.margin import Remark
    from yuanjian.reports.roundtrip.merge import Merged
    from yuanjian.reports.roundtrip.proposals import Proposal
    from yuanjian.reports.roundtrip.readback import BlockState, Change
    from yuanjian.reports.roundtrip.settle import Settled

_KINDS = {"changed": "改", "added": "增", "removed": "删"}
_VERSION = re.compile(r"[vV]?(\d{1,6})")
_MOST = 60  # lines of a list that are printed; --json tells all
_CELLS = 6  # changed cells of one table that are printed
_WIDE = 150
_NEAR = 6
_PLACES = 4


def pull(args: argparse.Namespace) -> int:
    """Take a file back and tell what is in it."""
    from yuanjian.actions.pull_report import pull_report
    from yuanjian.core.refusal import Refusal
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year) if args.park or args.year else None
    if args.accept or args.reject:
        return _settle(args, of)
    if args.out:
        raise Refusal("-o 只在用 --accept 或 --reject 处理修订时用。")
    pulled = pull_report(args.file, by=getpass.getuser(), of=of)
    if args.json:
        print(_json(_pulled_as_data(pulled)))
    else:
        _tell_pulled(pulled)
    return 0


def _settle(args: argparse.Namespace, of: ParkYear | None) -> int:
    """Accept and reject proposals, and take the result back."""
    from yuanjian.actions.settle_proposals import settle_file

    target, done, pulled = settle_file(
        args.file, args.accept, args.reject, by=getpass.getuser(), out=args.out, of=of
    )
    told = {
        "accepted": done.accepted,
        "rejected": done.rejected,
        "left": list(done.left),
        "out": str(target),
    }
    if args.json:
        print(_json(_pulled_as_data(pulled) | {"settled": told}))
        return 0
    print(
        f"  已接受 {done.accepted} 处，拒绝 {done.rejected} 处，还有 {done.still_open} 处没有定。"
    )
    if done.left:
        which = "、".join(map(str, done.left))
        print(
            wrapped(
                f"第 {which} 处没有处理：那一行里还有别人加的字，请先定那些字，或在 Word 里处理。",
                "  ",
            )
        )
    print(wrapped(f"写在  {target.resolve()}（原文件没有动）", "  "))
    _tell_pulled(pulled)
    return 0


def compare(args: argparse.Namespace) -> int:
    """Tell what lies between two reports; the ledger is opened only for versions of it."""
    from yuanjian.reports.roundtrip.difference import difference

    old, new = (_side(args, said) for said in (args.old, args.new))
    found = difference(old, new)
    if args.json:
        print(_json(asdict(found)))
    else:
        _tell_difference(args.old, args.new, found)
    return 0


def _side(args: argparse.Namespace, said: str) -> bytes:
    from yuanjian.core.refusal import Refusal
    from yuanjian.reports.roundtrip.wordfile import received_word

    number = _VERSION.fullmatch(said)
    if number is None or Path(said).exists():
        return received_word(Path(said))
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    from yuanjian.actions.pull_report import stored_report
    from yuanjian.ledger.models import Report
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    report = Report.objects.filter(park_year=of, version=int(number[1])).first()
    if report is None:
        known = Report.objects.filter(park_year=of).order_by("version")
        there = "、".join(f"v{n}" for n in known.values_list("version", flat=True))
        raise Refusal(f"{of} 没有第 {number[1]} 稿。已有：{there or '（还没有生成过报告）'}")
    return stored_report(report)


def went_on(on: WentOn, merged: Merged) -> None:
    """Into which edited file a report was merged, and where a human is asked."""
    asked = merged.conflicts
    done = len(merged.settled) - len(asked)
    told = f"接着“{on.name}”（第 {on.version} 稿的修改稿）：人工文字全部保留，按数据更新 {done} 处"
    print("\n" + wrapped(f"合并  {told}" + (f"，{len(asked)} 处请确认" if asked else ""), "  "))
    for one in asked[:_MOST]:
        print(wrapped(f"· {_asked(one)}", "    ", "      "))
    if asked:
        print("    以上各处在 Word 中有“园鉴”的批注。从头生成请用 --fresh。")


def _asked(one: Settled) -> str:
    if one.changed:
        told = "；".join(f"旧 {c.old} → 新 {c.new}" for c in one.changed)
        return f"{told}　原文：{cut(_flat(one.human), 100)}"
    if one.what == "gone":
        return f"资料中已没有这一项，人工文字保留：{cut(_flat(one.human), 100)}"
    return f"两边都改过，人工文字保留：{cut(_flat(one.human), 100)}"


def built_as_json(built: Built) -> str:
    """A build for programs."""
    filing, on = built.filing, built.went_on
    merged = filing.merged
    return _json(
        {
            "park": built.name,
            "year": built.year,
            "version": built.version,
            "folder": str(built.written.folder.resolve()),
            "archive": str(built.written.archive.resolve()),
            "files": list(filing.contents),
            "blanks": filing.blanks,
            "notices": list(filing.notices),
            "pdf_by": filing.pdf_by,
            "kept": list(built.written.kept),
            "went_on": asdict(on) if on else None,
            "settled": [asdict(one) for one in merged.settled] if merged else [],
        }
    )


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _pulled_as_data(pulled: Pulled) -> dict[str, Any]:
    read = pulled.read
    return {
        "park": pulled.of.park.code,
        "year": pulled.of.year,
        "version": pulled.version,
        "file": pulled.name,
        "counts": _counts(pulled),
        "blocks": [asdict(block) for block in read.blocks],
        "proposals": [asdict(one) for one in read.proposals],
        "comments": [asdict(one) for one in read.remarks],
        "conflicts": [asdict(one) for one in pulled.ahead.conflicts],
    }


def _counts(pulled: Pulled) -> dict[str, int]:
    """A block in conflict is not counted as the human's as well."""
    read, disputed = pulled.read, {one.block for one in pulled.ahead.conflicts}
    human = [b for b in read.blocks if b.state != "unchanged" and b.block not in disputed]
    auto = [b for b in read.blocks if b.state == "unchanged" and b.block not in disputed]
    return {
        "blocks": len(read.blocks),
        "auto": len(auto),
        "human": len(human),
        "conflicts": len(read.blocks) - len(auto) - len(human),
        "figures": read.figures,
        "traced": read.traced,
        "untraced": read.figures - read.traced,
    }


def _tell_pulled(pulled: Pulled) -> None:
    read, n = pulled.read, _counts(pulled)
    heading(
        f"{pulled.of.park.name}　{pulled.of.year} 年度　{pulled.name}（第 {pulled.version} 稿的修改稿）"
    )
    print(
        f"  块 {n['blocks']}：自动{n['auto']} 人工{n['human']} 冲突{n['conflicts']}；"
        f"数字 {n['figures']}（已溯源 {n['traced']}，未溯源 {n['untraced']}）"
    )
    if read.by_words:
        print(f"  有 {read.by_words} 处书签已丢失，按文字对上了")
    disputed = {one.block for one in pulled.ahead.conflicts}
    told = [b for b in read.blocks if b.state != "unchanged"]
    told.sort(key=lambda b: b.block not in disputed)
    if told:
        heading("改过的地方")
    _few((_block(b, b.block in disputed) for b in told), len(told))
    if pulled.ahead.conflicts:
        heading("数据也变了，请确认（再生成时 Word 里有批注）")
        for one in pulled.ahead.conflicts[:_MOST]:
            print(wrapped(f"· {_asked(one)}", "  ", "    "))
    if read.proposals:
        heading(f"修订 {len(read.proposals)} 处（未接受也未拒绝，原样保留）")
        _few(map(_proposal, count(1), read.proposals), len(read.proposals))
        print(
            "  要在这里定：yuanjian report pull 文件 --accept 1,3-5 --reject 2（或写作者姓名、全部）"
        )
    if read.remarks:
        heading(f"批注 {len(read.remarks)} 条")
        _few(map(_remark, read.remarks), len(read.remarks))
    print("\n  已存档。再用 yuanjian report build，就在这份文件上更新数据，您的文字不动。")


def _few(lines: Iterable[str], number: int) -> None:
    for at, line in enumerate(lines):
        if at == _MOST:
            print(f"  …… 另有 {number - _MOST} 处，用 --json 看全部")
            break
        print(line)


def _block(block: BlockState, disputed: bool) -> str:
    from yuanjian.reports.roundtrip.readback import STATE_WORDS

    state = "冲突" if disputed else STATE_WORDS[block.state]
    if block.foreign:
        state += "，来自另一份报告"
    colour = "red" if disputed else "grey"
    head = f"  {coloured(f'[{state}]', colour)} {cut(block.heading, 40)}"
    lines = [wrapped(_change(block, c), "    ", "      ") for c in block.changes[:_CELLS]]
    more = len(block.changes) - _CELLS
    return "\n".join([head, *lines, *([f"    另有 {more} 处"] if more > 0 else [])])


def _change(block: BlockState, change: Change) -> str:
    label = f"{change.where}：" if change.where else ""
    before, after = _flat(change.before), _flat(change.after)
    if block.state == "new":
        return label + cut(after, _WIDE)
    if block.state == "deleted":
        return label + cut(before, _WIDE)
    return label + _between(before, after)


def _between(before: str, after: str) -> str:
    """What differs in two texts, each place with a few characters around it."""
    from yuanjian.reports.roundtrip.wording import comparable, edits

    if not comparable(before, after):
        return f"“{cut(before, _WIDE)}” → “{cut(after, _WIDE)}”" if before or after else ""
    parts = edits(before, after, _NEAR)
    told = [
        f"“{_around(before, a, b)}” → “{_around(after, c, d)}”" for a, b, c, d in parts[:_PLACES]
    ]
    more = f"；另有 {len(parts) - _PLACES} 处" if len(parts) > _PLACES else ""
    return "；".join(told) + more


def _around(text: str, start: int, end: int) -> str:
    front, back = max(0, start - _NEAR), min(len(text), end + _NEAR)
    words = text[front:start] + cut(text[start:end], _WIDE) + text[end:back]
    return ("…" if front else "") + words + ("…" if back < len(text) else "")


def _proposal(number: int, one: Proposal) -> str:
    before, after = (f"“{cut(_flat(words), _WIDE)}”" for words in (one.before, one.after))
    label = one.label
    if one.about:
        label += f"“{cut(_flat(one.about), 40)}”"
    if one.kind == "move" or not one.before.strip():
        what = after if one.after.strip() else ""
    else:
        what = f"{before} → {after}" if one.after.strip() else before
    return wrapped(f"{number}. {_who(one.author, one.date)}：{label}{what}", "  ", "    ")


def _remark(one: Remark) -> str:
    about = f"（“{cut(_flat(one.about), 40)}”）" if one.about else ""
    state = "［已解决］" if one.done else ""
    lines = [wrapped(f"{_who(one.author, one.date)}{about}：{one.text}{state}", "  ", "    ")]
    for reply in one.replies:
        lines.append(wrapped(f"↳ {_who(reply.author, reply.date)}：{reply.text}", "    ", "      "))
    return "\n".join(lines)


def _who(author: str, date: str) -> str:
    return f"{author or '（未署名）'} {date[:16].replace('T', ' ')}".strip()


def _flat(text: str) -> str:
    from yuanjian.reports.roundtrip.wording import flat

    return flat(text)


def _tell_difference(old: str, new: str, found: Difference) -> None:
    from yuanjian.reports.roundtrip.edited import fact_label

    heading(f"{old} → {new}")
    print(f"  数字变化 {len(found.figures)} 处，文字变化 {len(found.texts)} 处")
    if found.figures:
        heading("数字")
    for figure in found.figures[:_MOST]:
        times = f"（共 {figure.places} 处）" if figure.places > 1 else ""
        label = fact_label(figure.fact, figure.subject)
        print(wrapped(f"{label}：{figure.before} → {figure.after}{times}", "  ", "    "))
    if len(found.figures) > _MOST:
        print(f"  …… 另有 {len(found.figures) - _MOST} 处，用 --json 看全部")
    if found.texts:
        heading("文字")
    for text in found.texts[:_MOST]:
        what = cut(_flat(text.after or text.before), _WIDE)
        if text.kind == "changed":
            what = _between(_flat(text.before), _flat(text.after))
        where = f"{cut(text.heading, 30)}　" if text.heading else ""
        print(wrapped(f"[{_KINDS[text.kind]}] {where}{what}", "  ", "    "))
    if len(found.texts) > _MOST:
        print(f"  …… 另有 {len(found.texts) - _MOST} 处，用 --json 看全部")
