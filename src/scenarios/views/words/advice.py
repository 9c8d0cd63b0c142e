"""The sentences of advice from anybody's draws, whose strategies and inputs have names that we do not know."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.analysis.acceptability import AtWorth, BreakEven
from scenarios.analysis.from_draws import Advice
from scenarios.analysis.study import Studied
from scenarios.views.words.numbers import in_a_hundred, listed


def amount(x: float) -> str:
    """A number of somebody's own unit: three figures, and whole from a thousand on."""
    text = f"{x:,.0f}" if abs(x) >= 999.5 else f"{x:.3g}"
    return text.replace("-", "−")


def choice(a: Advice) -> tuple[str, str]:
    """Which is preferred, how often it is best, and what it loses where it is not."""
    d = a.decision
    best = d.preferred
    detail = (
        f"It is the best in {_of_draws(d.p_best[best].value)} and loses {amount(d.loss[best].value)} on"
        " average against always knowing the best, which is what knowing everything would be worth."
    )
    return f"{best} has the highest expected value", detail


def learn(a: Advice) -> tuple[str, str]:
    """What is most worth finding out."""
    clear = [w for w in a.evppis if w.clear]
    if not clear:
        return "Nothing on its own stands above what chance would find", ""
    first = clear[0]
    claim = f"Knowing {first.key} would be worth most: up to {amount(first.estimate.value)}"
    rest = [f"{w.key} (up to {amount(w.estimate.value)})" for w in clear[1:4]]
    return claim, f"Then {listed(rest)}." if rest else ""


def study(s: Studied) -> tuple[str, str]:
    """Which size is worth its cost, if any."""
    of, largest = s.study.of, s.sizes[-1]
    detail = f"{largest.n:,} answers would be worth {amount(largest.evsi.value)} for one person."
    if s.best is None:
        return f"No size of a study of {of} is worth its cost", detail
    best = next(z for z in s.sizes if z.n == s.best)
    return f"A study of {of} pays best at {s.best:,} answers: {amount(best.net_benefit)} after its cost", detail


def across(found: Sequence[AtWorth], changes: Sequence[BreakEven]) -> tuple[str, str]:
    """Which strategy is preferred at which worth of an effect."""
    low, high = found[0], found[-1]
    if not changes:
        claim = f"{low.preferred} is preferred at every worth from {amount(low.wtp)} to {amount(high.wtp)}"
    else:
        turns = "; ".join(f"{b.above} from {amount(b.wtp)}" for b in changes)
        claim = f"{changes[0].below} is preferred at first; {turns}"
    chances = [_of_draws(a.p_best[a.preferred].value) for a in (low, high)]
    return (
        claim,
        f"The preferred one is the best in {chances[0]} at the lowest worth and in {chances[1]} at the highest.",
    )


def uncertainty(found: Sequence[AtWorth]) -> str:
    """Where knowing everything would be worth most."""
    most = max(found, key=lambda a: a.evpi.value)
    at = amount(most.wtp)
    return f"Knowing everything is worth most, {amount(most.evpi.value)}, where an effect is worth {at}"


def _of_draws(p: float) -> str:
    """'80 of 100 draws', 'more than 99 of 100 draws'."""
    return f"{in_a_hundred(p).replace(' in 100', ' of 100')} draws"
