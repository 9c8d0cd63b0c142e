"""How a choice stands up: structural switches, and the four numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.analysis.robustness import Robustness
from scenarios.analysis.structure import Outcome
from scenarios.analysis.summary import Estimate
from scenarios.analysis.target import Target
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.views.words.numbers import (
    amount,
    capital,
    in_futures,
    listed,
    lower,
    pounds,
    signed,
    two_figures,
    years_of,
)

TERMS = "The worst tenth is the conditional value at risk (CVaR) at 10 %. Leads over piecemeal are as modelled."


def structure(outcomes: Sequence[Outcome], titles: Mapping[str, str]) -> tuple[str, str]:
    """How many of the combinations prefer which strategy; those too close to call are counted apart."""
    n = len(outcomes)
    ahead: dict[str, int] = {}
    for o in outcomes:
        if o.clear:
            ahead[o.preferred] = ahead.get(o.preferred, 0) + 1
    close = n - sum(ahead.values())
    said = listed([f"{lower(titles[k])} in {m}" for k, m in sorted(ahead.items(), key=lambda i: -i[1])])
    near = f"in {close} none stands clear of the simulation error" if close else ""
    if not ahead:
        return "However it is counted, no strategy comes out clearly ahead", f"Of {n} combinations, {near}."
    both = {
        v: {o.preferred for o in outcomes if o.clear and o.combination.valuation == v} for v in ("threshold", "ordered")
    }
    if len(ahead) == 1 and not close:
        claim = (
            f"Whatever is chosen about how to count, {lower(titles[outcomes[0].preferred])} comes out ahead on average"
        )
    else:
        claim = "What comes out ahead depends on choices that evidence cannot make"
    flips = " How gains are valued is one of them." if len(ahead) > 1 and both["threshold"] != both["ordered"] else ""
    return claim, f"Of {n} combinations: {said}{f'; {near}' if near else ''}.{flips}"


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
    often, next_often = _first_two({k: r.target_met for k, r in rows.items()}, largest=True)
    calm, next_calm = _first_two({k: r.high_regret for k, r in rows.items()}, largest=False)
    near, p = "", rows[often].target_met.value
    if p == 0:
        claim = f"No strategy reaches the target in any future drawn: {target}"
        near = f"The best future of the best strategy comes to {best}. "
    elif next_often is not None:
        claim = (
            f"The target is reached about equally often by {lower(titles[often])} and {lower(titles[next_often])},"
            f" {in_futures(p)}: {target}"
        )
    else:
        claim = f"The target is reached most often by {lower(titles[often])}, {in_futures(p)}: {target}"
    if all(r.high_regret.value == 0 for r in rows.values()):
        return claim, f"{near}No strategy leaves anything to regret: all do the same."
    r = rows[calm]
    lead = (
        f"{capital(lower(titles[calm]))} is regretted least"
        if next_calm is None
        else (
            f"{capital(lower(titles[calm]))} and {lower(titles[next_calm])} are regretted about alike, less than the"
            " rest; of the first"
        )
    )
    return (
        claim,
        near
        + f"{lead}: in nine futures of ten it gives up less than {pounds(r.high_regret.value)} against the best, on"
        f" average {pounds(r.expected_regret.value)}; in the worst tenth of futures its value averages"
        f" {signed(r.worst_tenth.value, pounds)}.",
    )


def _first_two(estimates: Mapping[str, Estimate], largest: bool) -> tuple[str, str | None]:
    """The foremost, and the next one where the two do not stand two errors apart."""
    order = sorted(estimates, key=lambda k: -estimates[k].value if largest else estimates[k].value)
    if len(order) < 2:
        return order[0], None
    a, b = (estimates[k] for k in order[:2])
    apart = a.se is not None and b.se is not None and abs(a.value - b.value) > 2 * (a.se**2 + b.se**2) ** 0.5
    return order[0], None if apart else order[1]
