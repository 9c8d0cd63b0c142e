"""The controls of "Wards": what the map shows, which ward is open, and wards of one's own."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.files import places
from scenarios.store.wards import ward_files


def geojson(**columns) -> bytes:
    features = []
    for i in range(2):
        west, east = -1.5 + 0.01 * i, -1.49 + 0.01 * i
        ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
        own = {"WD24CD": f"E0500{i:04d}", "WD24NM": f"Ward {i}", **{k: v[i] for k, v in columns.items()}}
        features.append({"type": "Feature", "properties": own, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def choosing():
    import streamlit as st

    from scenarios.store.wards import ward_files
    from scenarios.ui.controls import wards as controls

    wards = ward_files.load("suchnsuch", 0.8)
    st.session_state["ward_now"] = controls.ward(wards)
    st.session_state["measure_now"] = controls.measure()
    st.session_state["district_now"] = controls.district(wards)
    st.session_state["year_now"] = controls.year_now(5)
    st.session_state["other_now"] = controls.other({"a": "A", "b": "B"}, ["a", "b"])


def uploading():
    from scenarios.ui import page_state
    from scenarios.ui.controls import wards as controls

    page_state.own_uploads()  # as the list of councils at the side does
    controls.upload()


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "upload_folder", lambda: tmp_path / "uploads")
    places.look_again()
    yield tmp_path / "uploads"
    places.look_again()


def opened(script) -> AppTest:
    app = AppTest.from_function(script, default_timeout=90).run()
    assert not app.exception
    return app


def test_the_map_begins_with_where_people_are_lonely_and_the_last_year():
    app = opened(choosing)
    assert app.session_state["measure_now"] == "today_rate"
    assert app.session_state["year_now"] == 5
    assert app.session_state["other_now"] == "a"
    assert app.session_state["ward_now"] == 0


def test_a_council_by_itself_asks_for_no_district():
    app = opened(choosing)
    assert app.session_state["district_now"] == ""
    assert "district" not in {s.key for s in app.selectbox}


def test_a_ward_is_opened_by_the_list_and_by_a_click():
    app = opened(choosing)
    codes = ward_files.load("suchnsuch", 0.8).code
    app.selectbox(key="ward").set_value(codes[3]).run()
    assert app.session_state["ward_now"] == 3
    app.session_state["om.clicked_ward"] = codes[7]
    app.run()
    assert app.session_state["ward_now"] == 7
    assert app.selectbox(key="ward").value == codes[7]


def test_a_year_beyond_the_horizon_is_the_last():
    app = opened(choosing)
    app.session_state["map_year"] = 9
    app.run()
    assert app.session_state["year_now"] == 5
    app.session_state["map_year"] = 2
    app.run()
    assert app.session_state["year_now"] == 2


def test_a_file_is_reported_on_before_anything_is_used(home):
    app = opened(uploading)
    app.file_uploader[0].upload("my_town.geojson", geojson(population=[5000, 6000]), "application/json").run()
    assert not app.exception
    assert "my_town.geojson: usable." in [t.value for t in app.text]
    assert app.text_input(key="council_name").value == "My Town"
    assert not home.exists()


def test_wards_that_are_used_become_the_council(home):
    app = opened(uploading)
    app.file_uploader[0].upload("my_town.geojson", geojson(population=[5000, 6000]), "application/json").run()
    app.session_state["spend"] = 400_000_000
    app.button(key="use_wards").click().run()
    assert not app.error
    name = app.session_state["wards"]
    assert name.startswith("my_town_")
    assert ward_files.load(name, 0.8).n == 2
    assert app.success[0].value == "It worked: every page now runs on My Town."
    assert name in app.session_state["om.uploads"]


def test_what_the_new_council_spends_is_asked_for(home):
    app = opened(uploading)
    app.session_state["spend"] = 400_000_000
    app.file_uploader[0].upload("my_town.geojson", geojson(population=[5000, 6000]), "application/json").run()
    app.button(key="use_wards").click().run()
    assert next(t for t in app.text_input if "spend on contracts" in t.label).value == "£400m"
    next(t for t in app.text_input if "spend on contracts" in t.label).set_value("62.5m").run()
    assert app.session_state["spend"] == 62_500_000


def test_wards_can_be_taken_out_again(home):
    app = opened(uploading)
    app.session_state["spend"] = 400_000_000
    app.file_uploader[0].upload("my_town.geojson", geojson(population=[5000, 6000]), "application/json").run()
    app.button(key="use_wards").click().run()
    app.button(key="remove_wards").click().run()
    assert app.session_state["wards"] == ""
    assert not list(home.glob("*"))
    assert "remove_wards" not in {b.key for b in app.button}


def test_who_can_see_an_upload_is_said_before_anything_is_brought(home):
    text = " ".join(m.value for m in opened(uploading).markdown)
    assert "Only you, and those you give the link to, can see them." in text


def test_wards_the_model_cannot_run_on_are_not_kept(home):
    app = opened(uploading)
    app.file_uploader[0].upload("my_town.geojson", geojson(), "application/json").run()
    assert app.error[0].value.startswith("These wards cannot be used yet: ")
    assert "use_wards" not in {b.key for b in app.button}
    assert "wards" not in app.session_state
    assert not list(home.glob("*"))


def test_a_file_that_cannot_be_read_is_a_sentence_and_nothing_has_changed(home):
    app = opened(uploading)
    app.file_uploader[0].upload("broken.geojson", b"{", "application/json").run()
    assert not app.exception
    assert app.error[0].value.replace("\\", "").startswith("broken.geojson: ")
    assert app.error[0].value.endswith("Nothing has changed.")


def test_figures_of_older_boundaries_ask_for_those_boundaries(home):
    app = opened(uploading)
    app.file_uploader[0].upload("my_town.geojson", geojson(population=[5000, 6000]), "application/json").run()
    app.checkbox(key="carry").set_value(True).run()
    assert "the older boundaries is not given yet" in app.error[0].value


def test_a_file_that_passes_the_box_by_is_refused_by_its_size(home):
    app = opened(uploading)
    app.file_uploader[0].upload("my_town.geojson", b" " * 20_000_001, "application/json").run()
    assert app.error[0].value == "my_town.geojson: it is larger than 20 MB. Nothing has changed."
