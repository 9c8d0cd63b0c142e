"""What no control of the side panel holds, in tables: spend and pledges by category, strategies, calendar."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from scenarios.answers import link, saving
from scenarios.answers.answering import RESOLVER
from scenarios.answers.question import Question
from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import MissionError
from scenarios.domain.mission import Missions
from scenarios.domain.saved import Author
from scenarios.store.files import scenario_files
from scenarios.store.files.toml_files import toml_text
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui import asking, page_state, say
from scenarios.ui.controls import drafts
from scenarios.ui.controls.saving import opened
from scenarios.ui.page_state import keep, kept
from scenarios.ui.who import author, may_write
from scenarios.views.tables import scenario_form as tables
from scenarios.views.tables.scenario_form import Form

EARLIEST, LATEST = 2000, 2100


def section(question: Question) -> None:
    """The tables on asking, and a button that saves what they say and opens it."""
    if not may_write():
        return
    say.heading("What has no control")
    say.write(
        "Spend and pledges by category, what may lawfully follow a mission, what pledges go to today, the programme's"
        " mix, how strategies split, and the calendar."
    )
    missions, name = RESOLVER.base(question.base).missions, _round(question)
    as_it_is = tables.form_of(question.scenario, missions)
    begun = _begun(as_it_is, question, name)
    behind = st.expander("Change it in tables", key="form_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        typed = _typed(begun, missions, name)
        plain = tables.as_plain(typed)
        untouched = plain == tables.as_plain(as_it_is)
        drafts.remember("form", {"of": question.scenario.digest, "typed": plain}, untouched)
        who = author("form")
        mine = opened(question)
        label = "Save as a scenario of its own and open it"
        if mine is not None:
            label = f"Save as version {mine.current + 1} of {mine.name} and open it"
        if st.button(label, type="primary", key="form_use", help="Checked to the last word first; nothing is lost."):
            _use(question, typed, missions, who)


def _begun(as_it_is: Form, question: Question, name: str) -> Form:
    """The tables as they stand at first: as the scenario has them, or as they were typed before a reload."""
    if kept("form_begun", ("",))[0] != name:
        before, form = drafts.typed_before("form"), as_it_is
        if before and before["of"] == question.scenario.digest:
            form = tables.from_plain(before["typed"], as_it_is)
            page_state.state()["form_open"] = True
        keep("form_begun", (name, form))
    begun: Form = kept("form_begun")[1]
    return begun


def _round(question: Question) -> str:
    """A name for the tables of this very scenario: of another one, they begin anew."""
    return f"{question.scenario.digest}_{kept('forms_done', 0)}"


def _typed(form: Form, missions: Missions, name: str) -> Form:
    column, share = st.column_config, _percent_column
    titled = column.SelectboxColumn(options=list(missions.titles.values()), required=True)
    pointed_at = column.SelectboxColumn(options=[*tables.WORDS.values(), *missions.titles.values()], required=True)
    bought = column.SelectboxColumn(options=[i.title for i in missions.isolation.values()], required=True)
    category = column.SelectboxColumn(options=list(dict.fromkeys([*CATEGORIES, *form.spend[tables.CATEGORY]])))
    cause = column.SelectboxColumn(options=list(missions.causes), required=True)
    spend = _table(
        f"spend_{name}",
        "Spend by category. Shares sum to 100; what is pledged follows the register where it is empty.",
        form.spend,
        {tables.CATEGORY: category, tables.SHARE: share(), tables.PLEDGED: share()},
    )
    eligibility = _table(
        f"eligible_{name}",
        "What of a category may lawfully follow a mission, where that differs from the register.",
        form.eligibility,
        {tables.CATEGORY: category, tables.MISSION: titled, tables.ELIGIBLE: share()},
    )
    causes = _table(
        f"causes_{name}",
        "What a category's pledges go to today, where that is known. The causes of a category sum to 100.",
        form.causes,
        {tables.CATEGORY: category, tables.CAUSE: cause, tables.OF_CAUSES: share()},
    )
    programme = _table(
        f"programme_{name}",
        "What money against loneliness buys. Shares sum to 100.",
        form.programme,
        {tables.PROGRAMME: bought, tables.OF_MONEY: share()},
    )
    strategies = _table(
        f"strategies_{name}",
        "Strategies besides piecemeal: a row for each mission that one points at. Its shares sum to 100 at most.",
        form.strategies,
        {tables.STRATEGY: column.TextColumn(required=True), tables.POINTS_AT: pointed_at, tables.POINTED: share()},
    )
    adults, start, covers, relet = _figures(form, name)
    return Form(spend, eligibility, causes, programme, strategies, adults, start, covers, relet)


def _figures(form: Form, name: str) -> tuple[float | None, int, float, str]:
    """The size of the council, and the calendar of its contracts."""
    first, second, third, fourth = st.columns(4, vertical_alignment="bottom")
    adults = first.number_input(
        "Adults",
        1.0,
        1e8,
        form.adults,
        1000.0,
        format="%.0f",
        key=f"adults_{name}",
        help="Scales every ward to this many in all; empty takes the wards at their own size.",
    )
    start = second.number_input(
        "Year 1 begins in April",
        EARLIEST,
        LATEST,
        form.start,
        key=f"start_{name}",
        help="The council year in which the mission begins.",
    )
    covers = third.number_input(
        "Spend in the book, %",
        0.0,
        100.0,
        form.covers_percent,
        key=f"covers_{name}",
        help="How much of the spend is in the contract book; the rest comes up at the register's rate.",
    )
    relet = fourth.text_input(
        "Re-let by each year, %",
        form.relet,
        key=f"relet_{name}",
        placeholder="25, 50, 75, 100",
        help="What is let again by the end of each year, never falling. Empty follows the book, or the register.",
    )
    return adults, int(start), float(covers), relet or ""


def _percent_column() -> Any:
    return st.column_config.NumberColumn(min_value=0, max_value=100, format="%.2f")


def _table(key: str, told: str, frame: pd.DataFrame, columns: dict[str, Any]) -> pd.DataFrame:
    say.write(told)
    edited: pd.DataFrame = st.data_editor(
        frame, key=key, num_rows="dynamic", hide_index=True, width="stretch", column_config=columns, placeholder="–"
    )
    return edited


def _use(question: Question, typed: Form, missions: Missions, who: Author) -> None:
    """Save what the tables say and open it; where they cannot be used, one sentence, and what is typed stays."""
    try:
        values = tables.values_of(typed, question.scenario, missions)
        scenario = scenario_files.from_text(toml_text(values), "The tables")
        changed = link.of_scenario(scenario, scenario_files.begun_with(question.base) or link.FIRST)
        mine = opened(question)
        details = Details(mine.name if mine else scenario.title, scenario.description).checked()
        with st.spinner("Saving …"):
            made = asking.ask(saving.kept, changed, details.name)
        if mine is not None:
            version = library.save(mine.id, mine.current, made, who, "Changed in tables")
        else:
            version = library.save_new(made, details, who, "Changed in tables")
    except MissionError as error:
        say.error(f"{str(error).rstrip('.')}. Nothing has changed, and what you typed stays.")
        return
    drafts.forget("form")
    keep("forms_done", kept("forms_done", 0) + 1)
    keep("saved_done", version.reference)
    page_state.opened_saved(version.reference)
    st.rerun()
