"""A study on the command line: what is read of it, and what is said where it cannot be read."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.study import Study
from scenarios.cli.studies import studies_of
from scenarios.domain.errors import InputError

INPUTS = {"theta": np.array([0.0, 2.0, 4.0, 6.0]), "share": np.array([0.2, 0.4, 0.6, 0.8]), "fixed": np.full(4, 2.0)}


def study(text: str) -> Study:
    (found,) = studies_of((text,), INPUTS)
    return found


def test_a_study_is_an_input_its_sizes_what_is_known_and_what_it_costs():
    found = study("theta: n=200,10,50,10 sd=4 fixed=5k each=20")
    assert found.of == "theta"
    assert found.sizes == (10, 50, 200)
    assert found.known == pytest.approx(16 / INPUTS["theta"].var())
    assert (found.fixed_cost, found.cost_each) == (5000, 20)
    assert study("theta: known=12 n=1") == Study("theta", 12.0, (1,), 0.0, 0.0)


def test_a_share_knows_as_many_answers_as_its_beta():
    m, v = INPUTS["share"].mean(), INPUTS["share"].var()
    assert study("share: n=5 share").known == pytest.approx(m * (1 - m) / v - 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theta", "write it as `input: n=10,50,200 sd=4 fixed=5000 each=20`"),
        ("theta:", "write it as"),
        ("thetta: n=5 sd=1", "Did you mean 'theta'?"),
        ("fixed: n=5 sd=1", "it does not vary in these draws"),
        ("theta: sd=4", "it needs sizes"),
        ("theta: n=5", "give one of sd (of one answer), known (answers) or share"),
        ("theta: n=5 sd=4 known=3", "give one of sd"),
        ("theta: n=5 share", "a share lies from 0 to 1, and this input does not"),
        ("theta: n=5 n=6 sd=4", "n is given twice"),
        ("theta: n=5 sd=4 fixd=3", "Did you mean 'fixed'?"),
        ("theta: n=5 sd", "write it as"),
        ("share: n=5 share=3", "write it as"),
        ("theta: n=5.5 sd=4", "it must be a whole number from 1 to 10,000,000"),
        ("theta: n=0 sd=4", "it must be a whole number from 1"),
        ("theta: n=many sd=4", "it must be a whole number from 1"),
        ("theta: n=5 sd=-1", "it must be a number from 0"),
        ("theta: n=5 sd=4 each=inf", "it must be a number from 0"),
        ("theta: n=5 sd=4 fixed=nan", "it must be a number from 0"),
    ],
)
def test_what_cannot_be_read_is_told(text, said):
    with pytest.raises(InputError) as told:
        study(text)
    assert said in str(told.value)
    assert "--study" in str(told.value)
