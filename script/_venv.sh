# Sourced by the scripts beside it: ROOT, PY and need_venv. Bash 3.2 is enough.
# shellcheck shell=bash
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="$ROOT/.venv"
PY="$VENV/bin/python"
export PYTHONUTF8=1

say() { printf '%s\n' "· $*" >&2; }
die() { printf '%s\n' "✗ $*" >&2; exit 1; }

# The newest CPython on PATH that is at least 3.11; YUANJIAN_PYTHON overrides it.
find_python() {
    local name
    for name in "${YUANJIAN_PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
        [ -n "$name" ] || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    die "Python 3.11 or newer is needed and none was found (set YUANJIAN_PYTHON=/path/to/python3)."
}

# What the venv was made from: when a lock changes, or the checkout moves, it is brought up to date.
venv_stamp() {
    { printf '%s\n' "$ROOT"; cat "$ROOT/requirements-dev.lock" "$ROOT/pyproject.toml"; } | cksum
}

# YUANJIAN_NO_UV=1 takes the pip way even where uv is there.
have_uv() { [ -z "${YUANJIAN_NO_UV:-}" ] && uv --version >/dev/null 2>&1; }

make_venv() {
    local python
    python="$(find_python)"
    if have_uv; then
        say "installing into .venv (uv)"
        "$PY" -c 'import sys' >/dev/null 2>&1 || uv venv --quiet --clear --python "$python" "$VENV"
        uv pip install --quiet --python "$PY" --compile-bytecode --require-hashes -r "$ROOT/requirements-dev.lock"
        uv pip install --quiet --python "$PY" --no-deps --no-build-isolation -e "$ROOT"
    else
        say "installing into .venv (pip; uv would be faster)"
        "$PY" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$VENV" \
            || die "python3 -m venv failed; on Debian or Ubuntu: apt install python3-venv"
        "$PY" -m pip install --quiet --disable-pip-version-check --require-hashes \
            -r "$ROOT/requirements-dev.lock"
        "$PY" -m pip install --quiet --disable-pip-version-check --no-deps \
            --no-build-isolation -e "$ROOT"
    fi
    # Also where PYTHONDONTWRITEBYTECODE is set: a command would compile our files at every start.
    "$PY" -m compileall -q "$ROOT/src" || true
    venv_stamp > "$VENV/.yuanjian-stamp"
}

# A further lock into .venv, which only some scripts need.
need_lock() {
    local lock="$1" stamp
    stamp="$({ venv_stamp; cat "$ROOT/$lock"; } | cksum)"
    [ "$(cat "$VENV/.$lock" 2>/dev/null)" != "$stamp" ] || return 0
    say "installing $lock into .venv"
    if have_uv; then
        uv pip install --quiet --python "$PY" --require-hashes -r "$ROOT/$lock"
    else
        "$PY" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$ROOT/$lock"
    fi
    printf '%s\n' "$stamp" > "$VENV/.$lock"
}
# Spark, Dask and what translates for them, half a gigabyte: for script/test --long and script/bench air.
need_cluster() { need_lock requirements-cluster.lock; }
# Peers of script/bench air.
need_peers() { need_lock requirements-bench.lock; }

# Browser libraries of the pages: from npm by lock file, placed beside our own, not committed.
need_vendor() {
    if ! command -v npm >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "apt-get install npm"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends npm; } >/dev/null
    fi
    "$PY" "$ROOT/script/place_vendor.py"
}

need_venv() {
    if [ -x "$PY" ] && [ "$(cat "$VENV/.yuanjian-stamp" 2>/dev/null)" = "$(venv_stamp)" ]; then
        return
    fi
    make_venv
}
