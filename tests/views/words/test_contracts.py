"""What is said of a register: every line and every pound of it, read back."""

from __future__ import annotations

from scenarios.procurement.register import Table, read_register
from scenarios.views import words

HEADER = ["Contract ref", "Title", "Supplier", "Department", "Value", "Start date", "End date", "Notes"]


def told(*rows) -> str:
    table = Table("r.csv", "CSV in UTF-8", list(enumerate([["Our register"], HEADER, *rows], 1)))
    return "\n".join(words.contracts.report(read_register(table)))


def line(n: int, **more) -> list:
    own = {"value": "£1,200.00", "end": "31/03/2026", "department": "Adults"} | more
    return [f"A/{n}", "Care", "A Ltd", own["department"], own["value"], "01/04/2025", own["end"], ""]


def test_lines_money_and_what_to_look_at_are_all_there():
    said = told(
        line(1), line(1), line(2, value="0"), line(3, end="Rolling", department="Strategy"), ["Total", *[""] * 7]
    )
    assert "r.csv: 4 lines read, 3 contracts, 3 lines set aside." in said
    assert "the header is line 2" in said
    assert "Not read: Notes." in said
    assert "Published: £2,400.00 for whole terms; a line that is repeated is counted once." in said
    assert "£1,200.82 a year, for the 1 of 3 contracts" in said
    assert "By category: adult social care 2 and 1 whose department does not tell." in said
    assert "Set aside: title (line 1)." in said
    assert "Look at: its value is £0 (line 5)." in said
    assert "Look at: the very same line stands above: counted once (line 4)." in said


def test_many_lines_are_summed_up():
    assert words.contracts.lines_of([9]) == "line 9"
    assert words.contracts.lines_of([9, 18]) == "lines 9 and 18"
    assert words.contracts.lines_of(range(1, 31)).endswith("11, 12 and 18 more")


def test_a_register_of_nothing_has_no_money():
    assert "Published" not in told()
    assert "£0.00 a year, for the 0 of 0 contracts" in told()
