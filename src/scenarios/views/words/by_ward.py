"""The sentences of "Wards": two for the map, a card for a ward, who gains.

Every ward figure is modelled, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scenarios.analysis.ward_stats import Fifth, Helped, WardStat
from scenarios.domain.draws import Array
from scenarios.domain.wards import Wards
from scenarios.views.words.numbers import (
    capital,
    count,
    count_cell,
    fine,
    in_futures,
    listed,
    lower,
    pounds,
    span,
    two_figures,
)

TOO_SMALL = "too small to tell"
FEWER_THAN_ONE = "less than one"
STANDS_OUT = 0.02  # of futures: a ward that is surer by less than this than the fourth surest is not named
MODELLED = "Every ward figure is modelled, not counted."
MEASURED = {
    "loneliness": (
        "The measure is loneliness, a feeling: adults who say they are often or always lonely. It is not isolation, a"
        " count of contacts."
    )
}

ONLY_ISOLATION = (
    "Only the isolation mission is delivered ward by ward; what the chosen mission does elsewhere is on the other"
    " pages."
)


def kind_of_figures(mission: str, measure: str, futures: int) -> str:
    """What kind of figures these are: modelled, of which measure, on how many futures, and how the map is read."""
    what = MEASURED[measure] if mission == "isolation" else ONLY_ISOLATION
    return (
        f"{MODELLED} {what} Worked out on {futures:,} futures. Colour fades as certainty drops; a ward marked ⚠ rests"
        " on little."
    )


def today(wards: Wards, condition: WardStat) -> tuple[str, str]:
    """Where people are lonely today: by rate and by count, so that a big ward is not mistaken for a lonely one."""
    rate = condition.mean / wards.adults
    top, most = int(np.argmax(rate)), int(np.argmax(condition.mean))
    claim = (
        f"Between {_percent(rate.min())} and {_percent(rate.max())} of adults are often lonely, ward by ward, as"
        " modelled"
    )
    same = "It also has the most lonely people" if top == most else f"The most lonely people live in {wards.name[most]}"
    return (
        claim,
        (
            f"The highest rate is in {wards.name[top]}, {_percent(rate[top])}"
            f" ({_percent(condition.low[top] / wards.adults[top])} to"
            f" {_percent(condition.high[top] / wards.adults[top])}). {same}, about {count(condition.mean[most])} of"
            f" {count(condition.mean.sum())}."
        ),
    )


def helped(h: Helped, wards: Wards, title: str) -> tuple[str, str]:
    """People out of loneliness under one strategy."""
    key = next(iter(h.people))
    s = h.people[key]
    best = int(np.argmax(s.mean))
    claim = f"By {h.said}, {lower(title)} suggests {_some(s.mean.sum())} people no longer often lonely over all wards"
    return claim, f"Most of them in {wards.name[best]}, {about(s.mean[best])} ({signed_range(s, best)})."


def reached(h: Helped, wards: Wards, title: str) -> tuple[str, str]:
    """People whom one strategy's help reaches."""
    s = next(iter(h.reached.values()))
    best, least = int(np.argmax(s.mean)), int(np.argmin(s.mean))
    claim = f"By {h.said}, {lower(title)} reaches {_some(s.mean.sum())} lonely people over all wards"
    return (
        claim,
        f"Most in {wards.name[best]}, {about(s.mean[best])}; fewest in {wards.name[least]}, {about(s.mean[least])}.",
    )


def money(gets_gbp: Array, wards: Wards, title: str) -> tuple[str, str]:
    """Where one strategy's money goes."""
    best, least = int(np.argmax(gets_gbp)), int(np.argmin(gets_gbp))
    claim = f"{title} brings about {pounds(float(gets_gbp.sum()))} a year to all wards together"
    return claim, (
        f"Most to {wards.name[best]}, about {pounds(float(gets_gbp[best]))}; least to {wards.name[least]}, about"
        f" {pounds(float(gets_gbp[least]))}."
    )


def about(people: float, noun: str = "people") -> str:
    """'about 51 people', 'less than one', 'nobody'."""
    shown = count_cell(abs(people))
    if shown == "0":
        return "nobody" if noun else "none"
    if shown.startswith("<"):
        return FEWER_THAN_ONE
    return f"about {count_cell(people)} {noun}".rstrip()


def difference(h: Helped, wards: Wards, title: str, other: str) -> tuple[str, str]:
    """How many wards can be told apart, and which is surest."""
    clear = ~h.in_noise
    if not clear.any():
        return (
            f"In no ward can {lower(title)} and {lower(other)} be told apart",
            "Every difference lies inside the simulation error.",
        )
    if np.abs(h.difference.mean).max() < 0.95:
        return (
            f"Ward by ward, {lower(title)} and {lower(other)} differ by less than one person: {TOO_SMALL}",
            "Where lonely people live, whom the help reaches and what a ward gets differ far more: choose one above.",
        )
    up, down = int((clear & (h.difference.mean > 0)).sum()), int((clear & (h.difference.mean < 0)).sum())
    sure = np.where(clear, np.maximum(h.p_better, 1 - h.p_better), 0)
    surest = int(np.argmax(sure))
    way = "better" if h.difference.mean[surest] > 0 else "worse"
    p = h.p_better[surest] if way == "better" else 1 - h.p_better[surest]
    claim = f"{title} does better than {lower(other)} {_split(up, down, wards.n)} on average by {h.said}"
    if wards.n > 3 and sure[surest] - np.sort(sure)[-4] < STANDS_OUT:
        return (
            claim,
            f"No ward stands out: the surest is {way} {in_futures(p)}, and others are as good as level with it.",
        )
    return (
        claim,
        f"Surest is {wards.name[surest]}: {way} {in_futures(p)}, {signed_range(h.difference, surest, with_more=True)}.",
    )


