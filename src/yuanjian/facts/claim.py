"""A claim: a figure or a statement that a report makes, with the words that make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yuanjian.core.evidence import Place
from yuanjian.facts.amount import Known

Modality = Literal["done", "duty", "intention", "requirement"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a report states it. ``fact`` is its id, or «» for a number that was not understood.

    ``subject`` (a station, firm, block; «» the park), ``scope`` (口径) and ``period`` («2020», «» the report's
    year) tell claims apart. ``known`` keeps the four states. ``digits`` is the number as printed, so that its
    interval is known (86.36 is 86.355–86.365). ``quote`` is verbatim, at most 300 characters.
    """

    fact: str
    label: str
    known: Known
    unit: str
    quote: str
    place: Place
    subject: str = ""
    scope: str = ""
    period: str = ""
    digits: str = ""
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A yes or no that a report states: «已建立统一的固废运营管理体系».

    ``topic`` is the thing stated about, in its canonical words; ``polarity`` whether it is said to be so;
    ``modality``: done (a claim of the park), duty, intention, or the quoted text of a requirement.
    """

    topic: str
    polarity: bool
    modality: Modality
    quote: str
    place: Place
    subject: str = ""
