"""`scenarios need`: what it would take."""

from __future__ import annotations

import csv
import io
import json

import pytest
from calling import scenarios


def test_one_lever_is_solved_for_with_its_error():
    done = scenarios(
        "need", "existing_practice", "--target", "people=12", "--by", "spend_gbp", "--draws", "512", "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["target"] == {"wanted": "people", "amount": 12.0, "cautious": False}
    (row,) = found["levers"]
    assert 4e8 < row["needed"] < 5e8
    assert row["se"] > 0


def test_every_lever_has_a_row_and_a_chance_is_typed_in_percent():
    done = scenarios("need", "existing_practice", "--target", "ahead=60%", "--draws", "128", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 9
    assert {"key", "today", "needed", "se", "least", "most", "reaches"} <= set(rows[0])
    table = scenarios(
        *("need", "existing_practice", "--target", "people=12", "--draws", "128", "--by", "years", "--cautious")
    )
    assert "in nine futures of ten" in " ".join(table.stdout.split())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--target", "peple=12"), "Did you mean 'people'"),
        (("--target", "people"), "write it as people=100"),
        (("--target", "people=-5"), "write it as people=100"),
        (("--target", "ahead=2"), "a chance lies above 0 and below 100 %"),
        (("--target", "people=12", "--by", "spend"), "spend_gbp"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(options, says):
    done = scenarios("need", "existing_practice", *options)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.split())
