"""For analysts: where the choice changes, however it is counted, and four numbers of robustness."""

from scenarios.answers import decide
from scenarios.ui import analysts, asking, page, say, share
from scenarios.ui.controls import levers


@page.page("For analysts", shared="For_analysts")
def main() -> None:
    # ask
    question = levers.sidebar(spend_aside=False)
    say.title("For analysts")
    about = page.about(question)
    whole = share.wanted() in ("", "compare")
    question = levers.spend(question) if whole else levers.spend_of_link(question)

    # run
    with page.progress("Weighing every assumption …"):
        decided = asking.ask(decide.decision, question)

    # show
    for kind in analysts.KINDS:
        if share.shows(kind):
            analysts.shown(kind, question, about, decided)


main()
