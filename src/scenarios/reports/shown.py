"""Every figure and sentence of the pages by its key, as words and numbers: what "reproduce this" prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from scenarios.analysis.target import Target
from scenarios.answers import compare, contracts, decide, missions, need, values, wards
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.imagine import practices
from scenarios.answers.question import Question
from scenarios.answers.stops import stop
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.scenario import BASELINE
from scenarios.store.contracts import ask_file
from scenarios.views import compare_figures, words
from scenarios.views.charts import (
    being_wrong,
    climb,
    evppi,
    guess_reveal,
    icons,
    imagine,
    loses,
    pipeline,
    robustness,
    structure,
    switching,
    weights,
)
from scenarios.views.charts import missions as mission_chart
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import LIGHT
from scenarios.views.tables import asks as ask_table
from scenarios.views.tables import change_list, evidence, payers
from scenarios.views.tables.wards import table as ward_table
from scenarios.views.tables.weighed import brings_table, standing_table

ELSEWHERE = ("need", "side_people", "side_value", "side_levels", "side_years", "bridge")  # verbs of their own
NOTHING = "There is nothing of this here: {why}."
NO_ROWS = pd.DataFrame()


@dataclass(frozen=True)
class Wanted:
    """A question, and what a page asks besides: another strategy, a year, a target, a day."""

    question: Question
    answers: Answers
    other: str = BASELINE
    year: int = 0  # none is the last one
    target: Target | None = None
    lead_months: int = 9
    today: date = date.min

    @property
    def about(self) -> compare.Setting:
        return self.answers.get(compare.setting, self.question)

    @property
    def facts(self) -> compare.Facts:
        return self.answers.get(compare.facts, self.question)

    @property
    def decided(self) -> decide.Decision:
        return self.answers.get(decide.decision, self.question)

    @property
    def noun(self) -> str:
        levers = self.question.scenario.levers
        return words.compare.outcome_noun(levers.mission, self.about.missions, levers.years)


@dataclass(frozen=True)
class Shown:
    """What stands on the page: its sentences, and its figures as a table."""

    lines: Sequence[str]
    table: pd.DataFrame


NOT_WEIGHED = Shown([words.values.NOTHING_TO_WEIGH], NO_ROWS)


def shown(key: str, w: Wanted) -> Shown:
    """One of them, made by what makes it on its page."""
    if key in compare_figures.KINDS:
        # the ladder is asked for only where it is drawn
        ladder = partial(w.answers.get, compare.ladder, w.question)
        return _of(compare_figures.figure(key, w.about, w.facts, ladder, LIGHT))
    return MAKE[key](w)


def _of(figure: Figure | None) -> Shown:
    if figure is None:
        return Shown([NOTHING.format(why="the mission is counted over the whole horizon")], NO_ROWS)
    return Shown([t for t in (f"{figure.claim}.", figure.detail, figure.summary, figure.caveat) if t], figure.table)


def _sentence(w: Wanted) -> Shown:
    h = w.facts.headlines[w.question.focus]
    said = words.answer.answer(h, w.about.missions)
    lines = [said.claim, said.sentence, said.chance, words.compare.headline(h, w.about.missions)]
    more = [words.compare.standing(h, w.facts.titles), words.funnel.behind(w.facts.funnel, w.about.missions)]
    made = words.compare.made_of(h, w.about.wards, w.about.draws, w.about.scenario.levers.seed)
    return Shown([line for line in (*lines, *more, made) if line], NO_ROWS)


def _saving(w: Wanted) -> Shown:
    once = words.evidence.counted_once(w.about.missions, w.question.scenario.value_streams)
    return Shown([once], change_list.budget_table(w.answers.get(compare.budgets, w.question)))


def _grant(w: Wanted) -> Shown:
    claim, detail = words.grant.instead(w.facts.instead, w.noun)
    return Shown([words.grant.ASKED, f"{claim}.", *detail], NO_ROWS)


def _pipeline(w: Wanted) -> Shown:
    coming = w.answers.get(contracts.coming_up, w.question)
    return _no_book() if coming is None else _of(pipeline.figure(coming, LIGHT))


def _asks(w: Wanted) -> Shown:
    asked, book = w.answers.get(contracts.what_to_ask, w.question), w.answers.get(contracts.book, w.question)
    if asked is None or book is None:
        return _no_book()
    mission = w.question.scenario.levers.mission
    claim, detail = words.book.asks(asked, book, mission, w.about.missions)
    rows = ask_table.table(asked.every, ask_file.read(), mission, w.lead_months)
    return Shown([f"{claim}.", detail, words.book.ASKS_CAVEAT], rows.head(max(asked.most, 1)))


def _kinds(w: Wanted) -> Shown:
    found = w.answers.get(contracts.suppliers, w.question)
    if found is None:
        return _no_book()
    claim, detail = words.suppliers.holds(found)
    return Shown([f"{claim}.", detail, *words.suppliers.differing(w.question.scenario.kinds)], payers.kinds(found))


def _partners(w: Wanted) -> Shown:
    found = w.answers.get(contracts.partners, w.question)
    if found is None:
        return Shown([words.partners.NONE], NO_ROWS)
    levers, named = w.question.scenario.levers, w.answers.get(compare.titles, w.question)[w.question.focus]
    claim, detail = words.partners.adds(found, named, levers.mission, w.about.missions, levers.years)
    lines = [f"{claim}.", detail, words.partners.payers(found, named, w.about.missions)]
    return Shown([*lines, *words.partners.joining(found)], payers.payers(found.payers))


def _no_book() -> Shown:
    return Shown([words.book.NO_BOOK], NO_ROWS)


def _wrong(w: Wanted) -> Shown:
    d, numbers = w.decided, w.about.strategy_numbers
    return _of(being_wrong.figure(d.wrong, d.across, w.question.spend_gbp, w.noun, numbers, LIGHT))


def _loses(w: Wanted) -> Shown:
    d, title = w.decided, w.decided.wrong.titles[w.question.focus]
    return _of(loses.figure(d.finding, d.circumstances, title, d.losing_share, w.about.register, LIGHT))


def _evppi(w: Wanted) -> Shown:
    d = w.decided
    found = _of(evppi.figure(d.evppi, d.group_evppi, w.about.register, LIGHT))
    return Shown([*found.lines, *words.finding_out.to_ask(d.evppi, w.about.register)], found.table)


def _switch(w: Wanted) -> Shown:
    d = w.decided
    known = {e.key: e for e in d.evppi}
    return _of(switching.figure(d.switches, known, d.inputs, d.wrong.titles, w.about.register, LIGHT))


def _structure(w: Wanted) -> Shown:
    d = w.decided
    return _of(structure.figure(d.outcomes, d.wrong.titles, w.about.strategy_numbers, w.question.focus, LIGHT))


def _robust(w: Wanted) -> Shown:
    levers = w.question.scenario.levers
    usual = Target(levers.mission, 0.001 if levers.mission == WARD_MISSION else 100, min(5, levers.years))
    target = w.target or usual
    four, best = w.answers.get(decide.robustness, w.question, target)
    wanted, near = words.robustness.target_text(target, w.about.missions), words.robustness.furthest(best, target)
    numbers = w.about.strategy_numbers
    return _of(robustness.figure(four, w.decided.leads, w.decided.wrong.titles, wanted, near, numbers, LIGHT))


def _missions(w: Wanted) -> Shown:
    found, levers = w.answers.get(missions.missions, w.question), w.question.scenario.levers
    nouns = {m: words.compare.outcome_noun(m, w.about.missions, levers.years) for m in w.about.missions.keys}
    made = _of(mission_chart.figure(found, nouns, levers.mission, LIGHT))
    return Shown([*made.lines, words.missions.place(found, levers.mission)], made.table)


def _climb(w: Wanted) -> Shown:
    levers = w.question.scenario.levers
    if levers.mission != WARD_MISSION:
        return Shown([NOTHING.format(why="the climb is that of loneliness alone")], NO_ROWS)
    found = w.answers.get(need.climb, w.question)
    return _of(climb.figure(found.climb, found.residue, w.about.register, levers.years, LIGHT))


def _caution(w: Wanted) -> Shown:
    chains, level = w.answers.get(compare.chains, w.question), w.question.scenario.levers.caution
    lines = [words.evidence.CAUTION[level]]
    if level != "off":
        lines.append(words.evidence.chains_believed(chains, w.about.missions.title, level))
    return Shown(lines, evidence.weakest_links(chains, w.about.missions, w.about.register))


def _imagine(w: Wanted) -> Shown:
    people = [(label, w.answers.get(stop, q).people) for label, q in practices(w.question, RESOLVER)]
    return _of(imagine.figure(people, w.noun, w.about.strategy_numbers[w.question.focus], LIGHT))


def _hundred(w: Wanted) -> Shown:
    share = w.answers.get(compare.lonely_share, w.question)
    return _of(icons.of_a_hundred(*share, "often lonely", "not", LIGHT.people, LIGHT))


def _map(w: Wanted) -> Shown:
    year = w.year or w.question.scenario.levers.years
    setting = w.answers.get(wards.ward_setting, w.question, w.other)
    now = w.answers.get(wards.ward_year, w.question, w.other, year)
    titles = w.answers.get(compare.titles, w.question)
    pair = titles[w.question.focus], titles[w.other]
    vintage = w.answers.get(wards.drawn_wards, w.question).outlines.vintage
    rows = ward_table(w.about.wards, setting.condition, now, pair, setting.fifth, vintage)
    levers = w.question.scenario.levers
    kind = words.by_ward.kind_of_figures(levers.mission, levers.measure, wards.ward_draws(w.about.wards.n))
    return Shown([kind], rows)


def _weighed(w: Wanted) -> Shown:
    """What people weigh: the ranges, and what every option is expected to bring."""
    found = w.answers.get(values.options, w.question)
    said = [f"{label}." for _, label in words.values.ranges(found)] or [words.values.NOTHING_TO_WEIGH]
    return Shown([*said, words.values.model_says(found)], brings_table(found))


def _valued(w: Wanted) -> Shown:
    """Without a room: how often each option is best over every set of weights, and over the futures."""
    found, told = w.answers.get(values.options, w.question), w.answers.get(values.weigh, w.question).told
    if told is None:
        return NOT_WEIGHED
    made = _of(weights.figure(told, found.titles, LIGHT.colour(1), LIGHT))
    return Shown([words.values.NOBODY, *made.lines], made.table)


def _staying(w: Wanted) -> Shown:
    found, weighed = w.answers.get(values.options, w.question), w.answers.get(values.weigh, w.question)
    if weighed.told is None or weighed.standing is None:
        return NOT_WEIGHED
    review = w.question.scenario.year_name(weighed.standing.review_year)
    said = words.values.stays(weighed.standing, weighed.told, found.titles, review)
    return Shown([said], standing_table(weighed.standing))


def _guesses(w: Wanted) -> Shown:
    """What a room's guesses are held against."""
    made = _of(guess_reveal.figure((), w.facts.headlines[w.question.focus].people, w.noun, LIGHT.colour(1), LIGHT))
    return Shown([*_sentence(w).lines[:3], *made.lines], NO_ROWS)


MAKE: dict[str, Callable[[Wanted], Shown]] = {
    "weighed": _weighed,
    "valued": _valued,
    "staying": _staying,
    **dict.fromkeys(("guesses", "shift"), _guesses),
    "sentence": _sentence,
    "saving": _saving,
    "grant": _grant,
    "pipeline": _pipeline,
    "asks": _asks,
    "kinds": _kinds,
    "partners": _partners,
    "wrong": _wrong,
    "loses": _loses,
    "evppi": _evppi,
    "switch": _switch,
    "structure": _structure,
    "robust": _robust,
    "missions": _missions,
    "climb": _climb,
    "caution": _caution,
    "imagine": _imagine,
    "hundred": _hundred,
    "map": _map,
}
KEYS = (*compare_figures.KINDS, *MAKE)
