"""Scenarios side by side as tables: what differs in the inputs, what differs in the results, and the bridge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from scenarios.analysis.changes import SETTINGS
from scenarios.analysis.side_by_side import Bridge, per
from scenarios.analysis.summary import Summary
from scenarios.answers.side_by_side import Column, SideBySide
from scenarios.domain.lever import Lever
from scenarios.domain.levers import LEVERS
from scenarios.domain.mission import Missions
from scenarios.views import words
from scenarios.views.tables.change_list import in_words
from scenarios.views.words.numbers import amount, exact_pounds, in_a_hundred, pounds, signed

SHARES = ("spend_mix", "programme")  # settings that are shares of a whole
FUTURES = ("seed", "draws")  # the same for all that are laid side by side
MOST_ON_PAPER = 6  # scenarios that a page holds beside each other
PER_ADULTS = 10_000
LEAST = 0.01  # of a person, below which there is none
NOT_KNOWN = "–"
Told = Callable[[Column], str]


def in_parts(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """The same as tables that a page of paper holds: each with what it is about, the first scenario, and some more."""
    head, rest = list(frame.columns[:2]), list(frame.columns[2:])
    starts = range(0, max(1, len(rest)), MOST_ON_PAPER - 1)
    return [frame[[*head, *rest[i : i + MOST_ON_PAPER - 1]]] for i in starts]


def inputs(side: SideBySide) -> pd.DataFrame:
    """One row for everything in which not all are the same: levers, other settings, assumptions."""
    rows = [*_lever_rows(side.columns), *_setting_rows(side.columns), *_assumption_rows(side.columns)]
    return pd.DataFrame(rows, columns=["What", *(c.label for c in side.columns)])


def _differing(name: str, values: Sequence[object], said: Sequence[str]) -> list[list[str]]:
    return [] if all(v == values[0] for v in values) else [[name, *said]]


def _lever_rows(columns: Sequence[Column]) -> list[list[str]]:
    rows = []
    for key, lever in LEVERS.items():
        if key not in FUTURES:
            values = [getattr(c.scenario.levers, key) for c in columns]
            rows += _differing(lever.label, values, [lever_in_words(lever, v) for v in values])
    return rows


def lever_in_words(lever: Lever, value: object) -> str:
    """A lever's value as its control reads: '30 %', '£400m', 'yes'."""
    if lever.kind == "percent":
        return amount(float(str(value)), "share")
    if lever.kind == "pounds":
        return exact_pounds(float(str(value)))
    if lever.choices:
        return lever.choices.get(str(value), str(value))
    return in_words(value)


def _setting_rows(columns: Sequence[Column]) -> list[list[str]]:
    rows = _differing("Council", [(c.council, c.adults) for c in columns], [_council(c) for c in columns])
    for key, name in SETTINGS.items():
        if key == "council":
            continue
        values = [getattr(c.scenario, key) for c in columns]
        if key in SHARES:
            rows += _share_rows(name, values)
            continue
        said = [", ".join(s.title for s in v.values()) if key == "strategies" else in_words(v) for v in values]
        rows += _differing(name, values, said)
    return rows


def _share_rows(name: str, each: Sequence[Mapping[str, float]]) -> list[list[str]]:
    """One row for each part of a whole whose share is not the same for all."""
    rows = []
    for part in dict.fromkeys(k for shares in each for k in shares):
        values = [shares.get(part, 0.0) for shares in each]
        rows += _differing(f"{name}: {part.replace('_', ' ')}", values, [amount(v, "share") for v in values])
    return rows


def _council(column: Column) -> str:
    return f"{column.council}, {column.adults:,.0f} adults"


def _assumption_rows(columns: Sequence[Column]) -> list[list[str]]:
    rows = []
    for key, parameter in columns[0].register.parameters.items():
        each = [c.register.parameters.get(key) for c in columns]
        values = [None if p is None else (p.distribution, dict(p.parameters)) for p in each]
        rows += _differing(parameter.name, values, [NOT_KNOWN if p is None else in_words(p) for p in each])
    return rows


