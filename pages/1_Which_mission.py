"""Which mission? Every mission as the one pointed at, on the same pounds and the same futures."""

from scenarios.answers import compare, missions
from scenarios.ui import asking, figures, page, say, share
from scenarios.ui.controls import levers
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import missions as chart
from scenarios.views.charts.theme import theme_of

AT_LEVELS = "Every mission at other levels of spend, as a table"


@page.page("Which mission?", shared="Which_mission")
def main() -> None:
    # ask
    question = levers.sidebar(spend_aside=False)
    say.title("Which mission?")
    about = page.about(question)
    whole = share.wanted() in ("", "compare")
    question = levers.spend(question) if whole else levers.spend_of_link(question)
    chosen, years = question.scenario.levers.mission, question.scenario.levers.years
    nouns = {m: words.compare.outcome_noun(m, about.missions, years) for m in about.missions.keys}

    # run
    with page.progress("Trying every mission …"):
        found = asking.ask(missions.missions, question)
        across = asking.ask(missions.across, question)

    # show
    if share.shows("missions"):
        figures.figure(chart.figure(found, nouns, chosen, theme_of(dark())))
    if whole:
        say.write(words.missions.place(found, chosen))
        say.write(words.missions.turns(across, about.missions.titles))
        at_levels = chart.table_across(across.at, nouns)
        figures.rows_behind("missions_across", "Table: every mission at other levels of spend", at_levels, AT_LEVELS)
        figures.grant_instead(asking.ask(compare.facts, question).instead, nouns[chosen])


main()
