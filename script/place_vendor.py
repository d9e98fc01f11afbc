"""Puts browser libraries from node_modules into the static folder of the web room; also the build hook of the wheel.

What is taken stands in ``_FILES`` and ``_ICONS``. `npm ci` gets node_modules by package-lock.json.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src/yuanjian/web/static/vendor"
_STAMP = VENDOR / ".lock"

_FILES = {
    "tabler.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.js": "@tabler/core/dist/js/tabler.min.js",
    "htmx.js": "htmx.org/dist/htmx.min.js",
}
_LICENCES = ("@tabler/core", "@tabler/icons", "htmx.org")
_USED_ICON = re.compile(r"""(?:icon\s+|icon=)["']([a-z0-9-]+)["']""")
_MAP = re.compile(rb"/[*/][#@] sourceMappingURL=[^\n*]*(?:\*/)?")


def _locked() -> str:
    return (ROOT / "package-lock.json").read_text() + Path(__file__).read_text() + "".join(_icons())


def _icons() -> list[str]:
    """The icons that templates and pages name."""
    web = ROOT / "src/yuanjian/web"
    sources = [*web.rglob("*.html"), *web.rglob("*.py")]
    return sorted({n for s in sources for n in _USED_ICON.findall(s.read_text(encoding="utf-8"))})


def _sprite() -> str:
    """One SVG with a symbol an icon: pages name them with <use>."""
    symbols = []
    for name in _icons():
        svg = (MODULES / f"@tabler/icons/icons/outline/{name}.svg").read_text()
        inner = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
        inner = "".join(line.strip() for line in inner.splitlines())
        symbols.append(
            f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
            f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{inner}</symbol>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def fresh() -> bool:
    """Whether what lies there is what the lock file and the pages ask for."""
    return _STAMP.exists() and _STAMP.read_text() == _locked()


def get() -> None:
    """Install node_modules by the lock file, without running any package's scripts."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(
            "✗ npm is needed for the pages (Node.js 18 or newer); on Debian or Ubuntu: apt install npm"
        )
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def place() -> None:
    """Copy the files, with their licences beside them."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for name, source in _FILES.items():
        (VENDOR / name).write_bytes(_MAP.sub(b"", (MODULES / source).read_bytes()))
    for package in _LICENCES:
        for licence in sorted((MODULES / package).glob("LICEN[CS]E*")):
            name = package.strip("@").replace("/", "-")
            shutil.copyfile(licence, VENDOR / f"{name}.LICENSE.txt")
    (VENDOR / "icons.svg").write_text(_sprite())
    _STAMP.write_text(_locked())


def main() -> None:
    """Bring the vendor folder up to date."""
    if fresh():
        return
    get()
    place()


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:
    pass
else:

    class VendorHook(BuildHookInterface):  # type: ignore[type-arg]
        """Puts the libraries into the wheel. An editable install takes them from `script/setup`."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Called by hatchling before it collects files."""
            if version != "editable":
                main()
            build_data["artifacts"].append("src/yuanjian/web/static/vendor/**")


if __name__ == "__main__":
    main()
