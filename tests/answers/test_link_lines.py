"""Partners and kinds of suppliers in a link."""

from __future__ import annotations

import pytest

from scenarios.answers import link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link_lines import kinds_asked, partners_asked, partners_written
from scenarios.answers.question import Question
from scenarios.domain.partner import Partner
from scenarios.domain.supplier import KindDiffers

TRUST = Partner(title="Hospital trust", spend_gbp=3e8, joins=2)


def read(**parts: str):
    return link_reading.read({k: [v] for k, v in parts.items()}, RESOLVER)


def test_nothing_is_the_scenario_s_own_and_none_is_none():
    assert partners_asked("") == (None, [])
    assert partners_asked("None") == ({}, [])
    assert set(read(scenario="anchor_partners").question.scenario.partners) == {
        "hospital_trust",
        "university",
        "housing_association",
    }
    assert read(scenario="anchor_partners", partners="none").question.scenario.partners == {}


def test_a_line_that_cannot_be_used_is_left_out_and_told_and_the_others_stay():
    found, problems = partners_asked("Hospital trust: spend £300m, joins 2; University: spend lots")
    assert found == {"hospital_trust": TRUST}
    assert "University" in problems[0]
    assert "£5bn" in problems[0]
    link = read(partners="Hospital trust: spend £300m, joins 2; University: spend lots")
    assert list(link.question.scenario.partners) == ["hospital_trust"]
    assert link.problems[0].endswith("It is left out")


def test_a_line_given_twice_is_told():
    found, problems = partners_asked("Trust: spend £1m; Trust: spend £2m")
    assert found["trust"].spend_gbp == 2e6
    assert "given twice" in problems[0]


@pytest.mark.parametrize("book", ["/etc/passwd", "../books/suchnsuch.csv", "nobody_0123456789abcdef"])
def test_a_link_names_no_file_of_this_server(book):
    found, problems = partners_asked(f"Trust: spend £1m, book {book}")
    assert found == {}
    assert "not a known contract book" in problems[0]


@pytest.mark.parametrize("scenario", ["existing_practice", "anchor_partners"])
def test_what_a_question_s_link_says_is_the_same_question(scenario):
    asked = read(
        scenario=scenario,
        partners="Hospital trust: spend £300m, joins 2, book suchnsuch",
        kinds="vcse: delivered 150% because our returns",
        vcse_most="20",
    ).question
    base = RESOLVER.base(scenario)
    parts = link.write(asked, base)
    assert parts["partners"] == ["Hospital trust: spend £300m, joins 2, book suchnsuch"]
    assert parts["kinds"] == ["vcse: delivered 150% because our returns"]
    assert link_reading.read(parts, RESOLVER).question == asked
    none = read(scenario=scenario, partners="none", kinds="none").question
    assert link_reading.read(link.write(none, base), RESOLVER).question == none


def test_causes_of_a_partner_are_a_file_s_and_no_link_holds_them():
    with_causes = {"trust": TRUST.model_copy(update={"causes": {"jobs": 1.0}})}
    assert partners_written(with_causes, with_causes) == ""
    assert partners_written(with_causes, {}) is None


def test_another_council_has_none_of_its_partners_and_its_own_name_keeps_them():
    base = RESOLVER.base("anchor_partners")
    elsewhere = Question(base.scenario, "suchnsuch", "anchor_partners").on_council("another")
    assert elsewhere.scenario.partners == {}
    assert elsewhere.scenario.contracts.book == ""
    own = read(scenario="anchor_partners", wards="suchnsuch").question.scenario
    assert len(own.partners) == 3
    assert own.contracts.book == "suchnsuch"


def test_kinds_are_read_and_told_in_the_same_way():
    found, problems = kinds_asked("vcse: cash 120% because our returns; large: cash 900% because so it is")
    assert found == {"vcse": KindDiffers(cash=1.2, why="our returns")}
    assert "500%" in problems[0]
