"""How a figure, a table and a card look on a page: claim, picture, what it is not, words, table."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import streamlit as st

from scenarios.analysis.futures import Future
from scenarios.analysis.grant import GrantInstead
from scenarios.answers.compare import LadderAnswer, facts, ladder, setting
from scenarios.answers.kept import Kept
from scenarios.answers.question import Question
from scenarios.answers.sizes import size_of
from scenarios.domain.equation import Equation
from scenarios.domain.parameter import Register
from scenarios.ui import page_state, say, share
from scenarios.ui.asking import ask
from scenarios.ui.framework import dark, embedded
from scenarios.views import compare_figures, words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, enlarged, read_aloud
from scenarios.views.charts.theme import theme_of

BEHIND = "In words, with every number"


def figure(shown: Figure, lines: Sequence[str] = (), stacked: bool = False, told: str = "") -> None:
    """One figure: claim, a few lines, picture; its words, what it is not, its equations and its table on asking.

    `stacked` pictures lie one under the other over the same axis; what is `told` stands under the claim.
    """
    say.heading(shown.claim)
    if told:
        say.write(told)
    if lines:
        points(lines)
    if shown.pictures:
        _pictures(shown, stacked)
    elif shown.detail:  # nothing to be seen, and this says why
        say.write(shown.detail)
    words_behind(shown)


def words_behind(shown: Figure) -> None:
    """A figure's words, what it is not, its equations and its table, on asking."""
    behind = st.expander(BEHIND, key=f"{shown.key}_open", on_change="rerun")
    if not behind.open:  # closed words and tables would cost every move of a slider as much as open ones
        return
    with behind:
        for text in filter(None, (shown.detail, shown.summary)):
            say.write(text)
        say.caption(shown.caveat, bold="Read with care.")
        equations_behind(shown.key)
        st.dataframe(shown.table, hide_index=True, width="stretch", alt=f"Table: {shown.claim}")


def equations_behind(key: str, titled: bool = False) -> None:
    """Which equations make what stands above, and the way there; a frame leads nowhere else."""
    if embedded():
        return
    said = words.behind.titled(key) if titled else words.behind.named(key)
    said, why = f"{said}.", "Opens Equations with these alone."
    if st.button(said, key=f"{key}_equations", type="tertiary", help=why):
        page_state.state()["behind"] = words.behind.label(key)
        # left to itself the framework refuses to clear an address that holds a control's value
        st.switch_page("pages/6_Equations.py", query_params={})


def for_a_room(shown: Figure | None) -> None:
    """A figure for a room: claim, range and picture; its words are in the alternative text."""
    if shown is None:
        return
    say.heading(shown.claim)
    if shown.detail:
        say.write(shown.detail)
    for picture in shown.pictures:
        _picture(picture, picture.chart)
    say.caption(shown.caveat)


def for_a_screen(shown: Figure | None, height: int = 0) -> None:
    """A figure that fits a projector without a scroll: claim, range, pictures beside each other; the rest on asking."""
    if shown is None:
        return
    if shown.claim:
        say.heading(shown.claim)
    if shown.detail:
        say.write(shown.detail)
    places = st.columns(len(shown.pictures)) if shown.pictures else []
    for place, picture in zip(places, shown.pictures, strict=True):
        chart = enlarged(picture.chart)
        chart = {**chart, "height": min(height, chart["height"])} if height else chart
        with place:
            _picture(picture, chart)
    words_behind(shown)


def compare_figure(kind: str, question: Question, across: Question | None = None, drawn: bool = True) -> Figure | None:
    """One figure of Compare as it was drawn, kept: a room that looks at one level of spend draws it once.

    `across` is the question as its ladder is asked for, where that is there sooner than the rest. Not `drawn` are those
    that follow a hand: something else draws them.
    """
    is_dark, over = dark(), across or question
    key = (kind, question.fingerprint, over.without_spend.fingerprint if kind == "ladder" else "", is_dark, drawn)
    return _DRAWN.get(key, lambda: _drawn(kind, question, over, is_dark, drawn))


A_CELL, WORDS_BYTES = 64, 8_000  # about what a cell of a table costs, and a figure's words


def bytes_of(figure: Figure | None) -> int:
    """About what keeping a figure costs: its data and its table, because templates are shared by all."""
    if figure is None:
        return 64
    data = [d for picture in figure.pictures for d in picture.chart["datasets"].values()]
    return WORDS_BYTES + A_CELL * figure.table.size + sum(size_of(d) for d in data)


_DRAWN: Kept[Figure | None] = Kept(64_000_000, bytes_of)


def _drawn(kind: str, question: Question, across: Question, is_dark: bool, drawn: bool) -> Figure | None:
    def ladder_answer() -> LadderAnswer:
        return ask(ladder, across)

    about, found = ask(setting, question), ask(facts, question)
    shown = compare_figures.figure(kind, about, found, ladder_answer, theme_of(is_dark), drawn)
    if shown is None:
        return None
    return replace(shown, pictures=tuple(replace(p, chart=with_arrow_data(p.chart)) for p in shown.pictures))


def _pictures(shown: Figure, stacked: bool) -> None:
    place = st.container(key=f"{shown.key}_pictures")  # the style stacks them where they would be cramped
    columns = [place] * len(shown.pictures) if stacked else place.columns(len(shown.pictures))
    for column, picture in zip(columns, shown.pictures, strict=True):
        with column:
            _picture(picture, picture.chart)


def _picture(picture: Picture, chart: Spec) -> None:
    """One picture as this chart: the same chart at the next move, so that its marks move and nothing is drawn anew."""
    told = with_arrow_data(read_aloud(chart, picture.shows))
    st.vega_lite_chart(told, theme=None, width="stretch", alt=picture.name)


