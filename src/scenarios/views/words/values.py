"""What a room values and what nobody knows, in sentences that are told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.analysis.options import DEPRIVED, HELPED, LONELY, SAVING, Options
from scenarios.analysis.staying import YEARS, Standing
from scenarios.answers.meeting import UNSURE_PICK
from scenarios.answers.values import Valued, Weighed
from scenarios.domain.meeting import FEWEST_SHOWN, Suggestion
from scenarios.domain.meeting import NOT_KNOWN as UNKNOWN
from scenarios.domain.scenario import BASELINE
from scenarios.views.words.numbers import capital, count, in_a_hundred, listed, lower, pounds, years_of

NAMES = {
    LONELY: "people no longer often lonely",
    HELPED: "people helped by other missions",
    SAVING: "public cost avoided",
    DEPRIVED: "the most deprived fifth",
}
SHORT = {LONELY: "Fewer lonely", HELPED: "Others helped", SAVING: "Public cost", DEPRIVED: "Poorest fifth"}
WEIGH = (
    "Each line goes from the least to the most that any of our options would bring. Which change matters most to you?"
    " Give it place 1, the next place 2, and so on. Two lines may share a place."
)
NEARLY_ALL = 0.95
MOST_VOTES = 4  # options of which a number is told
NOBODY = "Fewer than five have weighed these ranges, so every set of weights counts the same here."
MOVED = "The ranges have moved since the room weighed: what it said belongs to the earlier ones, and is asked again."
NOTHING_TO_WEIGH = "At this spend the options differ in too little to be weighed against each other."


def ends(outcome: str, low: float, high: float) -> str:
    """A range that people weigh: 'from 270 fewer people helped by other missions to 460 more'."""
    if outcome == SAVING:
        return f"from {_money(low)} public cost avoided to {_money(high)}"
    if outcome == DEPRIVED:
        a, b = f"{100 * low:.2f}", f"{100 * high:.2f}"
        return f"from £{a} to £{b} of every £100 worth gained falls to the most deprived fifth of wards"
    first = f"as many {NAMES[outcome]} as today" if count(low) == "no" else f"{_people(low)} {NAMES[outcome]}"
    return f"from {first} to {_people(high)}"


def _people(x: float) -> str:
    return "as many as today" if count(x) == "no" else f"{count(abs(x))} {'fewer' if x < 0 else 'more'}"


def _money(x: float) -> str:
    return f"{pounds(abs(x))} {'less' if x < 0 else 'more'}" if abs(x) >= 1 else "as much as today's"


def ranges(found: Options) -> tuple[tuple[str, str], ...]:
    """What is weighed, in the words that people see: when these change, they are asked anew."""
    return tuple(
        (k, capital(ends(k, float(a), float(b)))) for k, a, b in zip(found.outcomes, found.low, found.high, strict=True)
    )


def unasked(found: Options) -> str:
    """What nobody is asked to weigh, because every option does the same in it."""
    if not found.unasked:
        return ""
    return f"Not asked, because every option does about the same: {listed([NAMES[k] for k in found.unasked])}."


def option(key: str, titles: Mapping[str, str]) -> str:
    return "piecemeal" if key == BASELINE else lower(titles[key])


def best_for(told: Valued, titles: Mapping[str, str]) -> str:
    """How often the first is best over the room's values, at expected outcomes."""
    best = max(told.by_values, key=lambda k: told.by_values[k])
    share = told.by_values[best]
    of = "value judgement" if told.people else "set of weights"
    if share == 1:
        return f"{capital(option(best, titles))} is best for every {of}"
    many = "value judgements" if told.people else "sets of weights"
    return f"{capital(option(best, titles))} is best for {round(100 * share)} of 100 {many}"


def agreed(told: Valued, titles: Mapping[str, str]) -> str:
    """The same, with what sets those apart who prefer it; nothing is told of fewer than five people."""
    best = max(told.by_values, key=lambda k: told.by_values[k])
    claim = best_for(told, titles)
    if best not in told.leanings or round(told.by_values[best] * told.people) < FEWEST_SHOWN:
        return claim
    outcome, least = told.leanings[best]
    return f"{claim}; nine in ten of those who prefer it give {NAMES[outcome]} at least {round(100 * least)} in 100"


