"""What every sentence says, on states made by hand: each branch, each sign, each edge.

Rewrite with `python3 start.py test tests/golden --rewrite-goldens`, then read the difference as a councillor would: a
change here is a change of words.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from making import agree, kept, some_wards

from scenarios.analysis.being_wrong import BeingWrong, Side
from scenarios.analysis.chains import WeighedChain
from scenarios.analysis.changes import Change
from scenarios.analysis.crossing import Crossing
from scenarios.analysis.difference import Difference
from scenarios.analysis.discovery import Condition, Finding
from scenarios.analysis.drivers import DROP_YEAR, GROUPS
from scenarios.analysis.futures import Future
from scenarios.analysis.guesses import Guessed, Held
from scenarios.analysis.headline import Headline
from scenarios.analysis.information import Evppi
from scenarios.analysis.journey import Stage
from scenarios.analysis.pilot import Pilot
from scenarios.analysis.robustness import Robustness
from scenarios.analysis.staying import Standing
from scenarios.analysis.structure import Combination, Outcome
from scenarios.analysis.summary import Estimate, Summary
from scenarios.analysis.switching import Switch
from scenarios.analysis.target import Target
from scenarios.analysis.ward_stats import Fifth, Helped, WardStat
from scenarios.answers.meeting import Shift
from scenarios.answers.values import Turning, Valued
from scenarios.domain.council import Category
from scenarios.domain.meeting import Asked, Suggestion
from scenarios.domain.parameter import Distribution
from scenarios.views import words

GOLDEN = Path(__file__).parent / "words.json"
TITLES = {"piecemeal": "Piecemeal", "one_mission": "One mission", "half": "Half and half"}
VERDICTS = ("better", "worse", "too close to call", "exactly the same")
SIZES = (
    0.0,
    0.004,
    0.3,
    0.5,
    1.0,
    1.49,
    1.5,
    4.4,
    9.6,
    10.4,
    11.0,
    99.6,
    104.0,
    1234.0,
    56_789.0,
    999_999.0,
    3.46e8,
    9.96e9,
)


def estimate(value: float, se: float | None = 0.01) -> Estimate:
    return Estimate(value, se)


def summary(mean: float, low: float, high: float, se: float | None = 1.0) -> Summary:
    at = {"p5": low, "p10": low, "p50": mean, "p90": high, "p95": high}
    return Summary(Estimate(mean, se), {k: Estimate(v, se) for k, v in at.items()})


def a_difference(verdict: str, mean: float = 2e5, p: float = 0.55) -> Difference:
    return Difference(summary(mean, mean - 9e5, mean + 2e6), Estimate(p, 0.01), verdict)


def nothing_to_point():
    """No spend, so that every strategy is the same."""
    return a_headline(spend_gbp=0.0, value=a_difference(VERDICTS[3]))


def a_headline(**changes: object) -> Headline:
    own = {
        "spend_gbp": 4e8,
        "years": 10,
        "mission": "isolation",
        "strategy": "one_mission",
        "title": "One mission",
        "alone": True,
        "elsewhere": False,
        "people": summary(8.2, -2.0, 20.4),
        "value": a_difference("better"),
        "dots_gbp": np.zeros(50),
        "threshold": a_difference("worse"),
        "ordered": a_difference("better"),
        "saving": summary(20_000, -5_000, 60_000),
        "attributed": summary(90_000, -3e5, 7e5),
        "p_best": {"piecemeal": estimate(0.6), "one_mission": estimate(0.3), "half": estimate(0.1)},
        "loss_gbp": {"piecemeal": estimate(9e5), "one_mission": estimate(6e5), "half": estimate(7e5)},
    }
    return Headline(**{**own, **changes})


def every_constant() -> dict:
    """Whatever stands in capitals in a module of words."""
    found = {}
    for module in pkgutil.iter_modules(words.__path__):
        of = importlib.import_module(f"{words.__name__}.{module.name}")
        for name, value in vars(of).items():
            plain = isinstance(value, str | dict | set | float | int | list)
            if name.isupper() and (plain or (isinstance(value, tuple) and all(isinstance(v, str) for v in value))):
                kept_as = sorted(value) if isinstance(value, set) else json.loads(json.dumps(value))
                found[f"{module.name}.{name}"] = kept_as
    return found


def numbers() -> dict:
    n = words.numbers
    both = [s * x for x in SIZES for s in (1, -1)]
    units = ("£", "£ (2024)", "proportion", "probability", "share", "SMD", "years", "LS points", "tonnes", "")
    ends = (-3e6, -2.0, -0.3, 0.0, 0.3, 2.0, 20.0, 4e6)
    pairs = [(a, b) for a in ends for b in ends if a <= b]
    chances = (0.0, 0.004, 0.0499, 0.05, 0.13, 0.2, 0.39, 0.4, 0.5, 0.6, 0.79, 0.8, 0.94, 0.95, 0.996, 1.0)
    return {
        "count": [n.count(x) for x in both],
        "count_cell": [n.count_cell(x) for x in both],
        "fine": [n.fine(x) for x in (*both, 0.01, -0.01, 0.0099, -0.0099)],
        "pounds": [n.pounds(x) for x in both],
        "two_figures": [n.two_figures(x) for x in (*both, float("inf"))],
        "span": [n.span(a, b, show, said=said) for a, b in pairs for show in (n.count, n.pounds) for said in (0, 1)],
        "span_with_words": [n.span(a, b, n.count_cell, "gained", "lost") for a, b in pairs],
        "chance": [n.chance(p) for p in chances],
        "in_a_hundred": [n.in_a_hundred(p) for p in chances],
        "in_futures": [n.in_futures(p) for p in chances],
        "amount": [
            n.amount(x, unit) for unit in units for x in (0.0, 0.0123, -0.5, 1.0, -3.26, 99.4, 100.0, -456_789.0)
        ],
        "price_base": [n.price_base(u) for u in (*units, "£ (2021/22)", "£ 2019 a place")],
        "monte_carlo": [n.monte_carlo(e, n.pounds) for e in (estimate(1, None), estimate(1, 9_900.0))],
        "years_of": [n.years_of(y) for y in (1, 2, 10)],
        "listed": [n.listed(list("abcd"[:k])) for k in range(5)] + [n.listed(["a", "b", "c"], "or")],
        "signed": [n.signed(x, show) for x in (-2.0, 0.0, -0.1, 3.0) for show in (n.count, n.count_cell, n.pounds)],
        "capital": [n.capital(t) for t in ("", "one", "One mission")],
        "escape": [
            n.escape_markdown(t)
            for t in (
                "A *b* _c_ snake_case",
                "![p](http://x)",
                "1. one\n# two\n- three",
                "www.x :red[y] :tada:",
                "a - b",
            )
        ],
    }


def compare(missions, loaded) -> dict:
    c = words.compare
    people = [
        summary(8, -2, 20),
        summary(-8, -20, 2),
        summary(0.2, -3, 4),
        summary(1.2, 0.2, 3),
        summary(-1.2, -3, 0.1),
        summary(30, 12, 44),
        summary(-30, -44, -12),
        summary(0.0, 0.0, 0.0),
    ]
    cases = [
        a_headline(people=p, value=a_difference(v, m, q))
        for p in people
        for v, m in zip(VERDICTS[:3], (3e5, -3e5, 2e3), strict=True)
        for q in (0.2, 0.5, 0.8)
    ]
    cases += [nothing_to_point(), a_headline(value=a_difference(VERDICTS[3])), a_headline(alone=False)]
    cases += [a_headline(alone=False, elsewhere=True, title=t) for t in ("Carbon instead", "Jobs only")]
    cases += [a_headline(mission=m, years=y) for m, y in (("jobs", 1), ("carbon", 5))]
    low, high = estimate(1.8e8, 1e6), estimate(8.1e8, 1e6)
    shares = estimate(0.57), estimate(0.63)
    crossed = Crossing("one_mission", estimate(3.08e8, 2.4e6), True, False, low, high, *shares, 1e9)
    crossings = [
        crossed,
        replace(crossed, overtakes=False, more=True),
        replace(crossed, low_gbp=None),
        replace(crossed, spend_gbp=None),
        replace(crossed, spend_gbp=None, overtakes=False, top_gbp=2e9),
        replace(crossed, spend_gbp=estimate(5e7, None)),
        replace(crossed, high_gbp=None, more=True),
    ]
    mixed = loaded.scenario.model_copy(
        update={"categories": {k: Category(pledged_share=0.1) for k in list(loaded.scenario.spend_mix)[:2]}}
    )
    wards = some_wards([2400.0])
    return {
        "headline": [c.headline(h, missions) for h in cases],
        "standing": [c.standing(h, TITLES) for h in (a_headline(), nothing_to_point())]
        + [
            c.standing(a_headline(), {"piecemeal": "Piecemeal"}),
            c.standing(a_headline(), dict(list(TITLES.items())[:2])),
        ]
        + [c.standing(a_headline(p_best={"piecemeal": estimate(0.2), "one_mission": estimate(0.8)}), TITLES)],
        "range_note": [c.range_note(), c.range_note(a_headline())],
        "valuations": [
            c.valuations(a_headline(threshold=a_difference(a), ordered=a_difference(b)))
            for a in VERDICTS[:3]
            for b in VERDICTS[:3]
        ]
        + [c.valuations(nothing_to_point()), c.valuations(a_headline(value=a_difference(VERDICTS[3])))],
        "crossing": [c.crossing(x, "One mission") for x in crossings],
        "break_even": c.break_even(crossed, "One mission"),
        "disclosure": [c.disclosure("SuchnSuch", f) for f in (True, False)],
        "apart": [c.apart(a_headline(saving=s, attributed=a)) for s in people[:2] for a in people[:2]]
        + [c.apart(nothing_to_point())],
        "made_of": c.made_of(a_headline(), wards, 8192, 7),
        "mix_note": [c.mix_note(loaded.scenario), c.mix_note(mixed)],
        "outcome_noun": [c.outcome_noun(m, missions, y) for m in ("isolation", "jobs") for y in (1, 10)],
    }


def a_side(key: str, chance: float, people: float, loss: Estimate) -> Side:
    return Side(key, TITLES[key], estimate(chance), 812_345.0, people, loss)


def an_evppi(key: str, value: float, by_chance: float = 10.0, se: float | None = 100.0) -> Evppi:
    return Evppi(key, (key,), Estimate(value, se), by_chance)


def decision(register) -> dict:
    d, f = words.decision, words.finding_out
    noun = "people no longer often lonely"
    losses = [
        (estimate(4e5, 1e3), estimate(9e5, 1e3)),
        (estimate(9e5, 1e3), estimate(4e5, 1e3)),
        (estimate(4e5, 1e5), estimate(5e5, 1e5)),
        (estimate(4e5, None), estimate(9e5, 1e3)),
        (estimate(4.0, 3.0), estimate(11.5, 2.0)),
    ]
    wrong = [
        BeingWrong(a_side("one_mission", 0.7, p, a), a_side("piecemeal", 0.3, -p, b), None, TITLES)
        for (a, b), p in product(losses, (8.0, -8.0, 0.2))
    ]
    wrong += [
        BeingWrong(a_side("one_mission", x, 1, losses[0][0]), a_side("piecemeal", y, 1, losses[0][1]), None, TITLES)
        for x, y in ((0.0, 0.0), (0.0, 0.4), (0.4, 0.0))
    ]
    keys = ("reach_ceiling", "d_befriend_scale", "piecemeal_mix[isolation]", DROP_YEAR, *GROUPS)
    limits = ((None, 0.3), (0.2, None), (0.2, 0.3), (0.0, 0.0), (None, None))
    conditions = [Condition(k, low, high, 0.875) for k in keys[:2] for low, high in limits[:4]]
    conditions += [
        Condition(DROP_YEAR, low, high, 0.5) for low, high in ((None, 6.5), (3.5, None), (2.5, 7.5), (0.0, 4.0))
    ]
    found = Finding((conditions[0], conditions[9]), 0.63, 0.81, 0.4, 0.5, np.ones(1, bool), 0)
    singles = [
        an_evppi("reach_ceiling", 52_000),
        an_evppi("d_group_trial", 31_000),
        an_evppi("cost_group", 9_000),
        an_evppi("wellby", 4_000),
        an_evppi("scaleup", 3_000),
        an_evppi("relet_rate", 5.0),
    ]
    groups = [an_evppi("programme", 99_000), an_evppi("supply", 4_000)]
    pilots = [
        Pilot(n, 50_000.0, 90_000.0, delay, cost)
        for n in (100, 1200)
        for delay in (0.0, 0.5, 1.0, 60_000.0)
        for cost in (2e3, 4e4)
    ]
    a_future = Future(
        41, (), {"piecemeal": 3e6, "one_mission": 4e6, "half": 5e6}, {"piecemeal": 2.0, "one_mission": 10.0}, "half"
    )
    by_group = {register[k].group: k for k in register.parameters}
    return {
        "name_of": [d.name_of(k, register) for k in (*keys, *register.parameters)],
        "value_of": [d.value_of(k, x, register) for k in keys[:4] for x in (0.25, 6.4)],
        "being_wrong": [d.being_wrong(w, noun) for w in wrong],
        "value_of_certainty": [
            d.value_of_certainty(e)
            for e in (
                estimate(3e5, 1e3),
                estimate(3e3, 2e3),
                estimate(3e3, None),
                estimate(0.0, 0.0),
                estimate(0.0, None),
                estimate(-1.0, 0.1),
            )
        ],
        "loss_across": [
            d.loss_across(p, [0.0, 2.5e7, 5e7, 1e8, 2e8, 4e8, 1e9][: len(p)], TITLES)
            for p in (
                [None, None],
                ["one_mission", None],
                ["piecemeal"],
                ["piecemeal", "piecemeal", None, "one_mission"],
                [None, "piecemeal", "half", "one_mission", None, "half", "piecemeal"],
            )
        ],
        "finding": [
            d.finding(f, "One mission", b, register) for f, b in ((None, 0.0), (None, 1.0), (None, 0.5), (found, 0.5))
        ]
        + [d.finding(replace(found, density=0.5 + x), "One mission", 0.5, register) for x in (0.15, 0.1500001)],
        "condition": [d.condition(c, register) for c in conditions],
        "stability": d.stability(found, register),
        "one_future": [
            d.one_future(f, TITLES, noun)
            for f in (
                a_future,
                replace(
                    a_future,
                    people={"piecemeal": 10.0, "one_mission": 2.0},
                    totals_gbp={"piecemeal": 4e6, "one_mission": 3e6},
                ),
                replace(a_future, people={"piecemeal": 2.1, "one_mission": 2.0}),
            )
        ],
        "evppi": [
            f.evppi(s, g, register)
            for s in (singles, singles[:2], singles[:1], singles[5:], [], [replace(w, at_least=True) for w in singles])
            for g in (groups, [])
        ],
        "survey_value": [f.survey_value(w) for w in (None, an_evppi("x", 5.0), an_evppi("x", 70_000))],
        "pilot": [f.pilot(p, register[by_group[g]], m) for p in pilots for g, m in (("programme", 0), ("value", 1))]
        + [f.pilot(pilots[3], register[k], m) for k in by_group.values() for m in (6, 12)],
        "switching": [
            d.switching(s, {}, TITLES, register)
            for s in (
                {},
                {"reach_ceiling": []},
                {"reach_ceiling": [Switch(0.3, "piecemeal", "one_mission")]},
                {
                    "cost_group": [],
                    "d_group_trial": [Switch(-0.2, "half", "piecemeal")],
                    "reach_ceiling": [Switch(0.3, "piecemeal", "one_mission")],
                },
            )
        ],
    }


def evidence(missions, register) -> dict:
    e = words.evidence
    kinds = ((), ("setting",), ("assumption",), ("assumption", "assumption"), ("assumption", "scenario", "setting"))
    of = [register["cost_group"], register["d_group_trial"], register["piecemeal_mix"]]
    fixed = Distribution(distribution="fixed", parameters={"value": 0.3})
    shares = Distribution(distribution="shares", parameters={"a": 0.4, "b": 0.6})
    chains = {
        "alike": {"jobs": 0.56, "carbon": 0.56},
        "one apart": {"jobs": 0.56, "homelessness": 0.64, "carbon": 0.56},
        "two apart": {"jobs": 0.56, "homelessness": 0.64, "carbon": 0.56, "digital": 0.7, "isolation": 0.56},
    }
    return {
        "distribution": [e.distribution(p, p.unit, 0.1, 0.4, 0.2) for p in of]
        + [e.distribution(fixed, u, 0, 0, 0) for u in ("proportion", "years")]
        + [e.distribution(shares, "", 0, 0, 0), e.distribution(register["mis_neet_years"], "years", 1.2, 8.0, 3.0)],
        "differs": [e.differs([Change(k, "x", "X", 1, 2, "") for k in some]) for some in kinds],
        "link_believed": [e.link_believed(p, s) for p in of for s in (1.0, 0.56)],
        "chains_believed": [
            e.chains_believed(
                [WeighedChain(m, (), {"standard": s}, {}) for m, s in c.items()], missions.title, "standard"
            )
            for c in chains.values()
        ],
        "counted_once": [
            e.counted_once(missions, s) for s in (("wellbeing", "nhs", "social_care"), ("loneliness_cost",))
        ],
        "evppi_of_one": [e.evppi_of_one(an_evppi("x", v), register["cost_group"]) for v in (5.0, 5e4)],
        "glossary": [words.glossary.matching(t) for t in ("", "caution", "zzz", "FUTURE ")],
    }


def robustness(missions) -> dict:
    r = words.robustness

    def rows(*four: tuple[float, float, float, float], se: float | None = 0.01) -> dict[str, Robustness]:
        return {k: Robustness(*(Estimate(x, se) for x in f)) for k, f in zip(TITLES, four, strict=False)}

    usual = (0.3, 4e5, 9e5, -2e6), (0.6, 5e5, 7e5, 3e6), (0.1, 6e5, 8e5, 1e6)
    tables = [
        rows(*usual),
        rows(*usual, se=1e9),
        rows(*usual, se=None),
        rows(*usual[:1]),
        rows(*((0.0, *f[1:]) for f in usual)),
        rows(*((1.0, *f[1:]) for f in usual)),
        rows(*((0.5, 0.0, 0.0, 1e6) for _ in usual)),
    ]

    def outcome(valuation: str, preferred: str, clear: bool = True) -> Outcome:
        return Outcome(Combination(valuation, False, True, "full", "split"), preferred, a_difference("better"), clear)

    a, b, c = outcome("threshold", "piecemeal"), outcome("ordered", "one_mission"), outcome("ordered", "half", False)
    sets = (
        [a, b, c],
        [a, b],
        [b, b],
        [c, c],
        [a, outcome("ordered", "piecemeal"), b, outcome("threshold", "one_mission")],
        [b, c],
        [b, b, a],
    )
    targets = [Target("isolation", 0.012, 5), Target("jobs", 1_200.0, 1), Target("carbon", 35.0, 10)]
    return {
        "robustness": [r.robustness(t, TITLES, "20 % by year 5", "1.1 %") for t in tables],
        "structure": [r.structure(s, TITLES) for s in sets],
        "target_text": [r.target_text(t, missions) for t in targets],
        "furthest": [r.furthest(x, t) for t in targets for x in (0.0113, 1234.0)],
    }


PHONES = [
    (0, 0, {}),
    (3, 1, {"very": 3}),
    (4, 1, {"hunch": 4}),
    (30, 0, {"very": 3, "fairly": 20, "hunch": 7}),
    (8, 3, {}),
]
SHIFTS = [
    Shift(0, 0, 0, 0, (), ()),
    Shift(4, 4, 0, 0, (1.0, 2.0, 3.0, 4.0), (1.0, 1.0, 1.0, 1.0)),
    Shift(6, 3, 2, 1, (5.0, 9.0, 40.0, 60.0, 80.0, 900.0), (4.0, 8.0, 9.0, 10.0, 60.0, 80.0)),
    Shift(5, 5, 0, 0, (50.0, 60.0, 70.0, 80.0, 90.0), (5.0, 6.0, 7.0, 8.0, 9.0)),
]


def values() -> dict:
    """What a room values, from the clear to the divided, of many, of few and of nobody."""
    v = words.values
    titles = {"piecemeal": "Piecemeal", "isolation": "Isolation", "jobs": "Jobs for young people"}

    def valued(people: int, by_values: tuple, by_facts: tuple, move: float | None, lean: bool = True) -> Valued:
        keys = tuple(titles)
        shares = [dict(zip(keys, s, strict=True)) for s in (by_values, by_facts, by_facts)]
        falls = {"lonely": 0.7 * (move or 0), "saving": 0.3 * (move or 0)}
        turning = {"piecemeal": None, "jobs": None if move is None else Turning(move, {"helped": move}, falls)}
        leanings = {"isolation": ("lonely", 0.404)} if lean else {}
        mean = {"lonely": 0.5, "helped": 0.3, "saving": 0.2}
        rows = np.tile(list(mean.values()), (max(people, 1), 1))
        return Valued(people, keys, tuple(mean), *shares, mean, "isolation", leanings, turning, rows)

    told = [
        valued(30, (0.0, 0.72, 0.28), (0.1, 0.85, 0.05), 4.2),
        valued(30, (0.0, 1.0, 0.0), (0.54, 0.41, 0.05), None),
        valued(30, (0.0, 0.95, 0.05), (0.02, 0.97, 0.01), 0.3),
        valued(5, (0.0, 0.6, 0.4), (0.3, 0.6, 0.1), 12.0),
        valued(0, (0.0, 0.87, 0.13), (0.54, 0.4, 0.06), 25.0, lean=False),
    ]
    standings = [Standing(np.full(10, a), np.full(10, b), np.full(10, c), 4) for a, b, c in STANDS]
    given = [
        Suggestion(1, "benches", 6, "isolation"),
        Suggestion(2, "buses", 1, "none"),
        Suggestion(3, "parks", 12, "none"),
    ]
    ends = [("lonely", -0.2, 7.2), ("lonely", 0, 38), ("helped", -272, 458), ("helped", -9, -3), ("saving", 0, 130_000)]
    ends += [("saving", -1500, 20_000), ("deprived", 0.1766, 0.1828)]
    return {
        "ends": [v.ends(*e) for e in ends],
        "best_for": [v.best_for(t, titles) for t in told],
        "agreed": [v.agreed(t, titles) for t in told],
        "unknown": [v.unknown(t, titles) for t in told],
        "together": [v.together(t, titles) for t in told],
        "turning": [v.turning(t, titles) for t in told],
        "stays": [v.stays(s, t, titles, "year 4") for s in (None, *standings) for t in (told[0], told[4])],
        "decided": [v.decided(*d, titles) for d in (("isolation", " the leader ", "it helps."), ("piecemeal", "", ""))],
        "votes": [v.votes(n, titles) for n in ({}, {"jobs": 4}, {"jobs": 9, "isolation": 3}, {"gone": 5})],
        "asked_for": [v.asked_for(g) for g in (given[:1], given[:2], given, [Suggestion(1, "x")])],
        "stacked": [v.stacked("benches", n) for n in (1, 4, 5, 1200)],
        "reach_note": [v.reach_note(4e8, 10), v.reach_note(9.5e7, 1)],
    }


STANDS = [(0.99, 1.0, 0.97), (0.9, 0.98, 0.71), (0.5, 0.5, 0.5)]  # on average, slowly, fast


def phone() -> dict:
    o = words.phone
    asked = Asked("doubt", "doubt", "", "", (("reach", "who is reached"),))
    given = [{}, {"unsure": True}, {"number": 2000.0, "sure": "fairly"}, {"pick": "reach"}, {"text": "benches"}]
    return {"own_answer": [o.own_answer(asked, g) for g in given], "recalled": [o.recalled(g) for g in given]}


def room(missions) -> dict:
    o = words.room
    noun = "people no longer often lonely"

    def stages(pledged: Summary, usable: Summary) -> list[Stage]:
        return [Stage("pledged", "£", pledged), Stage("usable", "£", usable)]

    scales = [stages(summary(1.2e7, 4e6, 2e7), summary(u, u / 3, 2 * u)) for u in (7e5, 1.2e5, 1.19e5, 3e4)]
    scales.append(stages(summary(0.0, 0.0, 0.0), summary(0.0, 0.0, 0.0)))
    counts = [(n, a, b) for n in (1, 3) for a in range(n + 1) for b in range(n + 1 - a)]
    people = [
        summary(8, -2, 20),
        summary(-8, -20, -2),
        summary(0.2, -3, 4),
        summary(1.2, 0.1, 0.3),
        summary(-1.1, -0.2, 0.2),
    ]
    heads = [a_headline(value=a_difference(v, p=p)) for v in VERDICTS for p in (0.2, 0.2049, 0.7)]
    return {
        "of_phones": [o.of_phones(n, u, s, few) for n, u, s in PHONES for few in (False, True)],
        "shifted": [o.shifted(m, p, noun) for m in SHIFTS for p in people[:2]],
        "of_one_mind": [o.of_one_mind(g, noun) for g in ((), (3.0,), (2.0, 9.0), (1.0, 50.0, 4000.0))],
        "question": [o.question("SuchnSuch", 4e8, 240_000.0, s) for s in scales],
        "ask": [
            o.ask("one mission on isolation", "isolation", w, s, y, noun)
            for w in (True, False)
            for s in (1.0, 0.4)
            for y in (1, 10)
        ],
        "typed": [o.typed(Guessed(n, u)) for n in ((), (50.0, -2.5)) for u in ((), ("lots", "few"))],
        "reveal": [o.reveal(Held(n - a - b, a, b, 1.0), n, people[0], noun) for n, a, b in counts]
        + [o.reveal(Held(0, 0, 0, None), 0, p, noun) for p in people]
        + [o.reveal(Held(1, 0, 0, 1.0), 1, p, noun) for p in people],
        "turned": [o.turned(a, b, "the reach ceiling is 12 %") for a, b in product(heads[::2], heads)],
        "said": [o.said(t) for t in (" we start in May ", "")],
    }


def a_stat(mean: list[float], spread: float = 2.0) -> WardStat:
    m = np.array(mean)
    return WardStat(m, m - spread, m + spread, np.full(len(m), 0.1))


def by_ward() -> dict:
    w = words.by_ward
    wards = replace(
        some_wards([1000.0, 4000.0, 2000.0, 500.0, 3000.0, 2500.0], deprivation=[0.95, 0.2, 0.5, 0.4, 0.3, 0.6]),
        areas=np.array([1.0, 2.0, 3.0, 0.0, 9.0, 9.0]),
        imputed=frozenset({"T0001", "T0002"}),
    )
    few = some_wards([1000.0, 4000.0])
    lonely = a_stat([120.0, 240.0, 90.0, 20.0, 150.0, 100.0], 15.0)

    def helped(difference: list[float], noise: list[bool], better: list[float], year: int = 10) -> Helped:
        n = len(difference)
        people = {
            "one_mission": a_stat([1.5, 0.3, 2.0, 0.1, 12.0, 0.6][:n]),
            "piecemeal": a_stat([0.5, 0.2, 1.0, 0.0, 3.0, 1.0][:n], 0.1),
        }
        return Helped(year, people, people, a_stat(difference), np.array(better), np.array(noise))

    n = len(wards.code)
    up, mixed = [2.0] * n, [2.0, -1.0, 0.1, -0.2, 3.0, 0.5]
    states = [
        helped(up, [False] * n, [0.7, 0.6, 0.9, 0.8, 0.75, 0.65]),
        helped(mixed, [False, False, True, True, False, False], [0.8, 0.05, 0.5, 0.4, 0.7, 0.6]),
        helped([-1.0] * n, [False] * n, [0.1, 0.2, 0.3, 0.4, 0.0, 0.2], 1),
        helped(mixed, [True] * n, [0.5] * n),
        helped(mixed, [False] * n, [0.8, 0.3, 0.5, 0.4, 0.7, 0.6]),
    ]
    quiet = replace(states[0], people={k: a_stat([0.05] * n, 0.01) for k in states[0].people})
    least = fifth(5, 1.1, 0.5, 2.0)
    gains = [
        [fifth(1, 3.2, 1.0, 5.0), least],
        [fifth(1, 0.4, 0.1, 0.8), least],
        [fifth(1, 3.2, 2.0, 5.0), fifth(5, 0.005, -0.2, 0.6)],
        [fifth(1, 1.1, 1.1, 5.0), least],
    ]
    whole, less = np.array([100.0, 120.0]), np.array([99.0, 118.0])
    return {
        "kind_of_figures": [w.kind_of_figures(m, "loneliness", 8192) for m in ("isolation", "jobs")],
        "today": [w.today(wards, lonely), w.today(wards, a_stat([500.0, 240.0, 90.0, 20.0, 150.0, 100.0]))],
        "helped": [w.helped(h, wards, "One mission") for h in (*states, quiet)],
        "difference": [w.difference(h, wards, "One mission", "Piecemeal") for h in states],
        "reached": [w.reached(h, wards, "One mission") for h in (*states, quiet)],
        "money": [w.money(np.arange(1.0, n + 1) * 1000, wards, "One mission")],
        "about": [w.about(x, noun) for x in (51.2, 0.3, 0.0, -0.2, -4.0) for noun in ("people", "")],
        "signed_range": [
            w.signed_range(a_stat(m), 0, more) for m in ([5.0], [0.5], [-5.0], [2.0]) for more in (True, False)
        ],
        "card": [
            w.card(
                wards,
                i,
                lonely,
                h,
                ("One mission", "Piecemeal"),
                1.2e6,
                {"One mission": 4_000.0, "Piecemeal": 250_000.0},
            )
            for i, h in ((0, states[1]), (3, states[1]), (1, states[0]))
        ],
        "warning": [w.warning(wards, i) for i in range(n)] + [w.warning(few, 0)],
        "gains": [w.gains(g, TITLES, "one_mission") for g in gains] + [w.gains(gains[0][:1], TITLES, "one_mission")],
        "least_share_cost": [
            w.least_share_cost(a, b, s)
            for a, b in ((whole, less), (less, whole), (whole, whole), (0 * whole, less), (whole - 200, less))
            for s in (0.0, 0.5, 1.0)
        ],
    }


def fifth(number: int, mean: float, low: float, high: float) -> Fifth:
    return Fifth(number, 2, 1000.0, {"one_mission": (mean, low, high), "piecemeal": (1.0, 0.5, 2.0)})


@pytest.fixture(scope="module")
def every_sentence(missions, register, loaded):
    return {
        "constants": every_constant(),
        "numbers": numbers(),
        "compare": compare(missions, loaded),
        "decision": decision(register),
        "evidence": evidence(missions, register),
        "robustness": robustness(missions),
        "room": room(missions),
        "values": values(),
        "phone": phone(),
        "by_ward": by_ward(),
    }


@pytest.mark.parametrize(
    "part",
    ["constants", "numbers", "compare", "decision", "evidence", "robustness", "room", "values", "phone", "by_ward"],
)
def test_every_sentence_says_what_it_said(part, every_sentence, rewrite):
    ours = kept(json.loads(json.dumps(every_sentence[part], default=list)))
    golden = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.exists() else {}
    if rewrite:
        golden[part] = ours
        GOLDEN.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert part in golden, "no golden yet: run with --rewrite-goldens and review it"
    agree(ours, golden[part], part)
