"""References of saved scenarios, as links and commands have them."""

from __future__ import annotations

import pytest

from scenarios.domain.saved import parsed


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("abcdefghij", ("abcdefghij", None)),
        ("abcdefghij@12", ("abcdefghij", 12)),
        ("Isolation first · abcdefghij@2", ("abcdefghij", 2)),
        ("existing_practice", None),
        ("abcdefghij@", None),
        ("ABCDEFGHIJ@2", None),
        ("scenario.toml", None),
        ("", None),
    ],
)
def test_a_reference_is_ten_letters_with_or_without_a_version(reference, found):
    assert parsed(reference) == found
