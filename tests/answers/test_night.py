"""Lights of a council are as many as people who are lonely, ward by ward."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.answers import night as answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.compare import lonely_share
from scenarios.answers.link import Choices, asked


@pytest.fixture(scope="module")
def resolved():
    return RESOLVER.resolve(asked(Choices(levers={"draws": 256}), RESOLVER))


def test_people_are_those_that_compare_tells_and_the_ward_with_most_is_named(resolved):
    found = answers.night(resolved)
    share = lonely_share(resolved)[0]
    assert found.people.mean.value == pytest.approx(share * resolved.wards.adults_total)
    by_ward = resolved.problem.programme.condition.mean(axis=1)
    assert found.highest == resolved.wards.name[int(by_ward.argmax())]
    assert found.highest_people == pytest.approx(by_ward.max())


def test_lights_times_what_each_stands_for_is_about_everybody(resolved):
    found = answers.night(resolved)
    assert len(found.places) <= answers.MOST_LIGHTS
    assert len(found.places) * found.each == pytest.approx(found.people.mean.value, rel=0.05)
    assert np.isfinite(found.places).all()


@pytest.mark.parametrize(("people", "each"), [(3, 1), (600, 1), (601, 2), (1300, 5), (17_000, 50), (2_000_000, 5000)])
def test_a_light_stands_for_a_round_number(people, each):
    assert answers._each(people) == each


def test_a_country_of_wards_has_its_number_and_no_lights(resolved, monkeypatch):
    monkeypatch.setattr(answers, "MOST_WARDS", 3)
    assert len(answers.night(resolved).places) == 0
