"""What phones send, read; and what many of them sent, put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenarios.analysis import guesses
from scenarios.domain.errors import InputError
from scenarios.domain.meeting import FEWEST_SHOWN, LONGEST_SUGGESTION, NOT_KNOWN, SURE, Asked, Suggestion
from scenarios.model.weighing import swing_weights, weights_of_ranks

Given = dict[str, Any]
UNSURE: Given = {"unsure": True}
UNSURE_PICK = "unsure"  # among what was picked
LARGEST_GUESS, MOST_POINTS = 1e9, 100
PAIRS = 400  # suggestions compared with each other, before only equal words are stacked


def read_form(asked: Asked, form: Mapping[str, str]) -> Given:
    """An answer to what is asked now; a sentence, as an error, where it cannot be read."""
    if form.get("unsure"):
        return dict(UNSURE)
    read = {"guess": _guess, "weigh": _weights, "one_thing": _one_thing, "doubt": _pick, "choose": _pick}
    if asked.kind not in read:
        raise InputError("", "answer", "what you sent", "nothing is asked just now")
    return read[asked.kind](asked, form)


def _guess(_: Asked, form: Mapping[str, str]) -> Given:
    typed = form.get("number", "").strip()
    found = guesses.read(typed[:60])
    if len(found.numbers) != 1 or found.unread or abs(found.numbers[0]) > LARGEST_GUESS:
        raise InputError("", "the number", typed, "one number is needed, as 50 or 2k")
    sure = form.get("sure", "")
    if sure not in SURE:
        raise InputError("", "how sure", sure or "not said", "choose one of the three")
    return {"number": found.numbers[0], "sure": sure}


def _weights(asked: Asked, form: Mapping[str, str]) -> Given:
    keys = [k for k, _ in asked.choices]
    if form.get("by") == "points":
        return {"points": _points({k: form.get(f"points_{k}", "").strip() for k in keys})}
    ranks = {k: form.get(f"rank_{k}", "") for k in keys}
    if not all(r.isdecimal() and 1 <= int(r) <= len(keys) for r in ranks.values()):
        raise InputError("", "the order", _order(ranks), f"give every line a place from 1 to {len(keys)}")
    return {"ranks": {k: int(r) for k, r in ranks.items()}}


def _order(ranks: Mapping[str, str]) -> str:
    return ", ".join(r or "–" for r in ranks.values())


def _points(given: Mapping[str, str]) -> dict[str, float]:
    try:
        points = {k: float(v.replace(",", ".") or 0) for k, v in given.items()}
    except ValueError:
        raise InputError("", "points", ", ".join(v for v in given.values() if v), "points are numbers") from None
    if any(not 0 <= p <= MOST_POINTS for p in points.values()):
        raise InputError("", "points", ", ".join(given.values()), "points go from 0 to 100, and the best has 100")
    swing_weights(np.array(list(points.values())))  # refuses what says nothing
    return points


def _one_thing(_: Asked, form: Mapping[str, str]) -> Given:
    text = " ".join(form.get("text", "").split())
    if not text:
        raise InputError("", "your one thing", "", "a few words are needed")
    if len(text) > LONGEST_SUGGESTION:
        raise InputError("", "your one thing", text, f"it has {LONGEST_SUGGESTION} letters at most")
    return {"text": text}


def _pick(asked: Asked, form: Mapping[str, str]) -> Given:
    picked = form.get("pick", "")
    if picked not in dict(asked.choices):
        raise InputError("", "your choice", picked or "nothing", "choose one of the lines")
    return {"pick": picked}


def weights(replies: Iterable[Given], outcomes: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """Equation 35: every person's weights, in the order of the outcomes; who is not sure has none."""
    found = []
    for given in replies:
        if "points" in given:
            own = swing_weights(np.array([float(given["points"].get(o, 0)) for o in outcomes]))
        elif "ranks" in given:
            own = weights_of_ranks([int(given["ranks"].get(o, len(outcomes))) for o in outcomes])
        else:
            continue
        found.append(tuple(float(w) for w in own))
    return tuple(found)


@dataclass(frozen=True)
class RoomGuesses:
    """What a room guessed, and how sure it was: of phones from five on, and of what was said aloud and typed."""

    numbers: tuple[float, ...]
    sure: Mapping[str, int]
    unsure: int  # who answered that they do not know
    held_back: bool = False  # whether phones guessed, and fewer than five

    @property
    def shown(self) -> bool:
        return bool(self.numbers)


def room_guesses(replies: Iterable[Given], typed: Sequence[float] = ()) -> RoomGuesses:
    """Guesses of phones count towards the five alone: what was typed was said aloud, and is known."""
    given = list(replies)
    told = [g for g in given if "number" in g]
    few = len(told) < FEWEST_SHOWN
    numbers = sorted([*typed, *(() if few else (float(g["number"]) for g in told))])
    sure = {} if few else Counter(g.get("sure", "hunch") for g in told)
    unsure = 0 if few else sum(1 for g in given if g.get("unsure"))
    return RoomGuesses(tuple(numbers), sure, unsure, few and bool(given))


