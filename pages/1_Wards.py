"""Wards: where people are lonely, whom each strategy reaches, and how sure that is."""

import streamlit as st

from scenarios.ui import compute, controls, differing, frame, share, ward_controls, ward_show, warding
from scenarios.views import words
from scenarios.views.charts import theme
from scenarios.views.maps import measures
from scenarios.views.words import by_ward


@frame.page("Wards", shared="Wards")
def main() -> None:
    # ask
    ask, spend = controls.sidebar_with_spend()
    chosen, wards = compute.loaded(ask.scenario), compute.council(ask)
    st.title("Wards")
    frame.council_badge(
        wards.council, wards.fictional, chosen.scenario.title, words.evidence.differs(differing.changed(ask))
    )
    left, right = st.columns(2)
    with left:
        measure = ward_controls.measure()
    with right:
        other = ward_controls.other(ask, warding.others(ask))
    district = ward_controls.district(wards)

    # run
    with frame.progress("Working out every ward and year …") as tell:
        told = warding.warded(ask, spend, other, tell)
        by_rule, totals = warding.gains(ask, spend, tell)
    titles, hues = warding.pair(ask, other, theme.look(frame.dark()))
    outlines, fifth = warding.outlines(ask), warding.fifths_of(ask)

    # show
    ward_show.played(ask, told, measure, titles, hues, district)
    ward_show.vintages(
        outlines.vintage, wards, by_ward.standing(ask.mission, chosen.scenario.levers.measure, warding.futures(ask))
    )
    h = told.years[ward_controls.year_now(ask)]
    rows = measures.table(wards, told.condition, h, titles, fifth, outlines.vintage)
    paper = theme.look(False)
    if share.wanted() != "map":
        i = ward_controls.ward(wards)
        money = dict(zip(titles, (v[i] for v in told.gets_gbp.values()), strict=True))
        st.subheader(wards.name[i])
        ward_show.card(by_ward.card(wards, i, told.condition, h, titles[0], titles[1], told.full_gbp[i], money))
        ward_show.table(rows)
    ward_show.downloads(ask, rows, lambda: measures.shown(measure, wards, told.condition, h, titles, hues, paper))
    if share.wanted() == "map":
        return

    claim, detail = by_ward.gains(by_rule[ask.ward_rule], warding.titles(ask), ask.focus)
    st.subheader(claim)
    st.write(detail)
    ward_show.gains(f"Table: {claim}", measures.strategies_table(by_rule[ask.ward_rule], warding.titles(ask)))
    st.write(
        "The four ways of sharing the first strategy's money over wards, people no longer often lonely per 1,000 adults:"
    )
    ward_show.gains(
        "Table: ward rules compared",
        measures.gains_table(by_rule, warding.titles(ask), controls.RULES, totals, ask.focus),
    )
    st.write(by_ward.floor_cost(warding.without_floor(ask, spend), totals[ask.ward_rule], ask.floor))
    if not st.context.is_embedded:  # a frame cannot write
        ward_controls.upload()


main()