def with_arrow_data(chart: Spec) -> Spec:
    """The same chart with its frames as Arrow tables, which is how they travel to the browser."""
    frames: Mapping[str, pd.DataFrame | pa.Table] = chart["datasets"]
    return {**chart, "datasets": {name: _arrow(data) for name, data in frames.items()}}


def _arrow(data: pd.DataFrame | pa.Table) -> pa.Table:
    return data if isinstance(data, pa.Table) else pa.Table.from_pandas(data, preserve_index=False)


def points(lines: Sequence[str]) -> None:
    """Sentences one under the other; text as it is and never as markup."""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(f'<ul class="om-points">{items}</ul>')


def grant_instead(paid: GrantInstead, noun: str) -> None:
    """Why not simply pay for it? Who does better with the same cash; what each does, on asking."""
    claim, detail = words.grant.instead(paid, noun)
    say.write(f"{claim}.", bold=words.grant.ASKED)
    behind = st.expander(BEHIND, key="grant_open", on_change="rerun")
    if behind.open:
        with behind:
            points(detail)
            equations_behind("grant")


def climb_link(address: str | None) -> None:
    """The climb as a scenario on Compare, with one click; a file of one's own has no link, and the command line has."""
    if address is None:
        say.caption("No link can hold this scenario; `scenarios need --scenario-out` writes its climb as a file.")
        return
    link = html.escape(f"{share.base()}{address}", quote=True)
    st.html(f'<p class="om-points"><a class="om-keep" href="{link}" target="_self">This climb as a scenario</a></p>')


def summary_link(address: str) -> None:
    """The one-page summary of a session."""
    link = html.escape(address, quote=True)
    st.html(
        f'<p class="om-points"><a class="om-keep" href="{link}" target="_blank" rel="noopener"'
        ' download="one-mission.html">Download the minutes</a></p>'
    )


def future(opened: Future, titles: Mapping[str, str], noun: str, register: Register) -> None:
    """One future as a card: who does best in it, and what in it is out of the ordinary."""
    with st.container(border=True):
        say.write("", bold=words.decision.one_future(opened, titles, noun))
        rows = [
            {
                "In this future": words.decision.name_of(f.key, register),
                "is": words.decision.value_of(f.key, f.value, register),
                "where the middle is": words.decision.value_of(f.key, f.middle, register),
                "lower in": words.numbers.in_a_hundred(f.rank),
            }
            for f in opened.facts
        ]
        say.table(pd.DataFrame(rows))


def card(lines: Sequence[tuple[str, str]]) -> None:
    """One thing, line by line; text that somebody else wrote is shown as it is and never as markup."""
    with st.container(border=True):
        say.table(pd.DataFrame(lines, columns=["", " "]), hide_header=True)


def equation(e: Equation, read: pd.DataFrame) -> None:
    """One equation: its number and name, its formula, what it says, its letters and the parameters it reads."""
    with st.container(border=True, key=f"equation_{e.number}"):
        say.write("", bold=f"({e.number}) {e.title}")
        st.code(e.formula, language=None, wrap_lines=True)
        say.write(e.says)
        if e.symbols:
            points(e.symbols)
        if len(read):
            say.table(read)


def explained(text: str, key: str) -> None:
    """The terms of art, for those who ask."""
    with st.expander("In an analyst's words", key=f"{key}_terms"):
        say.write(text)


def rows(alt: str, frame: pd.DataFrame) -> None:
    """A small table."""
    st.dataframe(frame, hide_index=True, width="stretch", alt=alt)


def rows_behind(key: str, alt: str, frame: pd.DataFrame, label: str = "As a table") -> None:
    """A table that stands closed where its lines are told above it."""
    behind = st.expander(label, key=f"{key}_open", on_change="rerun")
    if behind.open:
        behind.dataframe(frame, hide_index=True, width="stretch", alt=alt)


def asks(frame: pd.DataFrame, alt: str) -> None:
    """The list of asks: money with its thousands, dates as people here write them."""
    column = st.column_config
    money = [c for c in frame.columns if c.endswith("(£)")]
    columns = {name: column.NumberColumn(format="localized") for name in money}
    days = {n: column.DateColumn(format="DD.MM.YYYY") for n in ("Term ends", "Can run to", "Notice by")}
    wide = {n: column.TextColumn(width=420) for n in ("Ask for", "Lawful basis to check")}
    st.dataframe(
        frame, hide_index=True, width="stretch", height=420, column_config={**columns, **days, **wide}, alt=alt
    )


def evidence(frame: pd.DataFrame) -> None:
    """The register as a table, each value with its outline."""
    column = st.column_config
    columns = {
        "Outline": column.AreaChartColumn(
            "Outline", y_min=0, y_max=1, width="small", help="How likely each value is, low to high."
        ),
        "Decides (£)": column.NumberColumn(
            "Decides (£)", format="localized", help="The most that knowing it could be worth."
        ),
        "Link": column.LinkColumn("Link", width="small"),
        "Name": column.TextColumn("Name", width=330),
        "Key": None,
    }
    alt = f"Table: {len(frame)} assumptions with their evidence"
    st.dataframe(frame, hide_index=True, width="stretch", height=460, column_config=columns, alt=alt)


def budget_lines(frame: pd.DataFrame) -> None:
    """Every pound by what it is and whose."""
    money = {"Average value (£)": st.column_config.NumberColumn(format="localized")}
    alt = "Table: the value of the first strategy by what is valued, and whose budget it falls in"
    st.dataframe(frame, hide_index=True, width="stretch", column_config=money, alt=alt)
