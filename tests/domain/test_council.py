"""What a scenario says of the council itself."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scenarios.domain.council import Category, Contracts, Council, expect_whole
from scenarios.domain.errors import InputError


def test_shares_that_are_not_a_whole_are_refused_with_their_sum():
    expect_whole("spend_mix", {"a": 0.4, "b": 0.6})
    with pytest.raises(InputError, match=r"spend_mix is a sum of 0\.9, but its shares must sum to 1"):
        expect_whole("spend_mix", {"a": 0.4, "b": 0.5})


def test_a_category_s_causes_are_a_whole_and_may_be_left_out():
    assert Category() == Category(causes={})
    with pytest.raises(InputError, match=r"causes is a sum of 0\.5"):
        Category(causes={"jobs": 0.5})


def test_contracts_begin_in_a_year_of_this_century_and_cover_a_share():
    assert (Contracts().book, Contracts().covers) == ("", 1.0)
    for wrong in ({"start": 1999}, {"covers": 1.2}, {"book": "x", "from": 2027}):
        with pytest.raises(ValidationError):
            Contracts(**wrong)


def test_a_council_names_its_wards():
    with pytest.raises(ValidationError):
        Council(wards="")
    with pytest.raises(ValidationError):
        Council(wards="suchnsuch", adults=0)
