"""What is said of saved scenarios: what each version came to, who saved it, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.domain.equation import Model
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Register
from scenarios.domain.saved import Author, Saved, Version
from scenarios.views.words.compare import outcome_noun
from scenarios.views.words.numbers import capital, count, exact_pounds, listed, lower, pounds, span, times, years_of

TYPED, VOUCHED = "typed", "signed in"
MOST_NAMED = 6
NONE_YET = (
    "Nothing is saved here yet. Set a scenario on any page, come back, and save it under a name: it then has a history,"
    " and a link that always shows the same figures."
)
NONE_TO_READ = "Nothing is saved here yet."
NONE_PUBLISHED = "Nothing is published here yet."
NOTHING_FOUND = "No saved scenario holds all of these words."


def on_screen(saved: Saved | None, unsaved: bool) -> str:
    """What is on screen, and whether it is saved."""
    if saved is None:
        return "This screen is not saved. Its address holds everything that is set, so a reload loses nothing."
    mine = f"{saved.name}, version {saved.current}"
    return f"{mine}, with changes that are not saved." if unsaved else f"{mine}, as it is saved."


def who(author: Author) -> str:
    """'Ann (signed in)' where a proxy vouches for the name, 'Ann (typed)' where somebody typed it."""
    return f"{author.name} ({VOUCHED if author.told_by != 'typed' else TYPED})"


def came_to(results: Mapping[str, Any], missions: Missions) -> str:
    """What a version said of its first strategy when it was saved: people, then how often it is ahead."""
    focus = results.get("strategies", {}).get(results.get("focus"))
    if not focus:
        return "no figures were kept"
    mission, years, people = results["mission"], int(results["years"]), focus["people"]
    noun = outcome_noun(mission, missions, years) if mission in missions.keys else f"over {years_of(years)}"
    mean = people["mean"]
    more = "more" if mean >= 0 else "fewer"
    ranged = span(people["low"], people["high"], count, "more", "fewer", said=mean > 0)
    ahead = f"ahead {times(focus['p_better'])}"
    return f"{exact_pounds(results['spend_gbp'])} a year: {count(mean)} {more} {noun} ({ranged}); {ahead}"


def line(version: Version, missions: Missions) -> str:
    """One version in a line, for a terminal."""
    why = f" {version.why}." if version.why else ""
    said = came_to(version.kept.results, missions)
    return f"{version.number}. {version.at:%d.%m.%Y %H:%M} UTC, {who(version.who)}:{why} {capital(said)}."


def since(
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    moved: Mapping[str, Sequence[str]],
    register: Register,
    model: Model,
    missions: Missions,
) -> list[str]:
    """What has changed in a version's figures since it was saved, and because of what; nothing where nothing has."""
    if not moved:
        return []
    same = _figures(before) == _figures(now)
    reason = f"Since it was saved, {listed(because(moved, register, model))}."
    if same:
        return [f"{reason} Its figures are the same."]
    return [
        reason,
        f"Saved: {came_to(before, missions)}.",
        f"Today: {came_to(now, missions)}.",
        *_by_value(before, now),
    ]


def _figures(results: Mapping[str, Any]) -> dict[str, tuple[float, ...]]:
    return {
        k: (round(s["people"]["mean"], 6), round(s["value_gbp"]["mean"], 2), round(s["p_better"], 6))
        for k, s in results.get("strategies", {}).items()
    }


def because(moved: Mapping[str, Sequence[str]], register: Register, model: Model) -> list[str]:
    """Which equations, evidence and data are not what they were, a phrase each."""
    titles = {str(e.number): e.title for part in model.parts for e in part.equations}
    said = []
    numbers = [n for n in moved.get("equations", ()) if n.isdigit()]
    if numbers:
        named = [f"{n} ({lower(titles[n])})" if n in titles else n for n in numbers[:MOST_NAMED]]
        said.append(f"equation{'s' if len(numbers) > 1 else ''} {listed(_few(named, len(numbers)))} changed")
    if any(not n.isdigit() for n in moved.get("equations", ())):
        said.append("code around the equations changed")
    rows = list(moved.get("rows", ()))
    if rows:
        names = [lower(register[k].name) if k in register.parameters else k for k in rows[:MOST_NAMED]]
        said.append(f"the evidence on {listed(_few(names, len(rows)))} changed")
    if "data" in moved:
        said.append("wards, contracts or other files it reads changed")
    return said


def _few(named: list[str], whole: int) -> list[str]:
    return [*named, f"{whole - len(named)} more"] if whole > len(named) else named


def _by_value(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """By how much each strategy's lead over piecemeal moved, where it did."""
    said = []
    for key, then in before.get("strategies", {}).items():
        today = now.get("strategies", {}).get(key)
        if today is None:
            continue
        moved = today["value_gbp"]["mean"] - then["value_gbp"]["mean"]
        if abs(moved) >= 1:
            said.append(f"{then['title']} against piecemeal: {pounds(moved)} {'more' if moved > 0 else 'less'}.")
    return said