def unknown(told: Valued, titles: Mapping[str, str]) -> str:
    """How often the same is best over the futures, at the room's average weights."""
    shares = sorted(told.by_facts.items(), key=lambda kv: -kv[1])
    (first, often), rest = shares[0], shares[1:]
    others = [f"{option(k, titles)} in {round(100 * p)}" for k, p in rest[:2] if p >= 0.01]
    average = "At the room's average weights" if told.people else "At equal weights"
    then = f", {listed(others)}" if others else ""
    return f"{average}, {option(first, titles)} is best in {round(100 * often)} of 100 futures{then}."


def together(told: Valued, titles: Mapping[str, str]) -> str:
    """Values and facts at once, and which of the two the disagreement is about."""
    best = max(told.by_both, key=lambda k: told.by_both[k])
    whole = f"Over both, {option(best, titles)} is best in {in_a_hundred(told.by_both[best])}."
    of_values, of_facts = 1 - max(told.by_values.values()), 1 - max(told.by_facts.values())
    alike = max(told.by_values, key=told.by_values.__getitem__) == max(told.by_facts, key=told.by_facts.__getitem__)
    if of_values < 0.1 and of_facts < 0.1 and alike:
        return f"{whole} Neither values nor evidence stand in the way."
    open_by = "What divides us is" if told.people else "What leaves it open is"
    if of_values > of_facts:
        return f"{whole} {open_by} mostly what is valued: more evidence would not settle it."
    return f"{whole} {open_by} mostly what nobody knows: more evidence could settle it."


def turning(told: Valued, titles: Mapping[str, str]) -> str:
    """Who would have to change their mind, and by how much: the nearest other option."""
    near = {k: t for k, t in told.turning.items() if t is not None}
    if not near:
        return f"No weights on these outcomes would turn it away from {option(told.at_mean, titles)}."
    key = min(near, key=lambda k: near[k].points)
    move = near[key]
    whose = "the room's average" if told.people else "equal weights"
    falls, rises = _moves(move.falls), _moves(move.rises)
    return (
        f"The average weights choose {option(told.at_mean, titles)}, outcomes as expected. For {option(key, titles)}"
        f" {whose} would have to move about {max(1, round(move.points))} of 100 points, from {falls} to {rises}."
    )


def _moves(by_outcome: Mapping[str, float]) -> str:
    """'public cost avoided (4) and the most deprived fifth (2)'; without figures where there is one."""
    if len(by_outcome) == 1:
        return NAMES[next(iter(by_outcome))]
    ordered = sorted(by_outcome.items(), key=lambda kv: -kv[1])
    return listed([f"{NAMES[k]} ({max(1, round(points))})" for k, points in ordered])


def stays(standing: Standing | None, told: Valued, titles: Mapping[str, str], review: str) -> str:
    """How long the room's choice would stand while its values move."""
    if standing is None:
        return ""
    who = "These weights" if told.people else "Equal weights"
    again = f"Look at it again in {review}."
    if min(standing.fast[year - 1] for year in YEARS) >= NEARLY_ALL:
        chosen = option(told.at_mean, titles)
        return f"Values move, and {lower(who)} would go on choosing {chosen} in nearly every future. {again}"
    return f"Values move. {who} would still choose {option(told.at_mean, titles)} in {_by_year(standing)}. {again}"


def comes_to(standing: Standing | None, told: Valued, decided: str, titles: Mapping[str, str]) -> str:
    """How often values that move would come to choose what was decided against them."""
    if standing is None:
        return ""
    who = "These weights" if told.people else "Equal weights"
    name = option(decided, titles)
    if max(max(standing.at(year)) for year in YEARS) < 1 - NEARLY_ALL:
        return f"{who} do not choose {name}, which was decided, and hardly would in any future in which they move."
    return f"{who} do not choose {name}, which was decided; as values move they would in {_by_year(standing)}."


def _by_year(standing: Standing) -> str:
    """'12 (8 to 15) of 100 futures in year 3, …'; the band from where values move slowly to where they move fast."""
    at = []
    for year in YEARS:
        often, *ends = (round(100 * x) for x in standing.at(year))
        band = "" if ends[0] == ends[1] else f" ({min(ends)} to {max(ends)})"
        at.append(f"{often}{band} of 100 futures in year {year}")
    return listed(at)


def model_says(found: Options) -> str:
    """What the model alone would choose, by value in pounds, and how often another would have been best."""
    if all(v.mean.value == 0 for v in found.value.values()):
        return "By value in pounds every option does the same here."
    best = max(found.value, key=lambda k: found.value[k].mean.value)
    p = found.p_best
    rival = max((k for k in p if k != best), key=lambda k: p[k].value)
    lead = found.value[best].mean.value
    more = "" if best == BASELINE else f", by about {pounds(lead)} over piecemeal"
    return (
        f"By value in pounds the model would choose {option(best, found.titles)}{more}: it is best in"
        f" {round(100 * p[best].value)} of 100 futures, {option(rival, found.titles)} in {round(100 * p[rival].value)}."
    )


