"""A file that somebody brings is a register or notices, and comes to a book with a report."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.contracts import bring

REGISTER = (
    b"Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    b'A/1,Home care,A Ltd,Adults,"3000.00",01/04/2024,31/03/2027\n'
)


def test_a_register_that_is_uploaded():
    made = bring.book_of("r.csv", REGISTER, "Ours", date(2026, 11, 1))
    assert [c.reference for c in made.booking.book.contracts] == ["A/1"]
    assert made.booking.book.title == "Ours"
    assert len(made.report.contracts) == 1


def test_a_file_that_is_neither_is_one_sentence():
    with pytest.raises(FileError, match="no row in it is a header of a contract register"):
        bring.book_of("../r.csv", b"a,b\n1,2\n", "Ours", date(2026, 11, 1))
