"""The report itself: its year and the day it is signed."""

from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts


@fact("报告年度", "年", says="资料所属年度", decimals=0)
def year(f: Facts) -> Amount:
    return Amount(Fraction(f.year), because=(Because("note", "", f"{f.year}年度资料"),))


@fact("成文日期", says="01_园区概况“成文日期”", clause="GB/T 9704—2012 7.3.5.4")
def date(f: Facts) -> Words:
    return f.said("01", "sign_date")
