"""A random park whose figures all agree: what a consistent report is written from.

Nothing here knows the product: the arithmetic is that of the rules themselves (a stock rolls forward, parts
add up, loads follow from flow and concentration), so that a planted error is the only one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from random import Random

from tests.mutation.numerals import Value

# Yearly average rates of the yuan to the dollar, as published by the People's Bank (statistical communiqués).
DOLLAR = {2019: "6.8985", 2020: "6.8976", 2021: "6.4515", 2022: "6.7261", 2023: "7.0467", 2024: "7.1217"}  # fmt: skip

PROVINCES = {
    "湖南": ("湖南省生态环境厅", "湘环评函", "S43"),
    "广东": ("广东省生态环境厅", "粤环审", "S44"),
    "江苏": ("江苏省生态环境厅", "苏环审", "S32"),
    "湖北": ("湖北省生态环境厅", "鄂环审", "S42"),
    "四川": ("四川省生态环境厅", "川环审", "S51"),
    "浙江": ("浙江省生态环境厅", "浙环函", "S33"),
    "河南": ("河南省生态环境厅", "豫环审", "S41"),
    "安徽": ("安徽省生态环境厅", "皖环函", "S34"),
    "江西": ("江西省生态环境厅", "赣环评字", "S36"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of park: its names, industries and how many firms it may hold."""

    names: tuple[str, ...]
    industries: tuple[str, ...]
    firms: tuple[int, int]
    level: str = "省级"


KINDS = {
    "bonded": Kind(("综合保税区",), ("保税加工、保税物流", "保税研发、保税维修和跨境电商"), (9, 28), "国家级"),
    "chemical": Kind(("化工园区", "精细化工产业园"), ("精细化工、医药中间体", "化工新材料、电子化学品"), (25, 70)),
    "cluster": Kind(("特色产业集群区", "小微企业产业园"), ("五金制品、塑料制品", "家具制造、包装印刷"), (58, 66)),
    "zone": Kind(("经济开发区", "高新技术产业开发区", "工业园区", "产业集聚区"),
                 ("装备制造、电子信息", "食品加工、新材料", "汽车零部件、轻工纺织"), (40, 190)),
}  # fmt: skip


@dataclass
class Park:
    """A park in one year: every value by its key, and what is so or not so."""

    province: str
    kind: str
    year: int
    values: dict[str, Value] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    def int(self, key: str) -> int:
        """A count."""
        value = self.values[key]
        assert isinstance(value, int)
        return value

    def dec(self, key: str) -> Decimal:
        """An amount or a count."""
        value = self.values[key]
        assert isinstance(value, int | Decimal)
        return Decimal(value)

    def day(self, key: str) -> date:
        """A date."""
        value = self.values[key]
        assert isinstance(value, date)
        return value


