"""How the ward map looks on a page: one map, or two to compare, their legend, the table and the downloads."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from scenarios.analysis.ward_stats import Helped
from scenarios.answers.wards import DrawnWards, WardSetting, reversed_pair
from scenarios.domain.draws import Array
from scenarios.domain.wards import Wards
from scenarios.store.wards.outline_files import DrawnGround, give_out
from scenarios.ui import page_state, say
from scenarios.ui.figures import with_arrow_data
from scenarios.ui.framework import dark, embedded
from scenarios.views.charts.theme import Theme, theme_of
from scenarios.views.maps import measures, ward_map
from scenarios.views.maps.measures import Pair, Shown, WardData

SECONDS_A_YEAR = 1.3
GROWING = {"helped": "people", "reached": "reached"}  # measures that grow over the years, and where they are


@dataclass(frozen=True)
class MapData:
    """All years of a pair of strategies on the wards that are drawn."""

    wards: Wards
    setting: WardSetting
    years: Mapping[int, Helped]
    pair: Pair
    measure: str
    drawn: DrawnWards

    def whole(self, drawn: DrawnWards) -> MapData:
        """The same on all wards, where one district is looked at closer."""
        return replace(self, drawn=drawn)

    def at(self, year: int) -> WardData:
        """One year, or the last there is."""
        now = self.years[min(year, len(self.years))]
        return WardData(
            self.wards, self.setting.condition, now, self.pair, self.over_all_years(), self.setting.gets_gbp
        )

    def over_all_years(self) -> Array | None:
        """What the classes of a measure that grows are cut from: every year, so that growth is seen."""
        if self.measure not in GROWING:
            return None
        every = [getattr(y, GROWING[self.measure]) for y in self.years.values()]
        return np.concatenate([next(iter(by_strategy.values())).mean for by_strategy in every])


def vintages(boundaries: str, wards: Wards, kind: str) -> None:
    """Boundary vintage and data vintage beside each other, and what kind of figures these are."""
    table = "" if embedded() else "The table below says all of it in words. "
    fictional = "Fictional. " if wards.fictional else ""
    figures = wards.carried or f"Figures: {wards.data_vintage or wards.vintage}."
    say.caption(f"{kind} {table}Boundaries: {boundaries}. {figures} {fictional}{wards.n:,} wards.")


def played(data: MapData) -> None:
    """The maps with their year, which can be played."""
    above = st.container()
    left, middle, right = st.columns(3)
    play = left.toggle("Play the years", key="play", help="One year after another, up to the last.")
    stand_up = False
    if len(data.drawn.which) <= ward_map.MOST_ZOOMED and not embedded():  # a frame may have no WebGL
        stand_up = right.toggle(
            "Zoom and height",
            key="zoom",
            help="A map to zoom, turn and tilt, on which wards stand as high as the figure that is shown.",
        )
    beside = middle.toggle(
        "Two side by side",
        key="beside",
        bind="query-params",
        help="Two maps on one scale: people no longer often lonely under each strategy.",
    )
    with above:
        st.fragment(_maps, run_every=SECONDS_A_YEAR if play else None)(data, play, beside, stand_up)


def _maps(data: MapData, play: bool, beside: bool, stand_up: bool) -> None:
    state, last = page_state.state(), len(data.years)
    if play:
        state["map_year"] = (state.get("map_year") or 0) % last + 1
    if (state.get("map_year") or 0) > last:
        state["map_year"] = last
    above, year = st.container(), 1
    if last > 1:
        year = st.slider(
            "Year",
            1,
            last,
            last,
            key="map_year",
            bind="query-params",
            help="The end of which year the map shows.",
            on_change=page_state.keep,
            args=("year_moved", True),
        )
    if page_state.take("year_moved", False) and not play:
        st.rerun(scope="app")  # the card, the table and the downloads are of the same year as the map
    with above:
        _pictures(data, data.at(year), beside, stand_up)


def _pictures(data: MapData, now: WardData, beside: bool, stand_up: bool) -> None:
    theme = theme_of(dark())
    if beside:
        every = [s.mean for y in data.years.values() for s in y.people.values()]
        now = replace(now, among=np.concatenate(every))
    first = measures.shown("helped" if beside else data.measure, now, theme)
    say.heading(first.claim)
    say.write(first.detail)
    if beside:
        left, right = st.container(key="maps_pictures").columns(2)  # the style stacks them where they would be cut
        other = replace(now, year=reversed_pair(now.year), pair=data.pair.reversed())
        for place, shown, title in zip(
            (left, right), (first, measures.shown("helped", other, theme)), data.pair.titles, strict=True
        ):
            say.write("", bold=title, place=place)
            with place:
                _vector(data, shown, theme, f"map_{title}")
                _legend(shown, data.drawn.outlines.ground, theme)
        return
    if stand_up:
        _zooming(data, first, theme)
    else:
        _vector(data, first, theme, "map")
    _legend(first, data.drawn.outlines.ground, theme)


def _vector(data: MapData, shown: Shown, theme: Theme, key: str) -> None:
    outlines = data.drawn.outlines
    rows = measures.map_frame(shown, data.wards, data.drawn.which, _open_ward(data.wards))
    event = st.vega_lite_chart(
        with_arrow_data(
            ward_map.chart(
                give_out(outlines), rows, outlines.middle, theme, ground=outlines.ground, box_m=outlines.box_m
            )
        ),
        theme=None,
        width="stretch",
        # the same for every year: with another the framework draws a new picture, which is gone for a moment. What
        # the year says stands above it
        alt=f"Map of {data.wards.n} wards. {shown.figure}",
        on_select="rerun",
        selection_mode=ward_map.SELECTION,
        key=key,
    )
    _clicked(selected_codes(event.selection.get(ward_map.SELECTION) if event else None), key)


def _open_ward(wards: Wards) -> str:
    """The ward whose card is shown: one that was just clicked goes before what its list still says."""
    return page_state.kept("clicked_ward") or page_state.state().get("ward") or wards.code[0]


def selected_codes(selection: object) -> list[str]:
    """Ward codes in what a chart or a map reports as selected."""
    if isinstance(selection, list):
        return [str(s["code"]) for s in selection if isinstance(s, dict) and s.get("code")]
    return []


def _clicked(codes: Sequence[str], key: str) -> None:
    """A click opens the ward's card; taken once, so that the list can be used afterwards."""
    if codes and page_state.kept(f"{key}_last") != codes[0]:
        page_state.keep(f"{key}_last", codes[0])
        page_state.keep("clicked_ward", codes[0])
        st.rerun(scope="app")


