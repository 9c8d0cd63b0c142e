"""Text on a page: as it is, and ordinary sentences as they are written."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest


def saying():
    import pandas as pd

    from scenarios.ui import say

    hostile = "![p](http://x.y/z) **b** <img> :red[x] $x$"
    say.title(hostile)
    say.heading(hostile)
    say.write(hostile, bold="Bold.")
    say.write("", bold=hostile)
    say.caption(hostile)
    for kind in (say.info, say.success, say.warning, say.error):
        kind(hostile)
    say.table(pd.DataFrame({"a": [hostile], "n": [1.5]}))


@pytest.fixture(scope="module")
def app():
    run = AppTest.from_function(saying).run()
    assert not run.exception
    return run


def test_nothing_of_it_is_markup(app):
    kinds = ("title", "header", "markdown", "caption", "info", "success", "warning", "error")
    for kind in kinds:
        for element in app.get(kind) if kind not in ("title", "header") else getattr(app, kind):
            assert not re.search(r"(?<!\\)(!\[|\]\(|<img|:red\[|\$x)", element.value.replace("\\]", "")), kind


def test_what_is_bold_is_ours(app):
    assert app.markdown[0].value.startswith("**Bold.** ")
    assert app.markdown[1].value.startswith("**!\\[")


def test_a_table_keeps_its_numbers(app):
    assert app.table[0].value["n"].tolist() == [1.5]
    assert "![" not in app.table[0].value["a"][0]
