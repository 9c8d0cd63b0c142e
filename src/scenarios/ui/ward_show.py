"""How the ward map looks on a page: two maps of the same figures, their legend, and the table."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

from scenarios.domain.wards import Wards
from scenarios.store.wards.outline_files import Outlines
from scenarios.ui import compute, frame, warding
from scenarios.ui.compute import Ask
from scenarios.views.charts import theme
from scenarios.views.maps import measures, ward_map
from scenarios.views.maps.measures import Shown
from scenarios.views.maps.ward_colour import Class

DECK_HEIGHT = ward_map.HEIGHT
TICK_S = 1.3
METRES_A_PIXEL = 78_271.5  # of the web map at zoom 0, at the equator
SHOWN_PIXELS = 430  # the narrower side of the map, less a margin


def vintages(boundaries: str, wards: Wards, standing: str) -> None:
    """Boundary vintage and data vintage beside each other, and what kind of figures these are."""
    st.caption(
        f"{standing} {'' if st.context.is_embedded else 'The table below says all of it in words. '}Boundaries: {boundaries}. Figures: {wards.data_vintage or wards.vintage}. {'Fictional. ' if wards.fictional else ''}{wards.n:,} wards."
    )


def played(
    ask: Ask, told: warding.Warded, measure: str, titles: tuple[str, str], hues: tuple[str, str], district: str
) -> None:  # fmt: skip
    """The maps with their year, which can be played."""
    above = st.container()
    left, right = st.columns([1, 1])
    play = left.toggle("Play the years", key="play", help="One year after another, up to the last.")
    beside = right.toggle(
        "Two strategies side by side",
        key="beside",
        bind="query-params",
        help="Two maps on one scale: people no longer often lonely under each strategy.",
    )
    with above:
        st.fragment(_maps, run_every=TICK_S if play else None)(ask, told, measure, titles, hues, play, beside, district)


def _maps(ask: Ask, told: warding.Warded, measure: str, titles, hues, play: bool, beside: bool, district: str) -> None:
    if play:
        now = st.session_state.get("map_year") or 0
        st.session_state.map_year = now % ask.years + 1
    if (st.session_state.get("map_year") or 0) > ask.years:
        st.session_state.map_year = ask.years
    above, year = st.container(), 1
    if ask.years > 1:
        year = st.slider(
            "Year",
            1,
            ask.years,
            ask.years,
            key="map_year",
            bind="query-params",
            help="The end of which year the map shows.",
            on_change=_year_moved,
        )
    if st.session_state.pop("_year_moved", False) and not play:
        st.rerun(scope="app")  # the card, the table and the downloads are of the same year as the map
    with above:
        _pictures(ask, told, year, measure, titles, hues, beside, district)


def _year_moved() -> None:
    st.session_state["_year_moved"] = True


def _pictures(
    ask: Ask, told: warding.Warded, year: int, measure: str, titles, hues, beside: bool, district: str
) -> None:  # fmt: skip
    wards, ink = compute.council(ask), theme.look(frame.dark())
    h = told.years[min(year, ask.years)]
    both = np.concatenate([s.mean for s in h.people.values()]) if beside else None
    first = measures.shown("helped" if beside else measure, wards, told.condition, h, titles, hues, ink, both)
    st.subheader(first.claim)
    st.write(first.detail)
    outlines, which = warding.drawn(ask, district)
    selected = st.session_state.get("ward") or wards.code[0]
    left, right = st.container(key="maps_pictures").columns(2)  # the style stacks them where they would be cut
    if beside:
        second = measures.shown("helped", wards, told.condition, warding.turned(h), titles[::-1], hues[::-1], ink, both)
        for place, one, title in ((left, first, titles[0]), (right, second, titles[1])):
            place.markdown(f"**{title}**")
            with place:
                _vector(outlines, which, one, wards, selected, ink, f"map_{title}")
                _legend(one.legend)
        return
    if len(which) > ward_map.DECKED or st.context.is_embedded:  # a frame has room for one map, and may have no WebGL
        _vector(outlines, which, first, wards, selected, ink, "map")
    else:
        with left:
            _deck(outlines, which, first, wards)
        with right:
            _vector(outlines, which, first, wards, selected, ink, "map")
    _legend(first.legend)


def _vector(outlines: Outlines, which: np.ndarray, shown: Shown, wards: Wards, selected: str, ink, key: str) -> None:
    rows = measures.rows(shown, wards, which)
    chart = ward_map.chart(outlines.url, rows, outlines.middle, ink, selected=selected)
    chart = {**chart, "datasets": {k: pa.Table.from_pylist(v) for k, v in chart["datasets"].items()}}
    event = st.vega_lite_chart(chart, theme=None, width="stretch", alt=f"Map of {wards.n} wards. {shown.claim}. {shown.detail}", on_select="rerun",
                               selection_mode="ward", key=key)  # fmt: skip
    clicked(_codes(event.selection.get("ward") if event else None), key)


def _codes(selection: object) -> list[str]:
    """Ward codes in what a chart or a deck reports as selected."""
    if isinstance(selection, list):
        return [str(s["code"]) for s in selection if isinstance(s, dict) and s.get("code")]
    return []


def clicked(codes: Sequence[str], key: str) -> None:
    """A click opens the ward's card; told once, so that the list can be used afterwards."""
    if codes and st.session_state.get(f"{key}_last") != codes[0]:
        st.session_state[f"{key}_last"] = codes[0]
        st.session_state.clicked = codes[0]
        st.rerun(scope="app")


