"""Shared by all tests: a data folder of their own, the choice of database, a PostgreSQL.

* `pytest` runs on SQLite. `pytest --database postgresql` runs the tests that touch a database in
  this process (mark `django_db` or a fixture built on it) on a cluster made for the run: those of
  the rooms that hold and write records, and with `--long` those of the pages too.
* Tests that start `yuanjian` as a process take `database_env`: they run once on each database, on
  PostgreSQL with `--long` only, but for the one journey marked `both_databases`.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql import Cluster, NotInstalled, start_cluster

# Before Django's settings are read: no test may see, let alone write, the data of whoever runs it.
_DATA = tempfile.TemporaryDirectory(prefix="yuanjian-tests-", ignore_cleanup_errors=True)
os.environ["YUANJIAN_DATA"] = _DATA.name
_URL = "YUANJIAN_DATABASE_URL"
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ.pop(_URL, None)
if importlib.util.find_spec("yuanjian.settings"):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanjian.settings")

settings.register_profile(
    "short", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", parent=settings.get_profile("short"), max_examples=1000)

_ON_DJANGO = {"db", "transactional_db", "django_db_setup", "admin_client", "live_server"}
_cluster: Cluster | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the slow tests too")
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="where tests that touch a database in this process run; postgresql runs only those",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "short")
    if config.getoption("--database") == "postgresql" and not hasattr(config, "workerinput"):
        _on_postgresql()
    # pytest-django sets Django up right after this hook, but only with settings that are loaded.
    importlib.import_module("django.conf").settings.INSTALLED_APPS  # noqa: B018


def _on_postgresql() -> None:
    global _cluster
    try:
        _cluster = start_cluster()
    except NotInstalled as absent:
        pytest.exit(str(absent), returncode=3)
    os.environ[_URL] = _cluster.create("main")  # xdist's workers inherit it


def pytest_unconfigure() -> None:
    if _cluster is not None:
        _cluster.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept: list[pytest.Item] = []
    dropped: list[pytest.Item] = []
    on_postgresql = config.getoption("--database") == "postgresql"
    every = config.getoption("--long")
    for item in items:
        wanted = every or not _takes_long(item)
        if on_postgresql:
            wanted = wanted and _touches_database(item) and (every or _of_records(item))
        (kept if wanted else dropped).append(item)
    items[:] = kept
    if dropped:
        config.hook.pytest_deselected(items=dropped)


def _takes_long(item: pytest.Item) -> bool:
    if item.get_closest_marker("long"):
        return True
    call = getattr(item, "callspec", None)
    again = call is not None and call.params.get("database_env") == "postgresql"
    return again and not item.get_closest_marker("both_databases")


def _of_records(item: pytest.Item) -> bool:
    return item.path.relative_to(item.config.rootpath).parts[1] in {"ledger", "actions"}


def _touches_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(names & _ON_DJANGO)


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[Cluster]:
    """A PostgreSQL cluster of this test process; skips where its server programs are absent."""
    try:
        cluster = start_cluster()
    except NotInstalled as absent:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(absent))
    yield cluster
    cluster.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_env(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """Environment for a `yuanjian` process with an empty data folder and an empty database.

    Runs the test twice: on SQLite and on PostgreSQL.
    """
    env = {k: v for k, v in os.environ.items() if k not in (_URL, "DJANGO_SETTINGS_MODULE")}
    env["YUANJIAN_DATA"] = str(tmp_path / "园鉴 数据")
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgresql_cluster")
        env[_URL] = cluster.create()
    return env


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared(checkout: Path) -> Path:
    """The reference material that lies beside a checkout; skips where there is none."""
    folder = checkout.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no reference material (../shared) beside this checkout")
    return folder
