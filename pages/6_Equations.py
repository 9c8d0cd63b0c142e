"""Equations: what is computed, number by number, with what each reads."""

from scenarios.ui import figures, page, say
from scenarios.ui.controls import levers
from scenarios.views.tables import equations


@page.page("Equations", shared="Equations")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Equations")
    about = page.about(question)
    say.write("What is computed, in the numbers that every page cites. Each parameter can be looked up in Evidence.")

    # show
    for part in equations.model().parts:
        say.heading(part.title)
        for equation in part.equations:
            figures.equation(equation, equations.parameters(equation, about.register))


main()
