"""The server: pages by waitress in this process, long work in a second one that ends with it."""

from __future__ import annotations

import errno
import logging
import secrets
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from yuanjian.core.refusal import Refusal
from yuanjian.web.folder_lock import FolderLock

SECRET_FILE = "secret.key"
_THREADS = 8
_log = logging.getLogger("yuanjian.serve")
_WHY = {
    errno.EADDRINUSE: "已被其他程序占用",
    errno.EACCES: "没有使用它的权限",
    errno.EADDRNOTAVAIL: "不是本机的地址",
}


def keep_secret(folder: Path) -> None:
    """Make the key that signs sessions, readable by its owner only, unless it is there.

    Call it before the settings are read: they take the key that is there, or one for the moment.
    """
    path = folder / SECRET_FILE
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")


@dataclass(frozen=True)
class Listening:
    """A socket that is bound, and the address to type."""

    sock: socket.socket
    address: str


def listen(host: str, port: int, *, exact: bool) -> Listening:
    """Bind a socket; when the port is taken and was not asked for by name, the next free one.

    Raises:
        Refusal: the port is taken, or the address is not of this machine.
    """
    if not 0 <= port <= 65535:
        raise Refusal(f"端口 {port} 不对：应为 1–65535 之间的整数，如 --port 8600。")
    for candidate in [port] if exact else range(port, port + 20):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":  # there, the other option would let two programs share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, candidate))
            sock.listen(1024)
        except OSError as no:
            sock.close()
            failure = no
            continue
        shown = "127.0.0.1" if host in ("0.0.0.0", "") else host
        return Listening(sock, f"http://{shown}:{sock.getsockname()[1]}/")
    why = _WHY.get(failure.errno or 0, failure.strerror)
    other = port + 100 if port < 65000 else 8600
    raise Refusal(f"端口 {port} 用不了：{why}。请用 --port 换一个，如 --port {other}。")


_LOCK, _WHERE = ".serve.lock", ".serve.address"


class Opened:
    """Says that this process serves a data folder, so that a second start does not fight with it.

    On PostgreSQL several servers may share a folder: nothing is locked there.
    """

    def __init__(self, folder: Path, *, shared: bool) -> None:
        self._lock, self._note = FolderLock(folder / _LOCK), folder / _WHERE
        self.elsewhere = not shared and not self._lock.hold()

    @property
    def address(self) -> str:
        """Where the other process says that the pages are; «» when it does not."""
        try:
            return self._note.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""

    def at(self, address: str) -> None:
        """Leave a note where the pages are."""
        self._note.write_text(address, encoding="ascii")

    def close(self) -> None:
        """No longer served."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


class Companion:
    """The worker as a child on the same data folder and database. It ends with this process, and is
    started anew when it falls."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._child = _child()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        pause = 1.0
        while True:
            began = time.monotonic()
            self._child.wait()
            pause = 1.0 if time.monotonic() - began > 60 else min(2 * pause, 60.0)
            if self._stopping.wait(pause):
                return
            _log.error(
                "the worker ended by itself (%s); another is started", self._child.returncode
            )
            self._child = _child()

    def stop(self) -> None:
        """Tell the worker to lay down what it has in hand, and see it off."""
        self._stopping.set()
        child = self._child
        if child.stdin:
            child.stdin.close()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _child() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "yuanjian.web.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )


_LOG = "故障记录.log"


def log_faults(folder: Path) -> None:
    """Faults of ours, with their numbers, go to a file in the data folder that stays small."""
    from logging.handlers import RotatingFileHandler

    file = RotatingFileHandler(
        folder / _LOG, maxBytes=2_000_000, backupCount=2, encoding="utf-8", delay=True
    )
    logging.basicConfig(
        level=logging.WARNING,
        handlers=[file],
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )


class Told:
    """The word to stop. While the pages are loaded it is only kept: an exception raised in the middle of an import,
    or of a weak reference's callback, is swallowed there."""

    def __init__(self) -> None:
        self.said = False
        self.serving = False

    def hear(self, *_: object) -> None:
        """The handler of a signal.

        Raises:
            KeyboardInterrupt: requests are being answered.
        """
        self.said = True
        if self.serving:
            raise KeyboardInterrupt


def serve(listening: Listening, told: Told) -> None:
    """Answer requests until told to stop."""
    import waitress
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    pages = get_wsgi_application()
    told.serving = True
    if told.said:
        return
    waitress.serve(
        pages, sockets=[listening.sock], threads=_THREADS, ident="yuanjian",
        max_request_body_size=settings.MOST_SENT, channel_timeout=120,
    )  # fmt: skip
