"""For a notebook: open a scenario, run it, and have tidy frames with units in their column names, and Altair charts.

import scenarios
asked = scenarios.open_scenario("existing_practice", years=8)
run = asked.run()
run.strategies()
run.chart("ladder")
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.answers.question import Question
from scenarios.domain.errors import unknown
from scenarios.domain.levers import LEVERS
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.scenario import BASELINE
from scenarios.store.files.scenario_files import Loaded
from scenarios.views import compare_figures, words
from scenarios.views.charts.template import as_rows
from scenarios.views.charts.theme import LIGHT

if TYPE_CHECKING:
    import altair as alt


LADDER = {  # columns as a chart has them, with their units
    "strategy": "title",
    "spend_m": "spend_gbp_m",
    "average_m": "value_mean_gbp_m",
    "low_m": "value_p10_gbp_m",
    "high_m": "value_p90_gbp_m",
    "average_se_m": "mean_simulation_error_gbp_m",
    "low_se_m": "p10_simulation_error_gbp_m",
    "high_se_m": "p90_simulation_error_gbp_m",
}


def open_scenario(
    name: str = link.FIRST, *, wards: str = "", contracts: str = "", assume: str = "", **levers: object
) -> Asked:
    """A scenario by path, by the name of a shipped one, or by the reference of a saved one, with anything on top.

    `wards` and `contracts` are a name or a path; `assume` is lines as in "scaleup = 0.4 because our own pilot"; levers
    are those of `scenarios run --help`, by the names of a scenario file (`years=8`, `spend_gbp=2.5e8`).
    """
    for lever in levers:
        if lever not in LEVERS:
            raise unknown("levers", lever, LEVERS, "lever")
    base = RESOLVER.base(name)
    chosen = Choices(name, levers, overrides=link.strictly_parsed(assume, base), council=wards, book=contracts)
    return Asked(link.asked(chosen, RESOLVER, most_cells=None))


@dataclass(frozen=True)
class Asked:
    """A scenario that is open, and not run yet."""

    question: Question

    @property
    def loaded(self) -> Loaded:
        """The scenario's file with its evidence: `loaded.register["scaleup"]` is a row of it."""
        return RESOLVER.base(self.question.base)

    def with_levers(self, **levers: object) -> Asked:
        """The same with other levers."""
        for lever in levers:
            if lever not in LEVERS:
                raise unknown("levers", lever, LEVERS, "lever")
        return Asked(self.question.with_levers(**levers))

    def run(self) -> Run:
        """Every strategy on the same futures."""
        return Run(self.question, Answers())


@dataclass(frozen=True)
class Run:
    """What a scenario comes to; each part is worked out once, when it is first asked for."""

    question: Question
    answers: Answers

    @cached_property
    def about(self) -> compare.Setting:
        return self.answers.get(compare.setting, self.question)

    @cached_property
    def facts(self) -> compare.Facts:
        return self.answers.get(compare.facts, self.question)

    @property
    def sentence(self) -> str:
        """The one sentence of the screen."""
        return words.compare.headline(self.facts.headlines[self.question.focus], self.about.missions)

    def strategies(self) -> pd.DataFrame:
        """One row a strategy: people, value and saving with eight futures in ten, and how often it is the best."""
        found = self.answers.get(compare.outcomes, self.question)
        people = self._people()
        rows = []
        for key, s in found.items():
            row: dict[str, Any] = {"strategy": key, "title": s.title}
            for name, outcome, unit in (
                ("people", people, "persons"),
                ("value", "total_value_gbp", "gbp"),
                ("public_saving", "public_saving_gbp", "gbp"),
            ):
                summary = s.outcomes[outcome]
                row |= {
                    f"{name}_mean_{unit}": summary.mean.value,
                    f"{name}_p10_{unit}": summary.low,
                    f"{name}_p90_{unit}": summary.high,
                    f"{name}_simulation_error_{unit}": summary.mean.se,
                }
            row["best_share"] = s.chance_of_being_best.value
            row["expected_loss_gbp"] = s.expected_loss_gbp.value
            rows.append(row)
        return pd.DataFrame(rows)

    def _people(self) -> str:
        """The name of the mission's own outcome."""
        mission = self.question.scenario.levers.mission
        return "people_no_longer_isolated_at_end" if mission == WARD_MISSION else f"outcomes:{mission}"

    def against_piecemeal(self) -> pd.DataFrame:
        """One row a strategy and valuation: value less piecemeal's, future by future, and how often it is more."""
        found = self.answers.get(compare.outcomes, self.question)
        rows = [
            {
                "strategy": key,
                "valuation": valuation,
                "mean_gbp": lead.summary.mean.value,
                "p10_gbp": lead.summary.low,
                "p90_gbp": lead.summary.high,
                "simulation_error_gbp": lead.summary.mean.se,
                "better_share": lead.p_better.value,
                "verdict": lead.verdict,
            }
            for key, s in found.items()
            if key != BASELINE
            for valuation, lead in s.from_piecemeal.items()
        ]
        return pd.DataFrame(rows)

    def wards(self) -> pd.DataFrame:
        """One row a ward and strategy: people in the condition today, reached, and out of it at the end."""
        found, wards = self.answers.get(compare.outcomes, self.question), self.about.wards
        parts = []
        for key, s in found.items():
            part = pd.DataFrame({"strategy": key, "ward_code": list(wards.code), "ward_name": list(wards.name)})
            for figure, rows in s.wards.items():
                unit = "years" if figure == "person_years_averted" else "persons"
                part[f"{figure}_mean_{unit}"] = rows.mean
                part[f"{figure}_p10_{unit}"] = rows.low
                part[f"{figure}_p90_{unit}"] = rows.high
            parts.append(part)
        return pd.concat(parts, ignore_index=True)

    def ladder(self) -> pd.DataFrame:
        """One row a level of spend and strategy: value with its range [£m]."""
        return self.answers.get(compare.ladder, self.question).levels.rename(columns=LADDER)

    def draws(self) -> pd.DataFrame:
        """One row a future: every assumption as it was drawn, and the value of every strategy [£]."""
        drawn, run = self.answers.get(compare.draws, self.question), self.answers.get(compare.comparison, self.question)
        columns = {key: values for key, values in drawn.items() if getattr(values, "ndim", 0) == 1}
        columns |= {f"total_value_gbp:{key}": totals for key, totals in run.totals().items()}
        return pd.DataFrame(columns)

    def chart(self, kind: str = "ladder") -> alt.TopLevelMixin:
        """One of the charts of Compare, as Altair draws it."""
        import altair as alt

        if kind not in compare_figures.KINDS:
            raise unknown("chart", kind, compare_figures.KINDS, "chart")
        found = compare_figures.figure(
            kind, self.about, self.facts, lambda: self.answers.get(compare.ladder, self.question), LIGHT
        )
        if found is None:
            raise unknown("chart", kind, [k for k in compare_figures.KINDS if k != kind], "chart of this mission")
        chart: alt.TopLevelMixin = alt.Chart.from_dict(as_rows(found.pictures[0].chart) | {"width": 640})
        return chart
