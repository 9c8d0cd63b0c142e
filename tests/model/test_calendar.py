"""Equations 24-25: when contracts are let again, and what of a category then carries the mission."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.model import alignment, calendar

NEVER = np.array([np.inf])


def contract(ends, latest=None, gbp=1.0, term=4, category="housing", reference="A", asked=True):
    return BookedContract(reference, "Work", category, "Firm Ltd", "sme", gbp, ends, latest, term, asked)


def shares(contracts, years=10, dropped=NEVER, extended=False, slip=0.0, categories=("housing",), covers=1.0):
    """g_{c,t} of a book alone."""
    terms = calendar.calendar_of(ContractBook("Test", tuple(contracts)), categories, 2027, covers)
    taken = np.full((len(terms.spend_gbp), len(dropped)), extended)
    relet = calendar.relet_year(terms, taken, np.full(len(dropped), slip))
    return terms, calendar.carrying_share(terms, relet, dropped, years)


@pytest.mark.parametrize(
    ("ends", "extended", "slip", "year"),
    [
        (date(2027, 6, 30), False, 0.0, 1),  # within the first council year, from April
        (date(2028, 3, 30), False, 0.0, 1),
        (date(2028, 4, 2), False, 0.0, 2),
        (date(2027, 6, 30), False, 11.0, 2),  # it slips over the end of the year
        (date(2027, 6, 30), True, 0.0, 3),  # and two years by its extension
        (date(2026, 12, 31), False, 0.0, 4),  # let again before the mission begins: its next term ends in 2030
        (date(2026, 12, 31), False, 6.0, 1),  # unless it slips into the first year
    ],
)
def test_the_year_in_which_a_contract_is_let_again(ends, extended, slip, year):
    terms = calendar.calendar_of(
        ContractBook("Test", (contract(ends, latest=ends.replace(year=ends.year + 2)),)), ("housing",), 2027, 1.0
    )
    found = calendar.relet_year(terms, np.array([[extended]]), np.array([slip]))
    assert found.item() == year


def test_it_carries_the_mission_from_then_on_where_it_is_never_dropped():
    _, g = shares([contract(date(2029, 9, 30), gbp=3.0), contract(date(2031, 9, 30), gbp=1.0)])
    assert g[0, :, 0].tolist() == [0, 0, 0.75, 0.75, 1, 1, 1, 1, 1, 1]


def test_what_was_let_under_the_mission_carries_it_until_it_is_let_again():
    _, g = shares([contract(date(2028, 9, 30), term=3)], dropped=np.array([2.0, 1.0, 5.0]))
    assert g[0, :, 0].tolist() == [0, 1, 1, 1, 0, 0, 0, 0, 0, 0]  # let in 2, and in 5 when it was gone
    assert not g[0, :, 1].any()  # dropped before it came up
    assert g[0, :, 2].tolist() == [0, 1, 1, 1, 1, 1, 1, 0, 0, 0]  # let again in 5, the mission's last year


@given(st.sampled_from([2, 3, 4, 5, 6]), st.integers(0, 20), st.sampled_from([1, 2, 3]))
def test_a_book_that_ends_evenly_reproduces_equation_4(term, later, each):
    """For λ = 1/term and a mission dropped in year y ≥ 1/λ (section G)."""
    dropped = np.array([term + later, np.inf])
    ends = [date(2027 + k, 9, 30) for k in range(term) for _ in range(each)]
    _, g = shares([contract(e, term=term) for e in ends], years=30, dropped=dropped)
    assert g[0] == pytest.approx(alignment.aligned_share(30, np.full(2, 1 / term), dropped), abs=1e-12)


def test_dropped_sooner_equation_4_lets_go_earlier_than_contracts_do():
    _, g = shares([contract(date(2027 + k, 9, 30)) for k in range(4)], dropped=np.array([1.0]))
    rate = alignment.aligned_share(10, np.array([0.25]), np.array([1.0]))
    assert g[0, :, 0].tolist() == [0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0, 0, 0]
    assert (g[0] >= rate).all()


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(1, 100), st.integers(1, 8)), min_size=1, max_size=12))
def test_a_share_is_a_share_and_grows_while_the_mission_stands(rows):
    _, g = shares([contract(date(2027 + y, 6, 30), gbp=gbp, term=t) for y, gbp, t in rows], years=12)
    assert ((g >= 0) & (g <= 1)).all()
    assert (np.diff(g[0], axis=0) >= -1e-12).all()


@given(
    st.lists(st.tuples(st.integers(0, 9), st.floats(1, 100), st.integers(1, 8)), min_size=1, max_size=6),
    st.lists(
        st.tuples(st.sampled_from([1.0, 2.0, 5.0, 9.0, 40.0, np.inf]), st.integers(1, 14)), min_size=1, max_size=4
    ),
)
def test_a_share_is_what_was_last_let_while_the_mission_stood_and_since_a_partner_joined(rows, draws):
    """Equation 25 as it is written, contract by contract and year by year."""
    years, dropped, since = 12, *(np.array(column, float) for column in zip(*draws, strict=True))
    first, spend, term = (np.array(column) for column in zip(*rows, strict=True))
    none = np.zeros(len(rows), int)
    terms = calendar.Calendar(none, spend, 12.0 * first, 0.0 * spend, term.astype(np.int16), np.ones(1), ("A",))
    relet = calendar.relet_year(terms, np.zeros((len(rows), len(draws)), bool), 0 * since)
    g = calendar.carrying_share(terms, relet, dropped, years, since)[0]
    for d, (until, joins) in enumerate(draws):
        for t in range(1, years + 1):
            last = [max((u for u in range(1 + y, t + 1, term)), default=0) for y, _, term in rows]
            carries = [u >= joins and u <= until for u in last]
            expected = sum(gbp for (_, gbp, _), c in zip(rows, carries, strict=True) if c) / sum(r[1] for r in rows)
            assert g[t - 1, d] == pytest.approx(expected, abs=1e-12)
            assert (g[t - 1, d] > 0) == any(carries)  # exactly nothing where none does


def test_spend_without_a_known_end_comes_up_at_the_register_s_rate():
    terms, g = shares([contract(date(2027, 6, 30), gbp=3.0), contract(None, gbp=1.0)], covers=0.8)
    assert terms.known_share == pytest.approx([0.6])
    aligned = np.full((10, 1), 0.5)
    assert calendar.aligned_by_category(terms, g, aligned)[0] == pytest.approx(0.6 * g[0] + 0.4 * 0.5)


def test_a_category_without_contracts_follows_the_rate_alone():
    terms, g = shares([contract(date(2027, 6, 30))], categories=("housing", "schools"))
    aligned = np.linspace(0, 1, 10)[:, None]
    assert np.array_equal(calendar.aligned_by_category(terms, g, aligned)[1], aligned)


def test_what_may_be_asked_is_a_share_of_each_category_and_all_of_what_is_in_no_book():
    book = ContractBook("Test", (contract(None, gbp=3.0), contract(None, gbp=1.0, asked=False)))
    assert calendar.marked_share(book, ("housing", "schools"), 1.0).tolist() == [0.75, 1.0]
    assert calendar.marked_share(book, ("housing",), 0.5) == pytest.approx([0.875])


def test_the_smallest_contracts_beyond_the_limit_go_in_parcels_and_no_pound_is_lost():
    many = [contract(date(2027 + k % 5, 6, 30), gbp=float(k + 1), reference=f"R{k}") for k in range(60)]
    book = ContractBook("Test", tuple(many))
    pooled = book.pooled(10)
    assert len(pooled) == 10 + 5
    assert sum(c.annual_gbp for c in pooled) == book.annual_gbp
    _, whole = shares(many)
    calendar_of_pooled, few = shares(pooled)
    assert few == pytest.approx(whole)
    assert len(calendar_of_pooled.references) == 15
