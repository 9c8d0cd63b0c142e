"""A preset of columns: known fields alone, and nothing without title and supplier."""

from __future__ import annotations

import pytest

from scenarios.domain.column_preset import READ, ColumnPreset
from scenarios.domain.errors import InputError
from scenarios.procurement.columns import HEADINGS


def test_what_is_read_is_what_can_be_chosen():
    assert set(READ) == set(HEADINGS)


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
