"""The pledge by kind of supplier (equation 26)."""

from __future__ import annotations

import pytest

from scenarios.analysis.contracts import asked_in_all, asks
from scenarios.analysis.suppliers import kind_lines
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.book import Books
from scenarios.domain.supplier import KindDiffers
from scenarios.store.contracts import book_files


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


@pytest.fixture(scope="module")
def made(loaded, wards, book):
    def make(covers=1.0, **kinds):
        scenario = loaded.scenario.with_levers(draws=64, seed=5, vcse_most_share=kinds.pop("most", 1.0))
        contracts = scenario.contracts.model_copy(update={"covers": covers})
        scenario = scenario.model_copy(update={"contracts": contracts}).with_strategies(("one_mission",))
        scenario = scenario.with_kinds({k: KindDiffers(**v, why="our returns") for k, v in kinds.items()})
        draws = draws_for(scenario, loaded.register)
        return problem_for(scenario, loaded.missions, wards, draws, loaded.register, books=Books(book))

    return make


EDGE = {"vcse": {"delivered": 1.3}, "large": {"in_kind": 2.0}}


@pytest.mark.parametrize("given", [{}, EDGE, {**EDGE, "most": 0.05}, {**EDGE, "covers": 0.7}])
def test_kinds_come_to_the_whole(made, book, given):
    ready = made(**given)
    lines = kind_lines(ready, book, 4e8)
    assert sum(x.spend_share for x in lines) == pytest.approx(1)
    for name in ("pledged", "delivered", "usable"):
        whole = 4e8 * getattr(ready, name).sum(axis=0).mean()
        assert sum(getattr(x, f"{name}_gbp").mean.value for x in lines) == pytest.approx(whole), name
    m = ready.missions.keys.index("isolation")
    follows = 4e8 * (ready.usable * ready.eligible[:, m]).sum(axis=0).mean()
    assert sum(x.may_follow_gbp.mean.value for x in lines) == pytest.approx(follows)


def test_what_differs_is_told_and_moves_its_own_kind_alone(made, book):
    plain, edge = (
        {x.kind: x for x in kind_lines(made(**given), book, 4e8)} for given in ({}, {"vcse": {"delivered": 1.2}})
    )
    assert edge["vcse"].differs == {"delivered": 1.2}
    assert not edge["large"].differs
    assert edge["vcse"].usable_gbp.mean.value > 1.1 * plain["vcse"].usable_gbp.mean.value
    assert edge["large"].usable_gbp.mean.value == pytest.approx(plain["large"].usable_gbp.mean.value)


@pytest.mark.parametrize("given", [EDGE, {**EDGE, "most": 0.05}])
def test_what_contracts_can_be_asked_for_is_what_is_directed_where_kinds_differ_too(made, book, given):
    """Equation 27 with 26: Σ ask_k is what equation 5 directs at f = 1 once all contracts carry the mission."""
    ready = made(**given)
    m = ready.missions.keys.index("isolation")
    directed = book.annual_gbp * (ready.usable * ready.eligible[:, m]).sum(axis=0)
    assert asked_in_all(ready, book, "isolation") == pytest.approx(directed)
    found = asks(ready, book, "isolation")
    assert sum(a.gbp for a in found) == pytest.approx(directed.mean())
    per_pound = {(a.contract.category, a.contract.kind): a.gbp / a.contract.annual_gbp for a in found}
    category = next(c for c, k in per_pound if k == "vcse" and (c, "sme") in per_pound)
    assert per_pound[category, "vcse"] != pytest.approx(per_pound[category, "sme"])
