"""The static twin of a screen: what the page would say, from its address alone."""

from __future__ import annotations

import datetime

from scenarios.analysis import guesses
from scenarios.analysis.study import problem_for
from scenarios.reports import payload, summary
from scenarios.ui import address, compute, deciding, differing, stage, warding
from scenarios.ui.address import Params
from scenarios.ui.compute import Ask
from scenarios.views import words
from scenarios.views.words import room

SESSION = ("step", "guesses", "room", "try", "try_end")  # what only a session in a room leaves in an address


def page(params: Params) -> str:
    """The twin of an address; parts of it that cannot be read keep the scenario's own values."""
    asked = address.read(params)
    return of(asked.ask, asked.spend_gbp, _session(params, asked.ask, asked.spend_gbp), asked.problems)


def of(ask: Ask, spend_gbp: float, session: list[tuple[str, str, str]], problems: list[str]) -> str:
    """The twin of an ask."""
    found, wards, draws = compute.loaded(ask.scenario), compute.council(ask), compute.draws(ask)
    scenario = compute.asked(ask)
    lines, which = warding.drawn(ask)
    register = compute.register_of(ask)
    case = summary.Case(
        problem=problem_for(scenario, found.missions, wards, draws), register=register, wards=wards, spend_gbp=spend_gbp,
        changes=differing.all_changed(ask, spend_gbp), overrides=compute.overrides_of(ask),
        stamp=payload.stamp(scenario, register, wards, draws, spend_gbp), made=datetime.date.today().strftime("%d %B %Y").lstrip("0"),
        degrees=[lines.degrees[k] for k in which.argsort()], boundaries=lines.vintage, base_title=found.root.title,
        session=session, problems=problems,
    )  # fmt: skip
    return summary.page(case)


def _session(params: Params, ask: Ask, spend_gbp: float) -> list[tuple[str, str, str]]:
    """What a room's session came to, as headings, claims and details; nothing where there was none."""
    if not any(k in params for k in SESSION):
        return []
    facts, told = compute.facts(ask, spend_gbp), deciding.decided(ask, spend_gbp)
    head, wards, missions = facts.headlines[ask.focus], compute.council(ask), compute.loaded(ask.scenario).missions
    spends, *pledged, _ = room.question(wards.council, spend_gbp, wards.adults_total, facts.journey)
    guessed = guesses.read(_text(params, "guesses"))
    parts = [("The scale of it", spends, " ".join(pledged))]
    if guessed.numbers:
        noun = words.compare.outcome_noun(ask.mission, missions, ask.years)
        claim, detail = room.reveal(guesses.held(guessed.numbers, head.people), len(guessed.numbers), head.people, noun)
        told_us = words.numbers.listed([words.numbers.signed(g, words.numbers.count_cell) for g in guessed.numbers])
        parts.append(("What we guessed", f"{claim}.", f"We guessed {told_us}. {detail}"))
    claim, detail = words.decision.finding(told.finding, head.title, told.base_share, told.register)
    parts.append(("What would change our mind", f"{claim}.", f"{detail} {_tried(params, ask, spend_gbp, told)}"))
    claim, detail = words.decision.offers(told.worths, told.groups, told.register)
    parts.append(("What we would find out first", f"{claim}.", detail))
    said = room.said(_text(params, "room"))
    return [*parts, ("What we said", said, "")] if said else parts


def _tried(params: Params, ask: Ask, spend_gbp: float, told: deciding.Decided) -> str:
    """What the one assumption that the room changed did to the answer."""
    key, end = _text(params, "try"), _text(params, "try_end")
    if key not in stage.choices(told) or end not in ("low", "high"):
        return ""
    before, after = (compute.facts(a, spend_gbp).headlines[ask.focus]
                     for a in (ask, stage.tried(ask, key, end, told.register)))  # fmt: skip
    name = words.decision.name_of(key, told.register)
    return f"We set {name} {words.numbers.lower(room.ENDS[end])}. {room.turned(before, after, name)}"


def _text(params: Params, key: str) -> str:
    return (params.get(key) or [""])[0][:600].strip()
