"""Every version by its reference."""

from __future__ import annotations

from scenarios.domain.saved import Author, Kept
from scenarios.store.library import references, saved_scenarios
from scenarios.store.library.saved_scenarios import Details

KEPT = Kept('title = "T"\n', "existing_practice", {}, {})


def test_all_versions_of_all_scenarios_deleted_ones_among_them(address):
    assert references.all_versions() == {}
    first = saved_scenarios.save_new(KEPT, Details("One"), Author("Ann"))
    second = saved_scenarios.save(first.scenario, 1, KEPT, Author("Ben"))
    other = saved_scenarios.save_new(KEPT, Details("Two"), Author("Ann"))
    saved_scenarios.delete(other.scenario, Author("Ann"))
    assert references.all_versions() == {first.reference: "One", second.reference: "One", other.reference: "Two"}


def test_only_what_is_published_where_that_is_asked(address):
    first = saved_scenarios.save_new(KEPT, Details("One"), Author("Ann"))
    saved_scenarios.save_new(KEPT, Details("Two"), Author("Ann"))
    assert references.all_versions(published_only=True) == {}
    saved_scenarios.publish(first.scenario, Author("Ann"))
    assert references.all_versions(published_only=True) == {first.reference: "One"}
