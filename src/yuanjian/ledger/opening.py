"""Opening the ledger from a command: settings, database, migrations."""

import os
import sys
from pathlib import Path

from yuanjian.core.refusal import Refusal


class CannotOpen(Refusal):
    """The data folder or database cannot be used; the text says why and what to do, in Chinese."""


def open_ledger(data: Path | None = None, *, create: bool = True) -> Path:
    """Make Django ready for a data folder, create or migrate the database, and return the folder.

    Args:
        data: the folder, or None for YUANJIAN_DATA or its default.
        create: False refuses when there is no ledger yet, instead of making an empty one.
    """
    if data is not None:
        os.environ["YUANJIAN_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanjian.settings")
    import django
    from django.conf import settings

    folder: Path = settings.DATA
    embedded = not os.environ.get("YUANJIAN_DATABASE_URL")
    if embedded and not create and not (folder / "yuanjian.sqlite3").exists():
        raise CannotOpen(
            f"“{folder}”里还没有园区资料。请先用 yuanjian import 导入资料包，或用 --data 指定资料文件夹。"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as no:
        raise CannotOpen(
            f"无法使用资料文件夹“{folder}”：{no.strerror}。请换一个有写权限的位置。"
        ) from None
    django.setup()
    _migrate(folder)
    return folder


def _migrate(folder: Path) -> None:
    """Bring the database up to date; says so only when there was a database before."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not plan:
            return
        if executor.loader.applied_migrations:
            print("正在升级资料库……", file=sys.stderr)
        executor.migrate(executor.loader.graph.leaf_nodes())
    except DatabaseError as no:
        raise CannotOpen(
            f"资料库打不开：{no}。如文件已损坏，请从备份恢复“{folder}”；如使用 PostgreSQL，请核对连接设置。"
        ) from None
