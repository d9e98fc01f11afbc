"""All sheets, found by being in ``sheets/forms``: number → row class."""

from functools import cache

from yuanjian.core import shelf
from yuanjian.sheets.row import SheetRow


@cache
def all_sheets() -> dict[str, type[SheetRow]]:
    """The row classes by sheet number, in the order of the package."""
    found: dict[str, type[SheetRow]] = {}
    for name, module in shelf.modules("yuanjian.sheets.forms"):
        form: type[SheetRow] = module.Row
        if not name.startswith(f"s{form.sheet.no}_") or form.sheet.no in found:
            raise ValueError(
                f"{name}: the file name must be s{form.sheet.no}_…, and a number is used once"
            )
        found[form.sheet.no] = form
    return dict(sorted(found.items()))


def sheet(no: str) -> type[SheetRow]:
    """The row class of sheet ``no`` («05»)."""
    return all_sheets()[no]
