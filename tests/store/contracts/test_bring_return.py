"""A return that is brought to a book, from a file and from an upload."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import MissionError
from scenarios.store.contracts import book_files
from scenarios.store.contracts.bring_return import held_against, uploaded

HEAD = "contract_ref,measure,unit,pledged_quantity,delivered_to_date,proxy_gbp,period_start,period_end"
TEXT = f"{HEAD}\nSNS/1002,NT29,hours,100,60,17,2026-04-01,2026-09-30\nXX/1,NT29,hours,1,1,17,2026-04-01,2026-09-30\n"


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


def test_an_upload_and_a_file_come_to_the_same(book, tmp_path):
    (tmp_path / "r.csv").write_text(TEXT)
    held = held_against(tmp_path / "r.csv", None, book)
    again = uploaded(("r.csv", TEXT.encode()), None, book)
    assert held == again
    assert held.made.contracts == 1
    assert held.made.not_in_book == ("XX/1",)
    found = next(c for c in held.made.book.contracts if c.reference == "SNS/1002")
    assert (found.pledged_gbp, found.delivered_gbp) == (1700, 1020)


def test_proxies_come_from_a_list_of_measures(book):
    text = "contract_ref,measure,unit,pledged_quantity,delivered_to_date\nSNS/1002,M,hours,100,60\n"
    measures = ("m.csv", b"measure,unit,record_only,proxy_gbp\nM,hours,no,10\n")
    found = uploaded(("r.csv", text.encode()), measures, book).made
    assert (found.pledged_gbp, found.delivered_gbp) == (1000, 600)


def test_what_is_no_return_is_refused_by_name(book):
    with pytest.raises(MissionError, match=r"r\.csv: no row in it is a header of a social value return"):
        uploaded(("r.csv", b"a,b\n1,2\n"), None, book)


def test_the_record_is_kept_in_the_book_s_file(book, tmp_path):
    made = uploaded(("r.csv", TEXT.encode()), None, book).made.book
    (tmp_path / "b.csv").write_text(book_files.as_csv(made))
    again = book_files.load(tmp_path / "b.csv")
    assert again.contracts == made.contracts
    assert made.digest != book.digest


def test_quantities_units_and_the_version_of_the_proxy_are_kept_with_the_book(book):
    made = uploaded(("r.csv", TEXT.encode()), None, book).made.book
    line = made.record[0]
    assert (line.contract, line.measure, line.unit) == ("SNS/1002", "NT29", "hours")
    assert (line.pledged, line.delivered, line.proxy_gbp, line.counted) == (100, 60, 17, True)
    again = uploaded(("r.csv", TEXT.replace(",60,", ",70,").encode()), None, made).made.book
    assert [x.delivered for x in again.record] == [70]
