"""The glossary as a file."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.store.files import glossary_file, places


@pytest.fixture
def glossary(tmp_path, monkeypatch):
    """Writes a glossary in place of the shipped one."""
    path = tmp_path / "glossary.toml"
    monkeypatch.setattr(places, "glossary_file", lambda: path)

    def write(text: str):
        path.write_text(text, encoding="utf-8")
        glossary_file.entries.cache_clear()
        return glossary_file.entries()

    yield write
    glossary_file.entries.cache_clear()


def test_the_shipped_words_are_all_different_and_all_explained():
    words = [word for word, _ in glossary_file.entries()]
    assert len(words) == len(set(words)) > 20
    assert all(len(meaning.split()) > 4 for _, meaning in glossary_file.entries())


def test_words_keep_the_order_of_the_file(glossary):
    found = glossary('[[entries]]\nword = "b"\nmeaning = "two"\n[[entries]]\nword = "a"\nmeaning = "one"\n')
    assert found == (("b", "two"), ("a", "one"))


@pytest.mark.parametrize("entry", ['word = "b"', 'meaning = "two"', 'word = ""\nmeaning = "two"'])
def test_a_word_without_its_meaning_is_named_by_number(glossary, entry):
    with pytest.raises(InputError, match=r"glossary\.toml: entries\.2 is .*it must have a `word` and its `meaning`"):
        glossary(f'[[entries]]\nword = "a"\nmeaning = "one"\n[[entries]]\n{entry}\n')


def test_a_file_without_entries_holds_no_words(glossary):
    assert glossary("title = 'x'\n") == ()
