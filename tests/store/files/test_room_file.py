"""The guide of a room: a note for every screen, and cards that are spread over phones."""

from __future__ import annotations

from collections import Counter

from scenarios.store.files.room_file import card_of, guide
from scenarios.views.words.room_screens import KEYS


def test_every_screen_has_its_note_and_no_note_is_of_nothing():
    assert set(guide().screens) == set(KEYS)


def test_a_phone_keeps_its_card_and_cards_are_spread():
    assert card_of("a token") == card_of("a token")
    dealt = Counter(card_of(f"token {n}")["key"] for n in range(400))
    assert set(dealt) == {c.key for c in guide().cards}
    assert min(dealt.values()) > 70


def test_a_session_takes_no_longer_than_an_afternoon():
    assert 20 <= sum(n.minutes for n in guide().screens.values()) <= 60