def results(side: SideBySide, missions: Missions) -> pd.DataFrame:
    """One row a result, one column a scenario: its first strategy less piecemeal, with ranges of eight in ten."""
    rows: dict[str, Told] = {
        "Strategy": lambda c: c.headline.title,
        "What is counted": lambda c: words.compare.outcome_noun(c.headline.mission, missions, c.headline.years),
        "People, more than piecemeal": lambda c: _ranged(c.headline.people, _people),
        "Value, more than piecemeal": lambda c: _ranged(c.headline.value.summary, _money),
        "Ahead of piecemeal": lambda c: in_a_hundred(c.headline.value.p_better.value),
        "Public costs avoided, more than piecemeal": lambda c: _ranged(c.headline.saving, _money),
        "Of £100 pledged, left for the mission": _left,
        f"People for every {PER_ADULTS:,} adults": lambda c: _each(c, c.headline.people, _people, by_adults=True),
        "Value for every adult": lambda c: _each(c, c.headline.value.summary, _money, by_adults=True),
        "People for every £100m of spend a year": lambda c: _each(c, c.headline.people, _people, by_adults=False),
        "Value for every £1m of spend a year": lambda c: _each(c, c.headline.value.summary, _money, by_adults=False),
    }
    first = side.columns[0].label
    rows[f"People, more than {first}"] = lambda c: _apart_people(c)
    rows[f"Value, more than {first}"] = lambda c: (
        NOT_KNOWN if c.apart is None else _ranged(c.apart.value.summary, _money)
    )
    rows[f"More valuable than {first}"] = lambda c: (
        NOT_KNOWN if c.apart is None else in_a_hundred(c.apart.value.p_better.value)
    )
    told = [[name, *(tell(c) for c in side.columns)] for name, tell in rows.items()]
    return pd.DataFrame(told, columns=["What", *(c.label for c in side.columns)])


def _apart_people(column: Column) -> str:
    if column.apart is None:
        return NOT_KNOWN
    return "not the same outcome" if column.apart.people is None else _ranged(column.apart.people, _people)


def _left(column: Column) -> str:
    stages = {s.key: s.summary.mean.value for s in column.journey}
    share = per(stages["net_pointed"], stages["pledged"])
    return NOT_KNOWN if share is None else words.numbers.of_a_hundred(share)


def _each(column: Column, s: Summary, show: Callable[[float], str], by_adults: bool) -> str:
    """A result for so many adults, or for so much spend."""
    adults, spend_gbp = (PER_ADULTS, 1e8) if show is _people else (1, 1e6)
    of = column.adults / adults if by_adults else column.headline.spend_gbp / spend_gbp
    values = [per(x, of) for x in (s.mean.value, s.low, s.high)]
    known = [v for v in values if v is not None]
    return NOT_KNOWN if len(known) < 3 else _three(known[0], known[1], known[2], show)


def _people(x: float) -> str:
    """People, where parts of one tell scenarios apart: '0.34', '7.2', '110'."""
    x = abs(words.numbers.two_figures(x))
    return words.numbers.count_cell(x) if x >= 1 else f"{x:g}" if x >= LEAST else "0"


def _money(x: float) -> str:
    return f"{100 * abs(x):,.2g}p" if 0 < abs(x) < 1 else pounds(x)


def _ranged(s: Summary, show: Callable[[float], str]) -> str:
    return _three(s.mean.value, s.low, s.high, show)


def _three(mean: float, low: float, high: float, show: Callable[[float], str]) -> str:
    return f"{signed(mean, show)} ({signed(low, show)} to {signed(high, show)})"


def bridge_table(bridge: Bridge, start: str, end: str) -> pd.DataFrame:
    """Both ends and every change between them, in order, with the simulation error of each average."""
    rows: list[list[object]] = [[start, bridge.start_people, None, None, None, bridge.start_gbp, None, None, None]]
    for s in bridge.steps:
        rows.append([words.numbers.listed(list(s.names)), *_figures(s.people), *_figures(s.value)])
    rows.append([end, bridge.end_people, None, None, None, bridge.end_gbp, None, None, None])
    spread = ("average", "low", "high", "± average")
    columns = [f"{what}, {part}" for what in ("People", "Value (£)") for part in spread]
    return pd.DataFrame(rows, columns=["What", *columns]).round(2)


def bridge_in_words(table: pd.DataFrame) -> pd.DataFrame:
    """The same in three columns that a page of paper holds: averages with their ranges."""
    shown = {"People": ("People", _people), "Value (£)": ("Value", _money)}
    rows = []
    for row in table.to_dict("records"):
        cells = [str(row["What"])]
        for what, (_, show) in shown.items():
            mean, low, high = (row[f"{what}, {part}"] for part in ("average", "low", "high"))
            alone = NOT_KNOWN if pd.isna(mean) else signed(mean, show)
            cells.append(alone if pd.isna(low) else _three(mean, low, high, show))
        rows.append(cells)
    return pd.DataFrame(rows, columns=["What", *(name for name, _ in shown.values())])


def _figures(s: Summary | None) -> list[float | None]:
    return [None] * 4 if s is None else [s.mean.value, s.low, s.high, s.mean.se]
