"""Wards: where people are lonely, whom each strategy reaches, and how sure that is."""

import streamlit as st

from scenarios.answers import compare
from scenarios.answers import wards as answers
from scenarios.answers.question import Question
from scenarios.answers.wards import Gains
from scenarios.domain.levers import LEVERS
from scenarios.ui import asking, figures, page, say, share, ward_map
from scenarios.ui.controls import levers, wards
from scenarios.ui.framework import dark, embedded
from scenarios.views import words
from scenarios.views.charts.theme import LIGHT, theme_of
from scenarios.views.maps import measures
from scenarios.views.maps.measures import Pair
from scenarios.views.tables import wards as ward_tables


@page.page("Wards", shared="Wards")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Wards")
    about = page.about(question)
    council, titles, focus = about.wards, asking.ask(compare.titles, question), question.focus
    left, right = st.columns(2)
    with left:
        measure = wards.measure()
    with right:
        other = wards.other(titles, answers.others(question))
    district = wards.district(council)

    # run
    with page.progress("Working out every ward and year …") as progress:
        years = asking.ward_years(question, other, progress)
        by_rule = asking.gains_by_rule(question, progress)
    setting = asking.ask(answers.ward_setting, question, other)
    colour = theme_of(dark()).colour
    colours = colour(about.strategy_numbers[focus]), colour(about.strategy_numbers[other])
    pair, drawn = Pair((titles[focus], titles[other]), colours), asking.ask(answers.drawn_wards, question, district)
    data = ward_map.MapData(council, setting, years, pair, measure, drawn)

    # show
    ward_map.played(data)
    outlines, levers_now = asking.ask(answers.drawn_wards, question), question.scenario.levers
    vintage = outlines.outlines.vintage
    kind = words.by_ward.kind_of_figures(levers_now.mission, levers_now.measure, answers.ward_draws(council.n))
    ward_map.vintages(vintage, council, kind)
    figures.equations_behind("map")
    now = data.at(wards.year_now(levers_now.years))
    rows = ward_tables.table(council, setting.condition, now.year, pair.titles, setting.fifth, vintage)
    if share.wanted() != "map":
        i = wards.ward(council)
        money = {title: gets[i] for title, gets in zip(pair.titles, setting.gets_gbp.values(), strict=True)}
        say.heading(council.name[i])
        figures.card(words.by_ward.card(now.wards, i, now.condition, now.year, pair.titles, setting.full_gbp[i], money))
        ward_map.rows_table(rows)
    ward_map.downloads(data.whole(outlines), rows, lambda: measures.shown(measure, now, LIGHT))
    if share.wanted() != "map":
        who_gains(question, by_rule, titles)


def who_gains(question: Question, by_rule: dict[str, Gains], titles: dict[str, str]) -> None:
    """Who gains by deprivation, under the chosen rule and under the others."""
    chosen = by_rule[question.scenario.levers.ward_rule]
    claim, detail = words.by_ward.gains(chosen.fifths, titles, question.focus)
    say.heading(claim)
    say.write(detail)
    figures.rows(f"Table: {claim}", ward_tables.strategies_table(chosen.fifths, titles))
    say.write(
        "The four ways of sharing the first strategy's money over wards, people no longer often lonely per 1,000"
        " adults:"
    )
    rules = LEVERS["ward_rule"].choices
    figures.rows("Table: ward rules compared", ward_tables.rules_table(by_rule, rules, question.focus))
    without = asking.ask(answers.gains, question.with_levers(least_share=0.0))
    say.write(words.by_ward.least_share_cost(without.total, chosen.total, question.scenario.levers.least_share))
    say.write(words.grant.by_ward(asking.ask(compare.facts, question).instead), bold=words.grant.ASKED)
    if not embedded():  # a frame cannot write
        wards.upload()


main()
