"""Which equations make what is seen: the numbers of every figure and sentence, by its key."""

from __future__ import annotations

from collections.abc import Iterable

EVERY = "Every equation"
VALUE = (15, 16, 17, 18, 19, 20, 21)
ISOLATION = (9, 10, 11, 12, 13, 14)
MONEY = (1, 2, 3, 4, 5, 6, 7, 8)
BEHIND: dict[str, tuple[str, tuple[int, ...]]] = {
    "sentence": ("The sentence", (*MONEY, *ISOLATION, *VALUE, 22, 23)),
    "ladder": ("Levels of spend", (*MONEY, *VALUE, 31)),
    "dots": ("Fifty futures", VALUE),
    "people": ("From places to people", (9, 10, 11, 12, 13, 19, 23)),
    "journey": ("What is left of a pledge", MONEY),
    "valuations": ("Two ways of valuing", (14, 15, 16, 18, 21)),
    "grant": ("Why not simply pay for it?", (7, 8, 38)),
    "wrong": ("What being wrong costs", VALUE),
    "loses": ("When the strategy loses", VALUE),
    "evppi": ("What to find out first", VALUE),
    "switch": ("Where the choice changes", (*VALUE, 31)),
    "structure": ("However it is counted", (4, 8, 18, 20, 21)),
    "robust": ("Four numbers of robustness", (11, 13, 21)),
    "missions": ("Every mission as the one", (*VALUE, 37)),
    "need": ("What it would take", (29,)),
    "climb": ("The climb", (10, 12, 13, 30)),
    "hundred": ("How many are lonely", (22,)),
    "map": ("Wards", (*ISOLATION, 22)),
}


def label(key: str) -> str:
    """What a reader chooses on Equations, and finds in a link."""
    return BEHIND[key][0]


def numbers(shown: str) -> tuple[int, ...] | None:
    """The equations behind what is called so; None for every one."""
    return next((found for name, found in BEHIND.values() if name == shown), None)


def named(key: str) -> str:
    """'Made by equations 1 to 8 and 31'."""
    runs = list(_runs(sorted(BEHIND[key][1])))
    words = [str(a) if a == b else f"{a} and {b}" if b == a + 1 else f"{a} to {b}" for a, b in runs]
    what = "equation" if runs[0][0] == runs[-1][1] else "equations"
    return f"Made by {what} {', '.join(words)}"


def _runs(found: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Numbers that follow each other, as their first and last."""
    first = last = None
    for n in found:
        if last is not None and n == last + 1:
            last = n
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = n
    if first is not None and last is not None:
        yield first, last
