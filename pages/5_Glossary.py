"""Glossary: the words of this app for somebody who has never heard of social value."""

import pandas as pd

from scenarios.ui import page, say
from scenarios.ui.controls import evidence, levers
from scenarios.views.words import glossary


@page.page("Words used here", shared="Glossary")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Words used here")
    page.about(question)
    search = evidence.search_words()

    # run
    found = glossary.matching(search)

    # show
    if not found:
        say.info(f"No entry holds {search!r}. Clear the box to see all {len(glossary.entries())}.")
        return
    say.table(pd.DataFrame(found, columns=["Word", "What it means here"]))


main()
