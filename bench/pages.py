"""script/bench pages: server time of every page for a large park, twenty people at once, cold start of `serve`.

Times are of whole answers over loopback, keep-alive, one person at a time; ratios are against the sign-in page
of the same server, which reads nothing. Aims: p95 of each page < 150 ms, cold start < 3 s.
"""

from __future__ import annotations

import argparse
import http.client
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from bench.package import PARK, YEAR
from bench.process import machine

PAGE = Path(__file__).resolve().parent.parent / "docs" / "bench.md"
BEGIN, END = "<!-- pages -->", "<!-- /pages -->"
_AIM_MS, _AIM_START = 150, 3.0
_LINK = re.compile(r'href="(/p/[^"?#]+)"')


@dataclass
class Answers:
    """The times of one address, milliseconds, and how large its answer is."""

    times: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def median(self) -> float:
        """Median, ms."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """95th percentile, ms."""
        return sorted(self.times)[math.ceil(len(self.times) * 0.95) - 1]


class Caller:
    """A person's browser: one connection, cookies kept."""

    def __init__(self, address: str) -> None:
        self.parts = urlsplit(address)
        self.cookies: SimpleCookie = SimpleCookie()
        self.line = http.client.HTTPConnection(
            self.parts.hostname or "", self.parts.port, timeout=60
        )

    def call(self, path: str, body: str | None = None, **headers: str) -> tuple[int, bytes, str]:
        """Status, body and where it sends; a body makes it a POST with the CSRF token."""
        said = {"Cookie": "; ".join(f"{k}={m.value}" for k, m in self.cookies.items()), **headers}
        self.line.request("POST" if body is not None else "GET", path, body, said)
        answer = self.line.getresponse()
        content = answer.read()
        for one in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(one)
        return answer.status, content, answer.headers.get("Location", "")


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, float]]:
    """`yuanjian serve` on a data folder: its address, and the seconds until it answered first."""
    env = {**os.environ, "YUANJIAN_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "yuanjian", "serve", "--no-open", "--port", "0"]
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        address = ""
        for line in process.stdout:
            if found := re.search(r"(http://\S+/)", line):
                address = found[1]
                break
        Caller(address).call("/signin/")
        yield address, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(20)


def _enter(data: Path, address: str, name: str) -> Caller:
    """Somebody with all rights, signed in by a link."""
    code = (
        "from yuanjian.ledger.opening import open_ledger; open_ledger()\n"
        "from yuanjian.ledger.models import Person, Membership\n"
        "from yuanjian.actions.people import entry_link\n"
        f"who, made = Person.objects.get_or_create(username={name!r})\n"
        "Membership.objects.get_or_create(person=who, park=None, defaults={'role': 'admin'})\n"
        "print(entry_link(who))"
    )
    env = {**os.environ, "YUANJIAN_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
    )
    caller = Caller(address)
    caller.call(f"/signin/once/{done.stdout.strip()}/")
    return caller


def pages(caller: Caller) -> list[str]:
    """The pages that the workbench links to, the parts that they fetch not counted."""
    base = f"/p/{PARK.code}/{YEAR}/"
    _, body, _ = caller.call(base)
    found = dict.fromkeys([base, *_LINK.findall(body.decode())])
    more = []
    for path in found:
        status, body, _ = caller.call(path)
        if status != 200:
            continue  # a download, or an address that leads on
        more += [p for p in _LINK.findall(body.decode()) if p.startswith(base)]
    kinds: dict[str, str] = {}
    for path in dict.fromkeys([*found, *more]):
        status, body, _ = caller.call(path)
        if status == 200 and body.startswith(b"<!doctype html>"):
            kinds.setdefault(_kind(path), path)
    return list(kinds.values())


def _kind(path: str) -> str:
    """Pages that differ by what they show only are one kind; each sheet of the records is its own."""
    if "/sheets/" in path:
        return path
    return re.sub(r"/(facts|firms|findings|credit|report|imports)/[^/]+/.*", r"/\1/…/", path)


def measure(caller: Caller, paths: list[str], runs: int) -> dict[str, Answers]:
    """Each page ``runs`` times in turn, after one call that fills the caches."""
    found = {path: Answers() for path in paths}
    for number in range(runs + 1):
        for path, answers in found.items():
            begun = time.perf_counter()
            status, body, _ = caller.call(path)
            spent = (time.perf_counter() - begun) * 1000
            if status != 200:
                raise SystemExit(f"{path}: {status}")
            if number:
                answers.times.append(spent)
                answers.size = len(body)
    return found


@dataclass
class Together:
    """What twenty people did at once, and what went wrong."""

    answers: int = 0
    saves: int = 0
    wrong: list[str] = field(default_factory=list)
    lost: int = 0
    """Saves that were answered with «saved» and of which the history knows nothing."""


def together(data: Path, address: str, people: int, seconds: float) -> Together:
    """People reading pages and each writing a row of their own, all at once for a while."""
    callers = [_enter(data, address, f"bench{n}") for n in range(people)]
    base = f"/p/{PARK.code}/{YEAR}/"
    done = Together()
    lock = threading.Lock()
    until = time.perf_counter() + seconds

    def save(caller: Caller, key: str, version: int, words: str) -> int:
        sent = json.dumps({"rows": [{"key": key, "version": version, "cells": {"alias": words}}]})
        token = caller.cookies["csrftoken"].value
        status, body, _ = caller.call(
            base + "sheets/05/save/",
            sent,
            **{"X-CSRFToken": token, "Content-Type": "application/json"},
        )
        said = json.loads(body) if status == 200 else {}
        row = said.get("rows", [{}])[0]
        with lock:
            done.saves += row.get("state") == "saved"
            if row.get("state") != "saved":
                done.wrong.append(f"save {key}: {status} {body.decode()[:120]}")
        return int(row.get("version", version))

    def work(number: int) -> None:
        caller, version, turn = callers[number], 1, 0
        while time.perf_counter() < until:
            for path in (base, base + "sheets/05/", base + "findings/", base + "credit/"):
                status, _, _ = caller.call(path)
                with lock:
                    done.answers += 1
                    if status != 200:
                        done.wrong.append(f"{path}: {status}")
            turn += 1
            version = save(caller, f"E{number + 1:03d}", version, f"简称{turn}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(people)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    done.lost = done.saves - _kept(data)
    return done


def _kept(data: Path) -> int:
    """How many versions the history holds of the rows that were written, beyond the first of each."""
    code = (
        "from yuanjian.ledger.opening import open_ledger; open_ledger()\n"
        "from yuanjian.ledger.models import RowHistory\n"
        f"print(RowHistory.objects.filter(park_year__year={YEAR}, sheet='05', version__gt=1).count())"
    )
    env = {**os.environ, "YUANJIAN_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def main(argv: list[str]) -> None:
    """Measures and prints; ``--write`` keeps the table in docs/bench.md."""
    options = argparse.ArgumentParser(prog="script/bench pages", description=__doc__)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--write", action="store_true")
    args = options.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="yuanjian-bench-") as folder:
        data = Path(folder)
        fill = [sys.executable, "-m", "bench.park", str(data)]
        rows = int(subprocess.run(fill, check=True, capture_output=True, text=True).stdout)
        with serving(data):
            pass  # the first start makes the administrator and fills the disk cache
        with serving(data) as (address, start):
            caller = _enter(data, address, "bench")
            found = measure(Caller(address), ["/signin/"], args.runs)
            found |= measure(caller, pages(caller), args.runs)
            done = together(data, address, 20, 15)
    measured = table(found, rows, start, done)
    print(measured)
    if args.write:
        text = PAGE.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        _, after = rest.split(END)
        PAGE.write_text(f"{before}{BEGIN}\n\n{measured}\n{END}{after}", encoding="utf-8")


def table(found: dict[str, Answers], rows: int, start: float, done: Together) -> str:
    """The table of docs/bench.md."""
    nothing = found["/signin/"]
    said = f"{len(done.wrong)} errors, first {done.wrong[0]}" if done.wrong else "no error"
    lines = [
        f"Measured {date.today()} on {machine()}.",
        f"A park of 148 firms, five years, {rows:,} rows; {len(nothing.times)} calls a page.",
        f"Cold start of `serve` until the first answer: {start:.2f} s (aim < {_AIM_START:.0f} s).",
        f"Twenty people at once on SQLite for 15 s: {done.answers} pages and {done.saves} saves answered, "
        f"{said}, {done.lost} lost writes.",
        "",
        "| page | median, ms | p95, ms | × sign-in page | KiB | aim |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for path, one in sorted(found.items(), key=lambda pair: -pair[1].p95):
        aim = "" if one.p95 < _AIM_MS else f"**over {_AIM_MS}**"
        times = f"{one.median:.0f} | {one.p95:.0f} | {one.median / nothing.median:.1f}"
        lines.append(f"| `{path}` | {times} | {one.size / 1024:.0f} | {aim} |")
    return "\n".join(lines)
