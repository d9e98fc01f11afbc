"""A real Chromium on a real server: `yuanjian serve` on the example park, a process of its own for each test.

Every page that a test opens is watched: an error in the console, a script that fails or a request that leaves the
machine fails the test. ``no_faults(page)`` runs axe.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
_ADDRESS = re.compile(r"园鉴已打开：(http://\S+/)")
_PASSWORD = re.compile(r"用户名 (\S+)　密码 (\S+)")
PASSWORD = "一个-够长的-密码-7"
"""Of everybody whom ``Site.add`` makes."""


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `yuanjian demo --no-serve` writes; tests take copies."""
    folder = tmp_path_factory.mktemp("demo") / "示例"
    made = subprocess.run(
        [sys.executable, "-m", "yuanjian", "demo", "--no-serve", "--dir", str(folder)],
        env=_env(folder / "台账"), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


def _env(data: Path) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if k != "YUANJIAN_DATABASE_URL"}
    return env | {"YUANJIAN_DATA": str(data), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


@dataclass
class Site:
    """A running `yuanjian serve`: its address, its data folder, the administrator that it made."""

    folder: Path
    address: str = ""
    admin: tuple[str, str] = ("", "")
    process: Any = None
    said: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "台账"

    def start(self) -> None:
        """Start, or start again after ``stop``; waits until it says where it is."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yuanjian", "serve", "--no-open", "--port", "0"],
            env=_env(self.data), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        for line in self.process.stdout:
            self.said.append(line)
            if found := _PASSWORD.search(line):
                self.admin = (found[1], found[2])
            if found := _ADDRESS.search(line):
                self.address = found[1].rstrip("/")
            if self.address and (self.admin[0] or "首次" not in line):
                break
        assert self.address, "".join(self.said)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.said.append(line)
            if found := _PASSWORD.search(line):
                self.admin = (found[1], found[2])

    def stop(self) -> None:
        """End the server and its worker."""
        self.process.terminate()
        self.process.wait(15)
        self.address = ""

    def run(self, code: str) -> str:
        """A few lines of Python on the same ledger, in a process of their own."""
        opening = "from yuanjian.ledger.opening import open_ledger; open_ledger()\n"
        done = subprocess.run(
            [sys.executable, "-c", opening + code], env=_env(self.data), capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def add(self, name: str, role: str, park: str | None = "G439901") -> None:
        """Somebody who may sign in with ``PASSWORD``, without having to change it first."""
        self.run(
            "from yuanjian.ledger.models import *\n"
            f"made = Person.objects.create_user({name!r}, password={PASSWORD!r})\n"
            f"where = Park.objects.filter(code={park!r}).first()\n"
            f"Membership.objects.create(person=made, park=where, role={role!r})"
        )

    def entry(self, name: str) -> str:
        """An address that signs somebody in once."""
        return self.address + self.run(
            "from yuanjian.actions.people import entry_link\n"
            "from yuanjian.ledger.models import Person\n"
            f"print('/signin/once/' + entry_link(Person.objects.get(username={name!r})) + '/')"
        )


@pytest.fixture
def site(demo_folder: Path, tmp_path: Path) -> Iterator[Site]:
    """`yuanjian serve` on a copy of the example park, with 李某 as clerk of it."""
    shutil.copytree(demo_folder, tmp_path / "示例")
    running = Site(tmp_path / "示例")
    running.start()
    running.add("李某", "clerk")
    yield running
    running.stop()


@pytest.fixture
def fresh_site(tmp_path: Path) -> Iterator[Site]:
    """`yuanjian serve` for the very first time: an empty data folder, nobody but the administrator that it made."""
    (tmp_path / "新机").mkdir()
    running = Site(tmp_path / "新机")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium of this machine; skips where there is none (never in CI)."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI"):
            raise RuntimeError("Chromium is not there, and CI tests the pages in it")
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """What went wrong in the pages of a test."""

    faults: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext, host: Callable[[], str]) -> None:
        """Watch every page of a browser context."""
        context.on("page", lambda page: self._page(page))
        context.on(
            "request",
            lambda r: (
                None
                if r.url.startswith((host(), "data:", "blob:"))
                else self.faults.append(f"request leaves the host: {r.url}")
            ),
        )

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda e: self.faults.append(f"script failed: {e}"))
        page.on(
            "console",
            lambda m: self.faults.append(f"console: {m.text}") if m.type == "error" else None,
        )


@pytest.fixture
def enter(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """A page in which somebody is signed in: ``enter("李某")``; options go to the browser context."""
    yield from _entering(chromium, site)


@pytest.fixture
def enter_fresh(chromium: Browser, fresh_site: Site) -> Iterator[Callable[..., Page]]:
    """The same on the machine where nothing is yet."""
    yield from _entering(chromium, fresh_site)


def _entering(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    watched = Watched()
    contexts: list[BrowserContext] = []

    def come_in(name: str | None = "李某", **options: Any) -> Page:
        size = {"width": 1366, "height": 768}
        context = chromium.new_context(locale="zh-CN", **({"viewport": size} | options))
        context.set_default_timeout(15_000)
        contexts.append(context)
        watched.follow(context, lambda: site.address)
        page = context.new_page()
        page.goto(site.entry(name) if name else site.address + "/signin/")
        return page

    yield come_in
    for context in contexts:
        context.close()
    assert not watched.faults, "\n".join(watched.faults)


@pytest.fixture(scope="session")
def no_faults(checkout: Path) -> Callable[[Page], None]:
    """Runs axe on a page; serious and critical faults fail, each with the place and what to do."""
    source = (checkout / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def check(page: Page) -> None:
        page.evaluate(source)
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        grave = [
            f"{v['id']} ({v['impact']}): {v['help']}\n   "
            + "\n   ".join(n["html"][:160] for n in v["nodes"][:3])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert not grave, page.url + "\n" + "\n".join(grave)

    return check
