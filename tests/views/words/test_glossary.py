"""The words of this app for somebody who has never heard of social value."""

from __future__ import annotations

import pytest

from scenarios.views.words import glossary


def test_without_a_search_every_word_is_there_in_order():
    found = glossary.matching("")
    assert len(found) == len(glossary.entries())
    words = [word.casefold() for word, _ in found]
    assert words == sorted(words)


@pytest.mark.parametrize("search", ["pledge", "PLEDGE", "  pledge "])
def test_a_search_looks_in_word_and_meaning_whatever_its_case(search):
    found = glossary.matching(search)
    assert 0 < len(found) < len(glossary.entries())
    assert all("pledge" in f"{word} {meaning}".casefold() for word, meaning in found)


def test_a_search_that_finds_nothing_is_empty():
    assert glossary.matching("zzzz") == []


@pytest.mark.parametrize("word", ["future", "counterfactual", "deadweight", "regret", "WELLBY"])
def test_the_words_of_the_field_are_explained(word):
    assert [w for w, _ in glossary.matching(word) if word.casefold() in w.casefold()], word
