"""What decides it, Evidence and Changes without a browser: order, controls, and that a change bites everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from calling import page_of, scenarios
from drawing import alternative_text
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("1_What_decides_it", "1_For_analysts", "2_Evidence", "3_Changes")
DECIDES, ANALYSTS, EVIDENCE, CHANGES = (f"pages/{n}.py" for n in NAMES)
QUESTIONS = ("What if we are wrong?", "When does it lose?", "What should we find out first?")


def opened(page: str, **query: str) -> AppTest:
    """A page as a reader comes to it: through the app, which knows all pages."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key, value in query.items():
        app.query_params[key] = value
    sound(app.run())
    return (
        app if page == "app.py" else sound(app.switch_page(page).run().run())
    )  # bound controls show their value on the second run


def sound(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error, [e.value for e in app.error]
    return app


def said(app: AppTest) -> str:
    return " ".join(str(e.value) for e in app.main if e.type in ("markdown", "header", "info", "caption"))


@pytest.fixture(scope="module", params=QUESTIONS)
def asked(request):
    return opened(DECIDES, asks=request.param)


@pytest.fixture(scope="module")
def analysts():
    return opened(ANALYSTS)


@pytest.mark.parametrize(
    ("question", "begins"),
    list(zip(QUESTIONS, ("Choosing", "One mission loses ", "Before deciding, ask: "), strict=True)),
)
def test_each_question_has_one_answer_and_one_picture(question, begins):
    app = opened(DECIDES, asks=question)
    (head,) = (s.value for s in app.header)
    assert head.startswith(begins)
    (chart,) = app.get("vega_lite_chart")
    assert len(alternative_text(chart)) > 30


def test_the_first_question_stands_until_another_is_asked():
    assert opened(DECIDES).header[0].value.startswith("Choosing")


def test_before_deciding_it_says_what_to_ask_whom_and_what_the_answer_is_worth():
    app = opened(DECIDES, asks=QUESTIONS[2])
    points = next(h.proto.body for h in app.get("html") if "om-points" in h.proto.body)
    told = re.findall("<li>(.*?)</li>", points)
    assert 2 <= len(told) <= 4
    for line in told:
        assert re.fullmatch(r"[A-Z£].*\? .* could say\. Worth up to about £[\d,.]+m?\.", line), line


def test_the_analysts_page_has_the_other_three(analysts):
    heads = [s.value for s in analysts.header]
    begins = ("The choice turns on", "What comes out ahead", "The target is reached most often by one mission")
    assert all(h.startswith(b) for h, b in zip(heads, begins, strict=True)), heads
    charts = analysts.get("vega_lite_chart")
    assert len(charts) == 3
    assert all(len(alternative_text(c)) > 30 for c in charts)


def test_a_leader_reads_no_term_of_art(asked):
    outside = [e.value for e in asked.main if e.type in ("header", "info")]
    for term in ("EVPPI", "EVPI", "EVSI", "PRIM", "CVaR"):
        assert not any(term in text for text in outside)
    assert any(term in m.value for m in asked.main.markdown for term in ("EVPI", "EVPPI", "PRIM"))  # in the explanation


def test_the_break_even_spend_is_told_with_its_range(analysts):
    assert "Spend is a switch too. On average one mission overtakes piecemeal at about £" in said(analysts)
    assert "In single futures it lies anywhere from £" in said(analysts)


def test_the_break_even_is_the_same_on_compare_here_in_the_summary_and_on_the_command_line(analysts, root):
    def told(text):
        return set(re.findall(r"overtakes piecemeal at about (£[\d.,]+\w*) a year", text))

    compared = AppTest.from_file(str(root / "app.py"), default_timeout=60).run()
    on_compare = told(" ".join(x.value for kind in ("header", "subheader", "markdown") for x in compared.get(kind)))
    (here,) = told(said(analysts))
    assert here in on_compare
    assert here in told(page_of({}))
    assert here in told(scenarios("ladder", "existing_practice", "--levels", "3").stdout)


def test_one_such_future_opens():
    decides = opened(DECIDES, asks=QUESTIONS[1])
    decides.button(key="open_future").click().run()
    sound(decides)
    assert "In future number" in said(decides)
    assert decides.number_input(key="future").value > 0
    assert len(decides.table) == 1


def test_a_low_target_is_reached_sometimes(analysts):
    analysts.number_input(key="target").set_value(0.05).run()
    assert "The target is reached most often by" in said(sound(analysts))


def test_nobody_tests_what_running_it_costs_on_a_hundred():
    """It is one council's own cost: somebody is asked for it, and no sample can be drawn of it."""
    app = opened(DECIDES, asks=QUESTIONS[2])
    offered = app.selectbox(key="pilot").options
    assert offered
    assert not any("fixed cost" in o for o in offered)


def test_the_pilot_is_weighed():
    decides = opened(DECIDES, asks=QUESTIONS[2])
    cheap = decides.number_input(key="pilot_months").set_value(0).run()
    next(t for t in cheap.text_input if t.label == "cost").set_value("£100").run()
    assert "the pilot is worth it" in said(sound(cheap))
    next(t for t in cheap.text_input if t.label == "cost").set_value("£50m").run()
    assert "the pilot is not worth it" in said(sound(cheap))


@pytest.mark.parametrize(
    "query",
    [
        {"spend": "0"},
        {"pointed": "0"},
        {"mission": "Jobs for young people"},
        {"years": "1"},
        {"scenario": "The sceptic"},
        {"scenario": "Small district"},
    ],
)
def test_it_opens_at_every_corner(query):
    for page in (DECIDES, ANALYSTS):
        app = opened(page, **query)
        for bad in ("nan", "None", "-0 ", "inf "):
            assert bad not in said(app)


def test_evidence_lists_every_parameter_and_filters_them(register):
    app = opened(EVIDENCE)
    rows = app.dataframe[0].value
    assert len(rows) == len(register.parameters)
    worth = rows["Decides (£)"].dropna()
    assert list(worth) == sorted(worth, reverse=True)
    assert all(len(o) > 2 for o in rows["Outline"][rows["Key"] != "piecemeal_mix"])
    app.text_input(key="search").set_value("befriending").run()
    kept = set(sound(app).dataframe[0].value["Key"])
    assert {"cost_befriend", "d_befriend_scale"} <= kept
    assert len(kept) < 6
    app.text_input(key="search").set_value("zzzz").run()
    assert "No evidence matches" in said(sound(app))


def changed(app: AppTest, key: str, way: str, why: str, **typed: str) -> AppTest:
    app.selectbox(key="parameter").set_value(key).run()
    app.segmented_control(key=f"way_{key}").set_value(way).run()
    for name, value in typed.items():
        app.text_input(key=f"new_{name}").set_value(value)
    app.text_input(key="new_why").set_value(why)
    return app.button(key="change_it").click().run()


def test_a_change_is_made_shown_everywhere_and_put_back():
    app = changed(opened(EVIDENCE), "fixed_cost_mission", "A range", "we asked", low="£20k", high="£40k")
    sound(app)
    assert "fixed_cost_mission = £20k to £40k (80%) because we asked" in app.text_area(key="assume").value
    assert any("1 assumption differs" in h.proto.body for h in app.main if h.type == "html")
    link = app.text_area(key="assume").value
    compare = opened("app.py", assume=link)
    assert any("1 assumption differs" in h.proto.body for h in compare.main if h.type == "html")
    listed = opened(CHANGES, assume=link)
    assert "Yearly fixed cost of running a mission" in str(listed.table[0].value)
    assert "we asked" in str(listed.table[0].value)
    assert "The change is yearly fixed cost of running a mission: without it one mission is about £" in said(listed)
    app.button(key="put_back").click().run()
    assert app.text_area(key="assume").value == ""


def test_an_impossible_value_is_refused_where_it_is_typed_and_stays_in_its_box():
    app = changed(opened(EVIDENCE), "reach_ceiling", "One value", "we think so", value="140%")
    assert [e.value for e in app.error] == ["reach_ceiling is 1.4, but it must lie from 0 to 1."]
    assert "assume" not in app.session_state  # its box at the side was never opened
    assert app.text_input(key="new_value").value == "140%"


def test_a_second_claim_on_the_same_year_is_refused_on_screen():
    app = opened("app.py")
    app.session_state["what_counts_open"] = True
    app.run().multiselect(key="streams").set_value(["wellbeing", "nhs", "loneliness_cost"]).run()
    assert "each person-year may be claimed once" in app.error[0].value
    assert not app.exception


def test_caution_moves_the_sentence():
    bare, cautious = (
        next(h.proto.body for h in opened("app.py", **q).main if h.type == "html" and "om-sentence" in h.proto.body)
        for q in ({}, {"caution": "The sceptic's"})
    )
    assert bare != cautious


def test_a_mangled_line_of_assumptions_is_told_and_left_out():
    app = opened("app.py", assume="scaleup = lots because of us; cost_group = 100 because of us")
    assert any("Left out: scaleup is 'lots'" in w.value for w in app.warning)
    assert any("1 assumption differs" in h.proto.body for h in app.main if h.type == "html")
