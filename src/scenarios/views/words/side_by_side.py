"""What is said of scenarios side by side: who suggests most, by how much they differ, and because of which change."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.analysis.side_by_side import Apart, Bridge, Step
from scenarios.analysis.summary import Estimate, Summary
from scenarios.answers.side_by_side import Column, SideBySide
from scenarios.domain.mission import Missions
from scenarios.views.words.compare import outcome_noun, people_told, value_told
from scenarios.views.words.numbers import count, exact_pounds, listed, lower, pounds, signed, span, times

NOTHING_YET = (
    "Choose one or more scenarios to lay beside this screen. Save a scenario first on Saved scenarios, or take one that"
    " comes with the app."
)
ORDER = (
    "One change at a time, in this order: the levers at the side from top to bottom, then council, contracts and other"
    " settings, then assumptions. Made in another order, a change can count for more or less; together they come to the"
    " same."
)
NONE = ("no", "nothing")
SAME = "Nothing that counts differs between the two."


def common(side: SideBySide) -> str:
    """What is paired: the futures that all columns have in common."""
    councils = {c.council for c in side.columns}
    wards = "" if len(councils) == 1 else " Councils have their wards' own luck, and everything else in common."
    return (
        f"All on the same {side.draws:,} futures (seed {side.seed}), so that differences are taken future by"
        f" future.{wards}"
    )


def bridges_to(most: int) -> str:
    """That not every bridge is on a page."""
    return f"Because of which change is told of the first {most}; the Word document has every one."


def claim(side: SideBySide) -> str:
    """Which suggests most; or that it is too close to call."""
    best, what = side.columns[side.most.number], "people helped" if side.most.by_people else "value"
    if len(side.columns) == 1:
        return "Nothing to compare with yet"
    if not side.most.clear:
        return f"Too close to call which suggests the most {what}"
    return f"{best.label} suggests the most {what}"


def says(column: Column, missions: Missions) -> str:
    """One column in a line: people first, then pounds, then chance."""
    h = column.headline
    if h.value.verdict == "exactly the same":
        return f"{column.label}: exactly nothing beyond piecemeal."
    people = people_told(h.people, outcome_noun(h.mission, missions, h.years))
    return f"{column.label}: {people} and {value_told(h.value.summary)}; ahead {times(h.value.p_better.value)}."


def _span(s: Summary, show: Callable[[float], str], more: str, less: str) -> str:
    return span(s.low, s.high, show, more, less)


def against(column: Column, first: Column, missions: Missions) -> str:
    """By how much a column differs from the first one, future by future."""
    if column.apart is None:
        return ""
    name = f"{column.label} against {lower(first.label)}"
    return f"{name}: {difference(column.apart, missions.outcome(column.headline.mission))}."


def difference(apart: Apart, noun: str) -> str:
    """A paired difference: people where both count the same, then pounds, and how often it is ahead."""
    verdict = apart.value.verdict
    if verdict == "exactly the same":
        return "exactly the same in every future"
    parts = []
    if apart.people is not None:
        parts.append(people_told(apart.people, noun))
    v = apart.value.summary
    word = "more" if v.mean.value >= 0 else "less"
    parts.append(f"about {pounds(v.mean.value)} {word} value ({_span(v, pounds, 'more', 'less')})")
    p = apart.value.p_better.value
    often = f"more valuable {times(p)}"
    if verdict == "too close to call":
        return f"{listed(parts)}; too close to call, {often}"
    if (v.mean.value > 0) != (p > 0.5):  # large in few futures, small in many
        return f"{listed(parts)} on average, yet {often}"
    return f"{listed(parts)}; {often}"


def bridge_claim(bridge: Bridge) -> str:
    """Which change moves the answer most; or that simulation cannot tell."""
    moved = [s for s in bridge.steps if effect(s, bridge).mean.value]
    if not moved:
        return SAME.rstrip(".")
    first, *others = sorted(moved, key=lambda s: -abs(effect(s, bridge).mean.value))
    mean = effect(first, bridge).mean
    close = any(_close(mean, effect(s, bridge).mean) for s in others[:1])
    if close or not mean.clear_of_zero():
        return "Too close to call which change moves it most"
    return f"What moves it most is {lower(listed(list(first.names)))}"


def _close(a: Estimate, b: Estimate) -> bool:
    """Whether two averages are as large as each other, within their simulation error."""
    if a.se is None or b.se is None:
        return True
    return bool(abs(a.value) - abs(b.value) < 2 * (a.se**2 + b.se**2) ** 0.5)


def bridge_told(bridge: Bridge, start: str, end: str, noun: str) -> str:
    """The whole bridge in words: both ends, and each change's effect with its range."""
    if not bridge.steps:
        return SAME
    unit = f" {noun}" if bridge.counts_people else " of value"
    first, last = (shown(x, bridge) for x in ends(bridge))
    steps = "; ".join(f"{lower(listed(list(s.names)))} {effect_told(s, bridge)}" for s in bridge.steps)
    return f"From {start}, {first}{unit} beyond piecemeal, to {end}, {last}: {steps}."


def effect(step: Step, bridge: Bridge) -> Summary:
    """A change's effect in what the bridge is told in."""
    return step.people if bridge.counts_people and step.people is not None else step.value


def ends(bridge: Bridge) -> tuple[float, float]:
    """Both ends of the bridge in what it is told in."""
    if bridge.counts_people:
        return bridge.start_people, bridge.end_people
    return bridge.start_gbp, bridge.end_gbp


def effect_told(step: Step, bridge: Bridge) -> str:
    """'8 fewer (2 to 20 fewer)', '£1.2m more (£0.4m less to £2m more)'."""
    s, show, less = effect(step, bridge), *(_shows(bridge))
    said = show(s.mean.value)
    if said in NONE:
        return f"about none ({_span(s, show, 'more', less)})" if s.low or s.high else "no difference"
    return f"{said} {'more' if s.mean.value >= 0 else less} ({_span(s, show, 'more', less)})"


def shown(x: float, bridge: Bridge) -> str:
    """A level or an effect as a figure with its sign."""
    show, _ = _shows(bridge)
    return "about none" if show(x) in NONE else signed(x, show)


def _shows(bridge: Bridge) -> tuple[Callable[[float], str], str]:
    return (count, "fewer") if bridge.counts_people else (pounds, "less")


def council_line(column: Column) -> str:
    """What a column is about: its council, its spend and its years."""
    levers = column.scenario.levers
    kind = " (fictional)" if column.fictional else ""
    return f"{column.council}{kind}, {exact_pounds(levers.spend_gbp)} a year"


def each_says(side: SideBySide, missions: Missions) -> list[str]:
    """Every column in a line."""
    return [says(c, missions) for c in side.columns]


def apart_from_first(side: SideBySide, missions: Missions) -> list[str]:
    """Every difference from the first column, in a line each."""
    return [against(c, side.columns[0], missions) for c in side.columns[1:]]


def all_told(side: SideBySide, missions: Missions) -> list[str]:
    """Every column in a line, then every difference from the first."""
    return [*each_says(side, missions), *apart_from_first(side, missions)]
