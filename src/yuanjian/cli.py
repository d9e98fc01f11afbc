"""The command line: finds the verbs in ``commands/``, parses in Chinese, and turns failures into sentences."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from yuanjian import __version__
from yuanjian.commands._help import Help
from yuanjian.core import shelf

OK, FINDINGS, USAGE, UNREADABLE = 0, 1, 2, 3

_TITLE = """园鉴：园区生态环境台账、核对、信用自评与年度自评估报告

头一回用，依次：
  yuanjian template --park S439901 --name 某某园区 --year 2021   生成年度资料包
  yuanjian import 资料包.xlsx                                     导入（加 --dry-run 只看预览）
  yuanjian check                                                  还缺什么、哪里矛盾
  yuanjian score                                                  信用自评（区间和理由）
  yuanjian report build                                           生成报告、附表和全部附件
"""
_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示本说明",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "expected one argument": "后面要跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有“%(value)s”，可选：%(choices)s",
    "invalid %(type)s value: %(value)r": "“%(value)s”不是合适的值（需要 %(type)s）",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "one of the arguments %s is required": "须给出其中之一：%s",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确，可能是 %(matches)s",
}


def _in_chinese() -> None:
    """argparse takes its sentences from gettext names in its own module: give them in Chinese."""
    vars(argparse)["_"] = lambda text: _WORDS.get(text, text)


class Parser(argparse.ArgumentParser):
    """A parser whose refusal says where the help is."""

    def error(self, message: str) -> NoReturn:
        said, found, choices = message.partition("可选：")
        plain = (
            said.replace("需要 int", "需要整数") + found + choices.replace("', '", "、").strip("'")
        )
        self.exit(USAGE, f"{plain}\n查看用法：{self.prog} --help\n")


def parser() -> Parser:
    """The whole command line, every verb from its own file."""
    _in_chinese()
    top = Parser(prog="yuanjian", description=_TITLE, formatter_class=Help)
    top.add_argument("--version", action="version", version=f"园鉴 {__version__}", help="显示版本")
    verbs = top.add_subparsers(title="命令", metavar="命令", dest="verb", parser_class=Parser)
    for name, module in shelf.modules("yuanjian.commands"):
        verb = verbs.add_parser(
            name.removesuffix("_"),
            help=module.HELP,
            description=getattr(module, "ABOUT", module.HELP),
            formatter_class=Help,
        )
        verb.set_defaults(run=module.run)
        module.arguments(verb)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 findings, 2 usage, 3 unreadable input."""
    gc.set_threshold(100_000)  # one command makes many objects and ends: looking for rings is waste
    args = parser().parse_args(argv)
    if args.verb is None:
        parser().print_help()
        return USAGE
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        print("已中断；没有写入任何不完整的内容。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except Exception as failure:
        from yuanjian.commands._failures import explained

        sentence = explained(failure)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return UNREADABLE
