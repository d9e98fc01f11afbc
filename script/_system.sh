# Sourced by script/test and script/demo: programs and fonts that come from the system, not from PyPI.
# shellcheck shell=bash

has_postgresql() {
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}
has_writer() { command -v soffice >/dev/null 2>&1; }
has_poppler() { command -v pdftoppm >/dev/null 2>&1; }
has_chromium() { command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; }
has_java() { [ -n "${JAVA_HOME:-}" ] || command -v java >/dev/null 2>&1; }
has_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list "$1" family)" ]; }

# What the tests use, one line each: Debian package(s), how to see that it is there, what for.
missing_packages() {
    has_postgresql || echo postgresql
    has_writer || echo libreoffice-writer-nogui libreoffice-calc-nogui
    has_poppler || echo poppler-utils
    has_chromium || echo chromium
    has_font "Noto Sans CJK SC" || echo fonts-noto-cjk
    has_font "LXGW WenKai" || echo fonts-lxgw-wenkai
    [ -z "${1:-}" ] || has_java || echo openjdk-17-jre-headless
}

# Installs what is missing where that is possible; elsewhere says what will be skipped. Never fails.
# With an argument also what only the slow tests use.
need_system() {
    local missing
    missing="$(missing_packages "${1:-}" | tr '\n' ' ')"
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "apt-get install $missing"
        # shellcheck disable=SC2086
        if { apt-get update -qq \
            && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
                fontconfig $missing; } >/dev/null; then
            return 0
        fi
        say "apt-get failed; the tests that need these skip"
    else
        say "not on this machine: $missing"
        say "the tests that need them skip; on Debian or Ubuntu: sudo apt install $missing"
    fi
}
