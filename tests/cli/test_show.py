"""`scenarios show`: a figure in a terminal, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json

from calling import scenarios

from scenarios.reports import shown


def test_words_and_table_of_a_figure():
    done = scenarios("show", "journey", "existing_practice", "--draws", "256")
    assert done.returncode == 0, done.stderr
    assert "pledged" in done.words
    found = json.loads(
        scenarios("show", "map", "existing_practice", "--draws", "256", "--year", "3", "--format", "json").stdout
    )
    assert len(found["rows"]) == 24
    rows = list(
        csv.DictReader(
            io.StringIO(scenarios("show", "map", "existing_practice", "--draws", "256", "--format", "csv").stdout)
        )
    )
    assert rows[0]["Ward"] == found["rows"][0]["Ward"]


def test_what_is_not_known_is_one_sentence_with_the_nearest():
    for arguments, told in (
        (("lader", "existing_practice"), "Did you mean 'ladder'?"),
        (("map", "existing_practice", "--other", "piecemel"), "Did you mean 'piecemeal'?"),
        (("map", "existing_practice", "--year", "30"), "the mission has 10 years"),
        (("robust", "existing_practice", "--target=-5"), "a share above nothing and up to 100 %"),
        (("robust", "existing_practice", "--target", "5"), "a share above nothing and up to 100 %"),
        (("robust", "existing_practice", "--mission", "jobs", "--target", "0"), "a number of outcomes above nothing"),
        (("robust", "existing_practice", "--target", "1%", "--target-year", "12"), "the mission has 10 years"),
    ):
        done = scenarios("show", *arguments)
        assert done.returncode == 2
        assert told in done.stderr


def test_every_key_can_be_asked_in_json():
    for key in shown.KEYS:
        done = scenarios("show", key, "existing_practice", "--draws", "128", "--format", "json")
        assert done.returncode == 0, (key, done.stderr)
        assert json.loads(done.stdout)["sentences"], key
