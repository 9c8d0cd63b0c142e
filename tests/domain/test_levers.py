"""The table of levers, and that everything follows from it: a toy lever is added to a copy and looked for."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.levers import LEVERS, MOVABLE, Levers

TOY = """    colour: Annotated[
        int,
        Field(ge=0, le=9),
        Lever("A toy", "For a test.", "whole", link_name="toy_colour", most=9, group=RULES, of_a_mission=True),
    ] = 4
"""
LOOK = Path(__file__).with_name("look_for_a_lever.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory, root) -> dict:
    """A copy of the project in which the table of levers, and nothing else, has one line more."""
    copy = tmp_path_factory.mktemp("toy")
    for folder in ("src", "pages", "scenarios", "geodata", "static"):
        shutil.copytree(root / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(root / "app.py", copy)
    table = copy / "src/scenarios/domain/levers.py"
    text = table.read_text()
    before = "    draws: Annotated["
    assert text.count(before) == 1
    table.write_text(text.replace(before, TOY + before))
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "ONE_MISSION_HOME": str(copy)}
    done = subprocess.run(
        [sys.executable, str(LOOK), "toy_colour", "colour", "4", "7"],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_a_new_lever_stands_on_screen_with_its_own_value(found):
    assert found["control"] == {"label": "A toy, typed", "value": 4, "slider": 4}


def test_a_new_lever_moved_on_screen_asks_another_question(found):
    assert found["moved on screen"] == 7
    assert found["traceback"] is False


def test_a_new_lever_is_read_from_a_link_and_written_to_one(found):
    assert found["read from a link"] == 7
    assert found["written to a link"] == ["7"]
    assert found["not written where it is the scenario's own"]


def test_a_link_that_asks_too_much_of_a_new_lever_is_answered(found):
    assert found["problems of a link"] == ["toy_colour = '12' is not a whole number from 0 to 9; 4 is used"]


def test_a_new_lever_is_an_option_of_the_command_line(found):
    assert found["command line"] == 7
    assert "--toy-colour" in found["help"]


def test_a_new_lever_is_read_from_a_scenario_file_and_held_to_its_limits(found):
    assert found["scenario file"] == 7
    assert "levers.colour" in found["refused"]
    assert "9" in found["refused"]


def test_a_new_lever_is_listed_among_the_changes(found):
    assert found["changes"] == [["colour", "A toy", 4, 7]]


def test_a_new_lever_has_its_row_in_the_docs(found):
    row = "| `colour` | A toy. For a test. | 0 to 9 | `toy_colour` | `--toy-colour` |"
    assert row in found["docs"]


def test_a_new_lever_can_be_undone_and_reset(found):
    assert found["remembered"]
    assert found["after undo"] == 4
    assert found["after reset"] == 4


def test_every_choice_on_screen_is_one_the_field_can_hold_and_the_other_way_round():
    for name, lever in LEVERS.items():
        if lever.kind == "choice":
            assert set(lever.choices) == set(get_args(Levers.model_fields[name].annotation)), name


def test_no_two_levers_share_a_name_in_a_link_or_a_label():
    for held in ([v.link_name for v in MOVABLE.values()], [v.label for v in LEVERS.values()]):
        assert len(held) == len(set(held))


def test_every_field_has_its_line_in_the_table():
    assert list(LEVERS) == list(Levers.model_fields)


def test_what_a_control_offers_is_within_what_the_field_takes():
    for name, lever in MOVABLE.items():
        if lever.kind in ("whole", "percent", "pounds"):
            limits = Levers.model_json_schema()["properties"][name]
            assert lever.from_control(lever.least) >= limits["minimum"], name
            assert lever.from_control(lever.most) <= limits.get("maximum", float("inf")), name


def test_a_lever_of_a_scenario_file_alone_has_no_option():
    assert LEVERS["relet_by_year"].option == ""
    assert "relet_by_year" not in MOVABLE


def test_isolation_is_refused_as_a_measure_and_the_reason_is_given(loaded):
    with pytest.raises(InputError, match="one may not pose as the other"):
        Levers.model_validate(loaded.scenario.levers.model_dump() | {"measure": "isolation"})


def test_a_share_re_let_cannot_fall(loaded):
    with pytest.raises(InputError, match="cannot fall"):
        Levers.model_validate(loaded.scenario.levers.model_dump() | {"relet_by_year": (0.5, 0.4)})
