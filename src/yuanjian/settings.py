"""Django settings. Everything that differs between one office PC and a province is an environment variable.

YUANJIAN_DATA          data folder (default ~/园鉴): the database, the files, built reports
YUANJIAN_DATABASE_URL  postgresql://user:password@host:port/name; unset means SQLite in the data folder
YUANJIAN_HOSTS         names under which the pages are reached, comma-separated (default: this machine only)
YUANJIAN_HTTPS         1 where a proxy in front speaks HTTPS: cookies are then sent over HTTPS only
YUANJIAN_SECRET        the key that signs sessions; by default `serve` keeps one in the data folder
"""

import os
import secrets
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


def _secret() -> str:
    """The key that `serve` keeps in the data folder. Commands that sign nothing get one for the moment."""
    said = os.environ.get("YUANJIAN_SECRET", "")
    kept = DATA / "secret.key"
    if not said and kept.is_file():
        said = kept.read_text(encoding="ascii").strip()
    return said or secrets.token_urlsafe(48)


SECRET_KEY = _secret()
WEB = Path(__file__).parent / "web"

DATABASES = {"default": _database()}
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
    "django_tasks_db",
    "yuanjian.ledger",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
LANGUAGES = [("zh-hans", "简体中文")]
LOGGING_CONFIG = None

# Pages
ROOT_URLCONF = "yuanjian.web.urls"
ALLOWED_HOSTS = [
    "127.0.0.1", "localhost", "[::1]",
    *filter(None, os.environ.get("YUANJIAN_HOSTS", "").split(",")),
]  # fmt: skip
MIDDLEWARE = [
    "yuanjian.web.middleware.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates", WEB / "pages"],
        "OPTIONS": {
            "builtins": ["yuanjian.web.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 31_536_000  # every address carries the hash of the content
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_200
MOST_SENT = (
    500 * 2**20
)  # bytes of one request, all files together: the server takes them in before it knows who asks

# People
AUTH_USER_MODEL = "ledger.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]  # fmt: skip
LOGIN_URL = "/signin/"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "yuanjian.web.walls.csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("YUANJIAN_HTTPS") == "1"
if SESSION_COOKIE_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# Failed sign-ins: five for one name from one address, then a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "yuanjian.web.walls.locked_out"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

# Long work
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
