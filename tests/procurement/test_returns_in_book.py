"""A return put into a book: each pledge once, delivered where it counts, and nothing of another's contract."""

from __future__ import annotations

from datetime import date

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.domain.social_value import ReturnLine, ReturnReport
from scenarios.procurement.returns_in_book import contracts_of, put_in


def line(contract, measure="NT29", pledged=10.0, delivered=4.0, flags=(), proxy=20.0):
    return ReturnLine(
        "line 2", contract, measure, "hours", None, None, pledged, delivered, proxy, "v", None, flags=flags
    )


def booked(reference, **more):
    return BookedContract(
        reference, reference, "housing", "A Ltd; B CIC", "sme", 1e5, date(2028, 1, 1), None, 4, True, **more
    )


BOOK = ContractBook("B", (booked("A"), booked("B", pledged_gbp=1.0, delivered_gbp=1.0), booked("C")))


def test_what_is_pledged_counts_once_and_what_is_delivered_line_by_line():
    lines = [line("A"), line("A", delivered=2.0), line("A", "NT1", 1.0, None), line("Z")]
    made = put_in(BOOK, ReturnReport("r.csv", "long", lines))
    a, b, c = made.book.contracts
    assert (a.pledged_gbp, a.delivered_gbp) == (10 * 20 + 1 * 20, 6 * 20)
    assert (b.pledged_gbp, b.delivered_gbp) == (1.0, 1.0)
    assert c.pledged_gbp is None
    assert (made.contracts, made.pledged_gbp, made.delivered_gbp, made.not_in_book) == (1, 220, 120, ("Z",))


def test_what_does_not_count_is_left_out():
    lines = [line("A", flags=("declaration_no",)), line("A", flags=("exact_duplicate",)), line("C", delivered=None)]
    made = put_in(BOOK, ReturnReport("r.csv", "long", lines))
    assert (made.book.contracts[0].pledged_gbp, made.book.contracts[0].delivered_gbp) == (200, None)
    assert (made.book.contracts[2].pledged_gbp, made.book.contracts[2].delivered_gbp) == (200, None)


def test_a_return_about_other_contracts_leaves_the_book_as_it_is():
    made = put_in(BOOK, ReturnReport("r.csv", "long", [line("Z")]))
    assert made.book is BOOK
    assert made.contracts == 0


def test_the_book_s_contracts_are_known_with_each_of_their_suppliers():
    assert contracts_of(BOOK)[0].suppliers == ("A Ltd", "B CIC")
