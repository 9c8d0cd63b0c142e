"""The pages without a browser: one opening each, and one test for every control that changes a number."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from drawing import alternative_text
from streamlit.testing.v1 import AppTest

from scenarios.store.files import scenario_files

ROOT = Path(__file__).resolve().parents[2]


def opened(**query: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in query.items():
        page.query_params[key] = value
    return page.run()


def headline(page: AppTest) -> str:
    assert not page.exception
    assert not page.error, [e.value for e in page.error]
    found = [h.proto.body for h in page.main if h.type == "html" and "om-sentence" in h.proto.body]
    assert found, "the headline is not on the page"
    return found[0]


@pytest.fixture
def page():
    return opened()


def test_paying_directly_is_told_beside_the_mission_and_a_sum_of_ones_own_moves_it(page):
    told = [m.value for m in page.markdown if "Why not simply pay for it?" in m.value]
    assert len(told) == 1
    page.session_state["grant_open"] = True
    page.run()
    points = " ".join(h.proto.body for h in page.get("html") if "om-points" in h.proto.body)
    assert "£160,000 a year, what a mission costs to run, paid as a grant" in points
    other = opened(grant="1000000")
    other.session_state["grant_open"] = True
    other.run()
    assert "£1m a year paid as a grant" in " ".join(h.proto.body for h in other.get("html"))


def test_compare_opens_with_its_sentence_and_six_figures(page):
    assert "At £400m a year, one mission on isolation suggests" in headline(page)
    assert len(page.header) == 5
    pictures = [json.loads(c.proto.json) for c in page.get("bidi_component")]
    assert re.fullmatch(r"One mission does better 1 time in \d", pictures[1]["picture"]["claim"])
    assert any("fictional council" in h.proto.body for h in page.main if h.type == "html")


def test_every_chart_has_alternative_text_and_a_table(page):
    charts = page.get("vega_lite_chart")
    pictures = [json.loads(c.proto.json) for c in page.get("bidi_component")]
    assert (len(charts), len(pictures)) == (5, 2)
    assert all(len(alt) > 40 for alt in (*(alternative_text(c) for c in charts), *(p["alt"] for p in pictures)))
    assert len(page.dataframe) == 0  # a closed table is not sent
    for key in ("ladder", "dots", "people", "years", "journey", "valuations"):
        page.session_state[f"{key}_open"] = True
    page.run()
    assert len(page.dataframe) == 6
    assert len(page.dataframe[1].value) == 50


def spend_box(page):
    return next(t for t in page.text_input if t.label == "Exactly, £ a year")


def test_the_spend_slider_changes_the_sentence_and_the_number_beside_it(page):
    page.slider(key="spend_slider").set_value(650.0).run()
    assert "At £650m a year" in headline(page)
    assert spend_box(page).value == "£650m"


def test_the_exact_number_changes_the_sentence_and_the_slider(page):
    spend_box(page).set_value("£403,217,000").run()
    assert "At £403,217,000 a year" in headline(page)
    assert page.slider(key="spend_slider").value == pytest.approx(403.217)


def test_zero_spend_says_that_there_is_nothing(page):
    page.slider(key="spend_slider").set_value(0.0).run()
    assert "there is nothing to point" in headline(page)


def test_the_mission_changes_what_is_counted(page):
    page.selectbox(key="mission").set_value("jobs").run()
    assert "young people in work over 10 years" in headline(page)


def test_the_strategies_change_who_is_compared(page):
    page.pills(key="strategies").set_value(["half_and_half"]).run()
    assert "half and half on isolation" in headline(page)
    page.pills(key="strategies").set_value([]).run()
    assert "one mission on isolation" in headline(page)


def test_the_share_pointed_at_the_mission_changes_the_numbers(page):
    before = headline(page)
    page.slider(key="pointed_slider").set_value(50).run()
    assert headline(page) != before
    page.slider(key="pointed_slider").set_value(0).run()
    assert "piecemeal by another name" in headline(page)


@pytest.mark.parametrize(("lever", "value"), [("pointed_slider", 50), ("years_slider", 4)])
def test_a_lever_that_moves_brings_other_data_to_the_same_charts(page, lever, value):
    """With another chart, or another name of it, the framework draws a whole new picture, which takes far longer."""
    charts = lambda: [(c.proto.spec, c.proto.alt) for c in page.get("vega_lite_chart")]  # noqa: E731
    told = lambda: [alternative_text(c) for c in page.get("vega_lite_chart")]  # noqa: E731
    before, told_before = charts(), told()
    page.slider(key=lever).set_value(value).run()
    headline(page)
    assert charts() == before
    assert told() != told_before


def test_years_change_the_numbers(page):
    page.slider(key="years_slider").set_value(4).run()
    assert "after 4 years" in headline(page)


def test_the_ward_rule_changes_the_numbers(page):
    """Little at this spend, so the figures are compared to the last digit and not by their words."""
    figures = lambda: [d.data.data for d in page.get("vega_lite_chart")[0].proto.datasets]  # noqa: E731
    before = figures()
    page.session_state["sharing_between_wards_open"] = True
    page.run()
    page.selectbox(key="rule").set_value("best_return").run()
    headline(page)
    assert figures() != before


def test_a_scenario_takes_its_own_levers(page):
    page.selectbox(key="scenario").set_value("large_county").run()
    assert "At £900m a year" in headline(page)
    assert page.number_input(key="spend").value == 900_000_000


@pytest.mark.parametrize("name", [p.stem for p in scenario_files.shipped_files()])
def test_every_shipped_scenario_opens_by_link(name):
    scenario = scenario_files.load(name).scenario
    page = opened(scenario=scenario.title)
    headline(page)
    assert page.selectbox(key="scenario").value == name
    assert page.number_input(key="spend").value == scenario.levers.spend_gbp


def test_a_link_is_the_screen():
    page = opened(spend="123456789", mission="Carbon", years="7", pointed="60", rule="The same for every adult")
    assert "At £123,456,789 a year" in headline(page)
    assert "tonnes of carbon saved over 7 years" in headline(page)


@pytest.mark.parametrize(
    "query",
    [
        {"spend": "lots"},
        {"spend": "-4"},
        {"mission": "nonsense"},
        {"scenario": "../../etc"},
        {"years": "999"},
        {"strategies": "x"},
        {"pointed": "1e9"},
    ],
)
def test_a_mangled_link_opens_all_the_same(query):
    assert "suggests" in headline(opened(**query))


def test_a_fault_is_a_sentence_and_never_a_traceback(monkeypatch, page):
    from scenarios.ui.asking import SERVICE

    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(SERVICE.answers, "begin", broken)
    page.run()
    assert not page.exception
    assert len(page.error) == 1
    assert "secret" not in page.error[0].value


def test_a_mistake_of_the_user_is_told_as_it_is(monkeypatch, page):
    from scenarios.domain.errors import FileError
    from scenarios.ui.asking import SERVICE

    def broken(*_):
        raise FileError("wards.geojson", "it is empty")

    monkeypatch.setattr(SERVICE.answers, "begin", broken)
    page.run()
    assert page.error[0].value == "wards.geojson: it is empty"


@pytest.mark.parametrize("typed", ["£250m", "250,000,000", "0.25bn", " 250 million", "£0.25 billion", "250000k"])
def test_money_is_typed_as_people_write_it(page, typed):
    spend_box(page).set_value(typed).run()
    assert "At £250m a year" in headline(page)
    assert spend_box(page).value == "£250m"
    assert page.session_state["spend"] == 250_000_000
    assert page.slider(key="spend_slider").value == 250.0


@pytest.mark.parametrize("typed", ["lots", "-5", "£6bn", "40%", "nan", "1e400", "£1.005", ""])
def test_an_amount_that_cannot_be_read_is_told_and_the_one_before_stays(page, typed):
    spend_box(page).set_value("£250m").run()
    spend_box(page).set_value(typed).run()
    told = (
        f"Exactly, £ a year: {typed!r} is not an amount of whole pounds from £0 to £5bn, such as £400m, 400,000,000 or"
        " 0.4bn; £250m stays."
    )
    assert [e.value for e in page.error] == [told]
    assert page.session_state["spend"] == 250_000_000
    page.run()
    assert [e.value for e in page.error] == [told]  # until another amount is typed or slid to
    assert spend_box(page).value == "£250m"
    spend_box(page).set_value("£300m").run()
    assert "At £300m a year" in headline(page)
    spend_box(page).set_value("£250m").run()
    assert "At £250m a year" in headline(page)


@pytest.mark.parametrize("written", ["£250m", "250,000,000", "0.25bn", "250000000"])
def test_a_link_says_money_as_people_write_it(written):
    page = opened(spend=written)
    assert "At £250m a year" in headline(page)
    assert page.session_state["spend"] == 250_000_000
    assert not [t.value for t in page.text if "is used" in t.value]


def test_a_move_that_brings_along_the_text_of_the_amount_before_is_no_typing(page):
    """A browser that is moved twice at once sends the text that it last heard of."""
    before = spend_box(page).id
    page.slider(key="spend_slider").set_value(405.0).run()
    assert spend_box(page).id != before  # what is sent for the old box is nobody's any more
    page.slider(key="spend_slider").set_value(410.0).run()
    assert page.session_state["spend"] == 410_000_000
    assert spend_box(page).value == "£410m"


def test_the_prose_of_the_page_holds_few_numbers(page):
    """What a room reads before it asks: headings, sentences and captions outside whatever stands closed."""

    def prose(block):
        for child in getattr(block, "children", {}).values():
            if child.type == "expander":
                continue
            if child.type in ("markdown", "caption", "header", "title"):
                yield child.value
            if child.type == "html":
                yield re.sub(r"<[^>]+>", " ", child.proto.body)
            yield from prose(child)

    fresh = opened()
    assert len(re.findall(r"\d[\d,.]*", " ".join(prose(fresh.main)))) <= 25


def test_how_much_of_what_decides_is_judgement_is_said_once_it_is_known_and_never_waited_for(page):
    from scenarios.answers import link_reading
    from scenarios.answers.answering import RESOLVER
    from scenarios.answers.decide import decision
    from scenarios.ui.asking import SERVICE
    from scenarios.views import words

    def told(shown: AppTest) -> list[str]:
        return [m.value for m in shown.markdown if words.evidence.HOW_SURE in m.value]

    question = link_reading.read({"years": ["7"]}, RESOLVER).question
    assert told(opened(years="7")) == []
    SERVICE.answers.get(decision, question)
    (said,) = told(opened(years="7"))
    assert re.search(r"Of the \d figures that decide the choice most, \w+ (are|is) our own judgement", said)
