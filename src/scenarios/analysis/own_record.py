"""A council's own pledged and delivered shares as evidence: how much they rest on, and what they make of the prior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.domain.parameter import Parameter, Register
from scenarios.domain.scenario import Override
from scenarios.uncertainty.distributions import quantiles
from scenarios.uncertainty.elicit import elicited
from scenarios.uncertainty.updating import effective_number, updated

PLEDGED, DELIVERED = "sv_commit_book", "sv_delivered_ratio"
INSIDE, AT = 0.8, (0.1, 0.5, 0.9)
LEAST_TERM_SHARE = 0.5  # of its term, below which a contract says nothing of what it delivers
DAYS_A_YEAR = 365.25
Range = tuple[float, float, float]  # one future in ten below it, the middle, one in ten above it


@dataclass(frozen=True)
class Own:
    """One share of a council's own, beside the evidence and what both come to."""

    key: str
    share: float  # weighted by value
    contracts: int
    effective: float  # as many contracts of one size would tell as much
    age_years: float  # of these contracts, the middle
    too_young: int  # contracts left out because they are younger than half their term
    prior: Range
    result: Range
    override: Override


@dataclass(frozen=True)
class Datum:
    """What one contract says of a share: so much of so much."""

    of_gbp: float
    found_gbp: float
    age_years: float


def own_record(book: ContractBook, register: Register, today: date) -> list[Own]:
    """Pledged and delivered, each where the book says anything of it."""
    told = [c for c in book.contracts if c.pledged_gbp is not None]
    found = (
        _own(register[PLEDGED], [d for c in told if (d := pledged_datum(c, today))], 0, today),
        _own(
            register[DELIVERED],
            [d for c in told if (d := delivered_datum(c, today))],
            sum(c.delivered_gbp is not None and elapsed_share(c, today) < LEAST_TERM_SHARE for c in told),
            today,
        ),
    )
    return [own for own in found if own is not None]


def pledged_datum(c: BookedContract, today: date) -> Datum | None:
    """What was pledged of the value of its term; nothing where its term is not known."""
    if c.pledged_gbp is None or c.starts is None or c.ends is None or c.ends <= c.starts:
        return None
    term_years = (c.ends - c.starts).days / DAYS_A_YEAR
    return Datum(c.annual_gbp * max(1.0, term_years), c.pledged_gbp, _age_years(c, today))


def delivered_datum(c: BookedContract, today: date) -> Datum | None:
    """What was delivered of the part of the pledge whose time has come.

    Nothing where the contract is younger than half its term: what is still to come would count as not delivered.
    """
    passed = elapsed_share(c, today)
    if c.pledged_gbp is None or c.delivered_gbp is None or passed < LEAST_TERM_SHARE or c.pledged_gbp <= 0:
        return None
    return Datum(c.pledged_gbp * passed, c.delivered_gbp, _age_years(c, today))


def elapsed_share(c: BookedContract, today: date) -> float:
    """How much of its term has passed; nothing where that is not known."""
    if c.starts is None or c.ends is None or c.ends <= c.starts:
        return 0.0
    return min(1.0, max(0.0, (today - c.starts).days / (c.ends - c.starts).days))


def _age_years(c: BookedContract, today: date) -> float:
    return 0.0 if c.starts is None else (today - c.starts).days / DAYS_A_YEAR


def _own(parameter: Parameter, data: Sequence[Datum], too_young: int, today: date) -> Own | None:
    """One share updated; none where no contract says anything of it, or where somebody is sure of it already."""
    if not data or parameter.distribution == "fixed":
        return None
    of = np.array([d.of_gbp for d in data])
    share = float(sum(d.found_gbp for d in data) / of.sum())
    number = effective_number(of)
    low, middle, high = updated(parameter, share, number, AT)
    ages = float(np.median([d.age_years for d in data]))
    why = f"our own record of {today:%d.%m.%Y}: {len(data)} contracts, as good as {number:.3g} of one size"
    low, high = (float(f"{x:.3g}") for x in (low, high))  # as a person writes them
    made = elicited(parameter, low, high, INSIDE)
    override = Override(
        key=parameter.key,
        why=why,
        distribution=made.distribution,
        parameters=made.parameters,
        between=(low, high),
        inside=INSIDE,
    )
    prior_low, prior_middle, prior_high = quantiles(parameter, AT)
    prior = prior_low, prior_middle, prior_high
    return Own(parameter.key, share, len(data), number, ages, too_young, prior, (low, middle, high), override)
