"""What is said of a return, read back."""

from __future__ import annotations

from dataclasses import replace

from scenarios.domain.social_value import ReturnLine, ReturnReport
from scenarios.views.words import returns as words

LINE = ReturnLine("line 2", "A/1", "H", "hours", None, None, 100.0, 40.0, 10.0, "ours", None, evidence="verified")


def test_pounds_are_quantity_times_proxy_and_what_is_odd_is_named_with_its_places():
    lines = [
        LINE,
        replace(LINE, where="line 3", evidence="claimed", measure="I"),
        *(replace(LINE, where=f"line {n}", flags=("exact_duplicate",)) for n in range(4, 15)),
    ]
    said = words.report(ReturnReport("r.csv", "CSV in UTF-8", lines))
    assert said[0] == "r.csv: 13 lines read, 2 count."
    assert said[2] == "Delivered, by quantity and proxy: £800.00; pledged of the same: £2,000.00."
    assert said[3] == "Pledged by every contract in the register, once: £2,000.00."
    assert said[4] == "Of what is delivered, £400.00 is verified; the rest is claimed."
    assert said[5].startswith("Look at: the very same line stands above: counted once (line 4, line 5, ")
    assert said[5].endswith("and 3 more).")


def test_where_no_evidence_is_told_nothing_is_said_of_it():
    said = words.report(ReturnReport("r.csv", "CSV", [replace(LINE, evidence="")]))
    assert not any("verified" in line for line in said)
