"""What to ask of a contract, by when, and who is never named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scenarios.domain.book import BookedContract
from scenarios.procurement.asking import A_PERSON, AskText, notice_by, shown_supplier, wording

CONTRACT = BookedContract(
    "A", "Grounds maintenance, north", "environment and waste", "Firm Ltd", "sme", 1e6, date(2028, 3, 31), None, 4, True
)
TEXTS = (
    AskText("environment and waste", "an open hour", "performance", ("grounds",)),
    AskText("environment and waste", "paid hours", "performance"),
)


def test_the_first_row_that_fits_is_asked():
    assert wording(TEXTS, CONTRACT).ask == "an open hour"
    assert wording(TEXTS, replace(CONTRACT, title="Waste collection")).ask == "paid hours"
    assert wording(TEXTS, replace(CONTRACT, category="housing")) is None


def test_the_notice_goes_out_so_many_months_before_the_term_ends():
    assert notice_by(CONTRACT, 9) == date(2027, 6, 30)
    assert notice_by(CONTRACT, 0) == CONTRACT.ends
    assert notice_by(replace(CONTRACT, ends=None), 9) is None


@pytest.mark.parametrize(
    ("supplier", "shown"),
    [
        ("Firm Ltd", "Firm Ltd"),
        ("University of Somewhere", "University of Somewhere"),
        ("Jane Doe", A_PERSON),
        ("Firm Ltd; Jane Doe", f"Firm Ltd; {A_PERSON}"),
        ("", ""),
    ],
)
def test_a_supplier_that_may_be_a_person_is_not_named(supplier, shown):
    assert shown_supplier(replace(CONTRACT, supplier=supplier)) == shown
