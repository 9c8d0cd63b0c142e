"""Every sentence on a screen, in a report or in a terminal. No sentence is typed with its number: all come from the draws.

Two significant figures, a range, people before pounds, and "suggests", because a model does not know.
"""

from __future__ import annotations

import math

from scenarios.analysis.headline import Headline
from scenarios.analysis.ladder import Crossing
from scenarios.analysis.summary import Estimate, Summary
from scenarios.domain.mission import WARD_MISSION, Missions

CHANCES = [(0.05, "almost no chance"), (0.20, "very unlikely"), (0.40, "unlikely"), (0.60, "about even"),
           (0.80, "likely"), (0.95, "very likely")]  # fmt: skip
RANGE_WORDS = "eight futures in ten"


def two_figures(x: float) -> float:
    """x to two significant figures."""
    if x == 0 or not math.isfinite(x):
        return 0.0 if x == 0 else x
    return round(x, 1 - math.floor(math.log10(abs(x))))


def count(x: float) -> str:
    """How many people, without a sign: '8', '1,200', 'no' below half a person."""
    x = abs(x)
    return "no" if x < 0.5 else f"{two_figures(x) if x >= 10 else max(1, round(x)):,.0f}"


def count_cell(x: float) -> str:
    """A count for a table cell, where small parts of a person are kept apart: '2.5', '<1'."""
    x = abs(two_figures(x))
    return "0" if x == 0 else "<1" if x < 1 else f"{x:,.1f}".removesuffix(".0") if x < 10 else f"{x:,.0f}"


def pounds(x: float) -> str:
    """Money, without a sign: '£250,000', '£1.9m', '£1bn'."""
    x = abs(two_figures(x))
    for size, word in ((1e9, "bn"), (1e6, "m")):
        if x >= size:
            return f"£{two_figures(x / size):g}{word}"
    return "nothing" if x == 0 else "less than £1" if x < 1 else f"£{x:,.0f}"


def exact_pounds(x: float) -> str:
    """Money as a user chose it, not rounded: '£400m', '£403,217,000'."""
    millions = x / 1e6
    if x >= 1e9 and math.isclose(x / 1e9, round(x / 1e9, 2)):
        return f"£{round(x / 1e9, 2):g}bn"
    return f"£{round(millions, 1):g}m" if x >= 1e5 and math.isclose(millions, round(millions, 1)) else f"£{x:,.0f}"


def span(low: float, high: float, show, more: str = "more", less: str = "less", told: bool = False) -> str:
    """A range in words that keep their sign: '£0.9m less to £1.8m more', '2 to 20 more'.

    `told` leaves the word out where the sentence has just said that it is more: '2 to 20'.
    """
    a, b, zero = show(low), show(high), {"no", "nothing"}
    more = "" if told and (low >= 0 or a in zero) else f" {more}"
    if a in zero and b in zero:
        return "no difference either way"
    if low < 0 < high and a not in zero and b not in zero:
        return f"{a} {less} to {b}{more}"
    if a in zero:
        return f"none to {b}{more}" if high > 0 else f"none to {b} {less}"
    if b in zero:
        return f"{a} {less} to none"
    return f"{a} to {b}{more}" if low > 0 else f"{b} to {a} {less}"


def chance(p: float) -> str:
    """A probability in words and number together: 'likely (72 in 100)'."""
    word = next((w for limit, w in CHANCES if p < limit), "almost certain")
    return f"{word} ({in_a_hundred(p)})"


def in_a_hundred(p: float) -> str:
    n = round(100 * p)
    if n == 0:
        return "fewer than 1 in 100" if p > 0 else "0 in 100"
    if n == 100:
        return "more than 99 in 100" if p < 1 else "100 in 100"
    return f"{n} in 100"


def outcome_noun(mission: str, missions: Missions, years: int) -> str:
    """What one outcome of a mission is, in the plural."""
    if mission == WARD_MISSION:
        return f"people no longer often lonely after {_years(years)}"
    return f"{missions.flows[mission].outcome} over {_years(years)}"


def on_mission(h: Headline, missions: Missions) -> str:
    """'one mission on isolation', or 'four-way split with isolation in it'."""
    mission = _lower(missions.title(h.mission))
    return f"{_lower(h.title)} on {mission}" if h.alone else f"{_lower(h.title)} with {mission} in it"


def headline(h: Headline, missions: Missions) -> str:
    """The one sentence: people first, then pounds, each with its range, then the chance in words and number."""
    at = f"At {exact_pounds(h.spend_gbp)} a year"
    who = on_mission(h, missions)
    if h.spend_gbp == 0:
        return f"{at} there is nothing to point: every strategy gives exactly nothing."
    if h.value.verdict == "exactly the same":
        return f"{at}, {who} points at nothing here: it is piecemeal by another name, and the difference is exactly nothing."
    people = _people(h.people, outcome_noun(h.mission, missions, h.years))
    value = _value(h.value.summary)
    return f"{at}, {who} suggests {people}, {_joining(h)} {value}: {_ending(h)}."


def _people(people: Summary, noun: str) -> str:
    shown = count(people.mean.value)
    middle = span(people.low, people.high, count, "more", "fewer", told=people.mean.value > 0 and shown != "no")
    more = "more" if people.mean.value > 0 else "fewer"
    lead = {"no": "about as many", "1": f"one or two {more}"}.get(shown, f"about {shown} {more}")
    return f"{lead} {noun} ({middle})"


def _value(value: Summary) -> str:
    word = "more" if value.mean.value > 0 else "less"
    middle = span(value.low, value.high, pounds, told=value.mean.value > 0)
    return f"about {pounds(value.mean.value)} {word} value than piecemeal ({middle})"


