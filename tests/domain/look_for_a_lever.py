"""Run by test_levers in a copy of the project: where one lever is found. Prints JSON on its last line."""

import json
import logging
import sys
from pathlib import Path

from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from scenarios.answers import changes, link, link_reading
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.cli.__main__ import cli
from scenarios.cli.question import question_of
from scenarios.domain.errors import MissionError
from scenarios.store.files import scenario_files
from scenarios.ui import page_state
from scenarios.ui.controls import closed
from scenarios.views.tables import lever_list

logging.disable(logging.CRITICAL)
SMALL = {"draws": ["64"]}


def main(address: str, field: str, own: int, other: int) -> None:
    base = RESOLVER.base(link.FIRST)
    shipped = link_reading.read(SMALL, RESOLVER).question
    read = link_reading.read({**SMALL, address: [str(other)]}, RESOLVER).question
    found: dict[str, object] = {
        "read from a link": value(read, field),
        "written to a link": link.write(read, base).get(address),
        "not written where it is the scenario's own": address not in link.write(shipped, base),
        "problems of a link": list(link_reading.read({address: ["12"]}, RESOLVER).problems),
        "changes": [[c.key, c.name, c.old, c.new] for c in Answers().get(changes.changed, read) if c.key == field],
        "docs": lever_list.markdown(),
        "remembered": address in page_state.CARRIED,
    }
    found |= command_line(field, other) | scenario_file(field, other) | on_screen(address, field, own, other)
    print(json.dumps(found))


def value(question: link.Question, field: str) -> object:
    return getattr(question.scenario.levers, field)


def command_line(field: str, other: int) -> dict[str, object]:
    blank = {"wards": None, "strategies": None, "streams": None, "assume": ""}
    asked = question_of("existing_practice", **blank, **{field: other})
    return {"command line": value(asked, field), "help": CliRunner().invoke(cli, ["run", "--help"]).output}


def scenario_file(field: str, other: int) -> dict[str, object]:
    path = Path("scenarios/own.toml")
    text = 'format = 1\nextends = "existing_practice"\ntitle = "Own"\n[levers]\n'
    path.write_text(f"{text}{field} = {other}\n")
    held = getattr(scenario_files.load(str(path)).scenario.levers, field)
    path.write_text(f"{text}{field} = 99\n")
    try:
        scenario_files.load(str(path))
        refused = ""
    except MissionError as error:
        refused = str(error)
    path.unlink()
    return {"scenario file": held, "refused": refused}


def on_screen(address: str, field: str, own: int, other: int) -> dict[str, object]:
    app = AppTest.from_file(str(Path("app.py").resolve()), default_timeout=200)
    app.query_params["draws"] = "64"
    app.run()
    for part in app.sidebar.expander:  # what stands closed is not drawn
        app.session_state[closed.key(part.label)] = True
    app.run()
    box = app.number_input(key=address)
    control = {"label": box.label, "value": box.value, "slider": app.slider(key=f"{address}_slider").value}
    box.set_value(other).run()
    moved = app.session_state[address]
    traceback = bool(app.exception)
    press(app, "undo")
    after_undo = app.session_state[address]
    app.number_input(key=address).set_value(other).run()
    press(app, "reset")
    after_reset = app.session_state[address]
    return {
        "control": control,
        "moved on screen": moved,
        "traceback": traceback,
        "after undo": after_undo,
        "after reset": after_reset,
    }


def press(app: AppTest, name: str) -> None:
    next(b for b in app.button if name in (b.key or "") or name in b.label.casefold()).click().run()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
