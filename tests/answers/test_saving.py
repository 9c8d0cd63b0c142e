"""What is kept of a question: inputs that run to the same digits, what it came to, and what that was made with."""

from __future__ import annotations

import pytest

from scenarios.answers import link, saving
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts
from scenarios.answers.link import Choices
from scenarios.domain.errors import InputError
from scenarios.domain.saved import Author
from scenarios.store.files import scenario_files
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details


@pytest.fixture
def answers(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield Answers()
    database.forget()


def question(**levers):
    return link.asked(Choices(levers={"draws": 256, "years": 7} | levers), RESOLVER)


def test_what_is_kept_runs_again_to_the_same_digits(answers):
    asked = question(spend_gbp=3e8)
    kept = answers.get(saving.kept, asked, "Ours")
    version = library.save_new(kept, Details("Ours"), Author("Ann"))
    again = link.asked(Choices(version.reference), RESOLVER)
    assert again.scenario == asked.scenario.model_copy(update={"title": "Ours"})
    before, now = (answers.get(facts, q).headlines[asked.focus] for q in (asked, again))
    assert (before.people, before.value) == (now.people, now.value)
    assert answers.get(saving.results, again)["strategies"] == kept.results["strategies"]


def test_what_it_came_to_is_the_sentence_s_own(answers):
    asked = question()
    kept, h = answers.get(saving.kept, asked, "Ours"), answers.get(facts, asked).headlines[asked.focus]
    first = kept.results["strategies"][asked.focus]
    assert first["people"] == {"mean": h.people.mean.value, "low": h.people.low, "high": h.people.high}
    assert first["p_better"] == h.value.p_better.value
    assert (kept.base, kept.results["focus"], kept.results["years"]) == ("existing_practice", asked.focus, 7)
    assert set(kept.made_with) == {"version", "equations", "rows", "data"}


def test_a_saved_scenario_s_base_is_what_it_started_from(answers):
    version = library.save_new(answers.get(saving.kept, question(), "Ours"), Details("Ours"), Author("Ann"))
    loaded = RESOLVER.base(version.reference)
    assert loaded.root.name == "existing_practice"
    assert scenario_files.begun_with(version.reference) == "existing_practice"
    second = link.asked(Choices(version.reference, levers={"years": 3, "draws": 256}), RESOLVER)
    assert answers.get(saving.kept, second, "Ours").base == "existing_practice"


def test_nothing_has_moved_since_a_moment_ago_and_an_equation_is_named_where_it_has(answers):
    kept = answers.get(saving.kept, question(), "Ours")
    older = type(kept)(kept.text, kept.base, kept.results, {**kept.made_with, "equations": {"9": "x"}})
    now, then = (library.save_new(k, Details("Ours"), Author("Ann")) for k in (kept, older))
    same = answers.get(saving.since, link.asked(Choices(now.reference), RESOLVER))
    assert same == (kept.results, {})
    _, moved = answers.get(saving.since, link.asked(Choices(then.reference), RESOLVER))
    assert "9" in moved["equations"]


def test_a_scenario_that_names_files_of_one_machine_is_not_kept(answers, tmp_path, root):
    wards = tmp_path / "wards.geojson"
    wards.write_bytes((root / "geodata" / "suchnsuch" / "wards.geojson").read_bytes())
    asked = link.asked(Choices(levers={"draws": 256}, council=str(wards)), RESOLVER)
    with pytest.raises(InputError, match=r"council\.wards is .* but it must be a council that is here"):
        answers.get(saving.kept, asked, "Ours")
