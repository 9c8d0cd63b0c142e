"""The sentences of Compare: one strategy against piecemeal."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.analysis.crossing import Crossing
from scenarios.analysis.headline import Headline
from scenarios.analysis.summary import Summary
from scenarios.domain.council import Category
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.domain.scenario import Scenario
from scenarios.domain.wards import Wards
from scenarios.views.words.numbers import (
    count,
    exact_pounds,
    in_a_hundred,
    in_futures,
    listed,
    lower,
    monte_carlo,
    pounds,
    span,
    times,
    years_of,
)

FIRST = "A first look: the figures settle in a moment"


def outcome_noun(mission: str, missions: Missions, years: int) -> str:
    """What one outcome of a mission is, in the plural."""
    return f"{missions.outcome(mission)} {'after' if mission == WARD_MISSION else 'over'} {years_of(years)}"


def on_mission(h: Headline, missions: Missions) -> str:
    """'one mission on isolation', 'four-way split with isolation in it', or 'carbon instead of isolation'."""
    mission = lower(missions.title(h.mission))
    if h.elsewhere:
        return f"{lower(h.title)} {'of' if h.title.endswith(' instead') else 'without'} {mission}"
    return f"{lower(h.title)} on {mission}" if h.alone else f"{lower(h.title)} with {mission} in it"


def headline(h: Headline, missions: Missions) -> str:
    """The one sentence: people first, then pounds, each with its range, then the chance in words and number."""
    at = f"At {exact_pounds(h.spend_gbp)} a year"
    who = on_mission(h, missions)
    if h.nothing_to_point:
        return f"{at} there is nothing to point: every strategy gives exactly nothing."
    if h.value.verdict == "exactly the same":
        return (
            f"{at}, {who} points at nothing here: it is piecemeal by another name, and the difference is exactly"
            " nothing."
        )
    people = people_told(h.people, outcome_noun(h.mission, missions, h.years))
    value = value_told(h.value.summary)
    return f"{at}, {who} suggests {people}, {_joining(h)} {value}: {_ending(h)}."


def people_told(people: Summary, noun: str) -> str:
    """'about 8 more people no longer lonely (none to 24)'."""
    shown = count(people.mean.value)
    middle = span(people.low, people.high, count, "more", "fewer", said=people.mean.value > 0 and shown != "no")
    more = "more" if people.mean.value > 0 else "fewer"
    lead = {"no": "about as many", "1": f"one or two {more}"}.get(shown, f"about {shown} {more}")
    return f"{lead} {noun} ({middle})"


def value_told(value: Summary) -> str:
    """'about £230,000 more value than piecemeal (£1.1m less to £1.9m)'."""
    word = "more" if value.mean.value > 0 else "less"
    middle = span(value.low, value.high, pounds, said=value.mean.value > 0)
    return f"about {pounds(value.mean.value)} {word} value than piecemeal ({middle})"


def _joining(h: Headline) -> str:
    people, value = h.people.mean.value, h.value.summary.mean.value
    return "and" if count(people) == "no" or (people > 0) == (value > 0) else "yet"


def _ending(h: Headline) -> str:
    """Who wins, how surely, and whether that is by winning often or by winning large."""
    p, focus = h.value.p_better.value, lower(h.title)
    if h.value.verdict == "too close to call":
        return f"too close to call, with {focus} ahead {in_futures(p)}"
    winner, ahead = (focus, p) if h.value.verdict == "better" else ("piecemeal", 1 - p)
    often = f"{times(ahead)} ({in_a_hundred(ahead)})"
    if ahead >= 0.5:
        return f"{winner} wins on average, and comes out ahead {often}"
    return f"{winner} wins on average, by large wins in few futures: it comes out ahead {often}"


def range_note(first: Headline | None = None) -> str:
    """What the ranges are; a first answer says that it is one, and by how much fewer futures may mislead it."""
    note = (
        "In brackets: 8 times in 10 we expect a figure in between. Pounds are what the gains are worth to people and"
        " public services, at 2024 prices."
    )
    if first is None:
        return note
    value = first.value.summary.mean
    if not value.se:
        return f"{note} {FIRST}."
    return f"{note} {FIRST}. Until then the average in pounds may be {pounds(2 * value.se)} off."


def standing(h: Headline, titles: dict[str, str]) -> str:
    """Which of all the strategies shown stands best, and what each choice risks."""
    if h.nothing_to_point or len(titles) < 2:
        return ""
    least = min(h.loss_gbp, key=lambda k: h.loss_gbp[k].value)
    often = max(h.p_best, key=lambda k: h.p_best[k].value)
    best = f"Of the {len(titles)} strategies shown, {lower(titles[often])} is right most often, "
    right = f"{best}{in_futures(h.p_best[often].value)}."
    costs, less = (f"about {pounds(h.loss_gbp[k].value)}" for k in (often, least))
    if often == least:
        return f"{right} Being wrong with it also costs least: {costs} on average over all futures."
    a, b = h.loss_gbp[often], h.loss_gbp[least]
    clear = a.se is not None and b.se is not None and a.value - b.value > 2 * (a.se**2 + b.se**2) ** 0.5
    more = "more" if clear else "about as much"
    told = f"Being wrong with it costs {more}: {costs} on average over all futures, against {less} with"
    return f"{right} {told} {lower(titles[least])}."


def valuations(h: Headline) -> tuple[str, str]:
    """Whether the two ways of valuing people's gains agree: a claim and its detail."""
    if h.value.verdict == "exactly the same":
        return "There is no difference to value", ""
    names = {
        "better": lower(h.title),
        "worse": "piecemeal",
        "too close to call": "neither, within the simulation error,",
    }
    strict, every = names[h.threshold.verdict], names[h.ordered.verdict]
    if h.valuations_disagree:
        return (
            "The two ways of valuing people's gains disagree",
            (
                f"Counting only people who stop being often lonely, {strict} comes out ahead on average; counting every"
                f" improvement, {every} does. More data will not settle that: it is a choice about what matters."
            ),
        )
    if h.threshold.verdict == h.ordered.verdict:
        return "The two ways of valuing people's gains agree", f"Both put {strict} ahead on average."
    return (
        "Only one of the two ways of valuing people's gains gives a clear answer",
        f"Counting only people who stop being often lonely puts {strict} ahead; counting every improvement, {every}.",
    )


