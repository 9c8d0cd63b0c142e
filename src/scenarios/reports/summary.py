"""The static summary.

One dated page without script, cookie, font or outside address, made from the answers of the screen.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from markupsafe import Markup

from scenarios.answers import link_beside
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.changes import changed
from scenarios.answers.compare import LadderAnswer, Setting, facts, ladder, setting, titles
from scenarios.answers.contracts import partners
from scenarios.answers.link_beside import WITH, WITH_WARDS
from scenarios.answers.link_reading import Link, Params
from scenarios.answers.question import Question
from scenarios.answers.wards import drawn_wards, ward_draws, ward_setting, ward_year
from scenarios.domain.scenario import BASELINE
from scenarios.reports import map_files, side_by_side, svg
from scenarios.reports.html import Table, rendered, table_of
from scenarios.reports.payload import stamp
from scenarios.reports.session import SESSION_PARTS, Part, session_parts
from scenarios.views import compare_figures, words
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps import measures
from scenarios.views.maps.measures import Pair, WardData
from scenarios.views.tables import change_list
from scenarios.views.tables.wards import table as ward_table
from scenarios.views.words.answer import Answer

MOST_DRAWN = 400  # wards: a page with more outlines opens slowly, and shows specks
PROBLEMS_SHOWN = 8
MAP_COLUMNS = [
    "Ward",
    "Code",
    "Adults",
    "Often lonely today",
    "Difference",
    "Difference: p10",
    "Difference: p90",
    "Better, in 100",
    "Warning",
]


@dataclass(frozen=True)
class Section:
    """A claim with its drawings, its words, what it is not, and the same as a table."""

    claim: str
    detail: str
    drawings: Sequence[Markup]
    summary: str
    caveat: str
    table: Table


@dataclass(frozen=True)
class Summary:
    """Everything the page says."""

    title: str
    kind: str  # fictional, or modelled figures
    made: str  # the date
    sentence: str
    answer: Answer
    partners: str  # what they add, where there are any
    behind: str
    standing: str
    range_note: str
    instead: str  # whether paying for the help directly does better
    options: Sequence[str]  # what is compared
    sections: Sequence[Section]
    base_title: str
    changes: Table | None
    notes: Sequence[str]
    sources: Table
    run_again: Sequence[tuple[str, str]]
    problems: Sequence[str] = ()  # what in a link could not be read
    link_notes: Sequence[str] = ()  # and what else a reader of it should know
    session: Sequence[Part] = ()  # what a room's session came to
    to_fill_in: Sequence[str] = ("Decision", "Owner", "Date", "Looked at again on")


def summary_page(question: Question, answers: Answers) -> str:
    """The summary of a question, as a page."""
    return rendered("summary.html.j2", s=content(question, answers))


PROCESS_ANSWERS = Answers()  # of a process that makes summaries


def page_of_link(link: Link, params: Params) -> str:
    """The summary of a link, from answers worked out in this process."""
    return summary_of_link(link, params, PROCESS_ANSWERS)


def summary_of_link(link: Link, params: Params, answers: Answers) -> str:
    """The summary of a link, with what a room's session left in it and what could not be read."""
    texts = {key: (params.get(key) or [""])[0].strip() for key in SESSION_PARTS if key in params}
    session = session_parts(link.question, texts, answers) if texts else ()
    made = content(link.question, answers, link.problems[:PROBLEMS_SHOWN], session)
    beside = _beside(link.question, params, answers)
    return rendered("summary.html.j2", s=replace(made, link_notes=link.notes, sections=[*beside, *made.sections]))


def _beside(question: Question, params: Params, answers: Answers) -> list[Section]:
    """The scenarios that a link lays beside its own; what cannot be read of them is told with the link's problems."""
    texts, council = params.get(WITH, []), (params.get(WITH_WARDS) or [""])[-1]
    laid, _ = link_beside.laid(question, [t for t in texts if t], council, RESOLVER)
    return [_section(f) for f in side_by_side.figures_of(question, laid, answers)] if laid else []


