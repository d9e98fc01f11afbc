"""A PostgreSQL cluster made for one test run, on loopback, and removed afterwards."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

_UNSAFE_BUT_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NotInstalled(RuntimeError):
    """The server programs of PostgreSQL are not on this machine."""


class Cluster:
    """A running server: `create` makes an empty database, `stop` removes everything."""

    def __init__(self, folder: Path, port: int, bindir: Path, as_user: dict[str, object]) -> None:
        self.folder, self.port = folder, port
        self._bindir, self._as_user = bindir, as_user
        self._numbers = itertools.count(1)

    def create(self, name: str | None = None) -> str:
        """An empty database (UTF-8), as a URL for YUANJIAN_DATABASE_URL."""
        name = name or f"t{next(self._numbers)}"
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "yuanjian", name)
        return f"postgresql://yuanjian@127.0.0.1:{self.port}/{name}"

    def run(self, program: str, *args: str) -> None:
        """One of PostgreSQL's programs, as the cluster's owner; its own words when it fails."""
        log = self.folder / "programs.log"
        with log.open("ab") as out:  # a pipe would stay open in the server that pg_ctl leaves
            done = subprocess.run(
                [str(self._bindir / program), *args],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
                timeout=120,
                check=False,
                **self._as_user,  # type: ignore[call-overload]
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{log.read_text(errors='replace')[-2000:]}")

    def stop(self) -> None:
        """Stops the server and removes its folder."""
        try:
            self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def start_cluster() -> Cluster:
    """Makes and starts a cluster. Raises NotInstalled where there is no PostgreSQL server."""
    bindir = _bindir()
    folder = Path(tempfile.mkdtemp(prefix="yj-pg-"))
    as_user = _owner(folder)
    port = _free_port()
    cluster = Cluster(folder, port, bindir, as_user)
    try:
        cluster.run(
            "initdb", "-D", str(folder / "data"), "-U", "yuanjian",
            "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories=''"
        cluster.run(
            "pg_ctl", "-D", str(folder / "data"), "-l", str(folder / "server.log"),
            "-o", f"{options} {_UNSAFE_BUT_FAST}", "-w", "start",
        )  # fmt: skip
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return cluster


def _bindir() -> Path:
    """Where initdb is: Debian keeps it off PATH, newest version first."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NotInstalled("PostgreSQL 的服务程序未安装（Debian：apt install postgresql）")
    return Path(on_path).resolve().parent


def _owner(folder: Path) -> dict[str, object]:
    """Root may not run a server: the folder and the programs go to `postgres`, or `nobody`."""
    if os.name != "posix" or os.getuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NotInstalled("running as root, and no user `postgres` or `nobody` to start a server as")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
