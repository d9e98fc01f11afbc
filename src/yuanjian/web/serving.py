"""The server: pages by waitress in this process, long work in a second one that ends with it."""

from __future__ import annotations

import logging
import secrets
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from yuanjian.core.refusal import Refusal

_THREADS = 8


def keep_secret(folder: Path) -> None:
    """Make the key that signs sessions, readable by its owner only, unless it is there."""
    from yuanjian.settings import SECRET_FILE

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
    for candidate in [port] if exact else range(port, port + 20):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, candidate))
            sock.listen(128)  # who comes before the pages are ready waits, and is not turned away
        except OSError as no:
            sock.close()
            failure = no
            continue
        shown = "127.0.0.1" if host in ("0.0.0.0", "") else host
        return Listening(sock, f"http://{shown}:{sock.getsockname()[1]}/")
    raise Refusal(
        f"端口 {port} 用不了（{failure.strerror}）。请用 --port 换一个，如 --port {port + 100}。"
    )


def start_worker() -> subprocess.Popen[bytes]:
    """The worker as a child on the same data folder and database; it ends when this process does."""
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


def serve(listening: Listening) -> None:
    """Answer requests until interrupted."""
    import waitress
    from django.core.wsgi import get_wsgi_application

    waitress.serve(
        get_wsgi_application(), sockets=[listening.sock], threads=_THREADS, ident="yuanjian",
        max_request_body_size=2_000_000_000, channel_timeout=120,
    )  # fmt: skip
