"""The trail behind a figure: every command that a page shows runs, and prints what the page says."""

from __future__ import annotations

import shlex

import pytest
from calling import scenarios
from streamlit.testing.v1 import AppTest

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports import shown
from scenarios.ui.controls import trail
from scenarios.views import words
from scenarios.views.words.behind import BEHIND

ANSWERS = Answers()


def asked(**levers):
    return link.asked(Choices(levers={"draws": 128, "years": 6} | levers), RESOLVER)


def printed(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "scenarios"
    done = scenarios(*arguments)
    assert done.returncode == 0, (command, done.stderr)
    return done.words


@pytest.mark.parametrize("key", BEHIND)
def test_every_command_runs_and_prints_the_same(key):
    question = asked()
    found = printed(trail.command(question, key, {}))
    if key in shown.KEYS:
        lines = shown.shown(key, shown.Wanted(question, ANSWERS)).lines
        assert all(" ".join(line.split()) in found for line in lines), key
    else:
        assert len(found) > 200


def test_what_a_page_has_chosen_besides_is_in_the_command():
    question = asked()
    assert trail.command(question, "map", {"map_year": 4, "other": "piecemeal"}).endswith("--other piecemeal --year 4")
    assert "--year " not in trail.command(question, "map", {"map_year": 6})
    assert trail.command(question, "robust", {"target": 0.2, "target_year": 3}).endswith(
        "--target 0.2% --target-year 3"
    )
    assert trail.command(question, "asks", {"lead": 12}).endswith("--lead 12")
    needed = trail.command(question, "need", {"want": "ahead", "want_amount": 60.0, "want_sure": "nine"})
    assert needed.endswith("--target ahead=60% --cautious")
    printed(needed)
    beside = trail.command(question, "bridge", {"with": ["small_district"], "with_wards": ""})
    assert beside.endswith("--with small_district")
    flow = trail.command(asked(mission="jobs"), "robust", {"target_count": 50})
    assert flow.endswith("--target 50")


def test_the_page_shows_command_files_and_versions_of_the_figure_it_was_led_from(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    app.query_params["draws"] = "256"
    app.query_params["behind"] = words.behind.label("dots")
    app.run().switch_page("pages/6_Equations.py").run()
    assert not app.exception
    assert "scenarios show dots existing_practice --draws 256" in [c.value for c in app.code]
    labels = [b.proto.label for b in app.get("download_button")]
    assert {"Draws (Parquet)", "Draws (CSV)", "For SAVI (ZIP)", "All of it (ZIP)"} <= set(labels)


def test_the_number_on_screen_is_the_number_in_the_terminal():
    question = asked(spend_gbp=3.3e8)
    h = ANSWERS.get(compare.facts, question).headlines[question.focus]
    said = words.answer.answer(h, ANSWERS.get(compare.setting, question).missions).sentence
    assert " ".join(said.split()) in printed(trail.command(question, "sentence", {}))
