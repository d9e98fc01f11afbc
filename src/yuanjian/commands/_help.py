"""Help as argparse lays it out, but in columns that hold for Chinese characters, which take two."""

import argparse
import re

from yuanjian.commands._terminal import padded, width, wrapped

_COLUMN = 26


class Help(argparse.RawDescriptionHelpFormatter):
    """The layout of all help pages."""

    def _format_action(self, action: argparse.Action) -> str:
        """One option with its help beside it, or below it where it is long; verbs without a head of their own."""
        below = "".join(self._format_action(a) for a in self._iter_indented_subactions(action))
        if isinstance(action, argparse._SubParsersAction):
            return below
        head = " " * self._current_indent + self._format_action_invocation(action)
        told = self._expand_help(action) if action.help else ""
        if not told:
            return f"{head}\n{below}"
        blank = " " * _COLUMN
        if width(head) > _COLUMN - 2:
            return f"{head}\n{wrapped(told, blank, blank)}\n{below}"
        return f"{wrapped(told, padded(head, _COLUMN), blank)}\n{below}"

    def format_help(self) -> str:
        """The page, its headings with a Chinese colon."""
        return re.sub(r"(?m)^(\S+):$", r"\1：", super().format_help())
