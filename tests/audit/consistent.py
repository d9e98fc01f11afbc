"""A small invented park of 2020 whose records agree with each other: checks must stay silent on it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tests.dossiers import dossier
from yuanjian.facts.dossier import Dossier

JIA, YI, PARK = "澄江甲电子有限公司", "澄江乙物流有限公司", "澄江综合保税区"
_FIRM = {"counted": "是", "industrial": "是", "status": "投产", "block_no": "B01"}
_FIRM |= {"sw": "否", "class1": "否", "soil_key": "否"}
_ONLINE = {"on_need": "否", "on_has": "否", "on_link": "否"}


def sheets() -> dict[str, Any]:
    """The year's sheets, fresh: the base of the credit cases and what else a park fills in."""
    base = deepcopy(_base())
    _park(base)
    _firms(base)
    _requirements(base)
    _water(base)
    _monitoring(base)
    _waste(base)
    base["32"] = [{"no": n, "self": 1 if n in (13, 17, 24) else 0} for n in range(1, 25)]
    return base


@cache
def _base() -> dict[str, Any]:
    text = (files("yuanjian.audit.credit.hunan_2020") / "cases.yaml").read_text(encoding="utf-8")
    base: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["base"]
    return base


def _park(base: dict[str, Any]) -> None:
    base["01"] |= {
        "ent_prev": 1,
        "sign_date": "2021-02-24",
        "area_plan": "3.12",
        "area_approved": "3.12",
        "air_zone": "二类",
        "water_func": "Ⅲ类",
        "park_code": "G439999",
        "level": "国家级",
    }
    base["02"] = [
        {"block_no": "B01", "block_name": "围网区", "area": "1.62"},
        {"block_no": "B02", "block_name": "融合区", "area": "1.5"},
    ]
    of_park = {"scope": "园区"}
    base["04"] = [
        {"name": "固定资产投资", "unit": "亿元", "value": "4.9243", "prev": "2.8252", "yoy": "74.3"}
        | of_park,
        {"name": "进出口额(人民币)", "unit": "亿元", "value": "63.09"} | of_park,
        {"name": "进出口额(美元)", "unit": "亿美元", "value": "9.147", "fx": "6.8974"} | of_park,
    ]
    basis = {"lvl": "园区", "subj": PARK, "basis": "湘环评函〔2017〕88号"}
    base["09"] = [
        basis | {"pol": "COD", "limit": "120.5"},
        basis | {"pol": "VOCs", "limit": "1.5"},
        basis | {"pol": "SO2", "limit": "无"},
    ]


def _firms(base: dict[str, Any]) -> None:
    jia, yi = base["05"]
    jia |= _FIRM | {"in_date": "2018-05-01", "wg": "是", "voc": "是", "risk": "一般"}
    jia |= {"uscc": "91430300MA4L16JQ9P"}
    yi |= _FIRM | {"in_date": "2020-03-01", "wg": "否", "voc": "否", "risk": "不需"}
    base["06"][0] |= {
        "acc": "已验收",
        "acc_date": "2019-05-20",
        "lim_cod": "0.15",
        "lim_voc": "1.2",
    }
    base["06"][1] |= {"acc": "无需"}
    base["07"] = [
        {"ent": JIA, "cls": "简化管理", "no": "91430300MA4L16JQ9P001W", "issue": "2020-04-28"}
        | {"valid_to": "2025-04-27", "p_cod": "0.15", "p_voc": "1.2"},
        {"ent": YI, "cls": "无需", "basis": "名录未作规定"},
    ]
    base["08"] += [
        {"subj": "企业", "ent": JIA, "need": "是", "risk": "一般L", "no": "430304-2019-012-L"}
        | {"date": "2019-09-15", "status": "已备案"},
        {"subj": "企业", "ent": YI, "need": "否", "why": "不在应编制范围", "status": "不需"},
    ]


