"""Kinds of suppliers that differ, as lines that a person types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.errors import InputError
from scenarios.domain.supplier import TIMES, KindDiffers, kinds_text, parse_kinds

DIFFERS = st.fixed_dictionaries({word: st.sampled_from([0.0, 0.5, 1.0, 1.2, 5.0]) for word in TIMES})


@given(st.dictionaries(st.sampled_from(["vcse", "sme", "large"]), DIFFERS, max_size=3))
def test_what_a_link_writes_reads_back_as_the_same(found):
    kinds = {k: KindDiffers(**times, why="our own returns") for k, times in found.items()}
    told = {k: d for k, d in kinds.items() if d.times}
    assert parse_kinds(kinds_text(kinds)) == told


def test_a_line_as_a_person_types_it():
    found = parse_kinds("VCSE: delivered 150%, in_kind 1.2 because our returns show it")
    assert found == {"vcse": KindDiffers(delivered=1.5, in_kind=1.2, why="our returns show it")}
    assert found["vcse"].times == {"delivered": 1.5, "in_kind": 1.2}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("charity: cash 120% because so it is", "not a known kind of supplier: allowed are large, sme, vcse"),
        ("unknown: cash 120% because so it is", "not a known kind of supplier"),
        ("vcse: cash 120%", "changed without a reason"),
        ("vcse: cash 120% because x", "changed without a reason"),
        ("vcse: deliverd 120% because so it is", "Did you mean 'delivered'?"),
        ("vcse: cash 900% because so it is", "from 0% to 500%"),
        ("vcse: cash lots because so it is", "from 0% to 500%"),
        ("vcse cash 120%", "write `vcse: delivered 150%"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(text, told):
    with pytest.raises(InputError) as error:
        parse_kinds(text)
    assert told in str(error.value)
