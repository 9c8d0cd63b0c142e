"""What every screen of a session is given."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.answers.compare import Facts, Setting
from scenarios.answers.meeting import RoomGuesses, room_guesses
from scenarios.answers.question import Question
from scenarios.answers.values import ranges_key
from scenarios.domain.meeting import Asked, Meeting
from scenarios.store.library import phones
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts.theme import Theme, theme_of
from scenarios.views.words import room


@dataclass(frozen=True)
class Session:
    """The question on screen with its first answers, and the room where one is open."""

    question: Question
    about: Setting
    found: Facts
    meeting: Meeting | None
    typed: tuple[float, ...]  # guesses of those without a phone
    typed_again: tuple[float, ...]
    trial: tuple[str, str]

    @property
    def theme(self) -> Theme:
        return theme_of(dark())

    @property
    def colour(self) -> str:
        return self.theme.colour(self.about.strategy_numbers[self.question.focus])

    @property
    def noun(self) -> str:
        levers = self.question.scenario.levers
        return words.compare.outcome_noun(levers.mission, self.about.missions, levers.years)

    def asks_to_guess(self, again: bool) -> Asked:
        """The guess that phones are asked for: of another mission or other years it is another question."""
        h, chosen = self.found.headlines[self.question.focus], self.question.scenario.levers
        who, mission = words.compare.on_mission(h, self.about.missions), self.about.missions.title(h.mission)
        says = room.ask(who, mission, h.alone, chosen.pointed_share, chosen.years, self.noun)
        key = f"{'again' if again else 'guess'}:{ranges_key(((says, self.question.fingerprint),))}"
        return Asked(key, "guess", "Guess again" if again else "Your guess", says)

    def asked_key(self, again: bool) -> str:
        """The guess that phones were asked for: it stays theirs, whatever was changed on the projector since."""
        questions = self.meeting.state.get("questions", {}) if self.meeting else {}
        asked = questions.get("again" if again else "guess", {})
        return str(asked.get("key") or self.asks_to_guess(again).key)

    def guessed(self, again: bool = False) -> RoomGuesses:
        """What phones guessed, with what was typed for those without one."""
        of_phones = phones.replies(self.meeting.desk, self.asked_key(again)) if self.meeting else []
        return room_guesses(of_phones, self.typed_again if again else self.typed)
