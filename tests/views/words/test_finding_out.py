"""What to ask whom, and what the answer would be worth: the figures read back from the sentences."""

from __future__ import annotations

import pytest

from scenarios.analysis.information import Evppi
from scenarios.analysis.pilot import Pilot
from scenarios.analysis.summary import Estimate
from scenarios.views import words


def test_a_pilot_says_yes_and_no(register):
    p = register["scaleup"]
    assert "is worth it, by about £30,000" in words.finding_out.pilot(Pilot(100, 50_000, 90_000, 0, 20_000), p, 12)
    no = words.finding_out.pilot(Pilot(100, 50_000, 90_000, 40_000, 20_000), p, 6)
    assert "is not worth it: it costs about £10,000 more" in no
    assert "waiting 6 months loses about £40,000" in no


def worth(key: str, value_gbp: float) -> Evppi:
    return Evppi(key, (key,), Estimate(value_gbp, 100.0), 10.0)


def test_each_question_is_asked_once_the_most_valuable_first(register):
    singles = [worth("fixed_cost_mission", 90_000), worth("scaleup", 40_000), worth("fixed_cost_mission", 30_000)]
    told = words.finding_out.to_ask(singles, register)
    assert len(told) == 2
    assert told[0].startswith(words.numbers.capital(register["fixed_cost_mission"].ask))
    assert told[0].endswith("Worth up to about £90,000.")
    assert words.finding_out.to_ask(singles, register, most=1) == told[:1]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "would not change this choice"),
        (worth("prevalence", 5.0), "would not change this choice"),
        (worth("prevalence", 70_000), "is worth up to about £70,000"),
    ],
)
def test_a_survey_is_offered_where_it_could_change_the_choice(found, said):
    assert said in words.finding_out.survey_value(found)
