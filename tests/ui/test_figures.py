"""How a figure, a table and a card look on a page."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pyarrow as pa
from drawing import alternative_text
from streamlit.testing.v1 import AppTest

from scenarios.ui.figures import bytes_of, with_arrow_data
from scenarios.views.charts.figure import Figure, Picture


def shown(script, **kwargs) -> AppTest:
    app = AppTest.from_function(script, default_timeout=60, kwargs=kwargs).run()
    assert not app.exception
    return app


def test_frames_travel_as_arrow_tables_and_the_chart_is_left_as_it_was():
    frame = pd.DataFrame({"a": [1, 2]})
    chart = {"layer": [], "datasets": {"d": frame}}
    sent = with_arrow_data(chart)
    assert isinstance(sent["datasets"]["d"], pa.Table)
    assert chart["datasets"]["d"] is frame
    assert with_arrow_data(sent)["datasets"]["d"] is sent["datasets"]["d"]


def test_a_figure_is_claim_detail_picture_words_caveat_and_a_table_behind():
    def script():
        import pandas as pd

        from scenarios.ui import figures
        from scenarios.views.charts.figure import Figure, Picture

        chart = {"layer": [{"mark": "point"}], "data": {"name": "d"}, "datasets": {"d": pd.DataFrame({"a": [1]})}}
        table = pd.DataFrame({"a": [1]})
        figures.figure(
            Figure("dots", "Claim", "its range", (Picture(chart, "A chart", "What it shows."),), "words", "no", table)
        )

    app = shown(script)
    assert [h.value for h in app.header] == ["Claim"]
    assert [m.value for m in app.markdown] == []  # a closed word is not sent either
    (picture,) = app.get("vega_lite_chart")
    assert alternative_text(picture) == "A chart: What it shows."
    assert json.loads(picture.proto.spec)["layer"][1]["mark"] == "point"
    assert len(app.dataframe) == 0  # a closed table is not sent
    app.session_state["dots_open"] = True
    app.run()
    assert [m.value for m in app.markdown] == ["its range", "words"]
    assert [c.value for c in app.caption] == ["**Read with care.** no"]
    assert len(app.dataframe) == 1


def test_a_figure_without_a_picture_still_has_its_words():
    def script():
        import pandas as pd

        from scenarios.ui import figures
        from scenarios.views.charts.figure import Figure

        figures.figure(Figure("dots", "Claim", "why", (), "words", "no", pd.DataFrame()))

    app = shown(script)
    assert not app.get("vega_lite_chart")
    assert [m.value for m in app.markdown] == ["why"]


def test_two_pictures_stand_side_by_side():
    def script():
        import pandas as pd

        from scenarios.ui import figures
        from scenarios.views.charts.figure import Figure, Picture

        def picture(n):
            return Picture({"layer": [{"mark": "point"}], "datasets": {}}, "A chart", f"picture {n}")

        figures.figure(Figure("dots", "Claim", "", (picture(1), picture(2)), "words", "no", pd.DataFrame()))

    app = shown(script)
    assert [alternative_text(c) for c in app.get("vega_lite_chart")] == ["A chart: picture 1", "A chart: picture 2"]
    assert len(app.columns) == 2


def test_for_a_room_the_words_are_in_the_alternative_text_alone():
    def script():
        import pandas as pd

        from scenarios.ui import figures
        from scenarios.views.charts.figure import Figure, Picture

        chart = {"layer": [{"mark": "point"}], "datasets": {}}
        figures.for_a_room(
            Figure("dots", "Claim", "range", (Picture(chart, "A chart", "alt"),), "words", "no", pd.DataFrame())
        )

    app = shown(script)
    assert [m.value for m in app.markdown] == ["range"]
    assert [c.value for c in app.caption] == ["no"]


def test_lines_of_others_are_text_and_never_markup():
    def script():
        from scenarios.ui import figures

        figures.points(["<script>x</script>", "a & b"])
        figures.summary_link('https://example.org/?a="b"&c=<d>')

    points, keep = (h.proto.body for h in shown(script).get("html"))
    assert "&lt;script&gt;" in points
    assert points.count("<li>") == 2
    assert 'href="https://example.org/?a=&quot;b&quot;&amp;c=&lt;d&gt;"' in keep


def test_a_card_is_a_table_of_two_columns():
    def script():
        from scenarios.ui import figures

        figures.card([("What", "**this**"), ("Why", "so")])

    (table,) = shown(script).table
    assert table.value.iloc[0].tolist() == ["What", "\\*\\*this\\*\\*"]  # text as it is


def test_the_evidence_is_a_table_with_its_alternative_text():
    def script():
        import pandas as pd

        from scenarios.ui import figures
        from scenarios.views.tables.evidence import COLUMNS

        figures.evidence(pd.DataFrame([[None] * len(COLUMNS)], columns=list(COLUMNS)))
        figures.budget_lines(pd.DataFrame({"Average value (£)": [1]}))
        figures.rows("Table: rows", pd.DataFrame({"a": [1, 2]}))

    app = shown(script)
    assert len(app.dataframe) == 3
    assert app.dataframe[0].proto.alt == "Table: 1 assumptions with their evidence"
    assert app.dataframe[2].proto.alt == "Table: rows"


def test_what_keeping_a_figure_costs_is_its_data_and_its_table_and_not_the_template_it_shares():
    data, table = pd.DataFrame({"x": np.zeros(1000)}), pd.DataFrame({"x": np.zeros(100)})
    chart = {"layer": [{"mark": "x" * 1_000_000}], "datasets": {"x": data}}
    figure = Figure("k", "c", "", (Picture(chart, "A chart", "a"),), "s", "c", table)
    assert 8000 + 100 * 64 <= bytes_of(figure) - 8000 <= 8000 + 100 * 64 + 2000
    assert bytes_of(None) < 100
