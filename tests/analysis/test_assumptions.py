"""Assumptions as lines of text: they read back as they were, and what cannot be is refused where it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.assumptions import as_text, parse, parse_leniently, without
from scenarios.analysis.changes import changes
from scenarios.domain.errors import MissionError
from scenarios.store.files import scenario_files
from scenarios.uncertainty.distributions import frozen


def test_a_value_a_range_and_a_study(register):
    value, between, study = parse(
        "scaleup = 40% because our pilot; cost_group = £100 to £300 (90%) because we pay that\nd_group_trial = study"
        " older_adults because ours are older",
        register,
    )
    assert (value.key, value.fixed, value.why) == ("scaleup", 0.4, "our pilot")
    d = frozen(between.as_distribution())
    assert (d.cdf(100), d.cdf(300)) == pytest.approx((0.05, 0.95))
    assert (study.study, study.key) == ("older_adults", "d_group_trial")


@given(st.floats(0.01, 0.6), st.floats(0.05, 0.39), st.sampled_from([0.8, 0.9]))
def test_they_read_back_as_they_were(register, low, width, inside):
    text = (
        f"reach_ceiling = {low} to {low + width} ({inside * 100:g}%) because somebody said, so; scaleup = {low} because"
        " of that"
    )
    once = parse(text, register)
    assert parse(as_text(once), register) == once


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("scaleup = -3 because of us", "scaleup is -3.0, but it must lie from 0 to 2"),
        ("scaleup = 0.4", "scaleup is changed without a reason"),
        ("scalup = 0.4 because of us", "Did you mean 'scaleup'?"),
        ("reach_ceiling = 0.5 to 0.2 because of us", "a range goes from a lower number to a higher one"),
        ("reach_ceiling = 0 to 0.5 because of us", "touches neither"),
        ("reach_ceiling = 0.2 to 1.5 because of us", "it must lie from 0 to 1"),
        ("d_group_trial = study mine because of us", "that is not a known study of this parameter"),
        ("stpr = 0.03 to 0.05 because of us", "a rule of the model is fixed"),
        ("cost_group = cheap because of us", "it must be a number such as"),
        ("piecemeal_mix = 0.3 to 0.4 because of us", "that is not a known label"),
        ("piecemeal_mix = isolation 60%, other 50% because of us", "its shares must sum to 1"),
        ("d_group_trial = 50 because of us", "a figure in SMD lies from -3 to 3"),
        ("stpr = 0.9 because of us", "a figure in rate/yr lies from 0 to 0.2"),
        ("nonsense", "write `name = value because reason`"),
    ],
)
def test_what_cannot_be_is_refused_in_words(register, line, said):
    with pytest.raises(MissionError) as error:
        parse(line, register)
    assert said in str(error.value)
    kept, problems = parse_leniently(f"{line}; scaleup = 0.5 because fine", register)
    assert [o.fixed for o in kept] == [0.5]
    assert len(problems) == 1


@given(st.text(max_size=80))
def test_any_text_at_all_is_a_sentence_or_a_change(register, text):
    parse_leniently(text, register)


def test_a_mix_is_given_by_its_labels_and_the_rest_keeps_its_proportions(register):
    (o,) = parse("piecemeal_mix = isolation 20%, other 0 because our ledger says so", register)
    assert o.parameters["isolation"] == 0.2
    assert o.parameters["other"] == 0
    assert sum(o.parameters.values()) == pytest.approx(1)
    was = register["piecemeal_mix"].parameters
    a, b = "environment/carbon", "SME/VCSE support"
    assert o.parameters[a] / o.parameters[b] == pytest.approx(was[a] / was[b])
    assert parse(as_text((o,)), register)[0].parameters == pytest.approx(o.parameters)


def test_one_line_can_be_taken_out():
    assert without("a = 1 because x; b = 2 because y", "a") == "b = 2 because y"


def test_every_change_is_listed_with_its_reason():
    sceptic = scenario_files.load("sceptic")
    found = changes(sceptic.root, sceptic.scenario, sceptic.base_register, sceptic.register, sceptic.scenario)
    assert {c.key for c in found if c.kind == "assumption"} == {o.key for o in sceptic.scenario.overrides}
    assert all(c.why for c in found)
    base = scenario_files.load("existing_practice")
    assert changes(base.root, base.scenario, base.base_register, base.register) == []


def test_a_range_in_a_scenario_file_becomes_its_distribution(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'format = 1\nextends = "existing_practice"\ntitle = "Mine"\n[[overrides]]\nkey = "reach_ceiling"\n'
        'between = [0.2, 0.5]\ninside = 0.9\nwhy = "ours"\n'
    )
    found = scenario_files.load(path)
    assert frozen(found.register["reach_ceiling"]).ppf([0.05, 0.95]) == pytest.approx([0.2, 0.5], abs=1e-6)
    path.write_text(path.read_text().replace("0.5]", "1.5]"))
    with pytest.raises(MissionError, match=r"mine\.toml: reach_ceiling is 0\.2 to 1\.5, but it must lie from 0 to 1"):
        scenario_files.load(path)


def test_a_reason_has_three_letters_or_more(register):
    assert parse("scaleup = 0.4 because abc", register)[0].why == "abc"
    with pytest.raises(MissionError, match="changed without a reason"):
        parse("scaleup = 0.4 because ab", register)


def test_the_words_between_are_read_in_capitals_too(register):
    value, between = parse("scaleup = 0.4 BECAUSE of us; reach_ceiling = 0.2 TO 0.5 Because of us", register)
    assert (value.fixed, between.between) == (0.4, (0.2, 0.5))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("piecemeal_mix = isolation 1.5 because of us", "a share lies from 0 to 1"),
        ("piecemeal_mix = isolation -0.1 because of us", "a share lies from 0 to 1"),
        ("piecemeal_mix = nonsense because of us", "nonsense"),
        ("piecemeal_mix = isolatin 20% because of us", "Did you mean 'isolation'?"),
    ],
)
def test_a_part_of_a_mix_that_cannot_be_is_named(register, line, said):
    with pytest.raises(MissionError) as told:
        parse(line, register)
    assert said in str(told.value)
