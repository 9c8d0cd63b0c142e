"""The published schema: each verb's part is complete in itself."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.store.files import schema_file


def test_a_verb_s_schema_brings_the_definitions_it_refers_to():
    found = schema_file.of_verb("run")
    assert {"estimate", "summary", "errors"} <= set(found["$defs"])
    assert found["title"] == "scenarios run --format json"


def test_a_verb_that_is_none_is_told():
    with pytest.raises(InputError, match="verb that speaks JSON"):
        schema_file.of_verb("walk")
