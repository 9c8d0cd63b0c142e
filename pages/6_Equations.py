"""Equations: what is computed, number by number, with what each reads."""

from scenarios.ui import figures, page, say
from scenarios.ui.controls import equations as controls
from scenarios.ui.controls import levers, trail
from scenarios.ui.framework import embedded
from scenarios.views import words
from scenarios.views.tables import equations


@page.page("Equations", shared="Equations")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Equations")
    about = page.about(question)
    say.write("What is computed, in the numbers that every page cites. Each parameter can be looked up in Evidence.")
    figure = controls.behind()
    wanted = figure.equations if figure else None
    if not embedded():
        trail.section(question, about, words.behind.key_of(figure))

    # show
    if figure:
        figures.points(words.behind.each(figure))
    for part in equations.model().parts:
        shown = [e for e in part.equations if wanted is None or e.number in wanted]
        if shown:
            say.heading(part.title)
        for equation in shown:
            figures.equation(equation, equations.parameters(equation, about.register))


main()
