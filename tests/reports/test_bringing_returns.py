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


def test_columns_of_a_return_can_be_called_anything_and_chosen():
    file = ("r.csv", b"Nr,What,Done,Worth,Promised\nSNS/1002,Hours,60,17,100\n")
    chosen = {"contract": "Nr", "measure": "What", "delivered": "Done", "proxy": "Worth", "pledged": "Promised"}
    assert bringing_returns.columns_of(*file).headings == ("Nr", "What", "Done", "Worth", "Promised")
    assert bringing_returns.columns_of(*file, chosen).read == chosen
    with pytest.raises(MissionError, match="looked for columns like contract reference"):
        bringing_returns.look_over(file, None, "suchnsuch")
    assert "pledged £1,700.00" in bringing_returns.look_over(file, None, "suchnsuch", chosen).lines[0]
    with pytest.raises(MissionError, match="looked for columns like Nr, Gone, Done"):
        bringing_returns.look_over(file, None, "suchnsuch", {**chosen, "measure": "Gone"})


def test_every_line_of_a_return_is_told_as_csv():
    said = bringing_returns.accounted(OTHERS, None, "suchnsuch").splitlines()
    assert "r.csv,line 2,XX/1,left out,delivered,1020.00,it does not count: its contract is not in the register" in said
    assert "r.csv,line 2,XX/1,look at,contract,XX/1,its contract is not in the register" in said


def test_a_return_of_other_contracts_is_told_and_keeps_nothing():
    found = bringing_returns.look_over(OTHERS, None, "suchnsuch")
    assert found.contracts == 0
    assert found.lines[1] == "Not in the book: XX/1."
    with pytest.raises(MissionError, match="it speaks of no contract of the book in use"):
        bringing_returns.use(OTHERS, None, "suchnsuch")
