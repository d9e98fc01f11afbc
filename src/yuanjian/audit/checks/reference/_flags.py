"""What a firm's yes/no columns in 05 say, and what its rows in other sheets show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import name_key, present, rows_of_firm
from yuanjian.facts.rows import RowView


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes/no column of 05, the sheet whose rows answer it, and which rows count as yes.

    ``cells`` are quoted from such a row; ``owner`` is the column that names the firm.
    """

    key: str
    sheet: str
    counts: Callable[[RowView], bool]
    cells: tuple[str, ...]
    what: str
    owner: str = "ent"
    credit: tuple[int, ...] = ()


def _some(*keys: str) -> Callable[[RowView], bool]:
    """At least one of these numbers is above zero."""
    return lambda r: any((r.amount(k).number or 0) > 0 for k in keys)


def _leaves(r: RowView) -> bool:
    """Industrial waste water that leaves the firm (its domestic sewage is another matter)."""
    out = r.get("to") in ("纳管", "直排") and r.get("kind") in ("工业", "混合")
    return out and (r.amount("vol").number or 0) > 0


FLAGS = (
    Flag("ww", "15", _leaves, ("kind", "to", "vol"), "外排工业废水", credit=(5,)),
    Flag("wg", "22", _some("n_out", "so2", "nox", "pm", "voc"), ("n_out", "voc"), "外排废气"),
    Flag("sw", "24", _some("gen"), ("name", "gen"), "产生一般工业固废"),
    Flag("hw", "25", _some("gen"), ("name", "gen"), "产生危险废物", credit=(9,)),
    Flag("soil_key", "23", lambda r: r.get("nature") == "重点监管单位", ("user", "nature"),
         "土壤污染重点监管单位的地块", owner="user"),
    Flag("voc", "22", _some("voc", "voc_use"), ("voc", "voc_use"), "排放或使用VOCs", credit=(7,)),
    Flag("class1", "15", lambda r: isinstance(r.get("c1_out"), str), ("c1_out",), "设有一类污染物车间排口"),
)  # fmt: skip


def rows_of(f: Facts, flag: Flag, firm: RowView) -> list[RowView]:
    """The firm's rows in the flag's sheet; a plot's user is free text and may be a short name."""
    own = rows_of_firm(f, flag.sheet, flag.owner).get(firm.key, ())
    if own or flag.owner == "ent":
        return [RowView(record) for record in own]
    name = name_key(str(firm.get("name")))
    plots = [
        (r, name_key(u)) for r in f.rows(flag.sheet) if isinstance(u := r.get(flag.owner), str)
    ]
    return [r for r, user in plots if name in user or (len(user) >= 4 and user in name)]


def firms_saying(f: Facts, flag: Flag, yes: bool) -> Iterator[RowView]:
    """The present firms that say yes (or no); a blank says neither and is a gap."""
    return (firm for firm in present(f) if firm.get(flag.key) is yes)
