"""A preset of columns: known fields alone, and nothing without title and supplier."""

from __future__ import annotations

import pytest

from scenarios.domain.column_preset import READ, READ_OF_RETURN, ColumnPreset
from scenarios.domain.errors import InputError
from scenarios.procurement import returns
from scenarios.procurement.columns import HEADINGS


def test_what_is_read_is_what_can_be_chosen():
    assert set(READ) == set(HEADINGS)
    assert set(READ_OF_RETURN) == set(returns.HEADINGS)


def test_a_preset_of_a_return_knows_its_own_fields():
    assert ColumnPreset(of="return", title="Ours", columns={"measure": "What"}).of == "return"
    with pytest.raises(InputError, match="a line of a return cannot be read without it"):
        ColumnPreset(of="return", title="Ours", columns={"measure": ""})
    with pytest.raises(InputError, match="field of a line of a return"):
        ColumnPreset(of="return", title="Ours", columns={"title": "What"})


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"tittle": "Name"}, "Did you mean 'title'?"),
        ({"supplier": ""}, "a contract cannot be read without it"),
        ({"value": "x" * 300}, "200 letters at most"),
    ],
)
def test_what_cannot_be_used_is_refused(columns, told):
    with pytest.raises(InputError) as error:
        ColumnPreset(title="Ours", columns=columns)
    assert told in str(error.value)
    assert ColumnPreset(title="Ours", columns={"review": ""}).columns == {"review": ""}
