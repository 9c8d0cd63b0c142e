"""What a link lays beside its own question: by name, title or reference, told where it cannot be."""

from __future__ import annotations

import pytest

from scenarios.answers import link, link_beside, link_reading, link_saved, saving
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.saved import Author
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui.page_parts import PAGE_PARTS


@pytest.fixture
def version(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    asked = link.asked(Choices(levers={"draws": 256, "years": 7}), RESOLVER)
    yield library.save_new(Answers().get(saving.kept, asked, "Ours"), Details("Ours"), Author("Ann"))
    database.forget()


def laid(*scenarios: str, council: str = ""):
    return link_beside.laid(link.asked(Choices(), RESOLVER), scenarios, council, RESOLVER)


def test_shipped_ones_by_name_or_title_and_saved_ones_by_reference_or_label(version):
    found, problems = laid("small_district", "Policy stretch", version.reference, f"Ours · {version.reference}")
    assert not problems
    assert [one.label for one in found] == [
        "Small district",
        "Policy stretch",
        "Ours, version 1",
        "Ours, version 1 (2)",
    ]
    assert found[2].question.scenario.levers.years == 7
    assert found[0].question.scenario.levers.spend_gbp == 3e7


def test_what_is_not_there_is_told_with_the_nearest_and_the_rest_stands(version):
    found, problems = laid("small_distric", "large_county")
    assert [one.label for one in found] == ["Large county"]
    assert problems == [p for p in problems if p.startswith("with: ")]
    assert "Did you mean 'small_district'?" in problems[0]
    found, problems = laid(council="Atlantis")
    assert (found, problems) == ((), ["with_wards = 'Atlantis' is not a council that is here"])


def test_no_file_of_the_server_is_opened_by_a_link_and_a_terminal_may_name_one(version, tmp_path):
    path = tmp_path / "secret.toml"
    path.write_text('format = 1\nextends = "existing_practice"\ntitle = "Secret"\n')
    for name in (str(path), "/dev/zero", "../scenarios/sceptic.toml"):
        found, problems = laid(name)
        assert found == ()
        assert "there is no such scenario here" in problems[0]
    question = link.asked(Choices(), RESOLVER)
    found, _ = link_beside.laid(question, [str(path)], "", RESOLVER, "Existing practice", paths=True)
    assert [one.label for one in found] == ["Secret"]


def test_no_two_columns_have_one_name_whatever_the_first_is_called(version):
    question = link.asked(Choices(), RESOLVER)
    names = ["existing_practice", "existing_practice", "small_district"]
    found, _ = link_beside.laid(question, names, "", RESOLVER, "Existing practice")
    labels = [one.label for one in found]
    assert labels == ["Existing practice (2)", "Existing practice (3)", "Small district"]


def test_a_council_is_the_same_question_asked_elsewhere(version):
    found, problems = laid(council="suchnsuch")
    assert not problems
    assert (found[0].label, found[0].question.council) == ("SuchnSuch", "suchnsuch")
    assert found[0].question.data_version == link.data_version("suchnsuch")


def test_more_than_one_link_may_ask_for_are_left_out_and_told(version):
    found, problems = laid(*["small_district"] * (link_beside.MOST + 1))
    assert len(found) == link_beside.MOST - 1
    assert len({one.label for one in found}) == len(found)
    assert f"{link_beside.MOST} columns can be laid side by side" in problems[0]


def test_a_link_with_them_is_read_without_a_word_and_with_one_where_it_is_wrong(version):
    def read(**params):
        return link_reading.read(params, RESOLVER, PAGE_PARTS)

    whole = read(**{"with": ["small_district", version.reference], "with_wards": ["suchnsuch"]})
    assert not whole.problems
    assert whole.as_written["with"] == ["Small district", f"Ours · {version.reference}"]
    broken = read(**{"with": ["smal_district"], "with_wards": ["Atlantis"]})
    assert any("with = 'smal_district' is not known here; it is left out" in p for p in broken.problems)
    assert any("with_wards = 'Atlantis' is not a council that is here" in p for p in broken.problems)


def test_an_older_version_can_be_named_after_the_scenario_is_deleted(version):
    library.delete(version.scenario, Author("Ann"))
    assert version.reference in link_beside.scenarios_offered(link.asked(Choices(), RESOLVER), RESOLVER)
    assert [one.label for one in laid(version.reference)[0]] == ["Ours, version 1"]


def test_what_is_not_published_is_not_laid_beside_for_who_may_not_see_it(version):
    link_saved.show_only_published(True)
    try:
        found, problems = laid(version.reference, "policy_stretch")
        assert [one.label for one in found] == ["Policy stretch"]
        assert "it is not published" in problems[0]
        assert version.reference not in link_beside.scenarios_offered(link.asked(Choices(), RESOLVER), RESOLVER)
    finally:
        link_saved.show_only_published(False)