def _joining(h: Headline) -> str:
    people, value = h.people.mean.value, h.value.summary.mean.value
    return "and" if count(people) == "no" or (people > 0) == (value > 0) else "yet"


def _ending(h: Headline) -> str:
    """Who wins, how surely, and whether that is by winning often or by winning large."""
    p, focus = h.value.p_better.value, _lower(h.title)
    if h.value.verdict == "too close to call":
        return f"too close to call, with {focus} ahead in {in_a_hundred(p)} futures"
    winner, ahead = (focus, p) if h.value.verdict == "better" else ("piecemeal", 1 - p)
    if ahead >= 0.5:
        return f"{winner} wins on average, and its being ahead is {chance(ahead)}"
    return f"{winner} wins on average, by large wins in few futures; its being ahead is {chance(ahead)}"


def range_note() -> str:
    return f"Ranges in brackets hold {RANGE_WORDS}. Value is what the gains are worth to people and public services, in 2024 pounds."


def standing(h: Headline, titles: dict[str, str]) -> str:
    """Which of all the strategies shown stands best, and what each choice risks."""
    if h.spend_gbp == 0 or len(titles) < 2:
        return ""
    least = min(h.loss_gbp, key=lambda k: h.loss_gbp[k].value)
    often = max(h.p_best, key=lambda k: h.p_best[k].value)
    best = f"Of the {len(titles)} strategies shown, {_lower(titles[least])} loses least when wrong: "
    loss = f"about {pounds(h.loss_gbp[least].value)} on average against always knowing the best."
    if often == least:
        return f"{best}{loss} It is also best most often, in {in_a_hundred(h.p_best[often].value)} futures."
    return f"{best}{loss} Best most often is {_lower(titles[often])}, in {in_a_hundred(h.p_best[often].value)} futures."


def valuations(h: Headline) -> tuple[str, str]:
    """Whether the two ways of valuing people's gains agree: a claim and its detail."""
    if h.spend_gbp == 0 or h.value.verdict == "exactly the same":
        return "There is no difference to value", ""
    names = {
        "better": _lower(h.title),
        "worse": "piecemeal",
        "too close to call": "neither, within the error of the sums,",
    }
    strict, every = names[h.threshold.verdict], names[h.ordered.verdict]
    if h.valuations_disagree:
        return "The two ways of valuing people's gains disagree", (
            f"Counting only people who stop being often lonely, {strict} comes out ahead on average; counting every improvement, "
            f"{every} does. More data will not settle that: it is a choice about what matters."
        )
    if h.threshold.verdict == h.ordered.verdict:
        return "The two ways of valuing people's gains agree", f"Both put {strict} ahead on average."
    return "Only one of the two ways of valuing people's gains gives a clear answer", (
        f"Counting only people who stop being often lonely puts {strict} ahead; counting every improvement, {every}."
    )


def crossing(c: Crossing, title: str, top_gbp: float) -> tuple[str, str]:
    """Where the ranking changes, and its own range: a claim and its detail."""
    who = _lower(title)
    if c.spend_gbp is None:
        side = "ahead of" if c.overtakes else "behind"
        claim = f"On average {who} stays {side} piecemeal at every level of spend up to {exact_pounds(top_gbp)} a year"
        return claim, f"At the top it is ahead in {in_a_hundred(c.ahead_at_top_share.value)} futures."
    verb = "overtakes" if c.overtakes else "falls behind"
    claim = f"On average {who} {verb} piecemeal at about {pounds(c.spend_gbp.value)} a year"
    if c.low_gbp is None:
        return claim, "In no single future do they change places within the ladder."
    where = f"Of the futures in which they change places, eight in ten do so between {pounds(c.low_gbp.value)} and {pounds(c.high_gbp.value)}"
    return claim, f"{where}; in {in_a_hundred(1 - c.crosses_share.value)} futures they never do."


def disclosure(council: str, fictional: bool) -> str:
    """Who this is about; on every screen."""
    return (
        f"{council} is a fictional council: its places and figures are invented."
        if fictional
        else f"Figures for {council} are modelled."
    )


def apart(h: Headline) -> str:
    """What is always shown apart: the public saving, mostly not cash, and the part owed to social value."""
    if h.spend_gbp == 0:
        return ""
    saving, owed = h.saving, h.attributed
    more = "more" if saving.mean.value > 0 else "less"
    gain = "more" if owed.mean.value > 0 else "less"
    return (
        f"Inside that value, about {pounds(saving.mean.value)} {more} is public saving ({span(saving.low, saving.high, pounds)}), "
        f"mostly not money anyone can take out of a budget. Counting only what is owed to social value and not to other "
        f"funders, {_lower(h.title)} is worth about {pounds(owed.mean.value)} {gain} than piecemeal "
        f"({span(owed.low, owed.high, pounds)})."
    )


def made_of(h: Headline, fictional: bool, council: str, draws: int, seed: int) -> str:
    """Where the figures of a screen come from, with the error of the sums."""
    error = monte_carlo(h.value.summary.mean, pounds)
    return (
        f"{disclosure(council, fictional)} {draws:,} futures are drawn with seed {seed}, the same ones for every strategy and every "
        f"level of spend; the average difference has an {error}. The ladder is climbed on a part of the same futures."
    )


def monte_carlo(estimate: Estimate, show) -> str:
    """The error of the sums themselves, which is not the range."""
    return (
        "error of the sums unknown: too few draws"
        if estimate.se is None
        else f"error of the sums ± {show(estimate.se)}"
    )


def _years(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
