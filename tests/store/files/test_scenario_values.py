"""What a scenario file says before it is validated: former names, ranges, and what stands on top of what."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.store.files.scenario_values import expect_format, expect_single_overrides, merged, renamed, with_ranges


def test_levers_are_known_by_their_former_names_and_not_by_both():
    assert renamed({"levers": {"scepticism": "full"}}, "s.toml") == {"levers": {"caution": "full"}}
    with pytest.raises(InputError, match="former name of caution, which is given too"):
        renamed({"levers": {"scepticism": "full", "caution": "none"}}, "s.toml")


def test_what_stands_on_top_replaces_shares_as_a_whole_and_tables_key_by_key():
    base = {
        "spend_mix": {"a": 0.5, "b": 0.5},
        "levers": {"years": 10, "spend_gbp": 1.0},
        "overrides": [{"key": "x", "fixed": 1}],
    }
    over = {"spend_mix": {"a": 1.0}, "levers": {"years": 5}, "overrides": [{"key": "x", "fixed": 2}]}
    assert merged(base, over) == {
        "spend_mix": {"a": 1.0},
        "levers": {"years": 5, "spend_gbp": 1.0},
        "overrides": [{"key": "x", "fixed": 2}],
    }


def test_a_range_becomes_the_distribution_it_means(register):
    (made,) = with_ranges({"overrides": [{"key": "sv_delivered_ratio", "between": [0.3, 0.8]}]}, register, "s.toml")[
        "overrides"
    ]
    assert made["inside"] == 0.8
    assert made["distribution"] == register["sv_delivered_ratio"].distribution
    with pytest.raises(InputError, match="it must be two numbers"):
        with_ranges({"overrides": [{"key": "sv_delivered_ratio", "between": [0.3]}]}, register, "s.toml")


def test_a_file_says_its_format_and_each_override_once():
    expect_format({"format": 1}, "s.toml")
    for given, told in (({}, "begins with `format = 1`"), ({"format": 2}, "reads format 1")):
        with pytest.raises(InputError, match=told):
            expect_format(given, "s.toml")
    with pytest.raises(InputError, match="overridden twice in this file"):
        expect_single_overrides({"overrides": [{"key": "x"}, {"key": "x"}]}, "s.toml")
