"""`yuanjian serve` as a process: how fast it is there, what it says, how it ends, what survives a kill."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from yuanjian.demo.park import write_packages

_ADDRESS = re.compile(r"园鉴已打开：(http://\S+/)")


def environment(data: Path) -> dict[str, str]:
    """Of a process on that data folder, with SQLite."""
    env = {k: v for k, v in os.environ.items() if k != "YUANJIAN_DATABASE_URL"}
    return env | {"YUANJIAN_DATA": str(data), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def _hears_interrupts() -> None:
    """A test run that was put into the background ignores Ctrl+C, and so would whatever it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Served:
    """A running `yuanjian serve --no-open`; everything that it says is in ``said`` once it has ended."""

    def __init__(self, data: Path, *words: str) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yuanjian", "serve", "--no-open", *words],
            env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            preexec_fn=_hears_interrupts,
        )  # fmt: skip
        self.said, self.address = "", ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if found := _ADDRESS.search(line):
                self.address = found[1]
                break

    def end(self, how: signal.Signals) -> int:
        """Ends it so; returns the exit code."""
        self.process.send_signal(how)
        code = self.process.wait(60)
        assert self.process.stdout is not None
        self.said += self.process.stdout.read()
        return code

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """What the database holds."""
        with sqlite3.connect(self.data / "yuanjian.sqlite3", timeout=30) as connection:
            return connection.execute(sql).fetchall()

    def workers(self) -> list[int]:
        """The process ids of its workers."""
        listed = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", "yuanjian.web.worker"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return [int(pid) for pid in listed.stdout.split()]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts servers that end with the test."""
    running: list[Served] = []

    def start(*words: str, data: Path | None = None) -> Served:
        running.append(Served(data or tmp_path / "园鉴 数据", *(words or ("--port", "0"))))
        return running[-1]

    yield start
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait(60)


def until(fulfilled: Callable[[], object], seconds: float) -> None:
    """Waits until something is so."""
    for _ in range(int(seconds * 10)):
        if fulfilled():
            return
        time.sleep(0.1)
    pytest.fail(f"not so after {seconds} seconds")


def test_the_first_start_makes_one_administrator_and_the_next_one_none(
    serve: Callable[..., Served],
) -> None:
    first = serve()
    urllib.request.urlopen(f"{first.address}signin/", timeout=10)
    assert first.end(signal.SIGTERM) == 0
    assert re.search(r"首次启动，已建立管理员：用户名 admin　密码 \S{12}　", first.said)

    second = serve()
    assert second.end(signal.SIGTERM) == 0
    assert "密码" not in second.said


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_and_takes_its_worker_along(
    serve: Callable[..., Served], how: signal.Signals
) -> None:
    site = serve()
    until(site.workers, 10)
    (worker,) = site.workers()

    assert site.end(how) == 0
    assert "园鉴已关闭，资料都已保存。" in site.said
    assert "Traceback" not in site.said
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_an_impatient_second_interrupt_does_not_cut_the_closing_short(
    serve: Callable[..., Served],
) -> None:
    site = serve()
    for _ in range(3):
        site.process.send_signal(signal.SIGINT)
        time.sleep(0.05)

    assert site.process.wait(60) == 0
    assert site.process.stdout is not None
    said = site.process.stdout.read()
    assert "园鉴已关闭，资料都已保存。" in said
    assert "Traceback" not in said


def test_a_second_start_on_the_same_folder_says_where_the_first_one_is(
    serve: Callable[..., Served],
) -> None:
    first = serve()

    second = serve()
    code = second.process.wait(60)

    assert code == 0
    assert f"这个资料文件夹已经由园鉴打开，不用再开一次：{first.address}" in second.said
    assert len(first.workers()) <= 1


def test_a_folder_whose_server_was_killed_opens_again(serve: Callable[..., Served]) -> None:
    first = serve()
    first.end(signal.SIGKILL)

    assert serve().address


