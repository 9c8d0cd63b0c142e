"""The list of asks: every category has one, and a fault names the file."""

from __future__ import annotations

import pytest

from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import InputError, MissionError
from scenarios.procurement.asking import wording
from scenarios.store.contracts import ask_file, book_files
from scenarios.store.files.scenario_files import read_missions


def test_every_contract_of_the_shipped_book_has_something_to_ask():
    texts = ask_file.read()
    assert all(wording(texts, c) for c in book_files.load("suchnsuch").contracts)
    assert {t.category for t in texts if not t.words and t.mission == "isolation"} == set(CATEGORIES)


def test_every_mission_has_something_to_ask_of_every_contract():
    texts, book = ask_file.read(), book_files.load("suchnsuch")
    for mission in read_missions().keys:
        assert all(wording(texts, c, mission) for c in book.contracts), mission
    housing = next(c for c in book.contracts if c.category == "housing")
    assert wording(texts, housing, "warm_homes") != wording(texts, housing, "isolation")


def test_a_mission_that_nobody_knows_is_refused_by_its_name(tmp_path):
    file = tmp_path / "asks.toml"
    file.write_text('[[asks]]\nmission = "warm_home"\nask = "Look"\nbasis = "Because"\n')
    with pytest.raises(InputError, match="Did you mean 'warm_homes'"):
        ask_file.read(file)


def test_a_category_that_is_not_known_is_guessed(tmp_path):
    (tmp_path / "asks.toml").write_text('[[asks]]\ncategory = "hosing"\nask = "Time"\nbasis = "Performance"\n')
    with pytest.raises(MissionError, match=r"asks\.toml: asks\.category is .hosing.*Did you mean .housing."):
        ask_file.read(tmp_path / "asks.toml")