def crossing(c: Crossing, title: str) -> tuple[str, str]:
    """Where the ranking changes, and its own range: a claim and its detail."""
    who = lower(title)
    if c.spend_gbp is None:
        side = "ahead of" if c.overtakes else "behind"
        claim = (
            f"On average {who} stays {side} piecemeal at every level of spend up to {exact_pounds(c.top_gbp)} a year"
        )
        return claim, f"At the top it is ahead {in_futures(c.ahead_at_top_share.value)}."
    verb = "overtakes" if c.overtakes else "falls behind"
    again = ", and they change places again above it" if c.more else ""
    claim = f"On average {who} {verb} piecemeal at about {pounds(c.spend_gbp.value)} a year{again}"
    known = "" if c.spend_gbp.se is None else f"That average is known to ± {pounds(c.spend_gbp.se)}. "
    if c.low_gbp is None or c.high_gbp is None:
        return claim, f"{known}In no single future do they change places up to {exact_pounds(c.top_gbp)}."
    where = f"In single futures it lies anywhere from {pounds(c.low_gbp.value)} to {pounds(c.high_gbp.value)}"
    return claim, f"{known}{where}, 8 times in 10; {in_futures(1 - c.crosses_share.value)} there is none."


def break_even(c: Crossing, title: str) -> str:
    """The same as one line of advice: spend is the one switch that is the council's own."""
    claim, detail = crossing(c, title)
    return f"Spend is a switch too. {claim}. {detail}"


def disclosure(council: str, fictional: bool) -> str:
    """Who this is about; on every screen."""
    return (
        f"{council} is a fictional council: its places and figures are invented."
        if fictional
        else f"Figures for {council} are modelled."
    )


def at_this_spend(headlines: Mapping[str, Headline]) -> str:
    """What every strategy is worth on average against piecemeal, from all futures."""
    said = [f"{h.title} {_more_or_less(h.value.summary.mean.value)}" for h in headlines.values()]
    spend = exact_pounds(next(iter(headlines.values())).spend_gbp)
    return f"On average at {spend} a year, against piecemeal: {', '.join(said)}."


def _more_or_less(value_gbp: float) -> str:
    return "the same" if value_gbp == 0 else f"{pounds(value_gbp)} {'more' if value_gbp > 0 else 'less'}"


def apart(h: Headline) -> str:
    """What is always shown apart: the public saving, mostly not cash, and the part owed to social value."""
    if h.nothing_to_point:
        return ""
    saving, owed = h.saving, h.attributed
    more = "more" if saving.mean.value > 0 else "less"
    gain = "more" if owed.mean.value > 0 else "less"
    return (
        f"Inside that value, about {pounds(saving.mean.value)} {more} is public saving"
        f" ({span(saving.low, saving.high, pounds)}), mostly not money anyone can take out of a budget. Counting only"
        f" what is owed to social value and not to other funders, {lower(h.title)} is worth about"
        f" {pounds(owed.mean.value)} {gain} than piecemeal ({span(owed.low, owed.high, pounds)})."
    )


def made_of(h: Headline, wards: Wards, draws: int, seed: int) -> str:
    """Where the figures of a screen come from, with the simulation error."""
    error = monte_carlo(h.value.summary.mean, pounds)
    return (
        f"{disclosure(wards.council, wards.fictional)} {draws:,} futures are drawn with seed {seed}, the same ones for"
        f" every strategy and every level of spend; the average difference has a {error}. The ladder is run on a"
        " part of the same futures."
    )


def mix_note(scenario: Scenario) -> str:
    """Whether it matters what the money is spent on: only where something is known of categories one by one."""
    known = [k for k in scenario.spend_mix if k in scenario.categories and scenario.categories[k] != Category()]
    if known:
        return f"Rates of their own are given for {listed(known)}; other spend follows the council's overall rates."
    return (
        "What the money is spent on changes nothing here: no category of spend has a pledge rate, causes or eligibility"
        " of its own, so every pound follows the council's overall rates."
    )
