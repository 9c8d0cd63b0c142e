"""Side by side: saved scenarios, shipped ones and councils on common futures, and what the difference comes from."""

from scenarios.answers.link_beside import THIS
from scenarios.answers.side_by_side import bridge, side_by_side
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import beside, levers, papers
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import bridge as bridge_chart
from scenarios.views.charts import side_by_side as charts
from scenarios.views.charts.theme import theme_of
from scenarios.views.tables import side_by_side as tables


@page.page("Side by side", shared="Side_by_side")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Scenarios side by side")
    about = page.about(question)
    laid = beside.chosen(question)
    if not laid:
        say.info(words.side_by_side.NOTHING_YET)
        return

    # run
    with page.progress("Every scenario is run on the same futures …"):
        found = asking.ask(side_by_side, question, THIS, laid)
    theme, missions = theme_of(dark()), about.missions

    # show
    people, value, *others = charts.figures(found, missions, theme)
    figures.figure(people, lines=words.side_by_side.apart_from_first(found, missions))
    say.caption(words.side_by_side.common(found))
    figures.figure(value)
    say.heading("What differs in the results")
    figures.rows("Table: results of every scenario", tables.results(found, missions))
    say.heading("What differs in the inputs")
    differing = tables.inputs(found)
    if len(differing):
        figures.rows("Table: inputs in which the scenarios differ", differing)
    else:
        say.write(words.side_by_side.SAME)
    say.heading("Because of which change")
    to = beside.bridge_to(laid)
    with page.progress("One change at a time …"):
        steps = asking.ask(bridge, question, to.question)
    figures.figure(bridge_chart.figure(steps, THIS, to.label, question.scenario.levers.mission, missions, theme))
    for shown in others:
        figures.figure(shown)
    papers.of_comparison(question, laid)


main()
