"""What the web process works out itself: nothing of the model, and of the analysis what reads text or places dots."""

from __future__ import annotations

import inspect
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import scenarios
from scenarios.answers.answering import Answers
from scenarios.answers.workers import Workers
from scenarios.ui.asking import SERVICE

SRC = str(Path(scenarios.__file__).parent) + "/"
# What reads what somebody typed, says what a scenario changes, names a parameter, or places dots.
LIGHT = {"assumptions.py", "changes.py", "guesses.py", "drivers.py", "dots.py"}
# How one parameter could be measured, and what a number or a difference says of itself.
LIGHT_CALLS = {"kind_of", "net_gbp", "clear", "clear_of_zero", "se_in", "low", "high", "under", "valuations_disagree"}
LIGHT_CALLS |= {"nothing_to_point", "tips", "said"}
LIGHT_CALLS |= {"end", "mean_of", "lost_share", "met_at"}  # of what is told already
NUMBERED = (
    *(
        "1_Wards",
        "1_What_decides_it",
        "1_What_it_would_take",
        "1_Which_mission",
        "1_Contracts",
        "1_For_analysts",
        "2_Evidence",
        "3_Changes",
        "3_Saved_scenarios",
        "3_Side_by_side",
    ),
    "6_Equations",
)
PAGES = ["app.py", *(f"pages/{n}.py" for n in NUMBERED)]


@pytest.fixture(scope="module")
def pool():
    before = SERVICE.answers
    with Workers(2) as workers:
        SERVICE.answers = Answers(workers)
        yield SERVICE.answers
    SERVICE.answers = before


def called(script: str, root: Path, **query: str) -> Counter[str]:
    """Every call into the model, the draws and the analysis while a page runs in this process."""
    found: Counter[str] = Counter()

    def count(frame, event, _):
        if event == "call" and frame.f_code.co_filename.startswith(SRC):
            package, _, rest = frame.f_code.co_filename[len(SRC) :].partition("/")
            name, flags = frame.f_code.co_name, frame.f_code.co_flags
            heavy = package == "model" or rest == "sample.py" or (package == "analysis" and rest not in LIGHT)
            defining = not flags & inspect.CO_OPTIMIZED  # a module or a class being read for the first time
            if heavy and not defining and name not in LIGHT_CALLS:
                found[f"{package}/{rest}:{name}"] += 1

    page = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    if script != "app.py":
        page.switch_page(script)
    for key, value in query.items():
        page.query_params[key] = value
    threading.setprofile(count)
    sys.setprofile(count)
    try:
        page.run()
    finally:
        threading.setprofile(None)
        sys.setprofile(None)
    assert not page.exception
    assert not page.error, page.error
    return found


@pytest.mark.parametrize("script", PAGES)
def test_no_page_runs_the_model_in_the_web_process(pool, root, script):
    assert called(script, root, draws="512", years="3") == Counter()


@pytest.mark.parametrize("step", ["1", "2", "3", "4", "5"])
def test_no_step_of_a_session_does(pool, root, step):
    assert called("pages/4_Present.py", root, draws="512", years="3", step=step, guesses="5 40") == Counter()


def test_the_count_would_see_it(root):
    before, SERVICE.answers = SERVICE.answers, Answers()
    try:
        assert any(name.startswith("model/run.py") for name in called("app.py", root, draws="256", years="2"))
    finally:
        SERVICE.answers = before
