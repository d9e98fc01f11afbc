"""ppm of flue gas as mg/m³ at 273.15 K: × M/22.4 (HJ 76)."""

from fractions import Fraction
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.by_volume import milligrams
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load


def test_ppm_is_molar_mass_over_molar_volume() -> None:
    assert milligrams("二氧化硫", "ppm") == Fraction(640, 224)
    assert milligrams("氮氧化物", "ppmv") == Fraction(460, 224)  # as NO2
    assert milligrams("一氧化碳", "ppb") == Fraction(28, 22400)
    assert milligrams("颗粒物", "ppm") is None
    assert milligrams("二氧化硫", "mg/m³") is None


def test_a_column_in_ppm_is_read_as_milligrams(tmp_path: Path) -> None:
    path = tmp_path / "DA001.csv"
    path.write_text("时间,SO2(ppm),含氧量\n2021-01-01 01:00,10,9\n", encoding="utf-8")
    with Session(threads=1) as session:
        load(session, path, Declaration(label="end", medium="flue_gas"))
        found = session.rows("SELECT value FROM readings WHERE item = '二氧化硫'")

    assert found == [(28_571_429,)]  # 10·64/22.4 = 28.571428…