def _deck(outlines: Outlines, which: np.ndarray, shown: Shown, wards: Wards) -> None:
    import pydeck as pdk
    from pydeck.bindings.json_tools import default_serialize

    class Compact(pdk.Deck):
        """The same deck without the spaces, which were four fifths of it."""

        def to_json(self) -> str:
            return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))

    rows = measures.rows(shown, wards, which)
    features = [
        {"type": "Feature", "geometry": geometry,
         "properties": {"code": r["code"], "ward": html.escape(r["ward"]), "says": html.escape(r["says"]), "warns": r["warns"], "fill": _rgb(r["colour"])}}
        for geometry, r in zip(outlines.degrees, rows, strict=True)
    ]  # fmt: skip
    ink = theme.look(frame.dark())
    layer = pdk.Layer("GeoJsonLayer", {"type": "FeatureCollection", "features": features}, id="wards", pickable=True, stroked=True, filled=True,
                      get_fill_color="properties.fill", get_line_color=_rgb(ink.quiet), line_width_min_pixels=1)  # fmt: skip
    narrow = np.cos(np.radians(outlines.centre[1]))
    zoom = float(np.clip(np.log2(METRES_A_PIXEL * narrow * SHOWN_PIXELS / max(*outlines.span_m, 1.0)), 3, 14))
    view = pdk.ViewState(longitude=outlines.centre[0], latitude=outlines.centre[1], zoom=zoom)
    tip = {"html": "<b>{ward}</b><br>{says}<br>{warns}", "style": {"fontSize": "14px", "maxWidth": "260px"}}
    event = st.pydeck_chart(Compact(layers=[layer], initial_view_state=view, map_provider=None, tooltip=tip), height=DECK_HEIGHT, on_select="rerun",
                            selection_mode="single-object", key="deck", alt=f"Map of {wards.n} wards. {shown.claim}")  # fmt: skip
    objects = (event.selection.get("objects") or {}).get("wards", []) if event else []
    clicked([str(o.get("properties", {}).get("code")) for o in objects], "deck")


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _legend(classes: Sequence[Class]) -> None:
    """What each colour means, in words beside it."""
    items = "".join(
        f'<li style="display:inline-flex;align-items:center;margin-right:1.1rem"><span style="width:1.4rem;height:1rem;background:{c.colour};'
        f'border:1px solid currentColor;margin-right:.4rem"></span>{html.escape(c.says)}</li>' for c in classes
    )  # fmt: skip
    st.html(
        f'<ul style="list-style:none;padding:0;margin:0;font-size:.95rem" aria-label="What the colours mean">{items}</ul>'
    )


def card(lines: Sequence[tuple[str, str]]) -> None:
    with st.container(border=True):
        st.table(pd.DataFrame(lines, columns=["", " "]), hide_index=True, hide_header=True)


def gains(alt: str, rows: pd.DataFrame) -> None:
    st.dataframe(rows, hide_index=True, width="stretch", alt=alt)


def table(rows: pd.DataFrame) -> None:
    st.write("The same figures without a picture; a column head sorts them.")
    st.dataframe(
        rows, hide_index=True, width="stretch", height=420, alt=f"Table: every figure of the map, {len(rows)} wards"
    )


def downloads(ask: Ask, rows: pd.DataFrame, shown: Callable[[], Shown]) -> None:
    """The figures as CSV and GeoJSON; the map as SVG and PNG from its own outlines."""
    from scenarios.reports import map_files as reports

    wards = compute.council(ask)
    outlines, which = warding.drawn(ask)
    degrees = [outlines.degrees[k] for k in np.argsort(which)]
    name = ward_slug(wards.council)
    one, two, three, four = st.columns(4)
    one.download_button(
        "Figures, CSV",
        lambda: measures.safe_csv(rows),
        f"{name}.csv",
        "text/csv",
        on_click="ignore",
        key="get_csv",
        help="Every figure of every ward with its range and vintage, for a spreadsheet.",
    )
    two.download_button("Figures, GeoJSON", lambda: reports.geojson(rows, degrees), f"{name}.geojson",
                        "application/geo+json", on_click="ignore", key="get_geojson", help='The same figures with the outlines, for a mapping program.')  # fmt: skip
    three.download_button("Map, SVG", lambda: reports.svg(degrees, shown(), wards, outlines.vintage), f"{name}.svg",
                          "image/svg+xml", on_click="ignore", key="get_svg", help='The map as a drawing that stays sharp at any size.')  # fmt: skip
    four.download_button("Map, PNG", lambda: reports.png(degrees, shown(), wards, outlines.vintage), f"{name}.png",
                         "image/png", on_click="ignore", key="get_png", help='The map as a picture, for a slide.')  # fmt: skip


def ward_slug(council: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in council.lower())
