"""The page of advice and its charts stand alone: no script, no address, every figure with its words and table."""

from __future__ import annotations

import re

import numpy as np
import pytest

from scenarios.analysis.from_draws import advise
from scenarios.reports import advice_page
from scenarios.reports.advice_tables import Titled
from scenarios.views.charts.advice import of_advice

X = np.random.default_rng(7).normal(0.3, 1.0, 400)


@pytest.fixture(scope="module")
def figures():
    return of_advice(advise({"<b>stay</b>": np.zeros(400), "go": X}, {"x": X}))


def test_every_figure_has_its_claim_picture_words_and_table(figures):
    parts = [Titled("Every <input>", ("", "EVPPI"), [("<b>x</b>", "1.5")]), "A <note>."]
    page = advice_page.page(figures, parts, "my <draws>.csv", 4000)
    for f in figures:
        assert f.claim.replace("<b>stay</b>", "&lt;b&gt;stay&lt;/b&gt;") in page
        assert f"Read with care.</strong> {f.caveat}" in page
    assert page.count("<svg") == len(figures) == page.count("<table>") - 1
    assert "Advice from my &lt;draws&gt;.csv" in page
    assert "4,000 draws" in page
    assert "A &lt;note&gt;." in page
    assert "Every &lt;input&gt;" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_it_runs_no_script_and_asks_no_address(figures):
    page = advice_page.page(figures, [], "draws.csv", 400)
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=\"https?:", page)
    assert "<b>stay" not in page


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<")])
def test_a_chart_is_a_file_of_its_form(figures, form, start):
    assert advice_page.chart(figures[0], form).lstrip().startswith(start)


def test_a_chart_as_html_brings_its_library_along(figures):
    page = advice_page.chart(figures[0], "html").decode()
    assert not re.findall(r"<script[^>]*src=", page)
    assert re.search(r'Bars: [^"]*Expected loss', page)
