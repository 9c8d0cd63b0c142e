"""The pages of a phone: plain HTML of a few kilobytes, without need of a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios.domain.meeting import SURE, Asked
from scenarios.reports.html import rendered
from scenarios.views.words import phone as words


@dataclass(frozen=True)
class PhonePage:
    """What one page of a phone says and asks."""

    base: str  # path of the phone's pages
    code: str = ""
    token: str = ""  # in the address where cookies are blocked
    asked: Asked = field(default_factory=Asked)
    given: Mapping[str, Any] = field(default_factory=dict)  # what this phone has answered
    said: str = ""  # what was done with what it sent
    wrong: str = ""  # why it was not taken
    card: Mapping[str, str] = field(default_factory=dict)  # its role, where roles are dealt
    note: str = ""  # its own guess, on the way to the reveal
    closed: bool = False
    door: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)  # a form that could not be read, as it was sent


def page(of: PhonePage) -> str:
    """The page of a phone that is in."""
    return rendered("phone.html.j2", p=of, words=words, sure=SURE, places=range(1, len(of.asked.choices) + 1))


def join_page(of: PhonePage) -> str:
    """The page of a phone that is not in yet, with its code or asking for one."""
    return rendered("join.html.j2", p=of, words=words)
