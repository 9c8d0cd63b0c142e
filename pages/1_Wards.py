"""Wards: where people are lonely, whom each strategy reaches, and how sure that is."""

import streamlit as st

from scenarios.ui import compute, controls, frame, ward_controls, ward_show, warding
from scenarios.views import look, ward_figures, words
from scenarios.views.words import places


@frame.page("Wards")
def main() -> None:
    # ask
    ask = controls.sidebar()
    chosen, wards = compute.loaded(ask.scenario), compute.council(ask)
    spend = controls.spend(chosen.scenario, aside=True)
    st.title("Wards")
    frame.council_badge(wards.council, wards.fictional, chosen.scenario.title, words.differs(compute.changed(ask)))
    ward_show.vintages(warding.outlines(ask).vintage, wards)
    other = ward_controls.other(ask, warding.others(ask))
    measure, floor = ward_controls.measure(), ward_controls.floor()

    # run
    with frame.progress("Working out every ward and year …"):
        told = warding.warded(ask, spend, other, floor)
        by_rule, totals, fifth = warding.gains(ask, spend, floor)
    titles, hues = warding.pair(ask, other, look.look(frame.dark()))

    # show
    st.write(f"{places.MODELLED} {places.LONELY if ask.mission == 'isolation' else places.ONLY_ISOLATION}")
    ward_show.played(ask, told, measure, titles, hues)
    year = ward_controls.year_now(ask)
    h = told.years[year]
    i = ward_controls.ward(wards)
    money = dict(zip(titles, (v[i] for v in told.gets_gbp.values()), strict=True))
    st.subheader(wards.name[i])
    ward_show.card(places.card(wards, i, told.condition, h, titles[0], titles[1], told.full_gbp[i], money))
    rows = ward_figures.table(wards, told.condition, h, titles, fifth, warding.outlines(ask).vintage)
    ward_show.table(rows)
    ward_show.downloads(
        ask, rows, ward_figures.shown(measure, wards, told.condition, h, titles, hues, look.look(False))
    )

    claim, detail = places.gains(by_rule[ask.ward_rule], warding.titles(ask), ask.focus)
    st.subheader(claim)
    st.write(detail)
    st.dataframe(
        ward_figures.strategies_table(by_rule[ask.ward_rule], warding.titles(ask)),
        hide_index=True,
        alt=f"Table: {claim}",
    )
    st.write(
        "The four ways of sharing the first strategy's money over wards, people no longer often lonely per 1,000 adults:"
    )
    st.dataframe(
        ward_figures.gains_table(by_rule, warding.titles(ask), controls.RULES, totals, ask.focus),
        hide_index=True,
        alt="Table: ward rules compared",
    )
    st.write(places.floor_cost(warding.gains(ask, spend, 0.0)[1][ask.ward_rule], totals[ask.ward_rule], floor))
    ward_controls.upload()


main()
