"""Saved scenarios in links: the version is named from the first look on, and what is not there is told."""

from __future__ import annotations

import shutil

import pytest

from scenarios.answers import link, link_reading, link_saved, saving
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.saved import Author
from scenarios.store.files import places
from scenarios.store.library import brought, database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.store.wards import ward_files


@pytest.fixture
def version(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    asked = link.asked(Choices(levers={"draws": 256, "years": 7}), RESOLVER)
    yield library.save_new(Answers().get(saving.kept, asked, "Ours"), Details("Ours"), Author("Ann"))
    database.forget()


def read(**params: str):
    return link_reading.read({k: [v] for k, v in params.items()}, RESOLVER)


def test_a_reference_with_or_without_its_version_opens_it(version):
    for given in (version.reference, version.scenario, f"Ours · {version.reference}"):
        found = read(scenario=given)
        assert found.problems == ()
        assert (found.question.base, found.question.scenario.levers.years) == (version.reference, 7)


def test_a_further_version_leaves_a_link_with_its_version_as_it_was(version):
    library.save(version.scenario, 1, type(version.kept)(
        version.kept.text.replace("years = 7", "years = 3"), version.kept.base, {}, {}
    ), Author("Ben"))  # fmt: skip
    assert read(scenario=version.reference).question.scenario.levers.years == 7
    assert read(scenario=version.scenario).question.scenario.levers.years == 3


def test_levers_on_top_of_a_saved_scenario_write_a_link_that_reads_back(version):
    asked = link.asked(Choices(version.reference, levers={"years": 4}), RESOLVER)
    written = link.write(asked, RESOLVER.base(version.reference))
    assert written == {"scenario": [version.reference], "years": ["4"]}
    assert link_reading.read(written, RESOLVER).question == asked


def test_what_is_not_there_is_told_and_the_first_scenario_stands(version):
    found = read(scenario="aaaaaaaaaa")
    assert found.question.base == link.FIRST
    assert any("there is no such saved scenario on this server" in p for p in found.problems)
    assert link_saved.pinned("existing_practice") == ("", "")


def test_in_a_list_a_saved_one_has_its_reference_beside_its_name(version):
    assert link_saved.label(version.reference, RESOLVER) == f"Ours · {version.reference}"
    assert link_saved.label("existing_practice", RESOLVER) == "Existing practice"


def test_who_may_see_only_what_is_published_is_told_and_sees_the_rest_of_the_link(version):
    link_saved.show_only_published(True)
    try:
        assert not link_saved.may_see(version.reference)
        found = read(scenario=version.reference, years="4")
        assert found.question.base == "existing_practice"
        assert found.question.scenario.levers.years == 4
        assert any("it is not published: it opens for those who have signed in" in p for p in found.problems)
        library.publish(version.scenario, Author("Ann"))
        assert link_saved.may_see(version.reference)
        assert link_saved.may_see("policy_stretch")
        assert read(scenario=version.reference).question.base == version.reference
    finally:
        link_saved.show_only_published(False)
    assert read(scenario=version.reference).question.base == version.reference


def test_wards_that_were_brought_to_another_machine_are_found_by_their_link(version, root, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path / "one"))
    places.look_again()
    name = "ours_0123456789abcdef01234567"
    shutil.copytree(root / "geodata" / "suchnsuch", places.upload_folder() / name)
    assert brought.keep(name)
    title = ward_files.title(name)
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path / "another"))
    places.look_again()
    found = read(wards=title, years="4")
    assert not found.problems
    assert found.question.council == name
    lost = read(wards=f"Theirs · private {'0' * 24}")
    assert any("is not known here" in p for p in lost.problems)
