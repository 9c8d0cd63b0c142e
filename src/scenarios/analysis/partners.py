"""What partners add to a mission, and whose pounds these are (equation 28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenarios.analysis.difference import Difference, difference
from scenarios.analysis.headline import people
from scenarios.analysis.summary import Blocks, Summary, summarise
from scenarios.domain.results import Comparison, Waterfall
from scenarios.domain.scenario import BASELINE
from scenarios.model.prepare import Problem

Tips = Literal["", "to_focus", "to_piecemeal"]


@dataclass(frozen=True)
class PayerLine:
    """One payer's pounds under the strategy, in an average year of the horizon [£ a year]."""

    key: str  # empty for the council
    title: str
    spend_gbp: float
    joins: int | None  # the year of the mission; none for the council
    joins_share: float  # of futures in which it joins while the mission stands
    pledged_gbp: Summary
    pointed_gbp: Summary
    left_gbp: Summary  # of it, after what the mission costs to run


@dataclass(frozen=True)
class PartnersAdd:
    """The same strategy against piecemeal with partners and without, on the same futures."""

    alone: Difference  # in value, the council alone
    together: Difference
    people: Summary  # more of the mission's own outcome by partners' joining than the council alone brings
    value_gbp: Summary  # the same in value
    payers: list[PayerLine]
    savings: dict[str, Summary]  # public saving with them, the strategy less piecemeal, by value stream

    @property
    def tips(self) -> Tips:
        """Whether partners change which of the two is ahead, both beyond simulation error."""
        verdicts = self.alone.verdict, self.together.verdict
        if verdicts == ("worse", "better"):
            return "to_focus"
        return "to_piecemeal" if verdicts == ("better", "worse") else ""


def partners_add(problem: Problem, run: Comparison, without: Comparison, focus: str, spend_gbp: float) -> PartnersAdd:
    """From two runs on the same futures: with partners and without."""
    mission, blocks = problem.scenario.levers.mission, run.blocks

    def gained(of: Comparison) -> Difference:
        return difference(of[focus].total_gbp, of[BASELINE].total_gbp, blocks)

    more = [people(of[focus], mission) - people(of[BASELINE], mission) for of in (run, without)]
    worth = [of[focus].total_gbp - of[BASELINE].total_gbp for of in (run, without)]
    return PartnersAdd(
        alone=gained(without),
        together=gained(run),
        people=summarise(more[0] - more[1], blocks),
        value_gbp=summarise(worth[0] - worth[1], blocks),
        payers=_payers(problem, run, focus, spend_gbp),
        savings={
            stream: summarise(saved - run[BASELINE].saving_by_payer_gbp[stream], blocks)
            for stream, saved in run[focus].saving_by_payer_gbp.items()
        },
    )


def _payers(problem: Problem, run: Comparison, focus: str, spend_gbp: float) -> list[PayerLine]:
    result, years = run[focus], problem.years
    found = [PayerLine("", "The council", spend_gbp, None, 1.0, *_yearly(result.waterfall, years, run.blocks))]
    for key, partner in problem.scenario.partners.items():
        joins_share = float((problem.partners[key].aligned > 0).any(axis=0).mean())
        pounds = _yearly(result.partner_waterfalls[key], years, run.blocks)
        found.append(PayerLine(key, partner.title, partner.spend_gbp, partner.joins, joins_share, *pounds))
    return found


def _yearly(pounds: Waterfall, years: int, blocks: Blocks) -> list[Summary]:
    stages = pounds.pledged_gbp, pounds.pointed_gbp, pounds.net_pointed_gbp
    return [summarise(x / years, blocks) for x in stages]
