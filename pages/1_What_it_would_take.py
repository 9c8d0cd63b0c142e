"""What it would take: to reach a target, one lever at a time, with who has to act."""

import pandas as pd

from scenarios.answers import need
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.needed import movable_to_target
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
    mission, years = question.scenario.levers.mission, question.scenario.levers.years
    aim = controls.aim(mission)
    noun = words.compare.outcome_noun(mission, about.missions, years)

    # run
    with page.progress("Moving one lever after another …"):
        found = [asking.ask(need.need, question, aim, m.key) for m in movable_to_target(mission)]

    # show
    say.heading(words.need.claim(found, aim, noun, years))
    figures.points([words.need.line(n, aim) for n in found])
    say.caption(words.need.CAVEAT, bold="Read with care.")
    figures.equations_behind("need")
    table = pd.DataFrame(words.need.rows(found, aim))
    figures.rows_behind("need", "Table: what each lever would have to be", table)
    if mission == WARD_MISSION:
        with page.progress("Climbing step by step …"):
            all_of_it = asking.ask(need.climb, question)
        target = aim.amount if aim.wanted == "people" and not aim.cautious else None
        theme, register = theme_of(dark()), about.register
        figures.figure(climb.figure(all_of_it.climb, all_of_it.residue, register, years, theme, target))
        say.write(words.climb.help_bought(all_of_it.help_bought, all_of_it.best_share))
        figures.climb_link(all_of_it.link)


main()
