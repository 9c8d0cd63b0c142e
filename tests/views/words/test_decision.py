"""The sentences of "What decides it" over hundreds of random scenarios: winner, sign and figures are the numbers'."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import levers, problem
from seeing import seen

from scenarios.analysis import drivers, information
from scenarios.analysis.being_wrong import BeingWrong, Side, being_wrong
from scenarios.analysis.decision import loss_across
from scenarios.analysis.difference import difference, leads_over
from scenarios.analysis.discovery import discover
from scenarios.analysis.futures import future
from scenarios.analysis.headline import people
from scenarios.analysis.ladder import run_ladder
from scenarios.analysis.ranges import ranges_of
from scenarios.analysis.robustness import four_numbers
from scenarios.analysis.structure import Combination, Outcome
from scenarios.analysis.summary import Estimate
from scenarios.analysis.switching import switching_values
from scenarios.analysis.target import Target, met, reached
from scenarios.model.run import compare
from scenarios.views import words
from scenarios.views.charts import being_wrong as wrong_chart
from scenarios.views.charts import evppi, loses, robustness, structure, switching
from scenarios.views.charts.template import as_rows
from scenarios.views.charts.theme import theme_of

BAD = re.compile(r"\b[Nn]a[Nn]\b|None|\binf\b|(?<![\w.])-\d|−0(?![.\d])|\{|\}|  ")
FOCUS = "one_mission"


def clean(*texts: str) -> None:
    for text in texts:
        assert not BAD.search(text), text


@given(levers())
def test_every_sentence_holds_its_numbers(loaded, wards, chosen):
    ready = problem(loaded, wards, **{**chosen, "draws": 128})
    run = compare(ready)
    totals, register = run.totals(), loaded.register
    titles = {k: r.title for k, r in run.strategies.items()}
    noun = words.compare.outcome_noun(chosen["mission"], loaded.missions, chosen["years"])
    w = being_wrong(run, FOCUS, chosen["mission"])
    claim, detail = words.decision.being_wrong(w, noun)
    clean(claim, detail, words.decision.value_of_certainty(w.decision.evpi))
    _being_wrong(w, claim, detail, totals)
    losing = totals[FOCUS] < totals["piecemeal"]
    inputs = drivers.varying(ready.draws)
    found = discover(drivers.circumstances(ready, register), losing)
    claim, detail = words.decision.finding(found, titles[FOCUS], float(losing.mean()), register)
    clean(claim, detail)
    if found:
        inside = found.inside
        assert f"covers {round(100 * losing[inside].sum() / losing.sum())} of 100 losing" in detail
        assert (
            f"loses {round(100 * losing[inside].mean())} times in 100 instead of {round(100 * losing.mean())}."
            in detail
        )
        clean(words.decision.stability(found, register))
        told = future(found.example, inputs, run, {k: people(run[k], chosen["mission"]) for k in ("piecemeal", FOCUS)})
        assert "less value" in words.decision.one_future(told, titles, noun)  # the future it opens does lose
    _learning(inputs, totals, run.blocks, register, titles)
    _standing(run, totals, titles, loaded.missions, chosen)


def _being_wrong(w, claim, detail, totals) -> None:
    gap = totals[FOCUS] - totals["piecemeal"]
    if not gap.any():
        assert "nothing to get wrong" in claim
        return
    short = -gap[gap < 0]
    if len(short):
        assert f"about {words.numbers.pounds(short.mean())} less value in such futures" in detail
    average = gap.mean()
    if "risks less" in claim:
        assert claim.startswith("Choosing one mission") == (average > 0)
        assert abs(average) > 0


def _learning(inputs, totals, blocks, register, titles) -> None:
    evppis = information.evppi(inputs, totals, blocks, drivers.sets(inputs, register))
    singles = sorted((x for k, x in evppis.items() if k in register.parameters), key=lambda x: -x.estimate.value)
    groups = [evppis[g] for g in drivers.GROUPS if g in evppis]
    claim, detail = words.finding_out.evppi(singles, groups, register)
    clean(claim, detail, words.finding_out.survey_value(evppis.get("prevalence")))
    first = next((x for x in singles if x.clear), None)
    if first is None:
        assert claim.startswith("Nothing on its own")
        assert words.finding_out.to_ask(singles, register) == []
    else:
        assert claim == f"Before deciding, ask: {words.finding_out.question_of(first.key, register)}"
        assert f"worth up to about {words.numbers.pounds(first.estimate.value)}." in detail
        told = words.finding_out.to_ask(singles, register)
        assert told[0].startswith(words.numbers.capital(words.finding_out.question_of(first.key, register)))
        assert len(set(told)) == len(told) <= 4
    switches = {x.key: switching_values(inputs[x.key], totals) for x in singles if x.clear and x.key in inputs}
    claim, detail = words.decision.switching(switches, evppis, titles, register)
    clean(claim, detail)
    for k, found in switches.items():
        for s in found:
            assert np.quantile(inputs[k], 0.01) <= s.at <= np.quantile(inputs[k], 0.99)
    theme = theme_of(False)
    for shown in (
        evppi.figure(singles, groups, register, theme),
        switching.figure(switches, evppis, ranges_of(inputs), titles, register, theme),
    ):
        if shown.pictures:
            seen(shown, theme)
        clean(shown.claim, shown.detail, shown.summary, *(p.alt for p in shown.pictures))


def _standing(run, totals, titles, missions, chosen) -> None:
    target = Target(chosen["mission"], 0.001 if chosen["mission"] == "isolation" else 10.0, chosen["years"])
    four = four_numbers(totals, met(run, target), run.blocks)
    best = max(float(x.max()) for x in reached(run, target).values())
    claim, detail = words.robustness.robustness(
        four, titles, words.robustness.target_text(target, missions), words.robustness.furthest(best, target)
    )
    clean(claim, detail)
    gap = difference(totals[FOCUS], totals["piecemeal"], run.blocks)
    best_key = max(totals, key=lambda k: totals[k].mean())
    rest = {k: v for k, v in totals.items() if k != best_key}
    next_key = max(rest, key=lambda k: rest[k].mean())
    clear = difference(totals[best_key], totals[next_key], run.blocks).summary.mean.clear_of_zero()
    outcomes = [
        Outcome(Combination(v, False, True, "full", "split"), best_key, gap, clear) for v in ("threshold", "ordered")
    ]
    claim, detail = words.robustness.structure(outcomes, titles)
    clean(claim, detail)
    if not clear:
        assert claim == "However it is counted, no strategy comes out clearly ahead"
        assert "simulation error" in detail
    else:
        assert titles[best_key].lower() in claim
    numbers = {k: i for i, k in enumerate(titles)}
    for shown in (
        structure.figure(outcomes, titles, numbers, FOCUS, theme_of(True)),
        robustness.figure(
            four, leads_over(totals, "piecemeal", run.blocks), titles, "a target", "a part", numbers, theme_of(True)
        ),
    ):
        if shown.key != "structure":  # washes with words on them
            seen(shown, theme_of(True))
        clean(shown.claim, shown.detail, shown.summary, *(p.alt for p in shown.pictures))


def test_no_winner_is_claimed_inside_two_standard_errors(loaded, wards):
    """At the spend where the two change places, on few draws, neither risks less."""
    seen = set()
    for seed in range(6):
        ready = problem(loaded, wards, draws=48, spend_gbp=3.4e8, seed=seed)
        w = being_wrong(compare(ready), FOCUS, "isolation")
        gap = w.focus.loss.value - w.piecemeal.loss.value
        error = np.hypot(w.focus.loss.se, w.piecemeal.loss.se)
        claim, _ = words.decision.being_wrong(w, "people")
        assert ("about the same either way" in claim) == (abs(gap) <= 2 * error)
        seen.add(claim)
    assert "Being wrong costs about the same either way" in seen


def test_the_figures_of_the_page_are_valid_charts(loaded, wards):
    import altair as alt

    ready = problem(loaded, wards, draws=512)
    run = compare(ready)
    totals, register, theme = run.totals(), loaded.register, theme_of(False)
    numbers = {k: i for i, k in enumerate(totals)}
    told = drivers.circumstances(ready, register)
    losing = totals[FOCUS] < totals["piecemeal"]
    shown = [
        wrong_chart.figure(
            being_wrong(run, FOCUS, "isolation"),
            loss_across(run_ladder(ready, levels=5, draws=64)),
            4e8,
            "people",
            numbers,
            theme,
        ),
        loses.figure(discover(told, losing), ranges_of(told), "One mission", float(losing.mean()), register, theme),
    ]
    for figure in shown:
        clean(figure.claim, figure.detail, figure.summary)
        seen(figure, theme)
        for picture in figure.pictures:
            alt.LayerChart.from_dict(as_rows(picture.chart))


@given(st.floats(-500, 500).filter(lambda x: abs(x) >= 1), st.floats(0.05, 0.95), st.floats(1e4, 1e8))
def test_what_is_given_up_by_being_wrong_is_read_back(people_lost, chance, value):
    """People given up are fewer people, and people still gained are more, whatever the numbers."""
    side = Side("focus", "One mission", Estimate(chance, 0.001), value, people_lost, Estimate(value * chance, 1.0))
    other = replace(side, key="piecemeal", title="Piecemeal", loss=Estimate(2 * value * chance, 1.0))
    claim, both = words.decision.being_wrong(BeingWrong(side, other, None, {}), "people helped")
    sentence = both.split("Choose piecemeal")[0]
    number, way = re.search(r"about ([\d,]+) (fewer|more) people helped", sentence).groups()
    assert way == ("fewer" if people_lost > 0 else "more")
    assert float(number.replace(",", "")) == pytest.approx(abs(people_lost), rel=0.06, abs=0.5)
    assert ("and about" if people_lost > 0 else "but about") in sentence
    assert claim == "Choosing one mission risks less than choosing piecemeal"
