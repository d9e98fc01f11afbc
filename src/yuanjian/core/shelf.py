"""A shelf is a package whose modules are found by being there; a thing's path is its id."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """Every module below ``package`` (packages themselves left out), as (dotted id below it, module)."""
    root = importlib.import_module(package)
    prefix = root.__name__ + "."
    for info in sorted(pkgutil.walk_packages(root.__path__, prefix), key=lambda i: i.name):
        if not info.ispkg and not info.name.rsplit(".", 1)[-1].startswith("_"):
            yield info.name.removeprefix(prefix), importlib.import_module(info.name)
