"""Scenarios that are kept: versions are only added, two who save at once lose nothing, and everybody is told who."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from scenarios.domain.errors import FileError, InputError
from scenarios.domain.saved import Author, Kept, SavedMeanwhile
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details

ANN, BEN = Author("Ann"), Author("Ben")
FIRST = Kept("title = 'one'", "existing_practice", {"people": 7.0}, {"version": "1"})
SECOND = replace(FIRST, text="title = 'two'")


@pytest.fixture(autouse=True)
def _everywhere(address):
    """Every test here runs in every database."""


@pytest.fixture
def first():
    return library.save_new(FIRST, Details("Isolation first", "For cabinet", ("cabinet", "draft")), ANN, "to begin")


def test_what_is_saved_is_found_as_it_was(first):
    assert (first.number, first.parent, first.who, first.why) == (1, "", ANN, "to begin")
    assert first.kept == FIRST
    assert library.version(first.scenario) == first == library.version(first.reference)
    (listed,) = library.search()
    assert (listed.name, listed.tags, listed.owner, listed.current) == ("Isolation first", ("cabinet", "draft"), ANN, 1)
    assert first.at.tzinfo is not None


def test_a_further_version_leaves_the_one_before_as_it_was(first):
    second = library.save(first.scenario, 1, SECOND, BEN, "two as agreed")
    assert (second.number, second.parent, second.who) == (2, first.reference, BEN)
    assert library.version(first.reference).kept == FIRST
    assert library.version(first.scenario).kept == SECOND
    assert [v.number for v in library.history(first.scenario)] == [1, 2]
    assert library.search()[0].changed_by == "Ben"


def test_who_saves_second_is_told_what_the_first_changed_and_loses_nothing(first):
    library.save(first.scenario, 1, SECOND, BEN, "two as agreed")
    with pytest.raises(SavedMeanwhile) as told:
        library.save(first.scenario, 1, replace(FIRST, text="title = 'mine'"), ANN)
    assert [v.kept for v in told.value.since] == [SECOND]
    assert str(told.value) == (
        "Isolation first was saved by Ben meanwhile, as version 2 (two as agreed). Nothing is lost: save yours on top"
        " of it, or as a scenario of its own"
    )
    assert library.save(first.scenario, 2, FIRST, ANN).number == 3


def test_thirty_who_save_at_the_same_moment_each_get_a_version_of_their_own(first):
    taken, faults = [], []

    def saves(name: str) -> None:
        on = 1
        for _ in range(100):
            try:
                taken.append(library.save(first.scenario, on, FIRST, Author(name)).number)
                return
            except SavedMeanwhile as told:
                on = told.since[-1].number
            except Exception as error:
                faults.append(error)
                return

    everybody = [threading.Thread(target=saves, args=(f"reader {n}",)) for n in range(30)]
    for thread in everybody:
        thread.start()
    for thread in everybody:
        thread.join()
    assert faults == []
    assert sorted(taken) == list(range(2, 32))
    whole = library.history(first.scenario)
    assert [v.number for v in whole] == list(range(1, 32))
    assert {v.who.name for v in whole[1:]} == {f"reader {n}" for n in range(30)}


def test_a_version_restored_is_a_new_one_on_top_and_nothing_is_erased(first):
    library.save(first.scenario, 1, SECOND, BEN)
    third = library.restore(first.scenario, 1, BEN)
    assert (third.number, third.kept, third.parent, third.why) == (3, FIRST, first.reference, "Version 1 restored")
    assert [v.kept for v in library.history(first.scenario)] == [FIRST, SECOND, FIRST]
    with pytest.raises(FileError, match="its versions are 1 to 3"):
        library.restore(first.scenario, 9, BEN)


def test_another_name_and_tags_leave_every_version_alone(first):
    changed = library.describe(first.scenario, Details("  Isolation   now ", "", ("final", "final")), BEN)
    assert (changed.name, changed.description, changed.tags) == ("Isolation now", "", ("final",))
    assert library.history(first.scenario) == [first]


def test_what_is_locked_is_read_only_for_others_and_not_for_its_owner(first):
    library.lock(first.scenario, ANN)
    told = "Isolation first: Ann has made it read-only for others: save yours as a scenario of its own"
    for refused in (
        lambda: library.save(first.scenario, 1, SECOND, BEN),
        lambda: library.restore(first.scenario, 1, BEN),
        lambda: library.describe(first.scenario, Details("Ben's"), BEN),
        lambda: library.delete(first.scenario, BEN),
    ):
        with pytest.raises(FileError) as error:
            refused()
        assert str(error.value) == told
    assert library.save(first.scenario, 1, SECOND, ANN).number == 2
    with pytest.raises(FileError, match="it is Ann's, who alone can do this"):
        library.lock(first.scenario, BEN, locked=False)
    assert not library.lock(first.scenario, ANN, locked=False).locked
    assert library.save(first.scenario, 2, FIRST, BEN).number == 3


def test_a_typed_name_never_takes_over_what_a_proxy_vouched_for():
    vouched = library.save_new(FIRST, Details("Vouched"), Author("Ann", "proxy"))
    with pytest.raises(FileError, match="who alone can do this"):
        library.lock(vouched.scenario, Author("Ann", "typed"))
    assert library.lock(vouched.scenario, Author("Ann", "proxy")).locked
    assert library.history(vouched.scenario)[0].who.told_by == "proxy"


def test_what_is_deleted_can_be_brought_back_with_its_history(first):
    library.save(first.scenario, 1, SECOND, BEN)
    library.delete(first.scenario, BEN)
    assert library.search() == []
    assert [s.name for s in library.search(deleted=True)] == ["Isolation first"]
    library.undelete(first.scenario, Author("Ann"))
    assert [v.number for v in library.history(first.scenario)] == [1, 2]
    assert len(library.search()) == 1


def test_every_word_that_is_searched_for_must_be_there(first):
    library.save_new(SECOND, Details("Jobs", tags=("cabinet",)), BEN)
    assert [s.name for s in library.search("cabinet")] == ["Jobs", "Isolation first"]  # the last changed first
    assert [s.name for s in library.search("CABINET ann")] == ["Isolation first"]
    assert library.search("cabinet nobody") == []


def test_what_is_published_is_its_owner_s_to_say(first):
    assert library.publish(first.scenario, ANN).published
    with pytest.raises(FileError, match="who alone can do this"):
        library.publish(first.scenario, BEN, published=False)


@pytest.mark.parametrize(
    ("details", "who", "told"),
    [
        (Details("  "), ANN, "a scenario that is kept needs a name"),
        (Details("x" * 81), ANN, "it has 80 letters at most"),
        (Details("Ours", tags=("y" * 31,)), ANN, "each of 30 letters at most"),
        (Details("Ours", tags=tuple(map(str, range(13)))), ANN, "12 at most"),
        (Details("Ours"), Author(" "), "the history says who"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence_and_keeps_nothing(details, who, told):
    with pytest.raises(InputError) as error:
        library.save_new(FIRST, details, who)
    assert told in str(error.value)
    assert library.search() == []


def test_a_reference_that_names_nothing_is_told():
    with pytest.raises(FileError, match="there is no such saved scenario on this server"):
        library.version("abcdefghij@2")
    with pytest.raises(FileError, match="it is no reference of a saved scenario"):
        library.version("existing_practice")


def test_a_viewer_reads_and_changes_nothing(address):
    made = library.save_new(FIRST, Details("Ours"), Author("Ann", "proxy"))
    viewer = Author("Ben", "proxy", "viewer")
    for change in (
        lambda: library.save_new(FIRST, Details("Mine"), viewer),
        lambda: library.save(made.scenario, 1, FIRST, viewer),
        lambda: library.restore(made.scenario, 1, viewer),
        lambda: library.describe(made.scenario, Details("Other"), viewer),
        lambda: library.publish(made.scenario, viewer),
        lambda: library.delete(made.scenario, viewer),
        lambda: library.undelete(made.scenario, viewer),
    ):
        with pytest.raises(FileError, match="Ben may read them here and not change them"):
            change()
    assert library.version(made.reference).kept == FIRST


def test_an_owner_of_the_server_may_do_what_a_scenario_s_owner_may(address):
    made = library.save_new(FIRST, Details("Ours"), Author("Ann", "proxy"))
    with pytest.raises(FileError, match="it is Ann's, who alone can do this"):
        library.publish(made.scenario, Author("Ben", "proxy"))
    assert library.publish(made.scenario, Author("Ben", "proxy", "owner")).published
    assert library.lock(made.scenario, Author("Ben", "proxy", "owner")).locked
    assert not library.publish(made.scenario, Author("Ann", "proxy"), published=False).published


def test_who_signed_in_at_a_provider_is_kept_as_such(address):
    made = library.save_new(FIRST, Details("Ours"), Author("Ann", "login"))
    assert library.saved(made.reference).owner.told_by == "login"
    assert library.version(made.reference).who == Author("Ann", "login")
    library.lock(made.scenario, Author("Ann", "login"))
    with pytest.raises(FileError, match="read-only"):
        library.save(made.scenario, 1, FIRST, Author("Ann", "typed"))
