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


def leaving_out(problems: list[str]):
    from scenarios.ui import say

    say.left_out(problems)


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], []),
        (["one"], ["Left out: one"]),
        (["one", "one", "two"], ["Left out: one", "Left out: two"]),
        (
            ["one", "two", "three", "four"],
            ["Left out: one", "Left out: two", "Left out: three", "Left out: 1 more line."],
        ),
        (
            ["one", *(str(n) for n in range(1500))],
            ["Left out: one", "Left out: 0", "Left out: 1", "Left out: 1,498 more lines."],
        ),
    ],
)
def test_lines_that_cannot_be_used_are_summed_up_after_a_few(problems, said):
    run = AppTest.from_function(leaving_out, args=(problems,)).run()
    assert not run.exception
    assert [w.value for w in run.warning] == said
