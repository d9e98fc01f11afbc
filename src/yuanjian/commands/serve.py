"""yuanjian serve: the pages, for people who live in a browser."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from yuanjian.commands._options import add_data

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
    from yuanjian.web.serving import keep_secret, listen, log_faults, serve, start_worker

    folder = Path(os.environ.get("YUANJIAN_DATA") or Path.home() / "园鉴").expanduser()
    keep_secret(folder)
    from yuanjian.ledger.opening import open_ledger

    log_faults(open_ledger(data))
    wanted = _PORT if port is None else port
    listening = listen("0.0.0.0" if lan else "127.0.0.1", wanted, exact=port is not None)
    worker = start_worker()
    try:
        _welcome(listening.address, lan=lan, browser=browser)
        serve(listening)
    except KeyboardInterrupt:
        print("\n网页已关闭，资料都已保存。")
    finally:
        worker.terminate()
        worker.wait(10)
    return 0


def _welcome(address: str, *, lan: bool, browser: bool) -> None:
    """Where the pages are; on the very first start, who may sign in."""
    from yuanjian.actions.people import entry_link, first_administrator
    from yuanjian.ledger.models import Person, Role

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
        admins = Person.objects.filter(
            memberships__role=Role.ADMIN, memberships__park=None, is_active=True
        )
        first = admins.order_by("pk").first()
        _open(f"{address}signin/once/{entry_link(first)}/" if first else address)
    sys.stdout.flush()


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
