"""yuanjian audit: what contradicts, is not proven, is missing or badly written in a report that somebody wrote."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_data
from yuanjian.commands._progress import Progress

if TYPE_CHECKING:
    from yuanjian.facts.dossier import Dossier
    from yuanjian.reports.review.outcome import Review

HELP = "审核写好的报告（Word、PDF、文本）或资料包：哪里矛盾、要举证、缺什么、怎么改"
ABOUT = (
    HELP
    + """

  读 .docx、带文字的 .pdf、.txt 和 .xlsx、.xls 资料包；不需要资料库。原文件从不改动。
  退出码：0 没有须退回或更正的问题，1 有，2 用法不对，3 有文件读不了。

例：
  yuanjian audit 报告.docx                                    逐条列出：两边原文、算式、依据、办法
  yuanjian audit 报告.docx --docx 批注.docx --html 审核.html   加批注的 Word、可筛选跳转的网页
  yuanjian audit 报告.docx --xlsx 问题清单.xlsx                随退回函的问题清单
  yuanjian audit *.docx --json-dir 结果                        多份一起审，一份读不了不影响其他
  yuanjian audit 2020.docx 2021.docx --compare                两年对照：哪些数变了、哪些文字照抄
  yuanjian audit 报告.docx --against                           与台账对照：数、表格各行、有无说法
  yuanjian audit 报告.docx --decide 3f2a9c1e 已说明 --reason 海关口径 --until 2021-12-31
"""
)
_OUTPUTS = ("json", "docx", "xlsx", "html")
_OK, _FINDINGS, _USAGE, _UNREADABLE = 0, 1, 2, 3


class _Usage(Exception):
    """The arguments do not fit together; the text says how, in Chinese."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and what to write."""
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="报告或资料包，可多份")
    parser.add_argument("--json", type=Path, metavar="文件", help="结果写成 JSON（- 为标准输出）")
    parser.add_argument("--json-dir", type=Path, metavar="文件夹", help="每份报告一个 JSON")
    parser.add_argument("--docx", type=Path, metavar="文件", help="原 Word 文件加批注后另存")
    parser.add_argument("--xlsx", type=Path, metavar="文件", help="问题清单（Excel）")
    parser.add_argument("--html", type=Path, metavar="文件", help="审核网页，单个文件，不联网")
    parser.add_argument("--compare", action="store_true", help="对照两份报告（先后两年）")
    parser.add_argument(
        "--against", action="store_true", help="与台账的记录对照：数、表格各行、有无说法"
    )
    parser.add_argument(
        "--decide",
        nargs=2,
        metavar=("编号", "决定"),
        help="登记对一个问题的处理：须改、已改、已说明、不成立",
    )
    parser.add_argument(
        "--reason", default="", metavar="理由", help="处理的理由（“已说明”“不成立”必填）"
    )
    parser.add_argument(
        "--until", type=date.fromisoformat, metavar="日期", help="处理的有效期，如 2021-12-31"
    )
    parser.add_argument("--by", default="", metavar="姓名", help="由谁处理")
    parser.add_argument("--all", action="store_true", help="全部列出，不省略")
    parser.add_argument(
        "--park", metavar="代码", help="--against 与哪个园区的台账对照；省略时按报告所写"
    )
    parser.add_argument(
        "--year", type=int, metavar="年度", help="报告年度，报告没有写明或写错时指定"
    )
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """1 when a report has a finding at «major» or above, 3 when a file could not be read."""
    try:
        _check(args)
    except _Usage as no:
        print(f"{no}\n查看用法：yuanjian audit --help", file=sys.stderr)
        return _USAGE
    if args.compare:
        return _compare(args)
    if args.decide:
        return _decide(args)
    return _audit_all(args)


def _check(args: argparse.Namespace) -> None:
    """Refuse what cannot be meant, before anything is read."""
    several = len(args.files) > 1
    if args.compare and len(args.files) != 2:
        raise _Usage("--compare 需要两份报告。")
    if args.compare and (args.docx or args.xlsx or args.html or args.json_dir or args.decide):
        raise _Usage("--compare 只能与 --json 一起使用。")
    if args.decide and several:
        raise _Usage("--decide 一次只登记一份报告。")
    if args.json and args.json_dir:
        raise _Usage("--json 与 --json-dir 只用其一。")
    sources = {path.resolve() for path in args.files}
    for name in _OUTPUTS:
        out = getattr(args, name)
        if out is None:
            continue
        if several and not args.compare and not out.is_dir():
            more = "，JSON 可用 --json-dir 文件夹" if name == "json" else ""
            raise _Usage(f"审核多份报告时，--{name} 后面须是已有的文件夹{more}。")
        if out.resolve() in sources:
            raise _Usage(f"--{name} 与要审核的文件同名，为免覆盖原文，请换一个文件名。")


def _audit_all(args: argparse.Namespace) -> int:
    """Every file in turn; one that cannot be read is told and passed over."""
    unreadable = grave = False
    several = len(args.files) > 1
    taken: set[Path] = set()
    with Progress(len(args.files)) as progress:
        for path in args.files:
            progress.working(path.name)
            try:
                found = _one(args, path)
                told = _written(args, path, found, taken)
            except Exception as failure:
                progress.clear()
                print(f"{path}：{_explained(failure, several)}", file=sys.stderr)
                unreadable = True
            else:
                progress.clear()
                _tell(args, found, told, several)
                grave = grave or bool(found.grave)
            progress.done()
    return _UNREADABLE if unreadable else _FINDINGS if grave else _OK