def cost_of(chosen: str, found: Options, weighed: Weighed) -> tuple[str, str]:
    """The honest cost of a choice: what it gives up in expected value, and against always knowing the best."""
    value = {k: v.mean.value for k, v in found.value.items()}
    best = max(value, key=lambda k: value[k])
    loss = found.loss[chosen].value
    if chosen == best:
        said = f"{capital(option(chosen, found.titles))} has the highest expected value on this evidence."
    else:
        said = (
            f"Choosing {option(chosen, found.titles)} over {option(best, found.titles)} costs about"
            f" {pounds(value[best] - value[chosen])} in expected value on this evidence"
        )
        said = f"{said}{_room_values(chosen, best, found, weighed)}"
    return said, f"Against always knowing the best, it loses about {pounds(loss)} on average."


def _room_values(chosen: str, best: str, found: Options, weighed: Weighed) -> str:
    mine, other = weighed.pounds.get(chosen), weighed.pounds.get(best)
    if weighed.told is None or not weighed.told.people or mine is None or other is None:
        return "."
    lead = mine - other
    if abs(lead) < 1:
        return "; the room's weights see no difference."
    how = "above" if lead > 0 else "below"
    return f"; the room's weights put it {how} by what {pounds(abs(lead))} of public cost avoided is worth to them."


def decided(chosen: str, who: str, why: str, titles: Mapping[str, str]) -> str:
    """'Decided: isolation, by the cabinet member for adults. Why: …'."""
    by = f", by {who.strip()}" if who.strip() else ""
    reason = f" Why: {why.strip().rstrip('.')}." if why.strip() else ""
    return f"Decided: {option(chosen, titles)}{by}.{reason}"


def votes(counted: Mapping[str, int], labels: Mapping[str, str]) -> str:
    """What phones picked; nothing is told of fewer than five people."""
    total = sum(counted.values())
    if total < FEWEST_SHOWN:
        return "Fewer than five have voted, so nothing is told of it."
    shown = [(k, n) for k, n in sorted(counted.items(), key=lambda kv: -kv[1]) if n >= FEWEST_SHOWN][:MOST_VOTES]
    while shown and 0 < total - sum(n for _, n in shown) < FEWEST_SHOWN:
        shown.pop()  # or what is left of the total would tell of fewer than five
    if not shown:
        return f"{total:,} have voted; any number would tell of fewer than five."
    named = {UNSURE_PICK: "not sure", **labels}
    told, rest = [f"{named.get(k, 'another')} {n:,}" for k, n in shown], total - sum(n for _, n in shown)
    return f"The room's own votes: {listed([*told, *([f'others together {rest:,}'] if rest else [])])}."


NOT_KNOWN, NOT_SORTED = "The model does not know this one", "Not sorted yet"
OTHERS = "Other missions"
WHAT_IS_KNOWN = "This is what the model knows of each mission, pointed at alone"


def asked_for(given: Sequence[Suggestion]) -> str:
    """How many asked for what, and how much of it the model does not know."""
    total = sum(s.said for s in given)
    if total < FEWEST_SHOWN:
        return "Fewer than five named one thing"
    unknown = sum(s.said for s in given if s.mission == UNKNOWN)
    if 0 < total - unknown < FEWEST_SHOWN:
        return f"{total:,} people named one thing; the model does not know what most of them asked for"
    known = f"{total:,} people named one thing"
    if not unknown:
        return known
    return f"{known}; the model does not know what {_few(unknown)} of them asked for"


def _few(n: int) -> str:
    return f"{n:,}" if n >= FEWEST_SHOWN else "a few"


def stacked(text: str, said: int) -> str:
    """A suggestion, and how often it was said where that is five times or more."""
    return f"{text} ({said:,})" if said >= FEWEST_SHOWN else text


def reach_note(spend_gbp: float, years: int) -> str:
    """What the table's figures are of."""
    return (
        "More than today's scatter brings, with everything that may follow a mission pointed at it:"
        f" {pounds(spend_gbp)} a year over {years_of(years)}. Evidence is for the effect: A is the strongest, D is"
        " judgement."
    )
