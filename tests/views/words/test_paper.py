"""The paragraphs of a committee paper: numbers read back from the answers they are made of."""

from __future__ import annotations

import pytest

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.views.words import paper as words
from scenarios.views.words.numbers import count, exact_pounds, pounds


@pytest.fixture(scope="module")
def asked():
    question, answers = link.asked(Choices(levers={"draws": 512, "years": 8}), RESOLVER), Answers()
    return question, answers.get(compare.facts, question), answers.get(compare.outcomes, question)


def test_the_purpose_names_spend_years_council_and_mission(asked, missions):
    question, facts, _ = asked
    said = words.purpose(facts.headlines[question.focus], "SuchnSuch", missions)
    assert "for the next 8 years" in said
    assert f"SuchnSuch's suppliers pledge on {exact_pounds(4e8)} a year" in said
    assert said.endswith("pointed at one mission, isolation.")


def test_recommendations_are_options_and_never_a_verdict(asked, missions):
    question, facts, _ = asked
    first, second = words.recommendations(facts.titles, facts.headlines[question.focus], missions)
    assert first.count("(") >= len(facts.titles)
    for title in list(facts.titles.values())[1:]:
        assert f"choose {title[0].lower()}{title[1:]}" in first
    for word in ("recommended", "should", "best"):
        assert word not in f"{first} {second}"


def test_every_option_has_both_sides_with_its_own_numbers(asked, missions):
    question, facts, outcomes = asked
    rows = words.options(outcomes, facts.headlines, facts.instead, missions)
    assert [r[0] for r in rows] == ["Do nothing: ask for no social value", *(s.title for s in outcomes.values())]
    assert all(all(cell for cell in row) for row in rows)
    today = pounds(outcomes["piecemeal"].outcomes["total_value_gbp"].mean.value)
    assert today in rows[0][2]
    assert today in rows[1][1]
    focus = next(r for r in rows if r[0] == facts.headlines[question.focus].title)
    h = facts.headlines[question.focus]
    assert focus[1].startswith(f"{count(h.people.mean.value)} more people")
    assert f"in {round(100 * h.value.p_better.value)} of 100 futures" in focus[2]
    assert pounds(facts.instead.grant_gbp.value) in focus[3]


def test_a_summary_keeps_whole_sentences_within_its_limit():
    sentences = ["One two three.", "Four five six seven.", "Eight."]
    assert words.summary(sentences, 100) == "One two three. Four five six seven. Eight."
    assert words.summary(sentences, 4) == "One two three. Eight."
    assert words.words_in(words.summary(sentences, 4)) <= 4


def test_what_a_template_has_no_place_for_is_told():
    assert words.left_out([]) == ""
    assert words.left_out(["a", "b"]) == "This council's template has no heading for: a and b."
    assert words.too_long("Risks", 90, 60) == "Risks has 90 words, and the template allows 60."
