"""The static summary and the screen are given the same answers: every sentence, every number, every colour."""

from __future__ import annotations

import json
import re
from html import unescape

import html5lib
import pytest
from calling import page_of
from streamlit.testing.v1 import AppTest

from scenarios.reports.html import table_of
from scenarios.views import compare_figures
from scenarios.views.charts.theme import LIGHT

HALF, FEW = "Half and half", "Four missions"
QUESTIONS = {
    "the first screen": {},
    "with strategies dropped": {"strategies": [HALF]},
    "with one dropped": {"strategies": ["One mission", HALF]},
    "with levers moved": {"years": ["4"], "spend": ["90000000"], "pointed": ["60"], "caution": ["Standard caution"]},
    "of another mission": {"mission": ["jobs"], "years": ["5"]},
}
SPACE = re.compile(r"\s+")


def text(element) -> str:
    return SPACE.sub(" ", "".join(element.itertext())).strip()


def plain(written: str) -> str:
    """What a reader sees of Markdown that a page wrote."""
    return SPACE.sub(" ", unescape(re.sub(r"\\([^\w\s])", r"\1", written.replace("**", "")))).strip()


@pytest.fixture(scope="module", params=QUESTIONS.values(), ids=QUESTIONS.keys())
def both(request, root):
    """One link as the static summary and as the screen."""
    parts = {"draws": ["256"], **request.param}
    page = html5lib.parse(page_of(parts), namespaceHTMLElements=False)
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, values in parts.items():
        app.query_params[key] = values
    app.run()
    assert not app.exception
    for kind in (*compare_figures.KINDS, "grant"):
        app.session_state[f"{kind}_open"] = True
    return page, app.run()


@pytest.fixture
def sections(both):
    """The sections of the summary that hold a drawing of Compare, with the tables behind them."""
    page, _ = both
    found = [s for s in page.findall(".//section") if s.find(".//figure") is not None]
    assert len(found) == len(kinds(page)) + 1  # the last one is the map
    return found


def kinds(page) -> tuple[str, ...]:
    """The figures there are: a mission that is counted over the horizon has no line over the years."""
    flow = "young people in work" in text(page.find(".//p[@class='sentence']"))
    return tuple(k for k in compare_figures.KINDS if k != "years" or not flow)


def headlines(app: AppTest) -> str:
    bodies = [h.proto.body for h in app.main if h.type == "html" and "om-sentence" in h.proto.body]
    return plain(re.sub(r"<[^>]+>", "", bodies[0]))


def test_figure_sentence_and_chance_are_the_screen_s(both):
    page, app = both
    said = headlines(app)
    for part in ("figure", "sentence", "chance"):
        told = page.find(f".//p[@class='{part}']")
        assert part == "chance" or told is not None
        assert told is None or text(told) in said


def test_every_claim_is_a_heading_of_the_screen(both, sections):
    _, app = both
    claims = [text(s.find("h2")) for s in sections[:-1]]
    ladder, *rest = (plain(h.value) for h in app.main if h.type == "header")
    assert claims == [ladder, given(app)[1]["picture"]["claim"], *rest]  # the dots' claim follows a hand


def test_every_sentence_beneath_a_claim_stands_on_the_screen(both, sections):
    _, app = both
    written = {plain(e.value) for e in app.main if e.type in ("markdown", "caption")}
    for section in sections[:-1]:
        for paragraph in section.findall("p"):
            assert text(paragraph) in written


def test_every_number_of_every_table_is_the_screen_s(both, sections):
    page, app = both
    tables = page.findall(".//details")[: len(kinds(page))]
    frames = [d.value for d in app.dataframe]
    assert len(frames) == len(kinds(page))
    for details, frame in zip(tables, frames, strict=True):
        rows = [[text(cell) for cell in row.findall("td")] for row in details.findall(".//tbody/tr")]
        own = [[SPACE.sub(" ", cell).strip() for cell in row] for row in table_of(frame).rows]
        assert rows == own, text(details.find("summary"))


def test_every_number_in_words_is_on_the_screen(both, sections):
    """The strongest claim, once more and without structure: no figure of the summary is missing from the screen."""
    _, app = both
    seen = " ".join(plain(str(e.value)) for e in app.main if e.type in ("markdown", "caption", "header"))
    seen = f"{seen} {headlines(app)}"
    for section in sections[:-1]:
        for number in re.findall(r"£?\d[\d,.]*\d|\d", text(section.find("h2"))):
            assert number in seen


def given(app: AppTest) -> list[dict]:
    """What the ladder and the dots are drawn from in the browser."""
    return [json.loads(c.proto.json) for c in app.main.get("bidi_component")]


def charts(app: AppTest) -> list[dict]:
    return [*given(app), *(json.loads(chart.proto.spec) for chart in app.main.get("vega_lite_chart"))]


def test_every_strategy_has_the_screen_s_colour(both, sections):
    _, app = both
    drawings = [figure for s in sections[:-1] for figure in s.findall("figure")]
    specs = charts(app)
    assert len(specs) == len(drawings)
    for spec, drawing in zip(specs, drawings, strict=True):
        painted = {c for c in re.findall(r"#[0-9a-f]{6}", svg_of(drawing)) if c in LIGHT.strategies}
        used = {c for c in json.dumps(spec).split('"') if c in LIGHT.strategies}
        assert painted, "no strategy's colour is in the drawing"
        assert painted <= used


def svg_of(figure) -> str:
    """Everything that a drawing says in its attributes: the colours are among them."""
    return " ".join(value for element in figure.iter() for value in element.attrib.values())


def test_a_strategy_keeps_its_colour_when_others_are_left_out(root):
    """Colours go by the number in the scenario file, in the summary as on the screen."""
    whole, fewer = (page_of({"draws": ["64"], **parts}) for parts in ({}, {"strategies": [HALF]}))
    green = LIGHT.colour(3)
    for page in (whole, fewer):
        assert green in page
    assert LIGHT.colour(1) not in re.sub(r"<style>.*?</style>", "", fewer, flags=re.S)
