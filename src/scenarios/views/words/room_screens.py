"""The screens of a session in a room: five steps and more as a show, each screen a part of a step."""

from __future__ import annotations

from typing import NamedTuple


class Screen(NamedTuple):
    """One screen on the projector: its key, the step it belongs to, and its title."""

    key: str
    step: int
    title: str


SHORT = ("Question", "One thing", "Weigh", "Choose", "Guess", "Reveal", "Doubts", "Again", "Plan")
SCREENS = (
    Screen("question", 1, "The question"),
    Screen("money", 1, "What the money is made of"),
    Screen("people", 1, "Who is lonely, and where"),
    Screen("could_be", 1, "What it could be"),
    Screen("one_thing", 2, "Your one thing"),
    Screen("sorted", 2, "What the room would improve"),
    Screen("weigh", 3, "What matters most to you"),
    Screen("valued", 3, "What we value, and what nobody knows"),
    Screen("choose", 4, "One mission, and who answers for it"),
    Screen("guess", 5, "Your guess"),
    Screen("own", 6, "Look at your own guess"),
    Screen("room", 6, "What the room guessed"),
    Screen("model", 6, "The reveal"),
    Screen("funnel", 6, "From places to people"),
    Screen("climb", 6, "At other levels of spend"),
    Screen("doubts", 7, "What would change our mind"),
    Screen("again", 8, "Guess again"),
    Screen("shift", 8, "How far we moved"),
    Screen("plan", 9, "What we do next"),
    Screen("minutes", 9, "The minutes"),
)
KEYS = tuple(s.key for s in SCREENS)
FORMER = {"question": 1, "guess": 5, "reveal": 6, "doubts": 7, "plan": 9}  # steps as links named them before


def at(key: str) -> Screen:
    """The screen of a key; the first where there is none."""
    return SCREENS[KEYS.index(key)] if key in KEYS else SCREENS[0]


def next_of(key: str) -> Screen | None:
    after = KEYS.index(at(key).key) + 1
    return SCREENS[after] if after < len(SCREENS) else None


def before(key: str) -> Screen | None:
    now = KEYS.index(at(key).key)
    return SCREENS[now - 1] if now else None


def first_of(step: int) -> Screen:
    return next(s for s in SCREENS if s.step == step)


def name(screen: Screen) -> str:
    """As a link has it: '6. Reveal', and '6. Reveal 3' for the third screen of the step."""
    part = [s.key for s in SCREENS if s.step == screen.step].index(screen.key) + 1
    return f"{screen.step}. {SHORT[screen.step - 1]}{f' {part}' if part > 1 else ''}"


def of_name(text: str) -> Screen | None:
    """The screen that a link names: '6. Reveal 3', '6', or a step as it was called before. None where there is none."""
    plain = text.strip().casefold()
    for screen in SCREENS:
        if plain in (name(screen).casefold(), screen.key):
            return screen
    word = plain.lstrip("0123456789. ").strip()
    if word in FORMER:
        return first_of(FORMER[word])
    named = [n for n, short in enumerate(SHORT, 1) if word and short.casefold() == word]
    if named:
        return first_of(named[0])
    number = plain.rstrip(".")
    return first_of(int(number)) if number.isdecimal() and 1 <= int(number) <= len(SHORT) else None
