"""A map of a council's template: known blocks, each once, and what has no place is told."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.paper import BLOCKS, Heading, PaperMap


def headings(*blocks: str) -> tuple[Heading, ...]:
    return (Heading(title="All of it", blocks=blocks),)


def test_what_has_no_place_is_told():
    template = PaperMap(title="Ours", source="our own", headings=headings("purpose", "options"))
    assert set(template.left_out) == set(BLOCKS) - {"purpose", "options"}


@pytest.mark.parametrize(
    ("blocks", "told"),
    [(("purpse",), "Did you mean 'purpose'?"), (("risks", "risks"), "it stands 2 times; once is enough")],
)
def test_a_map_that_cannot_be_used_is_refused(blocks, told):
    with pytest.raises(InputError) as error:
        PaperMap(title="Ours", source="our own", headings=headings(*blocks))
    assert told in str(error.value)
