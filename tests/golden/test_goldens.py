"""What each shipped scenario says today. A change here is a change of results: review it, and tell it in the changelog.

Rewrite with `python3 start.py test tests/golden --rewrite-goldens`, then read the difference as you would read a
report.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import agree, kept

from scenarios.analysis.headline import headline
from scenarios.analysis.summary import summarise
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.book import Books
from scenarios.model.run import compare
from scenarios.store.contracts import book_files
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.views import words

HERE = Path(__file__).parent
SHIPPED = [p.stem for p in scenario_files.shipped_files()]
KEPT = (
    "total_value_gbp",
    "total_value_threshold_gbp",
    "total_value_ordered_gbp",
    "public_saving_gbp",
    "person_years_averted",
    "people_no_longer_isolated_at_end",
    "people_reached",
    "places",
    "resource_gbp:pledged",
    "resource_gbp:usable",
    "resource_gbp:net_pointed",
    "outcomes:jobs",
    "outcomes:warm_homes",
)


def results(name: str, wards_name: str | None = None) -> dict:
    loaded = scenario_files.load(name)
    s = loaded.scenario
    wards = ward_files.load(wards_name or s.council.wards, loaded.register["adult_share"].parameters["value"])
    book = book_files.load(s.contracts.book) if s.contracts.book and not wards_name else None
    draws = draws_for(s, loaded.register)
    run = compare(problem_for(s, loaded.missions, wards, draws, loaded.register, books=Books(book)))
    out = {}
    for key, result in run.strategies.items():
        outcomes = result.outcomes()
        numbers = {k: summarise(outcomes[k], run.blocks) for k in KEPT}
        out[key] = {k: {"mean": n.mean.value, "p10": n.low, "p90": n.high} for k, n in numbers.items()}
        out[key]["means"] = {k: float(x.mean()) for k, x in outcomes.items() if k not in KEPT}
        if key != "piecemeal":
            h = headline(run, s, s.levers.spend_gbp, key)
            out[key]["p_better"] = h.value.p_better.value
            out[key]["verdict"] = h.value.verdict
            out[key]["says"] = words.compare.headline(h, loaded.missions)
    return out


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_says_what_it_said(name, rewrite):
    path = HERE / f"{name}.json"
    ours = results(name)
    if rewrite:
        path.write_text(json.dumps(kept(ours), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert path.exists(), "no golden yet: run with --rewrite-goldens and review it"
    agree(ours, json.loads(path.read_text(encoding="utf-8")), name)


def test_the_shipped_scenarios_do_not_all_say_the_same():
    """Focus wins in some, piecemeal in others: a tool that always says one of them is worthless."""
    verdicts = {json.loads((HERE / f"{n}.json").read_text(encoding="utf-8"))["one_mission"]["verdict"] for n in SHIPPED}
    assert {"better", "worse"} <= verdicts


def test_more_pledged_never_makes_anyone_worse_off_in_usable_resource():
    usable = [
        json.loads((HERE / f"{n}.json").read_text(encoding="utf-8"))["one_mission"]["resource_gbp:usable"]["mean"]
        for n in ("existing_practice", "policy_stretch", "every_contract_counts")
    ]
    assert usable == sorted(usable)
