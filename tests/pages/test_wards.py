"""Wards without a browser: every measure, the same figures in map and table, a ward's card, who gains."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers.wards import MEASURES
from scenarios.store.wards import uploads

ROOT = Path(__file__).resolve().parents[2]


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key, value in query.items():
        app.query_params[key] = value
    return sound(sound(app.run()).switch_page("pages/1_Wards.py").run().run())


def sound(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error, [e.value for e in app.error]
    return app


def said(app: AppTest) -> str:
    return " ".join(str(e.value) for e in app.main if e.type in ("markdown", "header", "caption"))


@pytest.mark.parametrize("measure", MEASURES.values())
def test_every_measure_has_its_sentences_its_maps_and_says_modelled(measure):
    app = opened(measure=measure)
    text = said(app)
    assert "Every ward figure is modelled" in text
    assert "A grant goes to the same wards by the same rule." in text
    assert "nan" not in text
    assert len(app.get("vega_lite_chart")) == 1
    assert len(app.get("deck_gl_json_chart")) == 0
    app.toggle(key="zoom").set_value(True).run()
    assert len(sound(app).get("deck_gl_json_chart")) == 1  # one map at a time
    assert len(app.get("vega_lite_chart")) == 0
    app.toggle(key="zoom").set_value(False).run()
    assert all(len(c.proto.alt) > 30 for c in app.get("vega_lite_chart"))


def test_the_table_holds_every_ward_and_the_map_the_same_figures():
    app = opened(measure=MEASURES["p_better"])
    app.toggle(key="zoom").set_value(True).run()
    rows = app.dataframe[0].value
    assert len(rows) == 24
    deck = json.loads(app.get("deck_gl_json_chart")[0].proto.json)
    wards = next(layer for layer in deck["layers"] if layer["id"] == "wards")
    shown = {f["properties"]["ward"]: f["properties"]["phrase"] for f in wards["data"]["features"]}
    for name, p in zip(rows["Ward"], rows["Better, in 100"], strict=True):
        said = shown[name.replace("&", "&amp;")]
        assert said.startswith(f"better in {round(p)} of 100") or abs(p % 1 - 0.5) < 0.01


def test_a_ward_opens_its_card():
    app = opened()
    app.selectbox(key="ward").set_value("SNS03").run()
    card = str(sound(app).table[0].value)
    for part in ("Who lives there", "Often lonely today", "Saturation", "What it gets a year"):
        assert part in card


def test_a_floor_is_told_with_its_cost():
    app = opened(floor="80", rule="Towards deprived wards")
    assert "Guaranteeing every ward 80 % of an even share" in said(app)


def test_wards_can_be_told_apart_by_health_and_household_instead_and_the_scenario_says_so():
    app = opened(gradient="Deprivation, health and living alone")
    assert "1 setting differs" in " ".join(str(e.proto.body) for e in app.get("html"))


def test_the_scenario_says_what_it_measures_and_refuses_to_confuse_it(loaded):
    from scenarios.domain.errors import InputError

    assert loaded.scenario.levers.measure == "loneliness"
    with pytest.raises(InputError, match="a count of contacts"):
        loaded.scenario.with_levers(measure="isolation")


def test_two_strategies_stand_side_by_side():
    app = opened()
    app.toggle(key="beside").set_value(True).run()
    assert len(sound(app).get("vega_lite_chart")) == 2


@pytest.mark.parametrize(
    "query",
    [
        {"years": "1"},
        {"spend": "0"},
        {"mission": "Carbon"},
        {"scenario": "Large county"},
        {"strategies": "Half and half"},
    ],
)
def test_it_opens_at_every_corner(query):
    opened(**query)


def test_a_csv_is_safe_to_open_in_a_spreadsheet():
    import pandas as pd

    from scenarios.views.tables.wards import safe_csv

    text = safe_csv(pd.DataFrame({"Ward": ["=HYPERLINK(1)", "+1", "Fine"], "x": [-1.5, 2.0, 3.0]}))
    assert "'=HYPERLINK(1)" in text
    assert "'+1" in text
    assert "-1.5" in text
    assert text.startswith("\ufeff")


@pytest.mark.parametrize("page", ["app.py", "pages/1_Wards.py", "pages/1_What_decides_it.py", "pages/4_Present.py"])
def test_carried_figures_say_so_on_every_page(page, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    name = uploads.use(carried_brought(), "Our Town", 0.815)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.query_params["wards"] = name
    app.run()
    if page != "app.py":
        app.switch_page(page).run()
    sound(app.run())
    assert any("Figures were carried by area from 2024" in str(e.value) for e in app.main if e.type == "caption")


def carried_brought() -> uploads.Brought:
    """Four wards whose figures are those of the two older wards they were cut from."""

    def outlines(cut: int, **figures: list[int]) -> bytes:
        features = []
        for i in range(0, 4, cut):
            west, east = -1.5 + 0.01 * i, -1.5 + 0.01 * (i + cut)
            ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
            own = {
                "WD24CD": f"E050{cut:02d}{i:03d}",
                "WD24NM": f"Ward {i}",
                **{k: v[i // cut] for k, v in figures.items()},
            }
            shape = {"type": "Polygon", "coordinates": [ring]}
            features.append({"type": "Feature", "properties": own, "geometry": shape})
        return json.dumps({"type": "FeatureCollection", "features": features}).encode()

    old = ("old.geojson", outlines(2, population=[9000, 12_000]))
    return uploads.Brought(("new.geojson", outlines(1)), older=old, way="area")
