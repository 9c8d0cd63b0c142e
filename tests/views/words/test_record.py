"""The sentences about a council's own record, read back from numbers."""

from __future__ import annotations

import pytest

from scenarios.analysis.own_record import DELIVERED, PLEDGED, Own
from scenarios.domain.book import ContractBook
from scenarios.domain.scenario import Override
from scenarios.procurement.returns_in_book import PutIn
from scenarios.views import words
from scenarios.views.tables import record as table


def own(key=PLEDGED, share=0.041, too_young=0, contracts=224):
    override = Override(key=key, fixed=0.1, why="our own")
    return Own(key, share, contracts, 10.6, 1.9, too_young, (0.015, 0.03, 0.06), (0.016, 0.031, 0.058), override)


@pytest.mark.parametrize(("share", "said"), [(0.041, "£4.10"), (0.5, "£50"), (0.0, "nothing")])
def test_what_was_pledged_is_of_every_hundred_pounds(share, said):
    claim, detail = words.record.claim([own(share=share)])
    assert claim == f"In these contracts {said} of every £100 was pledged"
    assert "224 contracts, 1.9 years old in the middle, which tell as much as 11 of one size." in detail


def test_both_shares_stand_in_one_sentence_and_the_young_are_told():
    claim, detail = words.record.claim([own(), own(DELIVERED, 0.62, too_young=9, contracts=1)])
    assert claim.endswith("was pledged and £62 of every £100 of a pledge is delivered")
    assert "1 contract, " in detail
    assert "9 younger than half their term are left out." in detail


def test_what_of_a_return_is_not_in_the_book_is_named_up_to_a_few():
    lines = words.record.put_in(PutIn(ContractBook("B", ()), 2, 10.0, 5.5, tuple(f"X{i}" for i in range(9))))
    assert lines[0].endswith("pledged £10.00, delivered so far £5.50.")
    assert lines[1] == "Not in the book: X0, X1, X2, X3, X4, X5 and 3 more."
    assert len(words.record.put_in(PutIn(ContractBook("B", ()), 2, 10.0, 5.5, ()))) == 1


def test_the_table_holds_evidence_own_and_both():
    frame = table.table([own(), own(DELIVERED, 0.62)])
    assert frame["Our own contracts"].tolist() == ["4.1 %", "62 %"]
    assert frame["Both together"][0] == "3.1 % (1.6 % to 5.8 %)"
