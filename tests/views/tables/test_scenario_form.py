"""A scenario as tables and back: nothing changed is the very same scenario, and a changed cell changes that alone."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.scenario import Scenario
from scenarios.store.files import scenario_files
from scenarios.store.files.toml_files import toml_text
from scenarios.views.tables import scenario_form as tables

SHIPPED = [p.stem for p in scenario_files.shipped_files()]


def back(form: tables.Form, loaded) -> Scenario:
    values = tables.values_of(form, loaded.scenario, loaded.missions)
    return scenario_files.from_text(toml_text(values), "The tables")


@pytest.mark.parametrize("name", SHIPPED)
def test_unchanged_tables_are_the_very_same_scenario(name):
    loaded = scenario_files.load(name)
    assert back(tables.form_of(loaded.scenario, loaded.missions), loaded) == loaded.scenario


@pytest.fixture(scope="module")
def form(loaded):
    return tables.form_of(loaded.scenario, loaded.missions)


def changed(frame: pd.DataFrame, row: int, **cells) -> pd.DataFrame:
    after = frame.copy()
    for column, value in cells.items():
        after.loc[row, column] = value
    return after


def added(frame: pd.DataFrame, *cells) -> pd.DataFrame:
    return pd.concat([frame, pd.DataFrame([cells], columns=frame.columns)], ignore_index=True)


def test_spend_and_what_is_pledged_by_category(form, loaded):
    spend = changed(form.spend, 0, **{tables.SHARE: 30.0, tables.PLEDGED: 4.5})
    spend = changed(spend, 1, **{tables.SHARE: 14.0})
    now = back(replace(form, spend=spend), loaded)
    first, second = list(loaded.scenario.spend_mix)[:2]
    assert (now.spend_mix[first], now.spend_mix[second]) == (0.3, 0.14)
    assert now.categories[first].pledged_share == pytest.approx(0.045)
    rest = {k: v for k, v in loaded.scenario.spend_mix.items() if k not in (first, second)}
    assert {k: now.spend_mix[k] for k in rest} == rest


def test_eligibility_and_causes_by_category(form, loaded):
    category, mission = next(iter(loaded.scenario.spend_mix)), loaded.missions.title("jobs")
    causes = list(loaded.missions.causes)
    both = added(added(form.causes, category, causes[0], 60.0), category, causes[1], 40.0)
    now = back(replace(form, eligibility=added(form.eligibility, category, mission, 12.5), causes=both), loaded)
    assert now.categories[category].eligibility == {"jobs": 0.125}
    assert now.categories[category].causes == {causes[0]: 0.6, causes[1]: 0.4}


def test_a_strategy_of_one_s_own_and_another_split(form, loaded):
    title = loaded.missions.title
    mine = added(form.strategies, "Jobs and homes", title("jobs"), 60.0)
    mine = added(mine, "Jobs and homes", "the chosen mission", 40.0)
    now = back(replace(form, strategies=mine), loaded)
    assert now.strategies["jobs_and_homes"].points_at == {"jobs": 0.6, "mission": 0.4}
    assert {k: s for k, s in now.strategies.items() if k != "jobs_and_homes"} == loaded.scenario.strategies
    first = form.strategies.iloc[:1]
    alone = back(replace(form, strategies=first), loaded)
    assert list(alone.strategies) == ["piecemeal", loaded_key(loaded, first.iloc[0][tables.STRATEGY])]


def loaded_key(loaded, title: str) -> str:
    return next(k for k, s in loaded.scenario.strategies.items() if s.title == title)


def test_programme_size_and_calendar(form, loaded):
    programme = form.programme.iloc[:1].assign(**{tables.OF_MONEY: 100.0})
    now = back(replace(form, programme=programme, adults=100_000.0, start=2030, covers_percent=80.0), loaded)
    assert list(now.programme.values()) == [1.0]
    assert (now.council.adults, now.contracts.start, now.contracts.covers) == (100_000, 2030, 0.8)
    relet = back(replace(form, relet="25; 50 75,100%"), loaded)
    assert relet.levers.relet_by_year == (0.25, 0.5, 0.75, 1.0)
    assert back(replace(form, relet=""), loaded).levers.relet_by_year == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda f: {"spend": changed(f.spend, 0, **{tables.SHARE: 90.0})}, "sum"),
        (lambda f: {"spend": changed(f.spend, 0, **{tables.SHARE: None})}, "it must be a share in per cent"),
        (lambda f: {"spend": changed(f.spend, 0, **{tables.PLEDGED: 140.0})}, "140 %"),
        (lambda f: {"spend": added(f.spend, f.spend.iloc[0][tables.CATEGORY], 0.0, None)}, "stands in one row"),
        (lambda f: {"eligibility": added(f.eligibility, "hiways", "Jobs", 5.0)}, "Did you mean 'highways'"),
        (lambda f: {"strategies": f.strategies.iloc[:0]}, "there must be one besides piecemeal"),
        (lambda f: {"relet": "a quarter"}, "25, 50, 75, 100"),
        (lambda f: {"relet": "50, 25"}, "relet_by_year"),
    ],
)
def test_what_cannot_be_is_one_sentence(form, loaded, change, told):
    with pytest.raises(InputError) as refused:
        back(replace(form, **change(form)), loaded)
    assert told in str(refused.value)


def test_an_empty_row_is_none(form, loaded):
    assert back(replace(form, spend=added(form.spend, None, None, None)), loaded) == loaded.scenario


@pytest.mark.parametrize("name", SHIPPED)
def test_tables_as_plain_values_come_back_as_they_were_typed(name):
    import json

    loaded = scenario_files.load(name)
    form = tables.form_of(loaded.scenario, loaded.missions)
    typed = replace(form, spend=changed(form.spend, 0, **{tables.PLEDGED: 7.25}), relet="30, 60")
    again = tables.from_plain(json.loads(json.dumps(tables.as_plain(typed))), form)
    assert tables.as_plain(again) == tables.as_plain(typed)
    assert tables.as_plain(form) != tables.as_plain(typed)
    for frame in ("spend", "eligibility", "causes", "programme", "strategies"):
        assert getattr(again, frame).equals(getattr(typed, frame).astype(getattr(again, frame).dtypes))


def test_a_strategy_that_points_at_nothing_stays(loaded):
    idle = loaded.scenario.strategies["piecemeal"].model_copy(update={"title": "Idle"})
    scenario = loaded.scenario.model_copy(update={"strategies": {**loaded.scenario.strategies, "idle": idle}})
    values = tables.values_of(tables.form_of(scenario, loaded.missions), scenario, loaded.missions)
    assert values["strategies"]["idle"]["title"] == "Idle"


def test_what_is_said_twice_is_refused(form, loaded):
    row = form.strategies.iloc[0].tolist()
    for change in (
        {"strategies": added(form.strategies, *row)},
        {"programme": added(form.programme, *form.programme.iloc[0].tolist())},
    ):
        with pytest.raises(InputError, match="given twice"):
            back(replace(form, **change), loaded)