def _zooming(data: MapData, shown: Shown, theme: Theme) -> None:
    """The map that zooms, turns and tilts; its library is read only where somebody asks for it."""
    from scenarios.views.maps import zooming_map

    among = data.over_all_years()
    event = st.pydeck_chart(
        zooming_map.deck(data.wards, data.drawn, shown, theme, None if among is None else float(among.max())),
        height=ward_map.HEIGHT,
        on_select="rerun",
        selection_mode="single-object",
        key="deck",
        alt=f"Map of {data.wards.n} wards. {shown.claim}",
    )
    objects = (event.selection.get("objects") or {}).get(zooming_map.LAYER, []) if event else []
    _clicked(selected_codes([o.get("properties", {}) for o in objects]), "deck")


def _legend(shown: Shown, ground: DrawnGround | None, theme: Theme) -> None:
    """What the colours stand for, with its unit, and what each means."""
    entries = [(entry.colour, entry.label) for entry in shown.legend] + ward_map.ground_legend(ground, theme)
    items = "".join(
        f'<li><span style="background:{colour}"></span>{html.escape(label)}</li>' for colour, label in entries
    )
    title = html.escape(shown.title)
    st.html(f'<p class="om-legend-title">{title}</p><ul class="om-legend" aria-label="{title}">{items}</ul>')


def rows_table(rows: pd.DataFrame) -> None:
    say.write("The same figures without a picture; a column head sorts them.")
    alt = f"Table: every figure of the map, {len(rows)} wards"
    st.dataframe(rows, hide_index=True, width="stretch", height=420, alt=alt)


def downloads(data: MapData, rows: pd.DataFrame, shown: Callable[[], Shown]) -> None:
    """The figures as CSV and GeoJSON; the map as SVG and PNG from its own outlines."""
    from scenarios.reports import map_files
    from scenarios.views.tables.wards import safe_csv

    wards, degrees, vintage = data.wards, data.drawn.degrees, data.drawn.outlines.vintage
    name = "".join(c if c.isalnum() else "_" for c in wards.council.lower())
    made: dict[str, tuple[str, str, Callable[[], str | bytes]]] = {
        "csv": ("Figures, CSV", "text/csv", lambda: safe_csv(rows)),
        "geojson": ("Figures, GeoJSON", "application/geo+json", lambda: map_files.geojson(rows, degrees)),
        "svg": ("Map, SVG", "image/svg+xml", lambda: map_files.svg(degrees, shown(), wards, vintage)),
        "png": ("Map, PNG", "image/png", lambda: map_files.png(degrees, shown(), wards, vintage)),
    }
    explained = {
        "csv": "Every figure of every ward with its range and vintage, for a spreadsheet.",
        "geojson": "The same figures with the outlines, for a mapping program.",
        "svg": "The map as a drawing that stays sharp at any size.",
        "png": "The map as a picture, for a slide.",
    }
    for column, (ending, (label, mime, content)) in zip(st.columns(4), made.items(), strict=True):
        column.download_button(
            label, content, f"{name}.{ending}", mime, on_click="ignore", key=f"get_{ending}", help=explained[ending]
        )
