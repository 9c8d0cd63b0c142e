"""Lines that a person types: `name: word value, word value because reason`."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.lines import Line, told

FORM = "write `name: word value`"


def test_a_line_is_taken_apart_and_thousands_are_one_value():
    lines = told("Trust: Spend £300,000,000, joins 2; vcse: cash 120% because our, own returns", FORM, "x")
    assert lines[0] == Line("Trust", (("spend", "£300000000"), ("joins", "2")))
    assert lines[1] == Line("vcse", (("cash", "120%"),), "our, own returns")
    assert told("a: adult social care 40%", FORM, "x")[0].parts == (("adult social care", "40%"),)
    assert told(" ;\n ", FORM, "x") == []


@pytest.mark.parametrize("text", ["no colon here", ": spend 3", "Trust: 300m"])
def test_what_is_not_of_the_form_is_refused_with_the_form(text):
    with pytest.raises(InputError, match="write `name: word value`"):
        told(text, FORM, "x")


def test_a_name_stands_once():
    with pytest.raises(InputError, match="TRUST given twice, but each has one line"):
        told("Trust: spend 3; TRUST: spend 4", FORM, "partners")
