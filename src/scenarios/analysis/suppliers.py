"""Each kind of supplier's part of the pledge and of what may follow the mission (equation 26)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.summary import Summary, summarise
from scenarios.domain.book import ContractBook, SupplierKind
from scenarios.model import calendar
from scenarios.model.commissioner import pledge_by_kind
from scenarios.model.prepare import Problem


@dataclass(frozen=True)
class KindLine:
    """One kind of supplier in an average year, at one level of spend."""

    kind: SupplierKind
    spend_share: float
    pledged_gbp: Summary
    delivered_gbp: Summary
    usable_gbp: Summary
    may_follow_gbp: Summary  # of what can be used, what may follow the chosen mission once all contracts carry it
    differs: Mapping[str, float]  # how many times everybody's figures its own are


def kind_lines(problem: Problem, book: ContractBook, spend_gbp: float) -> list[KindLine]:
    """Every kind with spend, in the order in which kinds are named."""
    scenario, mission = problem.scenario, problem.scenario.levers.mission
    categories, covers = tuple(scenario.spend_mix), scenario.contracts.covers
    m, mix = problem.missions.keys.index(mission), list(scenario.spend_mix.values())
    parts = pledge_by_kind(scenario, problem.draws, book, told_apart=True)
    marked = {q: calendar.marked_share(book, categories, covers, q) for q in parts}
    asked = {q: part.usable * marked[q][:, None] for q, part in parts.items()}
    whole = np.sum(list(asked.values()), axis=0)
    lines = []
    for kind, part in parts.items():
        held = [book.kind_share(c, kind) * covers + (1 - covers) * (kind == "unknown") for c in categories]
        share = np.divide(asked[kind], whole, out=np.zeros_like(whole), where=whole > 0)
        follows = problem.usable * problem.eligible[:, m] * share
        differs = scenario.kinds[kind].times if kind in scenario.kinds else {}
        money = [spend_gbp * x.sum(axis=0) for x in (part.pledged, part.delivered, part.usable, follows)]
        pledged, delivered, usable, may_follow = (summarise(x, problem.blocks) for x in money)
        spend_share = sum(s * h for s, h in zip(mix, held, strict=True))
        lines.append(KindLine(kind, spend_share, pledged, delivered, usable, may_follow, differs))
    return lines
