"""Drafts: kept by a name nobody guesses, replaced as somebody types on, gone once saved or old."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.library import drafts
from scenarios.store.library.database import session
from scenarios.store.library.tables import DraftRow


@pytest.fixture(autouse=True)
def _everywhere(address):
    """Every test here runs in every database."""


def test_what_is_typed_is_found_by_its_name_and_replaced_as_it_grows():
    name = drafts.keep({"text": "a"})
    assert drafts.read(name) == {"text": "a"}
    assert drafts.keep({"text": "ab", "form": {"x": [1, None]}}, name) == name
    assert drafts.read(name) == {"text": "ab", "form": {"x": [1, None]}}
    assert drafts.keep({"text": "other"}) != name


def test_another_s_or_a_made_up_name_finds_nothing_and_names_none():
    assert drafts.read("aaaaaaaaaaaaaaaa") == {}
    assert drafts.read("../../etc") == {}
    assert drafts.keep({"text": "a"}, "short") != "short"


def test_a_draft_whose_name_is_known_and_content_is_gone_is_kept_anew_under_it():
    name = drafts.keep({"text": "a"})
    drafts.forget(name)
    assert drafts.read(name) == {}
    assert drafts.keep({"text": "b"}, name) == name


def test_old_ones_go_and_so_do_the_oldest_of_too_many(monkeypatch):
    old, young = drafts.keep({"text": "old"}), drafts.keep({"text": "young"})
    with session(writes=True) as opened:
        opened.get(DraftRow, old).at -= timedelta(days=31)
    drafts.keep({"text": "new"})
    assert drafts.read(old) == {}
    assert drafts.read(young) == {"text": "young"}
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 10)
    names = [drafts.keep({"text": str(i)}) for i in range(12)]
    assert drafts.read(young) == {}
    assert drafts.read(names[-1]) == {"text": "11"}


def test_one_that_is_too_long_is_refused():
    with pytest.raises(FileError, match="so it is not kept"):
        drafts.keep({"text": "x" * (drafts.LONGEST + 1)})
