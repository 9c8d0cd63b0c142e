"""One quantity, one figure: what two places show comes from one answer, in the same words, wherever it stands.

Every page of a leader's walk, the static summary, the terminal and the JSON are read, and what they say is compared.
"""

from __future__ import annotations

import html
import json
import re

import pytest
from calling import page_of, scenarios
from drawing import alternative_text
from streamlit.testing.v1 import AppTest

from scenarios.views.words import numbers

STRATEGIES = ("one_mission", "piecemeal")
PAGES = {
    "Compare": ("app.py", {}),
    "Wards": ("pages/1_Wards.py", {}),
    "What if we are wrong?": ("pages/1_What_decides_it.py", {"asks": "What if we are wrong?"}),
    "For analysts": ("pages/1_For_analysts.py", {}),
    "The money": ("pages/4_Present.py", {"step": "1. Question 2"}),
    "What it could be": ("pages/4_Present.py", {"step": "1. Question 4"}),
    "What we value": ("pages/4_Present.py", {"step": "4. Choose"}),
    "The reveal": ("pages/4_Present.py", {"step": "6. Reveal 3"}),
    "The ladder in a room": ("pages/4_Present.py", {"step": "6. Reveal 5"}),
    "The plan": ("pages/4_Present.py", {"step": "9. Plan"}),
}


def shown(root, script: str, **query: str) -> str:
    """Everything a page says, as text: what is drawn in the browser too, and alternative texts."""
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if script != "app.py":
        app.switch_page(script).run().run()
    assert not app.exception
    kinds = ("markdown", "header", "caption", "info", "title")
    said = [str(e.value) for e in app.main if e.type in kinds]
    said += [re.sub(r"<[^>]+>", " ", h.proto.body) for h in app.get("html")]
    said += [alternative_text(c) for c in app.get("vega_lite_chart")]
    said += [json.loads(c.proto.json)["picture"].get("claim", "") for c in app.get("bidi_component")]
    said += [json.loads(c.proto.json)["alt"] for c in app.get("bidi_component")]
    return " ".join(html.unescape(re.sub(r"\\([^\w\s])", r"\1", text)) for text in said)


@pytest.fixture(scope="module")
def places(root):
    """What each place says, by its name."""
    found = {name: shown(root, script, **query) for name, (script, query) in PAGES.items()}
    found["the summary"] = html.unescape(re.sub(r"<[^>]+>", " ", page_of({})))
    found["the terminal"] = scenarios("run", "existing_practice").words
    found["the ladder on the command line"] = scenarios("ladder", "existing_practice", "--levels", "3").words
    return found


@pytest.fixture(scope="module")
def told():
    """The same answer as data."""
    return json.loads(scenarios("run", "existing_practice", "--format", "json").stdout)


def everywhere(places, pattern: str, *least: str) -> set[str]:
    """What is found of one quantity in every place; it has to stand at least in these."""
    found = {name: set(re.findall(pattern, text)) for name, text in places.items()}
    for name in least:
        assert found[name], f"{name} does not say it"
    return set().union(*found.values())


def test_the_tipping_point_is_one(places):
    found = everywhere(
        places,
        r"one mission overtakes piecemeal at about (£[\d.,]+\w*)",
        *("Compare", "For analysts", "The ladder in a room", "the summary", "the ladder on the command line"),
    )
    assert len(found) == 1


def test_the_chance_of_being_ahead_is_one(places, told):
    p = told["strategies"]["one_mission"]["from_piecemeal"]["blend"]["p_better"]["value"]
    ahead = everywhere(places, r"One mission does better (\d+ times? in \d+|every time)", "Compare", "the summary")
    assert ahead == {numbers.times(p)}
    behind = everywhere(
        places, r"Piecemeal comes out ahead (\d+ times? in \d+)", "Compare", "The reveal", "the summary"
    )
    assert behind == {numbers.times(1 - p)}


def test_people_helped_are_one_figure(places, told):
    end = {k: told["strategies"][k]["outcomes"]["people_no_longer_isolated_at_end"]["mean"] for k in STRATEGIES}
    people = end["one_mission"] - end["piecemeal"]
    more = r"one mission on isolation suggests about (\d[\d,.]*) more people no longer often lonely after 10 years"
    found = everywhere(places, more, "Compare", "The reveal", "the summary", "the terminal")
    assert found == {numbers.count(people)}
    imagined = everywhere(places, r"As it is today: about (\d[\d,.]*) more", "What it could be")
    assert imagined == found


def test_what_is_left_of_a_pledge_is_one_figure(places):
    found = everywhere(
        places, r"of every £100 pledged, (\S+) is left to spend on it", "Compare", "The money", "the summary"
    )
    assert len(found) == 1


def test_whether_paying_for_it_does_better_is_one_claim(places):
    claims = everywhere(
        places,
        r"(Paying for the help directly does [^.]*)\.",
        *("Compare", "Wards", "What if we are wrong?", "The plan", "the summary", "the terminal"),
    )
    assert len(claims) == 1


def test_how_many_are_lonely_is_one_figure(places):
    assert len(everywhere(places, r"about [\d,.]+ of ([\d,]+)\.", "Wards")) == 1
