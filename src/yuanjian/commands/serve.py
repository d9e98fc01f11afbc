"""yuanjian serve: the pages, for people who live in a browser."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_data

if TYPE_CHECKING:
    from yuanjian.web.serving import Opened, Told

HELP = "打开网页：在浏览器里填报、导入、核对、审核、出报告"
ABOUT = (
    HELP
    + """

  网页只在本机打开，不连外网。第一次启动会建立一名管理员，并显示密码。
  要让办公室其他电脑也能使用，加 --lan，再为每人建立账号。

例：
  yuanjian serve
  yuanjian serve --lan --port 8600
"""
)
_PORT = 8600


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and on which data."""
    parser.add_argument(
        "--port", type=int, metavar="端口", help=f"端口（默认 {_PORT}，被占用时顺延）"
    )
    parser.add_argument("--lan", action="store_true", help="让局域网内其他电脑也能打开")
    parser.add_argument("--no-open", action="store_true", help="不自动打开浏览器")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    return open_pages(args.data, port=args.port, lan=args.lan, browser=not args.no_open)


def open_pages(
    data: Path | None, *, port: int | None = None, lan: bool = False, browser: bool = True
) -> int:
    """Prepare the ledger, say where the pages are, open them, and serve until interrupted."""
    if data is not None:
        os.environ["YUANJIAN_DATA"] = str(data)
    if lan:
        _allow_neighbours()
    from yuanjian.web.serving import Opened, keep_secret, log_faults

    folder = Path(os.environ.get("YUANJIAN_DATA") or Path.home() / "园鉴").expanduser()
    _make(folder)
    opened = Opened(folder, shared=bool(os.environ.get("YUANJIAN_DATABASE_URL")))
    if opened.elsewhere:
        return _already_open(opened.address, data, browser=browser)
    try:
        keep_secret(folder)
        from yuanjian.ledger.opening import open_ledger

        log_faults(open_ledger(data))
        return _serve(opened, port, lan=lan, browser=browser)
    finally:
        opened.close()


def _serve(opened: Opened, port: int | None, *, lan: bool, browser: bool) -> int:
    """Pages and worker, until interrupted."""
    from yuanjian.web.serving import Companion, listen, serve

    wanted = _PORT if port is None else port
    listening = listen("0.0.0.0" if lan else "127.0.0.1", wanted, exact=port is not None)
    opened.at(listening.address)
    told = _end_when_told()
    worker = Companion()
    try:
        _welcome(listening.address, lan=lan, browser=browser)
        serve(listening, told)
    except KeyboardInterrupt:
        pass
    finally:
        _be_deaf()
        worker.stop()
    print("\n园鉴已关闭，资料都已保存。没做完的后台工作下次打开时继续。")
    return 0


def _make(folder: Path) -> None:
    from yuanjian.core.refusal import Refusal

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as no:
        raise Refusal(
            f"无法使用资料文件夹“{folder}”：{no.strerror}。请用 --data 换一个有写权限的位置。"
        ) from None


def _end_when_told() -> Told:
    """A service manager's word to stop is the same as Ctrl+C."""
    import signal

    from yuanjian.web.serving import Told

    told = Told()
    signal.signal(signal.SIGTERM, told.hear)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, told.hear)
    return told


def _be_deaf() -> None:
    """Closing takes a moment: a second Ctrl+C must not cut it short."""
    import signal

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)


def _already_open(address: str, data: Path | None, *, browser: bool) -> int:
    """The same data folder is served by another process: say so, and show its pages."""
    from yuanjian.ledger.opening import open_ledger

    print(f"这个资料文件夹已经由园鉴打开，不用再开一次：{address or '请看先打开的那个窗口'}")
    if browser and address:
        open_ledger(data)
        _open(_entrance(address))
    return 0


def _welcome(address: str, *, lan: bool, browser: bool) -> None:
    """Where the pages are; on the very first start, who may sign in."""
    from yuanjian.actions.people import first_administrator

    made = first_administrator()
    print(f"园鉴已打开：{address}　（按 Ctrl+C 关闭）")
    if lan:
        print(f"其他电脑请打开：{_lan_address(address)}")
    if made:
        person, password = made
        print(
            f"首次启动，已建立管理员：用户名 {person.username}　密码 {password}　请记下，登录后可修改。"
        )
    if browser and not lan:
        _open(_entrance(address))
    sys.stdout.flush()


def _entrance(address: str) -> str:
    """The address that signs the administrator in once; the sign-in page when there is none."""
    from yuanjian.actions.people import entry_link
    from yuanjian.ledger.models import Person, Role

    admins = Person.objects.filter(
        memberships__role=Role.ADMIN, memberships__park=None, is_active=True
    )
    first = admins.order_by("pk").first()
    return f"{address}signin/once/{entry_link(first)}/" if first else address


def _open(address: str) -> None:
    """Open the browser once the server answers; no browser is no error."""
    import threading
    import webbrowser

    threading.Timer(0.3, webbrowser.open, [address]).start()


def _allow_neighbours() -> None:
    """Let this machine be called by its own names and addresses in the local network."""
    import socket

    names = {socket.gethostname(), f"{socket.gethostname()}.local", _own_address()}
    said = os.environ.get("YUANJIAN_HOSTS", "")
    os.environ["YUANJIAN_HOSTS"] = ",".join(filter(None, [said, *sorted(names)]))


def _own_address() -> str:
    """This machine's address in the local network: the one a packet would leave from. None is sent."""
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _lan_address(address: str) -> str:
    return address.replace("127.0.0.1", _own_address()).replace("0.0.0.0", _own_address())
