"""What may be asked next is asked as the controls would ask it, further in the same direction first."""

from __future__ import annotations

import pytest

from scenarios.answers import link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.answers.next_step import next_steps
from scenarios.domain.levers import MOVABLE

BASE = RESOLVER.base(link.FIRST)


@pytest.fixture
def question():
    return link_reading.read({}, RESOLVER).question


def steps(before, now):
    return list(next_steps(before, now, BASE.scenario.levers, BASE.missions.keys))


@pytest.mark.parametrize(
    ("moved", "led_to"),
    [
        ({"years": 11}, [12, 10]),
        ({"years": 9}, [8, 10]),
        ({"years": 30}, [29]),
        ({"pointed_share": 0.2}, [0.19, 0.21]),
        ({"caution": "sceptic"}, [c for c in MOVABLE["caution"].choices if c != "sceptic"]),
        ({"mission": "jobs"}, [m for m in BASE.missions.keys if m != "jobs"]),
        ({"focus_multiplier": True}, [False]),
    ],
)
def test_the_lever_in_hand_goes_further_first(question, moved, led_to):
    (name,) = moved
    found = steps(question, question.with_levers(**moved))
    assert [getattr(q.scenario.levers, name) for q in found] == led_to


@pytest.mark.parametrize("name", [name for name in MOVABLE if name != "spend_gbp"])
def test_every_lever_leads_to_what_its_control_asks(question, name):
    lever, own = MOVABLE[name], getattr(question.scenario.levers, name)
    choices = [*(BASE.missions.keys if lever.kind == "mission" else lever.choices)]
    other = not own if lever.kind == "switch" else next((c for c in choices if c != own), None)
    if other is None:
        shown = int(lever.to_control(own))
        other = lever.from_control(shown + lever.step if shown < lever.most else shown - lever.step)
    found = steps(question, question.with_levers(**{name: other}))
    levers = {n: getattr(question.scenario.levers, n) for n in MOVABLE}
    asked = [link.asked(link.Choices(levers=levers | {name: value}), RESOLVER) for value in (own, other)]
    assert asked[0] in found  # back to where it came from
    assert asked[1] not in found
    assert all(q.council == question.council and q.spend_gbp == question.spend_gbp for q in found)


def test_back_at_its_own_value_a_lever_is_the_scenarios_own_to_the_last_digit(question):
    fine = BASE.scenario.levers.model_copy(update={"pointed_share": 0.4567})
    now = question.with_levers(pointed_share=0.45)
    before = question.with_levers(pointed_share=0.44)
    (further, _) = next_steps(before, now, fine, BASE.missions.keys)
    assert further.scenario.levers.pointed_share == 0.4567


def test_spend_is_left_to_the_stops_and_two_levers_lead_nowhere(question):
    assert steps(question, question) == []
    assert steps(question, question.at(5e8)) == []
    assert steps(question, question.with_levers(years=5, pointed_share=0.2)) == []
    assert steps(question, question.on_council("hull").with_levers(years=5)) == []
    assert [q.spend_gbp for q in steps(question, question.at(5e8).with_levers(years=5))] == [5e8, 5e8]