def to(value: Decimal, places: int) -> Decimal:
    """Half to even, as GB/T 8170."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def percent(part: Decimal | int, whole: Decimal | int, places: int = 2) -> Decimal:
    """part / whole in %."""
    return to(Decimal(part) / Decimal(whole) * 100, places)


def random_park(rng: Random, province: str, kind: str, year: int) -> Park:
    """A consistent park."""
    park = Park(province, kind, year)
    for fill in (_identity, _planning, _firms, _handling, _quota, _economy, _sewage, _air, _waste, _care, _work):  # fmt: skip
        fill(park, rng)
    return park


def _amount(rng: Random, low: str, high: str, places: int) -> Decimal:
    unit = Decimal(1).scaleb(-places)
    return Decimal(rng.randint(int(Decimal(low) / unit), int(Decimal(high) / unit))) * unit


def _day(rng: Random, year: int, first: int = 1, last: int = 12) -> date:
    return date(year, rng.randint(first, last), rng.randint(1, 28))


def _identity(park: Park, rng: Random) -> None:
    v, kind = park.values, KINDS[park.kind]
    place = rng.choice("临平永宁嘉泰景昌德云") + rng.choice("江山川陵湖溪泽岭")
    city = rng.choice("安兴盛东南北宜怀") + rng.choice("州阳城口")
    v["place"], v["city"], v["county"] = place, city + "市", place + "县"
    v["name"] = (place if rng.random() < 0.5 else city + place) + rng.choice(kind.names)
    v["host"] = v["name"] + "管理委员会"
    v["industry"], v["level"] = rng.choice(kind.industries), kind.level
    code = PROVINCES[park.province][2]
    code = code.replace("S", "G") if kind.level == "国家级" else code
    v["code"] = f"{code}{rng.randint(1000, 8999)}"
    for key, year in (
        ("year", park.year),
        ("last_year", park.year - 1),
        ("next_year", park.year + 1),
    ):
        v[key] = str(year)
    v["founded"] = _day(rng, rng.randint(2001, 2012))
    b1, b2 = _amount(rng, "0.9", "4.2", 2), _amount(rng, "0.5", "3.1", 2)
    first, second = rng.sample(["东区", "西区", "南片区", "北片区", "滨江片", "新城片"], 2)
    v |= {"area.1": b1, "area.2": b2, "area": b1 + b2, "block.1": first, "block.2": second}
    v["signed"] = date(park.year + 1, rng.randint(1, 3), rng.randint(2, 28))
    v["document_date"] = v["signed"]


def _planning(park: Park, rng: Random) -> None:
    v, year = park.values, park.year
    office, word, _ = PROVINCES[park.province]
    v["office"] = office
    old = rng.random() < 0.5
    if old:
        park.flags.add("tracked")
        done = year - rng.randint(6, 8)
        track = done + 5
        v["track.date"] = _day(rng, track, 1, 6)
        v["track.number"] = f"{word}〔{track}〕{rng.randint(3, 60)}号"
    else:
        done = year - rng.randint(2, 4)
        park.flags.add("young")
    v["eia.date"] = _day(rng, done, 7, 12)
    v["eia.number"] = f"{word}〔{done}〕{rng.randint(3, 80)}号"


def _firms(park: Park, rng: Random) -> None:
    v = park.values
    low, high = KINDS[park.kind].firms
    last = rng.randint(low, high)
    new, cleared, left = rng.randint(2, 7), rng.randint(0, 2), rng.randint(1, 3)
    total = last + new - cleared - left
    building, stopped = rng.randint(1, 3), rng.randint(1, 2)
    v |= {"firms": total, "firms.last": last, "firms.new": new, "firms.cleared": cleared,
          "firms.left": left, "firms.gone": cleared + left, "firms.building": building,
          "firms.stopped": stopped, "firms.running": total - building - stopped}  # fmt: skip
    block = rng.randint(2, total - 2)
    v |= {"firms.1": block, "firms.2": total - block}


def _handling(park: Park, rng: Random) -> None:
    """EIA, acceptance, permits and emergency plans: each splits the firms."""
    v, total = park.values, park.int("firms")
    exempt = max(1, total // rng.randint(8, 14))
    registered = max(1, total // rng.randint(3, 5))
    approved = total - exempt - registered
    books = max(1, approved // rng.randint(3, 6))
    v |= {"eia": approved, "eia.books": books, "eia.sheets": approved - books, "eia.registered": registered,
          "eia.exempt": exempt, "eia.none": 0, "eia.new": rng.randint(1, min(3, approved))}  # fmt: skip
    building = park.int("firms.building")
    trial = rng.randint(0, 1) if approved > building + 2 else 0
    done = approved - building - trial
    v |= {"accepted": done, "accepted.new": rng.randint(0, min(3, done)), "accepted.pending": building + trial,
          "accepted.building": building, "accepted.trial": trial, "accepted.exempt": registered + exempt}  # fmt: skip
    key = max(1, total // 12)
    simple = max(1, total // rng.randint(5, 9))
    permit_exempt = building + rng.randint(0, 1)
    v |= {"permit": key + simple, "permit.key": key, "permit.simple": simple, "permit.exempt": permit_exempt,
          "permit.registered": total - key - simple - permit_exempt}  # fmt: skip
    plans = max(2, total // rng.randint(2, 4))
    v |= {"plan": plans, "plan.exempt": total - plans, "plan.pending": 0}


def _quota(park: Park, rng: Random) -> None:
    v = park.values
    for item, low, high in (("cod", "40", "180"), ("nh3", "6", "19"), ("so2", "20", "90"),
                            ("nox", "30", "160"), ("voc", "12", "70")):  # fmt: skip
        v[f"quota.{item}"] = _amount(rng, low, high, 1)
    for item in ("so2", "nox", "voc"):
        v[f"out.{item}"] = to(park.dec(f"quota.{item}") * _amount(rng, "0.15", "0.85", 2), 2)


def _economy(park: Park, rng: Random) -> None:
    v, year = park.values, park.year
    last = _amount(rng, "20", "260", 2)
    now = to(last * (1 + _amount(rng, "0.04", "0.22", 3)), 2)
    growth = percent(now - last, last, 1)
    target = Decimal(rng.randint(20, 38)) / 10
    v |= {"output": now, "output.last": last, "output.growth": growth,
          "growth.target": target, "growth.above": growth - target}  # fmt: skip
    invest = _amount(rng, "5", "60", 2)
    v |= {"invest": invest, "invest.growth": _amount(rng, "3", "18", 1), "tax": _amount(rng, "1", "9", 2),
          "tax.growth": _amount(rng, "2", "15", 1)}  # fmt: skip
    goal = rng.randint(8, 20)
    met = goal + rng.randint(1, 9)
    v |= {"projects.goal": goal, "projects": met, "projects.rate": percent(met, goal, 1)}
    dollars = _amount(rng, "1.5", "9.5", 2)
    v |= {"trade.usd": dollars, "trade": to(dollars * Decimal(DOLLAR[year]), 2)}
    v["trade.goal"] = to(dollars * _amount(rng, "0.86", "0.97", 2), 2)


def _sewage(park: Park, rng: Random) -> None:
    v, total = park.values, park.int("firms")
    capacity = rng.choice((10000, 15000, 20000, 30000, 50000))
    actual = capacity * rng.randint(58, 88) // 100
    flow = to(Decimal(actual) * _amount(rng, "0.10", "0.30", 2), 0)
    v |= {"plant": park.values["place"] + rng.choice(("城西污水处理厂", "第二污水处理厂", "工业污水处理厂", "清源污水处理厂")),  # type: ignore[operator]
          "capacity": capacity, "inflow": actual, "plant.load": percent(actual, capacity, 1), "flow": int(flow)}  # fmt: skip
    for item, low, high, quota in (
        ("cod", "18", "38", "quota.cod"),
        ("nh3", "0.8", "3.6", "quota.nh3"),
    ):
        strength = _amount(rng, low, high, 1)
        load = to(flow * 365 * strength / 1_000_000, 2)
        if load > park.dec(quota) * Decimal("0.95"):
            v[quota] = to(load * Decimal("1.3"), 1)
        v |= {f"out.{item}": load, f"strength.{item}": strength}
    sewer = rng.randint(2, max(2, total // 4))
    v |= {
        "water.firms": sewer,
        "water.sewered": sewer,
        "water.rate": 100,
        "flow.year": to(flow * 365 / 10000, 2),
    }
    v |= {"plant.tests": rng.choice((4, 6, 12)), "rain.km": _amount(rng, "8", "46", 1), "sewer.km": _amount(rng, "7", "40", 1)}  # fmt: skip
    v |= {"section": v["place"] + rng.choice(("大桥断面", "水文站断面", "渡口断面")), "section.times": 12,  # type: ignore[operator]
          "section.good": 12, "section.rate": 100, "outfall.m": rng.choice((500, 800, 1500)), "river": v["place"] + "河"}  # type: ignore[operator]  # fmt: skip


def _air(park: Park, rng: Random) -> None:
    v = park.values
    year_days = 366 if park.year % 4 == 0 else 365
    missing = rng.randint(3, 14)
    valid = year_days - missing
    fine, coarse, ozone = rng.randint(7, 14), rng.randint(1, 4), rng.randint(3, 9)
    bad = rng.randint(fine + 1, fine + coarse + ozone)
    v |= {"year.days": year_days, "air.missing": missing, "air.days": valid, "air.bad": bad, "air.good": valid - bad,
          "air.rate": percent(valid - bad, valid), "air.fine": fine, "air.coarse": coarse, "air.ozone": ozone}  # fmt: skip
    for item, limit, most in (("fine", 75, 145), ("coarse", 150, 120), ("ozone", 160, 55)):
        v[f"air.{item}.times"] = to(Decimal(rng.randint(12, most)) / limit, 3)
    v["station"] = rng.choice(("管委会楼顶", "创业中心楼顶", "第三中学教学楼楼顶", "邻里中心"))
    v["gas.firms"] = rng.randint(2, max(3, park.int("firms") // 3))
    v["soil.points"] = rng.randint(3, 9)


def _waste(park: Park, rng: Random) -> None:
    v, total = park.values, park.int("firms")
    for item, low, high, places in (("solid", "300", "4200", 1), ("hazard", "20", "360", 2)):
        used, own, sent = (_amount(rng, low, high, places) for _ in range(3))
        start = to(sent * Decimal("0.1"), places)
        end = to(start * _amount(rng, "0.4", "1.7", 2), places)
        v |= {
            f"{item}.used": used,
            f"{item}.own": own,
            f"{item}.sent": sent,
            f"{item}.start": start,
            f"{item}.end": end,
        }
        v[f"{item}.made"] = used + own + sent + end - start
        v[f"{item}.net"] = used + own + sent
    v["solid.firms"] = rng.randint(3, max(4, total // 2))
    v["hazard.firms"] = rng.randint(2, max(3, total // 3))
    v["manifests"] = rng.randint(12, 140)


def _care(park: Park, rng: Random) -> None:
    """Complaints and inspections."""
    v = park.values
    got = rng.randint(3, 18)
    v |= {"complaints": got, "complaints.done": got, "complaints.rate": 100,
          "complaints.air": got // 2, "complaints.noise": got - got // 2}  # fmt: skip
    asked = rng.choice((7, 9, 12, 15, 16))
    done = asked - rng.randint(1, 2)
    v |= {
        "inspect": asked,
        "inspect.done": done,
        "inspect.open": asked - done,
        "inspect.rate": percent(done, asked, 1),
    }


def _work(park: Park, rng: Random) -> None:
    v, year = park.values, park.year
    hidden = rng.randint(9, 48)
    v |= {"patrols": rng.choice((4, 6, 8, 12)), "hidden": hidden, "hidden.fixed": hidden,
          "drill.date": _day(rng, year, 4, 10), "drill.people": rng.randint(40, 160),
          "published": _day(rng, year, 2, 11), "park.plan.date": _day(rng, year - 1, 3, 11), "park.plan.number": f"{rng.randint(430000, 459999)}-{year - 1}-{rng.randint(10, 99):03}-M"}  # fmt: skip
    lab = rng.choice(("中测", "科正", "绿源", "华标")) + rng.choice(
        ("检测技术有限公司", "环境检测有限公司")
    )
    v |= {"lab": park.province + lab, "lab.date": _day(rng, year, 2, 4), "supplies": rng.randint(12, 40),
          "sources": rng.randint(6, 30), "training": rng.randint(2, 6), "trained": rng.randint(60, 240),
          "steward": park.province + rng.choice(("清蓝", "碧澄", "沃土")) + "环保科技有限公司",
          "refused": rng.randint(1, 4), "screened": rng.randint(6, 19)}  # fmt: skip
    v |= {"due.1": f"{year + 1}年{rng.randint(3, 6)}月底前", "due.2": f"{year + 1}年{rng.randint(9, 11)}月底前",
          "owner.1": rng.choice(("建设管理局", "规划建设部")), "owner.2": rng.choice(("环保办", "安全环保局"))}  # fmt: skip
    v |= {"next.drill": date(year + 1, rng.randint(4, 6), 10)}