def _explained(failure: Exception, several: bool) -> str:
    """The failure in a sentence. A defect of ours stops a single file with its traceback, not a batch."""
    from yuanjian.commands._failures import explained

    sentence = explained(failure)
    if sentence is None and not several:
        raise failure
    return (
        sentence
        or f"审核中园鉴自身出错（{type(failure).__name__}: {failure}），已跳过。请把文件和这行字发给我们。"
    )


def _one(args: argparse.Namespace, path: Path) -> Review:
    from yuanjian.reports.review.decisions import read_decisions
    from yuanjian.reports.review.review import reviewed, take

    taken = take(path, args.year)
    against = None
    if args.against:
        against = _records(args, taken.about.code, taken.about.year)
    return reviewed(taken, against=against, decisions=read_decisions(path))


def _records(args: argparse.Namespace, code: str, year: int | None) -> Dossier:
    """The ledger's records of the park and year; only now is the database opened."""
    from yuanjian.commands._records import recorded

    known = {"park": args.park or code or None, "year": args.year or year}
    _, dossier = recorded(argparse.Namespace(**{**vars(args), **known}))
    return dossier


def _written(args: argparse.Namespace, path: Path, found: Review, taken: set[Path]) -> list[Path]:
    """Write the outputs that were asked for; their paths."""
    made = datetime.now()
    written = []
    for name in _OUTPUTS:
        out = getattr(args, name)
        if out is None or str(out) == "-":
            continue
        target = _free(out / f"{path.stem}.{name}", taken) if out.is_dir() else out
        written.append(_put(target, _MAKERS[name](path, found, made), args))
    if args.json_dir is not None:
        args.json_dir.mkdir(parents=True, exist_ok=True)
        target = _free(args.json_dir / f"{path.stem}.json", taken)
        written.append(_put(target, _json(path, found, made), args))
    return written


def _free(target: Path, taken: set[Path]) -> Path:
    """The target, or «…_2» where another file of this run has written it."""
    number, wanted = 1, target
    while target in taken:
        number += 1
        target = wanted.with_stem(f"{wanted.stem}_{number}")
    taken.add(target)
    return target


def _put(target: Path, content: bytes, args: argparse.Namespace) -> Path:
    from yuanjian.core.atomic import write_whole
    from yuanjian.core.refusal import Refusal

    if target.resolve() in {path.resolve() for path in args.files}:
        raise Refusal(f"“{target}”是要审核的文件，没有覆盖。请换一个输出文件夹。")
    if not target.parent.is_dir():
        raise Refusal(f"文件夹“{target.parent}”不存在，请先建立或换一个位置。")
    write_whole(target, content)
    return target


def _json(path: Path, found: Review, made: datetime) -> bytes:
    from yuanjian.reports.review.as_json import json_bytes

    return json_bytes(found)


def _docx(path: Path, found: Review, made: datetime) -> bytes:
    from yuanjian.reports.review.word_comments import commented

    return commented(path, found, made)


def _xlsx(path: Path, found: Review, made: datetime) -> bytes:
    from yuanjian.reports.review.list_book import list_bytes

    return list_bytes(found, made)


def _html(path: Path, found: Review, made: datetime) -> bytes:
    from yuanjian.reports.review.page import page_bytes

    return page_bytes(found)


_MAKERS: dict[str, Callable[[Path, Review, datetime], bytes]] = {
    "json": _json, "docx": _docx, "xlsx": _xlsx, "html": _html,
}  # fmt: skip


def _tell(args: argparse.Namespace, found: Review, written: list[Path], several: bool) -> None:
    from yuanjian.commands._review import show_review, summary

    if str(args.json) == "-":
        from yuanjian.reports.review.as_json import as_json

        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return
    if several:
        print(f"{found.name}　{found.about}　{summary(found)}")
        return
    show_review(found, everything=args.all)
    for path in written:
        print(f"  已写入 {path}")


def _compare(args: argparse.Namespace) -> int:
    from yuanjian.commands._review import show_comparison
    from yuanjian.reports.review.compare import as_json, compare_files
    from yuanjian.reports.review.review import take

    comparison = compare_files(*(take(path) for path in args.files))
    told = json.dumps(as_json(comparison), ensure_ascii=False, indent=1)
    found = _FINDINGS if any(one.open_and_grave for one in comparison.conflicts) else _OK
    if str(args.json) == "-":
        print(told)
        return found
    show_comparison(comparison, everything=args.all)
    if args.json:
        print(f"  已写入 {_put(args.json, (told + chr(10)).encode(), args)}")
    return found


def _decide(args: argparse.Namespace) -> int:
    """Write down a decision beside the file."""
    from yuanjian.core.refusal import Refusal
    from yuanjian.reports.review.decisions import (
        VERDICT_WORDS,
        decide,
        read_decisions,
        write_decisions,
    )

    path: Path = args.files[0]
    mark, said = args.decide
    verdict = next((v for v, words in VERDICT_WORDS.items() if said in (v, words)), None)
    if verdict is None:
        raise Refusal(f"没有“{said}”这种处理，可选：{'、'.join(VERDICT_WORDS.values())}。")
    found = [one for one in _one(args, path).findings if one.fingerprint.startswith(mark.lower())]
    if len(found) != 1:
        raise Refusal(
            f"没有编号为“{mark}”的问题。" if not found else f"编号“{mark}”不止一个，请写长些。"
        )
    one = found[0]
    made = decide(one, verdict, reason=args.reason, until=args.until, by=args.by, at=datetime.now())
    before = one.decision.finding if one.decision else ""
    kept = [d for d in read_decisions(path) if d.finding not in (made.finding, before)]
    file = write_decisions(path, [*kept, made])
    print(f"已登记：{one.found.title}　{VERDICT_WORDS[verdict]}　{made.reason}\n  写在 {file}")
    return _OK
