"""Tables for a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from scenarios.answers import compare
from scenarios.reports import payload, terminal


def printed(renderable) -> str:
    page = io.StringIO()
    Console(file=page, width=170).print(renderable)
    return " ".join(page.getvalue().split())


@pytest.fixture(scope="module")
def values(question, answers):
    about, run = answers.get(compare.setting, question), answers.get(compare.outcomes, question)
    instead = answers.get(compare.facts, question).instead
    return payload.run_payload(run, about, answers.get(compare.correlations, question), instead)


@pytest.fixture(scope="module")
def text(values):
    return printed(terminal.run_tables(values, "The sentence.", "Or pay.", "one_mission"))


def test_the_sentence_comes_first_and_the_range_is_explained(text):
    assert text.startswith("The sentence. ")
    assert "eight futures in ten" in text
    assert "fictional council" in text


def test_nothing_of_how_a_terminal_sets_type_is_printed(values):
    """A page that is piped is printed as plain text, with no markup read or left standing."""
    page = io.StringIO()
    tables = terminal.run_tables(values, "The sentence.", "Or pay.", "one_mission")
    Console(file=page, width=300, markup=False).print(tables)
    assert "[" not in page.getvalue()
    assert " to " in page.getvalue()


def test_every_strategy_and_every_outcome_has_its_cell(values, text):
    for s in values["strategies"].values():
        assert s["title"].split()[0] in text
    for label, _ in terminal.SHOWN.values():
        assert label.split()[0] in text


def test_differences_are_under_every_valuation_with_their_simulation_error(text):
    for word in ("blend", "threshold", "ordered", "± simulation error", "Lost if chosen wrongly"):
        assert word in text


def test_wards_stand_with_their_codes_and_are_called_modelled(values, text):
    assert "Wards under one mission: every figure modelled" in text
    for ward in values["strategies"]["one_mission"]["wards"]:
        assert ward["ward_code"] in text


def test_a_long_list_of_wards_is_cut_and_says_where_the_rest_is(values):
    wards = values["strategies"]["one_mission"]["wards"] * 3
    many = {**values, "strategies": {**values["strategies"]}}
    many["strategies"]["one_mission"] = {**values["strategies"]["one_mission"], "wards": wards}
    text = printed(terminal.run_tables(many, "x", "y", "one_mission"))
    assert f"{len(wards) - terminal.WARDS_SHOWN} more wards: --format csv lists them all" in text


def test_what_lets_anybody_run_it_again_is_at_the_foot(values, text):
    run = values["run"]
    for part in (f"{run['draws']:,} draws", f"seed {run['seed']}", run["scenario_hash"], run["ward_file_hash"]):
        assert part in text
    assert "every standard error is unknown" not in text
    single = {**values, "run": {**run, "draws": 1}}
    assert "every standard error is unknown" in printed(terminal.run_tables(single, "x", "y", "one_mission"))


def test_the_ladder_has_a_row_a_level(question, answers):
    about = answers.get(compare.setting, question)
    found = answers.get(compare.ladder_outcomes, question, 4e8, 3)
    table = payload.ladder_payload(found, about)
    text = printed(terminal.ladder_tables(table, dict(found.ladder.titles), ["They cross. At £1m."]))
    for spend in ("£0", "£200m", "£400m"):
        assert spend in text
    assert text.endswith("They cross. At £1m.")


LINES = [
    {"case": "a", "what": "x", "ours": 1.0, "published": 1.1, "allowed": 0.2, "agrees": True},
    {"case": "a", "what": "y", "ours": 2.0, "published": 1.0, "allowed": 0.1, "agrees": False},
    {"case": "b", "what": "z", "ours": 3.0, "published": 3.0, "allowed": 0.0, "agrees": True},
]


def test_published_results_are_a_line_a_case_or_a_line_a_number():
    short = printed(terminal.published_table(LINES, ["c", "d"], False))
    assert "a │ 2 │ 1 │" in short.replace("  ", " ")
    assert short.endswith("Not answered here: c, d.")
    assert "DIFFERS" not in short
    every = printed(terminal.published_table(LINES, [], True))
    assert every.count("agrees") == 2
    assert every.count("DIFFERS") == 1
    assert every.endswith("Every case is answered.")
