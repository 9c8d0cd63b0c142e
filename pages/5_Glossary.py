"""Glossary: the words of this app for somebody who has never heard of social value."""

import pandas as pd
import streamlit as st

from scenarios.ui import page
from scenarios.ui.controls import evidence, levers
from scenarios.views.words import glossary
from scenarios.views.words.numbers import escape_markdown


@page.page("Words used here", shared="Glossary")
def main() -> None:
    # ask
    question = levers.sidebar()
    st.title("Words used here")
    page.about(question)
    search = evidence.search_words()

    # run
    found = glossary.matching(search)

    # show
    if not found:
        st.info(f"No entry holds {escape_markdown(repr(search))}. Clear the box to see all {len(glossary.entries())}.")
        return
    st.table(pd.DataFrame(found, columns=["Word", "What it means here"]), hide_index=True)


main()