def content(
    question: Question, answers: Answers, problems: Sequence[str] = (), session: Sequence[Part] = ()
) -> Summary:
    """Everything the summary of a question says, from the same answers as the screen."""
    about, found = answers.get(setting, question), answers.get(facts, question)
    wards, headline = about.wards, found.headlines[question.focus]
    changes = answers.get(changed, question)
    today = f"{datetime.date.today():%d %B %Y}".lstrip("0")
    return Summary(
        title=f"{wards.council}: {about.scenario.title}",
        kind="Fictional council" if wards.fictional else "Modelled figures",
        made=today,
        answer=words.answer.answer(headline, about.missions),
        sentence=words.compare.headline(headline, about.missions),
        partners=_partners(question, about, answers),
        behind=words.funnel.behind(found.funnel, about.missions),
        standing=words.compare.standing(headline, found.titles),
        range_note=words.compare.range_note(),
        instead=" ".join(_instead(question, about, answers)),
        options=list(found.titles.values()),
        sections=[*_figures(question, about, answers), *_map(question, about, answers)],
        base_title=about.root_title,
        changes=table_of(change_list.table(changes, about.overrides)) if changes else None,
        notes=wards.notes,
        sources=_sources(about),
        run_again=_run_again(about),
        problems=problems,
        session=session,
    )


def _partners(question: Question, about: Setting, answers: Answers) -> str:
    """What partners add, and whose pounds these are: the same words as on Compare and Contracts."""
    found = answers.get(partners, question) if question.scenario.partners else None
    if found is None:
        return ""
    named = answers.get(titles, question)[question.focus]
    return words.partners.told(found, named, question.scenario.levers, about.missions)


def _instead(question: Question, about: Setting, answers: Answers) -> tuple[str, str]:
    """Why not simply pay for it? The same words as on Compare."""
    levers = question.scenario.levers
    noun = words.compare.outcome_noun(levers.mission, about.missions, levers.years)
    claim, detail = words.grant.instead(answers.get(facts, question).instead, noun)
    return f"{words.grant.ASKED} {claim}.", " ".join(detail)


def _figures(question: Question, about: Setting, answers: Answers) -> list[Section]:
    """The figures of the page Compare."""
    found = answers.get(facts, question)

    def ladder_answer() -> LadderAnswer:
        return answers.get(ladder, question)

    every = (compare_figures.figure(kind, about, found, ladder_answer, LIGHT) for kind in compare_figures.KINDS)
    return [_section(f) for f in every if f is not None]


def _section(f: Figure) -> Section:
    drawings = [Markup(svg.drawing(p, f"{f.key}{i}")) for i, p in enumerate(f.pictures)]
    return Section(f.claim, f.detail, drawings, f.summary, f.caveat, table_of(f.table))


def _map(question: Question, about: Setting, answers: Answers) -> list[Section]:
    """The map of the difference to piecemeal at the end of the horizon; left out where a page could not draw it."""
    wards, levers = about.wards, question.scenario.levers
    if wards.n > MOST_DRAWN:
        return []
    drawn, vintage = answers.get(drawn_wards, question), ""
    vintage = drawn.outlines.vintage
    year = answers.get(ward_year, question, BASELINE, levers.years)
    setting_now = answers.get(ward_setting, question, BASELINE)
    condition, fifth = setting_now.condition, setting_now.fifth
    names, numbers = answers.get(titles, question), about.strategy_numbers
    keys = (question.focus, BASELINE)
    pair = Pair((names[keys[0]], names[keys[1]]), (LIGHT.colour(numbers[keys[0]]), LIGHT.colour(numbers[keys[1]])))
    shown = measures.shown("difference", WardData(wards, condition, year, pair), LIGHT)
    picture = map_files.svg(drawn.degrees, shown, wards, vintage, titled=False)
    alt = f"Map of {wards.n} wards. {shown.claim}. {shown.detail}"
    rows = ward_table(wards, condition, year, pair.titles, fifth, vintage)[MAP_COLUMNS]
    caveat = words.by_ward.kind_of_figures(levers.mission, levers.measure, ward_draws(wards.n))
    return [Section(shown.claim, shown.detail, [Markup(svg.labelled(picture, alt, "map"))], "", caveat, table_of(rows))]


def _sources(about: Setting) -> Table:
    rows = [{"What": p.name, "Grade": p.grade, "Source": p.source} for p in about.register.parameters.values()]
    return table_of(pd.DataFrame(rows))


def _run_again(about: Setting) -> list[tuple[str, str]]:
    run = stamp(about)
    versions = ", ".join(f"{k} {v}" for k, v in run["versions"].items())
    return [
        ("Scenario", f"{run['title']} ({run['scenario']}), hash {run['scenario_hash']}"),
        ("Evidence", f"hash {run['register_hash']}"),
        ("Wards", f"{run['council']}, boundaries {run['boundary_vintage']}, hash {run['ward_file_hash']}"),
        ("Spend a year", words.numbers.exact_pounds(run["spend_gbp"])),
        ("Futures", f"{run['draws']:,} with seed {run['seed']}"),
        ("Versions", versions),
    ]