def _split(up: int, down: int, n: int) -> str:
    """In how many wards it is better, worse, and neither."""
    if up == n:
        return f"in all {n:,} wards"
    rest = n - up - down
    more = [f"worse in {down:,}" if down else "", f"not to be told apart in {rest:,}" if rest else ""]
    return f"in {up or 'none'} of {n:,} wards, {listed([x for x in more if x])},"


def signed_range(s: WardStat, i: int, with_more: bool = False) -> str:
    """Eight futures in ten for one ward."""
    ranged = span(float(s.low[i]), float(s.high[i]), count_cell, "more" if with_more else "", "fewer")
    return ranged.strip().replace("  ", " ").replace("<1", FEWER_THAN_ONE)


def card(
    wards: Wards,
    i: int,
    condition: WardStat,
    h: Helped,
    titles: tuple[str, str],
    full_gbp: float,
    gets_gbp: Mapping[str, float],
) -> list[tuple[str, str]]:
    """One ward, line by line."""
    adults, (title, other) = float(wards.adults[i]), titles
    key, base = list(h.people)
    rank = _deprived(float(wards.deprivation[i]))
    lonely = f"about {count(condition.mean[i])} ({count(condition.low[i])} to {count(condition.high[i])})"
    reached = {k: about(h.reached[k].mean[i], "") for k in (key, base)}
    out = {k: about(h.people[k].mean[i], "") for k in (key, base)}
    noise = f"; the average is {TOO_SMALL}" if h.in_noise[i] else ""
    money = "; ".join(f"{lower(k)}: {pounds(v)}, {_pence(v / adults)} an adult" for k, v in gets_gbp.items())
    lines = [
        ("Who lives there", f"{adults:,.0f} adults; {rank}"),
        ("Often lonely today", f"{lonely}, {_percent(condition.mean[i] / adults)} of adults, modelled"),
        (f"Reached by {h.said}", f"{title}: {reached[key]}; {lower(other)}: {reached[base]}"),
        (
            f"No longer often lonely by {h.said}",
            f"{title}: {out[key]} ({signed_range(h.people[key], i)}); {lower(other)}: {out[base]}",
        ),
        ("Better than under the other", f"{in_futures(h.p_better[i])}{noise}"),
        ("What it gets a year", money),
        ("Saturation", f"reachable people run out at about {pounds(full_gbp)} a year spent here"),
        ("Warning", warning(wards, i)),
    ]
    return [(label, text) for label, text in lines if text]


def warning(wards: Wards, i: int) -> str:
    """Why one ward's figures are weaker than the others'."""
    parts = []
    if wards.code[i] in wards.imputed:
        parts.append("a figure is imputed from the other wards")
    if wards.areas is not None and 0 < wards.areas[i] <= 2:
        parts.append(f"it rests on {int(wards.areas[i])} small area{'s' if wards.areas[i] > 1 else ''}")
    return capital(listed(parts)) if parts else ""


def gains(rows: Sequence[Fifth], titles: Mapping[str, str], focus: str) -> tuple[str, str]:
    """Who gains, by deprivation."""
    first, last = rows[0], rows[-1]
    if first is last:
        return "With so few wards there are no fifths to compare", ""
    a, b = first.per_1000[focus], last.per_1000[focus]
    way = "more" if a[0] > b[0] else "less"
    apart = not (a[1] <= b[0] <= a[2])
    claim = f"Under {lower(titles[focus])} the most deprived fifth gains {way} per 1,000 adults than the least deprived"
    return (
        claim,
        (
            f"About {_per(a[0])} ({_per(a[1])} to {_per(a[2])}) people no longer often lonely per 1,000 adults against"
            f" {_per(b[0])} ({_per(b[1])} to {_per(b[2])}){'' if apart else '; the ranges overlap'}."
        ),
    )


def least_share_cost(without: Array, with_least_share: Array, least: float) -> str:
    """What a guarantee costs in total effect."""
    lost = float((without - with_least_share).mean())
    whole = float(without.mean())
    if least == 0 or abs(lost) < 1e-9:
        return "No ward is guaranteed a least share."
    share = f", {abs(100 * lost / whole):.2g} % of the total" if whole > 0 else ""
    verb = "costs" if lost > 0 else "adds"
    return (
        f"Guaranteeing every ward {round(100 * least)} % of an even share {verb} about {count_cell(lost)} people over"
        f" all wards{share}."
    )


def _some(x: float) -> str:
    return f"about {count(x)}" if count(x) != "no" else "hardly any"


def _deprived(rank: float) -> str:
    """'among the most deprived 5 % in the country'."""
    if rank >= 0.5:
        return f"among the most deprived {max(1, round(100 * (1 - rank)))} % in the country"
    return f"among the least deprived {max(1, round(100 * rank))} % in the country"


def _percent(x: float) -> str:
    return f"{two_figures(100 * float(x)):g}\u00a0%"


def _per(x: float) -> str:
    return fine(float(x))


def _pence(x: float) -> str:
    return f"£{x:,.2f}" if abs(x) < 100 else pounds(x)
