"""The static twin of a screen: what the page would say, from its address alone."""

from __future__ import annotations

import datetime

from scenarios.analysis.study import problem_for
from scenarios.reports import payload, twin
from scenarios.ui import address, compute, warding
from scenarios.ui.address import Params
from scenarios.ui.compute import Ask


def page(params: Params) -> str:
    """The twin of an address; parts of it that cannot be read keep the scenario's own values."""
    asked = address.read(params)
    said, guessed = ((params.get(k) or [""])[0][:600] for k in ("room", "guesses"))
    return of(asked.ask, asked.spend_gbp, said, guessed)


def of(ask: Ask, spend_gbp: float, said: str = "", guessed: str = "") -> str:
    """The twin of an ask."""
    found, wards, draws = compute.loaded(ask.scenario), compute.council(ask), compute.draws(ask)
    scenario = compute.asked(ask)
    lines, which = warding.drawn(ask)
    register = compute.register_of(ask)
    case = twin.Case(
        problem=problem_for(scenario, found.missions, wards, draws), register=register, wards=wards, spend_gbp=spend_gbp,
        changes=compute.all_changed(ask, spend_gbp), overrides=compute.overrides_of(ask),
        stamp=payload.stamp(scenario, register, wards, draws, spend_gbp), made=datetime.date.today().strftime("%d %B %Y").lstrip("0"),
        degrees=[lines.degrees[k] for k in which.argsort()], boundaries=lines.vintage, base_title=found.root.title,
        said=said, guessed=guessed,
    )  # fmt: skip
    return twin.page(case)
