"""The list of asks: every category has one, and a fault names the file."""

from __future__ import annotations

import pytest

from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import MissionError
from scenarios.procurement.asking import wording
from scenarios.store.contracts import ask_file, book_files


def test_every_contract_of_the_shipped_book_has_something_to_ask():
    texts = ask_file.read()
    assert all(wording(texts, c) for c in book_files.load("suchnsuch").contracts)
    assert {t.category for t in texts if not t.words} == set(CATEGORIES)


def test_a_category_that_is_not_known_is_guessed(tmp_path):
    (tmp_path / "asks.toml").write_text('[[asks]]\ncategory = "hosing"\nask = "Time"\nbasis = "Performance"\n')
    with pytest.raises(MissionError, match=r"asks\.toml: asks\.category is .hosing.*Did you mean .housing."):
        ask_file.read(tmp_path / "asks.toml")
