"""No wording takes more than linear time: a paragraph ten times as long takes about ten times as long."""

import time

import pytest

from tests.reading.texts import document
from yuanjian.reading.claims import read_claims

SEEDS = {
    "figures": "园区已入园企业数量42个，",
    "one stretch": "园区已入园企业数量42个",
    "no mark at all": "企业已完成环评批复",
    "digits": "1",
    "grouped digits": "1,111",
    "points": "1.1.",
    "ranges": "1-",
    "open brackets": "(42家",
    "closed brackets": "(42家)",
    "nested brackets": "园区42家((",
    "closing brackets": ")]",
    "apposed numbers": "企业(1家)(2家)",
    "titles": "《关于规划环境影响报告书的审查意见》",
    "open titles": "《关于规划环境影响报告书",
    "document numbers": "湘环评函[2014",
    "letters": "aB",
    "codes": "DW001-",
    "lists of numbers": "0.058、",
    "parts": "其中湾塘工业园54家，",
    "openers": "其中",
    "conditions": "5000万美元以上龙头企业6家",
    "growth": "同比增长",
    "colons": "化学需氧量：",
    "gaps": "数量     个，",
    "copulas": "主导产业为",
    "chinese numerals": "一二三四五六七八九十个",
    "blanks": "42 家 ",
    "underscores": "数量__",
    "enumerators": "①",
    "given units": "指标（吨/年）12、",
    "given units behind": "氨氮12（单位：吨/年），",
    "blocks": "东区占地2公顷，西区占地3公顷，",
    "brackets without a number": "区块（东区）",
    "places": "湖南衡东经济开发区有企业",
}


def seconds(text: str) -> float:
    begun = time.process_time()
    read_claims(document(text))
    return time.process_time() - begun


@pytest.mark.parametrize("name", SEEDS)
def test_a_longer_paragraph_takes_longer_in_proportion(name: str) -> None:
    short = SEEDS[name] * (3_000 // len(SEEDS[name]))
    seconds(short)
    measured = []
    # A busy machine slows one measurement or the other; what grows with the square is slow each time.
    for _ in range(4):
        base, grown = seconds(short), seconds(short * 8)
        if grown < 24 * max(base, 0.02):
            return
        measured.append(f"{base:.3f} s for 3 000 characters, {grown:.3f} s for 24 000")
    raise AssertionError("; ".join(measured))


@pytest.mark.long
def test_a_paragraph_of_a_megabyte_of_utf_8_is_read_in_seconds() -> None:
    text = "".join(SEEDS.values())

    assert seconds(text * (300_000 // len(text))) < 30
