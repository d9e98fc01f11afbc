"""Django settings. Everything that differs between one office PC and a province is an environment variable.

YUANJIAN_DATA          data folder (default ~/园鉴): the database, the files, built reports
YUANJIAN_DATABASE_URL  postgresql://user:password@host:port/name; unset means SQLite in the data folder
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

DATA = Path(os.environ.get("YUANJIAN_DATA") or Path.home() / "园鉴").expanduser()

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


def _database() -> dict[str, object]:
    url = os.environ.get("YUANJIAN_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "yuanjian.sqlite3",
            # IMMEDIATE: two imports at once wait for each other instead of failing half way.
            "OPTIONS": {"init_command": _PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 30},
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError("YUANJIAN_DATABASE_URL 只支持 postgresql://…")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


DATABASES = {"default": _database()}
INSTALLED_APPS = ["yuanjian.ledger"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = False
LOGGING_CONFIG = None
