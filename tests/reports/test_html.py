"""Pages from templates: escaped unless made here as markup."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import TemplateNotFound
from markupsafe import Markup

from scenarios.reports import html
from scenarios.reports.html import cell, environment, table_of


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.12346, "0.1235"), (1234.6, "1,235"), (np.nan, ""), (7, "7"), ("a", "a"), (True, "True"), (-0.5, "-0.5")],
)
def test_a_cell_is_a_figure_to_four_places(value, text):
    assert cell(value) == text


def test_a_frame_as_a_table_keeps_its_order_and_knows_its_numbers():
    table = table_of(pd.DataFrame({"Ward": ["A", "B"], "People": [1.5, np.nan], "n": [3, 4], "on": [True, False]}))
    assert [(h.name, h.numeric) for h in table.heads] == [("Ward", False), ("People", True), ("n", True), ("on", False)]
    assert table.rows == [["A", "1.5", "3", "True"], ["B", "", "4", "False"]]


def test_text_of_others_is_escaped_and_markup_of_ours_is_not():
    template = environment().from_string("{{ a }}|{{ b }}")
    assert template.render(a="<script>", b=Markup("<b>x</b>")) == "&lt;script&gt;|<b>x</b>"


def test_a_value_that_is_not_given_is_a_fault_and_never_a_gap():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()


def test_templates_come_with_the_package():
    assert "summary.html.j2" in environment().list_templates()
    assert "summary.css" in environment().list_templates()
    with pytest.raises(TemplateNotFound):
        html.rendered("nothing.html.j2")


def test_the_environment_is_made_once():
    assert environment() is environment()
