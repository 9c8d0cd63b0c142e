"""What an officer corrects in a book, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.domain.errors import InputError
from scenarios.procurement.correcting import corrected

CONTRACT = BookedContract("A/1", "Care", "corporate", "A Ltd", "sme", 1e6, date(2028, 3, 31), None, 4, True)
BOOK = ContractBook("Ours (fictional)", (CONTRACT, CONTRACT))


def test_some_fields_of_some_contracts_are_changed_and_the_rest_stays():
    made = corrected(BOOK, {1: {"category": "adult social care", "may_be_asked": False, "term_years": 2}})
    assert made.contracts[0] == CONTRACT
    changed = made.contracts[1]
    assert (changed.category, changed.may_be_asked, changed.term_years) == ("adult social care", False, 2)
    assert changed.annual_gbp == CONTRACT.annual_gbp
    assert made.title == "Ours, corrected"
    assert corrected(made, {}).title == "Ours, corrected"
    assert made.digest != BOOK.digest


def test_an_end_can_be_given_and_taken_away():
    made = corrected(BOOK, {0: {"ends": None}, 1: {"ends": date(2030, 3, 31), "latest_end": date(2031, 3, 31)}})
    assert not made.contracts[0].has_calendar
    assert made.contracts[1].latest_end == date(2031, 3, 31)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"category": "corprate"}, r"A/1, category is 'corprate'.*Did you mean 'corporate'"),
        ({"term_years": 0}, r"A/1, years when let again is 0, but it must be from 1 to 50 years"),
        ({"term_years": None}, r"A/1, years when let again is None"),
        ({"latest_end": date(2028, 1, 1)}, r"A/1, can run to is .01\.01\.2028.*not be before the term ends, 31\.03"),
        ({"ends": None, "latest_end": date(2028, 1, 1)}, r"which is not known"),
        ({"annual_gbp": 5}, r"annual_gbp"),
    ],
)
def test_what_does_not_hang_together_is_refused_with_its_reference(fields, said):
    with pytest.raises(InputError, match=said):
        corrected(BOOK, {0: fields})
