"""How a choice stands up: structural switches, the four numbers, and the winner's lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.analysis.robustness import Robustness
from scenarios.analysis.structure import Outcome
from scenarios.analysis.target import Target
from scenarios.analysis.winner import Shrunk
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.domain.scenario import BASELINE
from scenarios.views.words.numbers import (
    amount,
    capital,
    in_a_hundred,
    listed,
    lower,
    pounds,
    signed,
    two_figures,
    years_of,
)


def structure(outcomes: Sequence[Outcome], titles: Mapping[str, str]) -> tuple[str, str]:
    """How many of the combinations prefer which strategy; those too close to call are counted apart."""
    n = len(outcomes)
    ahead: dict[str, int] = {}
    for o in outcomes:
        ahead[o.preferred] = ahead.get(o.preferred, 0) + 1
    close = sum(o.difference.verdict == "too close to call" for o in outcomes)
    said = listed([f"{lower(titles[k])} in {m}" for k, m in sorted(ahead.items(), key=lambda i: -i[1])])
    both = {v: {o.preferred for o in outcomes if o.combination.valuation == v} for v in ("threshold", "ordered")}
    if len(ahead) == 1:
        claim = (
            f"Whatever is chosen about how to count, {lower(titles[outcomes[0].preferred])} comes out ahead on average"
        )
    else:
        claim = "What comes out ahead depends on choices that evidence cannot make"
    flips = "" if both["threshold"] == both["ordered"] else " How gains are valued is one of them."
    near = f" In {close} of them the lead over piecemeal is within the error of the sums." if close else ""
    return claim, f"Of {n} combinations: {said}.{flips if len(ahead) > 1 else ''}{near}"


def target_text(t: Target, missions: Missions) -> str:
    """The target in words."""
    if t.mission == WARD_MISSION:
        return f"{amount(t.amount, 'proportion')} of lonely people no longer lonely by the end of year {t.year}"
    return f"at least {t.amount:,.0f} {missions.flows[t.mission].outcome} over {years_of(t.year)}"


def furthest(x: float, t: Target) -> str:
    """How near the best future comes to a target nobody meets."""
    return amount(x, "proportion") if t.mission == WARD_MISSION else f"{two_figures(x):,.0f}"


def robustness(rows: Mapping[str, Robustness], titles: Mapping[str, str], target: str, best: str) -> tuple[str, str]:
    """The four numbers in a sentence: the chance of the target, and who regrets least."""
    met = {k: r.target_met.value for k, r in rows.items()}
    often = max(met, key=met.get)
    calm = min(rows, key=lambda k: rows[k].high_regret.value)
    near = ""
    if met[often] == 0:
        claim = f"No strategy reaches the target in any future drawn: {target}"
        near = f"The best future of the best strategy comes to {best}. "
    else:
        claim = f"The target is reached most often by {lower(titles[often])}, in {in_a_hundred(met[often])} futures: {target}"
    r = rows[calm]
    return claim, near + (
        f"{capital(lower(titles[calm]))} is regretted least: in nine futures of ten it gives up less than {pounds(r.high_regret.value)} "
        f"against the best, on average {pounds(r.expected_regret.value)}; in the worst tenth of futures its value averages "
        f"{signed(r.worst_tenth.value, pounds)}."
    )


def picked(s: Shrunk, titles: Mapping[str, str]) -> str:
    """Both figures of the winner: as modelled, and adjusted for having been picked."""
    n = len(s.estimate) + 1
    if s.winner == BASELINE:
        return f"Piecemeal has the highest average of the {n} compared, so there is no lead to adjust."
    raw, kept = s.estimate[s.winner], s.adjusted[s.winner]
    return (
        f"{capital(lower(titles[s.winner]))} was picked as the best of {n}. What is picked for looking best has been flattered by luck: "
        f"its lead over piecemeal is about {pounds(raw)} as modelled, and about {pounds(kept)} once that is allowed for."
    )