@dataclass(frozen=True)
class Shift:
    """Who guessed twice: by how much their guesses moved towards the model's range, or away."""

    people: int
    nearer: int
    same: int
    further: int
    before: tuple[float, ...]
    after: tuple[float, ...]


def shift(before: Sequence[tuple[str, Given]], after: Sequence[tuple[str, Given]], middle: float) -> Shift:
    """Only of those who guessed both times; nearer or further from the middle of the model."""
    first = {phone: float(g["number"]) for phone, g in before if "number" in g}
    both = [(first[p], float(g["number"])) for p, g in after if "number" in g and p in first]
    gaps = [(abs(a - middle), abs(b - middle)) for a, b in both]
    nearer, further = sum(b < a for a, b in gaps), sum(b > a for a, b in gaps)
    return Shift(
        len(both),
        nearer,
        len(both) - nearer - further,
        further,
        tuple(sorted(a for a, _ in both)),
        tuple(sorted(b for _, b in both)),
    )


def tally(state: Mapping[str, Any], question: str) -> dict[str, int] | None:
    """The votes on a question as they were counted when they were shown to the room."""
    found = state.get("votes_shown", {}).get(question)
    return None if found is None else dict(found)


def picks(replies: Iterable[Given]) -> dict[str, int]:
    """How many picked each, the most picked first; who was not sure is counted among them."""
    return dict(Counter(g.get("pick", UNSURE_PICK) for g in replies).most_common())


@dataclass(frozen=True)
class Stack:
    """Suggestions that say the same: the words of the first, and how many said so."""

    text: str
    said: int
    mission: str
    shown: bool
    keys: tuple[int, ...]


def stacks(suggestions: Sequence[Suggestion]) -> list[Stack]:
    """Similar suggestions of one mission on top of each other, the most said first.

    What may be shown never lies with what may not, so that nobody's words come to the wall under another's tick.
    """
    groups: dict[tuple[str, bool, frozenset[str]], list[Suggestion]] = {}
    for s in suggestions:
        groups.setdefault(_near(groups, (s.mission, s.shown, _words(s.text))), []).append(s)
    found = [
        Stack(g[0].text, sum(s.said for s in g), g[0].mission, g[0].shown, tuple(s.key for s in g))
        for g in groups.values()
    ]
    return sorted(found, key=lambda s: -s.said)


def _near(
    groups: Mapping[tuple[str, bool, frozenset[str]], object], own: tuple[str, bool, frozenset[str]]
) -> tuple[str, bool, frozenset[str]]:
    """The stack that a suggestion lies on: of the same words, else of nearly the same where there are not too many."""
    if own in groups or len(groups) > PAIRS:
        return own
    mission, shown, words = own
    return next((g for g in groups if g[:2] == (mission, shown) and _alike(words, g[2])), own)


LITTLE_WORDS = "a an and for in is it of on our that the to we with would be more better"
LITTLE = frozenset(LITTLE_WORDS.split())


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(w.removesuffix("s") for w in found if w not in LITTLE) or frozenset(found)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two suggestions have three in four of their words in common."""
    return len(a & b) >= 0.75 * max(1, len(a | b))


def said_by_mission(suggestions: Iterable[Suggestion]) -> dict[str, int]:
    """How many asked for each mission, the most first; under nothing what is not sorted yet."""
    found: Counter[str] = Counter()
    for s in suggestions:
        found[s.mission] += s.said
    return {"": 0, NOT_KNOWN: 0, **dict(found.most_common())}


def consultation(rows: Sequence[Sequence[str]]) -> list[tuple[str, int]]:
    """Suggestions of a CSV with how many said each: its column of words, and of counts where there is one."""
    if not rows:
        raise InputError("", "the file", "nothing", "it needs one suggestion a line")
    heads = [h.strip().casefold() for h in rows[0]]
    text_at = next((i for i, h in enumerate(heads) if h in TEXT_HEADS), None)
    said_at = next((i for i, h in enumerate(heads) if h in COUNT_HEADS), None)
    body = rows[1:] if text_at is not None or said_at is not None else rows
    text_at = text_at if text_at is not None else 0
    found = []
    for number, row in enumerate(body, 2 if body is not rows else 1):
        text = row[text_at].strip() if len(row) > text_at else ""
        if text:
            found.append((text, _count(row[said_at] if said_at is not None and len(row) > said_at else "1", number)))
    if not found:
        raise InputError("", "the file", "nothing", f"it needs a column {' or '.join(TEXT_HEADS[:3])}")
    return found


TEXT_HEADS = ("suggestion", "text", "one thing", "answer", "comment", "response", "idea")
COUNT_HEADS = ("count", "said", "people", "n", "number", "votes")


def _count(text: str, line: int) -> int:
    plain = text.strip().replace(",", "") or "1"
    if not plain.isdecimal() or not 1 <= int(plain) <= 1_000_000:
        raise InputError("", f"line {line}, count", text, "it is a whole number from 1")
    return int(plain)
