"""A return as a page shows and uses it."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import MissionError
from scenarios.reports import bringing_returns
from scenarios.store.contracts import book_files

HEAD = "contract_ref,measure,unit,pledged_quantity,delivered_to_date,proxy_gbp"
OURS = ("r.csv", f"{HEAD}\nSNS/1002,NT29,hours,100,60,17\n".encode())
OTHERS = ("r.csv", f"{HEAD}\nXX/1,NT29,hours,100,60,17\n".encode())


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))


def test_it_is_looked_over_and_then_used_as_a_book_of_one_s_own():
    found = bringing_returns.look_over(OURS, None, "suchnsuch")
    assert found.contracts == 1
    assert found.lines[0].startswith("The return speaks of 1 of the book's 850 contracts: pledged £1,700.00")
    assert any("lines read" in line for line in found.every_line)
    name, title = bringing_returns.use(OURS, None, "suchnsuch")
    assert title.startswith("SuchnSuch")
    assert next(c for c in book_files.load(name).contracts if c.reference == "SNS/1002").delivered_gbp == 1020


def test_a_return_of_other_contracts_is_told_and_keeps_nothing():
    found = bringing_returns.look_over(OTHERS, None, "suchnsuch")
    assert found.contracts == 0
    assert found.lines[1] == "Not in the book: XX/1."
    with pytest.raises(MissionError, match="it speaks of no contract of the book in use"):
        bringing_returns.use(OTHERS, None, "suchnsuch")