def test_a_taken_port_is_refused_with_a_sentence(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        other = serve("--port", str(port))

    assert other.process.wait(60) == 3
    assert f"端口 {port} 用不了：已被其他程序占用。请用 --port 换一个" in other.said


def test_a_port_that_is_none_is_refused_with_a_sentence(serve: Callable[..., Served]) -> None:
    site = serve("--port", "70000")

    assert site.process.wait(60) == 3
    assert "端口 70000 不对：应为 1–65535 之间的整数" in site.said


def test_the_pages_answer_to_their_own_names_only(serve: Callable[..., Served]) -> None:
    site = serve()
    asked = urllib.request.Request(f"{site.address}signin/", headers={"Host": "evil.example"})

    with pytest.raises(urllib.error.HTTPError) as no:
        urllib.request.urlopen(asked, timeout=10)
    assert no.value.code == 400


@pytest.mark.long
def test_pages_are_there_within_three_seconds_on_a_folder_that_is_in_use(
    serve: Callable[..., Served],
) -> None:
    serve().end(signal.SIGTERM)
    took = []
    for _ in range(3):
        began = time.monotonic()
        site = serve()
        urllib.request.urlopen(f"{site.address}signin/", timeout=10)
        took.append(time.monotonic() - began)
        site.end(signal.SIGTERM)
    assert min(took) < 3.0, took


_HAND_IN = """
import sys
from pathlib import Path
from yuanjian.ledger.opening import open_ledger
store = open_ledger()
from yuanjian.actions.incoming import receive
from yuanjian.actions.parks import open_year
from yuanjian.ledger.models import Person
admin = Person.objects.get(username="admin")
of = open_year("G439901", "澄江综合保税区", "2021", by=admin)
files = [(f"{n}.xlsx", Path(sys.argv[1])) for n in range(8)]
receive(files, of, by=admin, store=store)
"""


@pytest.mark.long
def test_a_job_whose_worker_is_killed_is_finished_once_by_the_next(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    package = write_packages(tmp_path)[1]
    site = serve()
    until(site.workers, 10)
    subprocess.run(
        [sys.executable, "-c", _HAND_IN, str(package)], env=environment(site.data), check=True
    )
    running = "select 1 from ledger_job where state = 'running' and words like '正在读取“1.xlsx”%'"
    until(lambda: site.ask(running), 60)

    os.kill(site.workers()[0], signal.SIGKILL)
    until(lambda: site.ask("select 1 from ledger_job where state = 'done'"), 120)

    assert site.ask("select tries, failure from ledger_job") == [(2, "")]
    assert site.ask("select state, count(*) from ledger_incoming group by 1") == [("waiting", 8)]
    # Ended in the middle of nothing: the next start finds the result and begins nothing anew.
    site.end(signal.SIGTERM)
    again = serve()
    time.sleep(2)
    assert again.ask("select state, tries from ledger_job") == [("done", 2)]


@pytest.mark.long
def test_a_job_goes_on_after_the_whole_program_was_closed(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    package = write_packages(tmp_path)[1]
    site = serve()
    until(site.workers, 10)
    subprocess.run(
        [sys.executable, "-c", _HAND_IN, str(package)], env=environment(site.data), check=True
    )
    until(lambda: site.ask("select 1 from ledger_job where state = 'running'"), 30)

    assert site.end(signal.SIGTERM) == 0
    assert site.ask("select state, tries from ledger_job") == [("waiting", 0)]
    again = serve()
    until(lambda: again.ask("select 1 from ledger_job where state = 'done'"), 120)
    assert again.ask("select tries from ledger_job") == [(1,)]


def test_who_is_signed_in_stays_so_over_a_restart(serve: Callable[..., Served]) -> None:
    from http.cookiejar import CookieJar
    from urllib.parse import urlencode

    site = serve()
    password = re.search(r"密码 (\S+)", site.said + site.process.stdout.readline())
    assert password
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = browser.open(f"{site.address}signin/", timeout=10).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    sent = {"csrfmiddlewaretoken": token[1], "name": "admin", "password": password[1]}
    browser.open(f"{site.address}signin/", urlencode(sent).encode(), timeout=10)
    port = site.address.rstrip("/").rsplit(":", 1)[1]
    site.end(signal.SIGTERM)

    again = serve("--port", port)
    page = browser.open(f"{again.address}me/", timeout=10)

    assert page.geturl() == f"{again.address}me/"


def test_the_demo_ends_in_the_pages_of_its_own_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "示例"
    data = tmp_path / "别处"
    words = ["demo", "--dir", str(folder), "--no-open", "--port", "0"]
    demo = subprocess.Popen(
        [sys.executable, "-m", "yuanjian", *words],
        env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert demo.stdout is not None
    said = ""
    for line in demo.stdout:
        said += line
        if "首次启动" in line:
            break
    try:
        address = _ADDRESS.search(said)
        assert address, said
        assert "登录" in urllib.request.urlopen(f"{address[1]}signin/", timeout=10).read().decode()
        assert (folder / "台账" / "secret.key").is_file()
        assert not data.exists()
        once_more = subprocess.run(
            [sys.executable, "-m", "yuanjian", *words, "--no-serve"],
            env=environment(data), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert once_more.returncode == 3
        assert (
            f"这个示例正打开着网页（{address[1]}），没有重做。"
            in once_more.stderr + once_more.stdout
        )
    finally:
        demo.send_signal(signal.SIGTERM)
        assert "园鉴已关闭" in demo.stdout.read()
        assert demo.wait(60) == 0
