"""What of the library is open on a screen, and whether the screen differs from it."""

from __future__ import annotations

import pytest

from scenarios.answers import link, saving
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.saved import Author
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui.controls.saving import opened, unsaved


@pytest.fixture
def version(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    asked = link.asked(Choices(levers={"draws": 256}), RESOLVER)
    yield library.save_new(Answers().get(saving.kept, asked, "Ours"), Details("Ours"), Author("Ann"))
    database.forget()


def test_the_version_on_screen_is_the_one_that_is_open_and_not_the_last(version):
    library.save(version.scenario, 1, version.kept, Author("Ben"))
    mine = opened(link.asked(Choices(version.reference), RESOLVER))
    assert (mine.name, mine.current, mine.owner.name) == ("Ours", 1, "Ann")
    assert opened(link.asked(Choices(), RESOLVER)) is None


def test_a_lever_that_is_moved_is_not_saved_and_moved_back_is(version):
    assert not unsaved(link.asked(Choices(version.reference), RESOLVER))
    moved = link.asked(Choices(version.reference, levers={"years": 3}), RESOLVER)
    assert unsaved(moved)
    assert not unsaved(moved.with_levers(years=10))
