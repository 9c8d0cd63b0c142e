"""News put into a contract book: added, said anew, amended, ended, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.domain.notice import NoticeReport
from scenarios.procurement.changing import into, reference_of
from scenarios.store.contracts.bring import book_of_file, into_book
from scenarios.store.contracts.notice_files import notices


def booked(reference, title="Care", supplier="A Ltd", gbp=1e5, **more):
    given = {"ends": date(2028, 12, 31), "latest_end": date(2029, 12, 31), "starts": date(2025, 1, 1), **more}
    ends, latest, starts = given.pop("ends"), given.pop("latest_end"), given.pop("starts")
    return BookedContract(
        reference, title, "housing", supplier, "sme", gbp, ends, latest, 4, True, starts=starts, **given
    )


BOOK = ContractBook("B", (booked("A", pledged_gbp=5.0), booked("B"), booked("line 3", "Roofs")), fictional=True)


def test_what_is_there_is_said_anew_with_its_record_and_the_rest_is_added():
    made = into(
        BOOK, [booked("A", gbp=2e5), booked("C"), booked("line 9", "Roofs", gbp=7e4), booked("line 3", "Trees")]
    )
    assert (made.added, made.said_anew) == (("C", "line 3"), ("A", "line 9"))
    assert [c.annual_gbp for c in made.book.contracts] == [2e5, 1e5, 7e4, 1e5, 1e5]
    assert made.book.contracts[0].pledged_gbp == 5.0
    assert (made.book.title, made.book.fictional) == ("B, changed", False)


def test_the_same_file_twice_changes_nothing():
    once = into(BOOK, [booked("A", gbp=2e5), booked("C")])
    again = into(once.book, [booked("A", gbp=2e5), booked("C")])
    assert (again.added, again.said_anew) == ((), ())
    assert again.book.contracts == once.book.contracts
    assert again.book.title == "B, changed"


def test_a_reference_of_several_contracts_is_told_apart_by_title_and_supplier_and_none_is_lost():
    book = ContractBook("B", (booked("F", "Lot 1"), booked("F", "Lot 2")))
    made = into(book, [booked("F", "Lot 2", gbp=3e5), booked("F", "Lot 3")])
    assert [(c.title, c.annual_gbp) for c in made.book.contracts] == [("Lot 1", 1e5), ("Lot 2", 3e5), ("Lot 3", 1e5)]
    assert made.added == ("F",)


@pytest.fixture
def rows(shared):
    folder = shared / "contracts/notices/kinds"
    names = {"change": "uk10_change_c.json", "ended": "uk11_end_b_completed.json"}
    return {stage: notices(folder / n).rows[0] for stage, n in names.items()}


def report(*rows):
    return NoticeReport("n.json", len(rows), [], rows, [], {})


def test_a_notice_ends_a_contract_and_another_amends_one(rows):
    end, change = reference_of(rows["ended"]), reference_of(rows["change"])
    assert end == f"{rows['ended'].ocid}/1"
    book = ContractBook("B", (booked(end), booked(change), booked("B")))
    made = into(book, [], report(rows["ended"], rows["change"]))
    assert (made.ended, made.amended, made.not_in_book) == ((end,), (change,), ())
    assert [c.reference for c in made.book.contracts] == [change, "B"]
    years = ((date(2028, 12, 31) - date(2025, 1, 1)).days + 1) / 365.25
    assert made.book.contracts[0].annual_gbp == pytest.approx(rows["change"].value_gbp / years)


def test_an_amendment_s_dates_stand_and_an_extension_that_lies_before_them_falls(rows):
    later = replace(rows["change"], end=date(2031, 3, 31), net_gbp=None, gross_gbp=None, flags=("no_value",))
    book = ContractBook("B", (booked(reference_of(later)),))
    found = into(book, [], report(later)).book.contracts[0]
    assert (found.ends, found.latest_end, found.annual_gbp) == (date(2031, 3, 31), None, 1e5)


def test_news_of_other_contracts_is_told(rows):
    made = into(BOOK, [], report(rows["ended"], rows["change"]))
    assert set(made.not_in_book) == {reference_of(r) for r in rows.values()}
    assert made.book.contracts == BOOK.contracts


def test_a_day_of_notices_has_a_reference_for_each_contract_and_put_in_twice_it_is_there_once(shared):
    made = book_of_file(Path(shared / "contracts/notices/one_day.json"), "Day", date(2026, 1, 1))
    book = made.booking.book
    references = [c.reference for c in book.contracts]
    assert len(set(references)) > 0.9 * len(references)
    again = into_book(made, book)
    assert again.changed.added == ()
    assert len(again.changed.book.contracts) == len(book.contracts)