def _requirements(base: dict[str, Any]) -> None:
    base["10"] = [
        {"seq": 1, "doc_no": "D01", "facts": "固废统一管理体系=有", "result": "已落实"}
        | {"req": "做好工业固体废物的分类收集和综合利用"}
        | {"impl": "2020年建成统一收集点1处，分类收集废包装和废活性炭。"},
    ]
    base["12"] = [
        {"clause": "2.3", "unit_code": "ZH43030420001", "doc_no": "D01", "result": "符合"}
        | {"req": "建立固体废物统一管理体系", "facts": "固废统一管理体系=已建立"}
        | {"impl": "依托统一收集点，2020年转运2次。"},
    ]
    base["30"] += [{"item": "固废统一管理体系", "status": "已建成", "date": "2020-05-01"}]
    base["33"] = [
        {"type": "下一步计划", "seq": 1, "title": "开展雨污管网排查", "carry": "新增"}
        | {"text": "完成围网区雨污管网复查。", "owner": "建设管理局", "due": "2021-12-31"},
    ]


def _water(base: dict[str, Any]) -> None:
    base["13"][0] |= {
        "park_flow": "6.00",
        "online": "流量；COD；氨氮",
        "linked": "是",
        "eff": "99.04",
        "ok": "100",
        "own": "依托市政",
    }
    water = {"std": "GB/T 31962—2015 B级", "basis": "纳管量", "n": 2, "n_ok": 2, **_ONLINE}
    jia, yi = base["15"]
    jia |= water | {"cod": "0.0960", "nh3": "0.0130", "tn": "0.0200", "tp": "0.0010"}
    yi |= water | {"cod": "0.1000", "nh3": "0.0150", "tn": "0.0200", "tp": "0.0020"}


def _monitoring(base: dict[str, Any]) -> None:
    base["16"] = [{"no": "R01", "name": "下渡", "main": "是", "target": "Ⅲ", "factors": "氨氮"}]
    base["17"] = [
        {"no": "A01", "name": "管委会站", "type": "园区标准站", "use": "正式评价"}
        | {"inside": "是", "zone": "二类", "factors": "PM10；SO2"},
    ]
    base["19"] = [
        {"point": "R01", "date": "2020-07-06", "factor": "氨氮", "raw": "0.31", "unit": "mg/L"}
        | {"kind": "例行", "rpt": "澄环监〔2020〕078", "rpt_date": "2020-07-16"},
    ]
    first = date(2020, 1, 1)
    base["20"] = [
        {
            "no": "A01",
            "date": first + timedelta(days=n),
            "pm10": 60 + n % 20,
            "so2": 8,
            "valid": "有效",
        }
        for n in range(366)
    ]
    base["21"] = [
        {"subj": "澄江污水处理厂", "outlet": "DW001", "kind": "废水", "factor": "COD"}
        | {"h_due": 8784, "h_ok": 8700, "d_bad": 0, "h_bad": 0},
    ]


def _waste(base: dict[str, Any]) -> None:
    base["22"][0] |= {"so2": "0", "nox": "0", "pm": "0.01", "voc": "0.9920", "voc_use": "4.000"}
    base["22"][0] |= {"n": 1, "n_ok": 1, **_ONLINE}
    base["24"] = "无"
    base["25"] = [
        {
            "ent": JIA,
            "name": "废活性炭",
            "hw": "HW49",
            "code": "900-039-49",
            "st0": "0",
            "gen": "0.0800",
        }
        | {"u_self": "0", "d_self": "0", "u_out": "0", "d_out": "0.0800", "st1": "0"}
        | {"n_m": 1, "t_m": "0.0800", "max_d": 180},
    ]
    base["27"] = "无"


def last_year() -> dict[str, Any]:
    """What the year before recorded of the same things."""
    this = sheets()
    jia = this["05"][0]
    waste = this["25"][0] | {"gen": "0.0700", "d_out": "0.0700", "t_m": "0.0700"}
    return {
        "01": {"year": 2019, "ent_prev": 1},
        "05": [jia],
        "04": [{"name": "固定资产投资", "unit": "亿元", "scope": "园区", "value": "2.8252"}],
        "24": "无",
        "25": [waste],
    }


def park(**changed: Any) -> Dossier:
    """The park's year as a dossier; ``changed`` replaces sheets («s05=[…]»)."""
    held = sheets() | {key.removeprefix("s"): filled for key, filled in changed.items()}
    return dossier(held, prior=dossier(last_year(), year=2019))
