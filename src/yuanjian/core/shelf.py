"""A shelf is a package whose modules are found by being there; a thing's path is its id."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """Every module below ``package`` (packages themselves left out), as (dotted id below it, module)."""
    root = importlib.import_module(package)
    prefix = root.__name__ + "."
    for info in sorted(pkgutil.walk_packages(root.__path__, prefix), key=lambda i: i.name):
        if not info.ispkg and not info.name.rsplit(".", 1)[-1].startswith("_"):
            yield info.name.removeprefix(prefix), importlib.import_module(info.name)


def declared(package: str, name: str, mark: str) -> dict[str, Any]:
    """What each module below ``package`` declares: the attribute ``mark`` of its ``name``, by the module's id.

    A decorator puts the declaration there («@duty(…) def find(…)»: name find, mark duty).

    Raises:
        ValueError: a module has no such name, or nobody declared it.
    """
    found: dict[str, Any] = {}
    for ident, module in modules(package):
        held = getattr(getattr(module, name, None), "__dict__", {})
        if mark not in held:
            folder = package.partition(".")[2].replace(".", "/")
            raise ValueError(f"{folder}/{ident} declares no {mark} named {name}")
        found[ident] = held[mark]
    return found
