"""What can be put in a frame on another page: the page that holds it, its name, and the height it needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One view of a page, alone."""

    page: str  # the page that holds it, as the address has it
    title: str
    height: int  # pixels, at 700 pixels of width


VIEWS = {
    "compare": View("", "The whole of Compare", 3600),
    "sentence": View("", "The sentence alone", 330),
    "ladder": View("", "Levels of spend, one chart", 900),
    "dots": View("", "Fifty futures, one chart", 760),
    "people": View("", "From places to people, one chart", 860),
    "years": View("", "Year by year, one chart", 700),
    "journey": View("", "What is left of a pledge, one chart", 860),
    "valuations": View("", "Two ways of valuing, one chart", 980),
    "map": View("Wards", "The map of wards", 1270),
    "pipeline": View("Contracts", "What comes up when", 1000),
    "wrong": View("What_decides_it", "What being wrong costs", 1000),
    "loses": View("What_decides_it", "When the strategy loses", 720),
    "evppi": View("What_decides_it", "What to find out first", 1100),
    "switch": View("For_analysts", "Where the choice changes", 1400),
    "structure": View("For_analysts", "However it is counted", 820),
    "missions": View("Which_mission", "Every mission as the one", 1250),
    "robust": View("For_analysts", "Four numbers of robustness", 1160),
}
RENAMED = {"learn": "evppi"}  # in frames that were pasted before a view changed its name
