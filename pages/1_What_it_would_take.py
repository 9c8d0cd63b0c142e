"""What it would take: to reach a target, one lever at a time, with who has to act."""

import pandas as pd

from scenarios.answers import need
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.needed import MOVABLE_TO_TARGET
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import levers
from scenarios.ui.controls import need as controls
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import climb
from scenarios.views.charts.theme import theme_of


@page.page("What it would take", shared="What_it_would_take")
def main() -> None:
    # ask
    question = levers.sidebar(spend_aside=False)
    say.title("What it would take")
    about = page.about(question)
    question = levers.spend(question)
    aim = controls.aim()
    mission, years = question.scenario.levers.mission, question.scenario.levers.years
    noun = words.compare.outcome_noun(mission, about.missions, years)

    # run
    with page.progress("Moving one lever after another …"):
        found = [asking.ask(need.need, question, aim, m.key) for m in MOVABLE_TO_TARGET]

    # show
    say.heading(words.need.claim(found, aim, noun, years))
    figures.points([words.need.line(n, aim) for n in found])
    say.caption(words.need.CAVEAT, bold="What this is not.")
    figures.equations_behind("need")
    table = pd.DataFrame(words.need.rows(found, aim))
    figures.rows_behind("need", "Table: what each lever would have to be", table)
    if mission == WARD_MISSION:
        with page.progress("Climbing step by step …"):
            found_climb = asking.ask(need.climb, question)
        figures.figure(climb.figure(found_climb.climb, about.register, years, theme_of(dark())))
        say.write(words.climb.help_bought(found_climb.help_bought, found_climb.best_share))
        figures.climb_link(found_climb.link)


main()
