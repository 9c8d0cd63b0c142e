"""A council's own record on a page: shown, used as assumptions, and a return that is brought to it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.contracts import column_files

HEAD = "contract_ref,measure,unit,pledged_quantity,delivered_to_date,proxy_gbp"


@pytest.fixture
def page(root, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    return app.run().switch_page("pages/1_Contracts.py").run()


def button(page, key):
    return next(b for b in page.button if b.key == key)


def test_both_together_are_used_as_assumptions_with_their_reason(page):
    assert any(h.value.startswith("In these contracts £") for h in page.header)
    button(page, "use_record").click().run()
    assert not page.exception
    text = page.session_state["assume"]
    assert "sv_commit_book = " in text
    assert "sv_delivered_ratio = " in text
    assert "because our own record of" in text
    assert any("In use on every page" in c.value for c in page.caption)
    assert not [b for b in page.button if b.key == "use_record"]


def test_a_return_whose_columns_are_called_anything_can_be_told_what_they_are(page):
    page.session_state["return_open"] = page.session_state["book_columns_open_return"] = True
    page.run()
    upload = next(f for f in page.file_uploader if f.key == "return_0")
    upload.upload("r.csv", b"Nr,What,Done,Worth,Promised\nSNS/1002,Hours,60,17,100\n", "text/csv")
    page.run()
    assert any("no row in it is a header of a social value return" in e.value for e in page.error)
    wanted = {"contract": "Nr", "measure": "What", "delivered": "Done", "proxy": "Worth", "pledged": "Promised"}
    for name, heading in wanted.items():
        next(b for b in page.selectbox if (b.key or "").startswith(f"column_{name}_columns_")).set_value(heading)
    page.text_input(key="preset_title_return").set_value("Our returns")
    button(page, "keep_preset_return").click().run()
    kept = column_files.load(page.session_state["om.preset_kept_return"], "return")
    assert kept.columns == wanted
    next(b for b in page.selectbox if b.key == "book_preset_return").set_value(
        page.session_state["om.preset_kept_return"]
    ).run()
    assert not page.exception
    assert any("speaks of 1 of the book" in h.proto.body for h in page.get("html"))
    assert "£1,700.00" in next(h.proto.body for h in page.get("html") if "speaks of 1 of the book" in h.proto.body)


def test_a_return_is_looked_over_and_put_into_a_book_of_one_s_own(page):
    page.session_state["return_open"] = True
    page.run()
    upload = next(f for f in page.file_uploader if f.key == "return_0")
    upload.upload("r.csv", f"{HEAD}\nSNS/1002,NT29,hours,100,60,17\n".encode(), "text/csv")
    page.run()
    assert any("speaks of 1 of the book" in h.proto.body for h in page.get("html"))
    button(page, "use_return").click().run()
    assert not page.exception
    assert page.session_state["book"].startswith("suchnsuch_s_contracts")
