"""Saved scenarios: keep what is on screen, find it again, see who changed what and why, and carry it as a file."""

from scenarios.ui import page, say, who
from scenarios.ui.controls import bundles, levers, library, papers, saving, scenario_form, scenario_text, sign_in
from scenarios.ui.framework import embedded


@page.page("Saved scenarios")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Saved scenarios")
    about = page.about(question)

    # show
    if embedded():  # a frame writes nothing, and lists nobody's work
        say.write("Saved scenarios are kept and found outside a frame.")
        return
    sign_in.section()
    if who.may_write():
        saving.panel(question)
    library.section(about.missions)
    papers.section(question)
    scenario_form.section(question)
    scenario_text.section(question)
    bundles.section(question)


main()
