"""Surface water judged a second time, slowly and straight from the rules: what the evaluation must agree with.

Limits are typed here from the tables of GB 3838—2002 once more; nothing of the product is used.
"""

from collections import defaultdict
from fractions import Fraction

LIMITS = {
    # 表1: upper limits Ⅰ … Ⅴ
    "高锰酸盐指数": ("2", "4", "6", "10", "15"),
    "化学需氧量": ("15", "15", "20", "30", "40"),
    "氨氮": ("0.15", "0.5", "1.0", "1.5", "2.0"),
    "汞": ("0.00005", "0.00005", "0.0001", "0.001", "0.001"),
}
PHOSPHORUS = {
    "河流": ("0.02", "0.1", "0.2", "0.3", "0.4"),
    "湖、库": ("0.01", "0.025", "0.05", "0.1", "0.2"),
}
OXYGEN = ("7.5", "6", "5", "3", "2")


def class_of(item: str, value: Fraction, body: str) -> int:
    """1 … 6."""
    if item == "pH值":
        return 1 if 6 <= value <= 9 else 6
    if item == "溶解氧":
        return next((n for n, low in enumerate(OXYGEN, 1) if value >= Fraction(low)), 6)
    upper = PHOSPHORUS[body] if item == "总磷" else LIMITS[item]
    return next((n for n, high in enumerate(upper, 1) if value <= Fraction(high)), 6)


def limit_of(item: str, target: int, body: str) -> Fraction | None:
    """The upper limit of a class; None for pH and oxygen."""
    if item in ("pH值", "溶解氧"):
        return None
    return Fraction((PHOSPHORUS[body] if item == "总磷" else LIMITS[item])[target - 1])


def month_means(samples: list[tuple[str, int, str, bool]]) -> dict[tuple[str, int], Fraction]:
    """(item, month) → mean; of (item, month, result or detection limit, not detected)."""
    held: dict[tuple[str, int], list[Fraction]] = defaultdict(list)
    for item, month, text, below in samples:
        held[item, month].append(Fraction(text) / 2 if below else Fraction(text))
    return {key: sum(values, Fraction(0)) / len(values) for key, values in held.items()}


def period(means: dict[tuple[str, int], Fraction], months: set[int]) -> dict[str, Fraction]:
    """Item → mean of its month means in these months."""
    held: dict[str, list[Fraction]] = defaultdict(list)
    for (item, month), mean in means.items():
        if month in months:
            held[item].append(mean)
    return {item: sum(values, Fraction(0)) / len(values) for item, values in held.items()}


def quality(values: dict[str, Fraction], body: str) -> int | None:
    """The worst class of the items, None without any."""
    return max((class_of(item, value, body) for item, value in values.items()), default=None)


def multiples(values: dict[str, Fraction], target: int, body: str) -> dict[str, Fraction | None]:
    """Item above its target's limit → multiple (None: pH, oxygen)."""
    found: dict[str, Fraction | None] = {}
    for item, value in values.items():
        if class_of(item, value, body) > target:
            limit = limit_of(item, target, body)
            found[item] = None if limit is None else value / limit - 1
    return found
