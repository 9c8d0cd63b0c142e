"""What a phone says: short, plain, and the same for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenarios.domain.meeting import OPEN_HOURS, SURE, Asked
from scenarios.views.words.numbers import listed

PROMISE = (
    "No name, no account and no address are kept. This page sets one cookie, a random number, so that your answers stay"
    f" yours if you reload. The room takes answers for {OPEN_HOURS} hours; a month later everything in it is deleted."
)
JOIN, SEND, UNSURE = "Join", "Send", "Not sure"
ANSWERED = "Kept. You can change it until the room moves on."
TOLD_UNSURE = "Kept: not sure. That is an answer. You can change it until the room moves on."
WAIT = "Look at the screen. The next question appears here."
CLOSED = "This room is closed. Thank you; what you sent is kept."
MOVED_ON = "The room has moved on, so this was not taken. What you had sent before stands."
WRONG_CODE = "There is no open room with that code. Look at the screen again: six letters or digits."
MANY_WRONG = (
    "Many wrong codes are being tried just now. Point your camera at the picture on the screen, or wait a minute."
)
AWAY = "That did not reach us, and nothing was lost. Please send it again."
PRIVATE = (
    "Nobody in the room sees your own answer: the screen shows answers of five people or more. Whoever runs the room"
    " can take all answers along, without names and in no order."
)
MOVED_ON_ALONE = "The room has moved on. Use the link at the foot of this page for the next question."
NEWS_ON_DESK = "Something is new. “Look again” shows it; send first what you are typing."
SEND_POINTS = "Send points"


def own_answer(asked: Asked, given: Mapping[str, Any]) -> str:
    """What this phone has answered, in words; nothing where it has not."""
    if not given:
        return ""
    if given.get("unsure"):
        return TOLD_UNSURE
    return f"{told(asked, given)}. {ANSWERED}"


def told(asked: Asked, given: Mapping[str, Any]) -> str:
    """'Your answer: 8, fairly sure'."""
    labels = dict(asked.choices)
    if "number" in given:
        return f"Your answer: {given['number']:,.10g}, {SURE.get(given.get('sure', ''), '').lower()}".rstrip(", ")
    if "pick" in given:
        return f"Your answer: {labels.get(given['pick'], given['pick'])}"
    if "text" in given:
        return f"Your one thing: {given['text']}"
    if "points" in given:
        return f"Your points: {listed([f'{v:g}' for v in given['points'].values()])}"
    if "ranks" in given:
        return f"Your order: {listed([str(v) for v in given['ranks'].values()])}"
    return "Your answer is in"


def recalled(given: Mapping[str, Any]) -> str:
    """A phone's own guess, before the room's and the model's are shown."""
    if "number" in given:
        return f"You guessed {given['number']:,.10g} ({SURE.get(given.get('sure', ''), '').lower()})."
    return "You were not sure." if given.get("unsure") else "You did not guess this time."
